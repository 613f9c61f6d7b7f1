package dev.lmc.explore;

import dev.lmc.explore.WalkModel.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds a shortest part of a failing sequence that still fails: removes halves, quarters and so on down to single steps
 * until none can be left out, and then makes the remaining steps say less.
 *
 * @param <S> the type of steps
 */
final class DeltaDebugging<S extends Step<S>> {
    private final Predicate<List<S>> fails;

    /** @param fails whether a sequence fails in the same way, on fresh resources */
    DeltaDebugging(Predicate<List<S>> fails) {
        this.fails = fails;
    }

    List<S> shortest(List<S> failing) {
        List<S> steps = failing;
        int size = steps.size();
        do {
            size = steps.size();
            for (int part = Math.max(1, size / 2); part >= 1; part /= 2) {
                steps = without(steps, part);
            }
        } while (steps.size() < size);
        return plain(steps);
    }

    /** Removes every part of a length that is not needed, the latest first: later steps depend on earlier ones. */
    private List<S> without(List<S> all, int length) {
        List<S> steps = all;
        for (int end = steps.size(); end > 0; end -= length) {
            int from = Math.max(0, end - length);
            List<S> rest = new ArrayList<>(steps.subList(0, from));
            rest.addAll(steps.subList(Math.min(end, steps.size()), steps.size()));
            if (!rest.isEmpty() && fails.test(rest)) {
                steps = rest;
            }
        }
        return steps;
    }

    private List<S> plain(List<S> all) {
        List<S> steps = new ArrayList<>(all);
        for (int i = 0; i < steps.size(); i++) {
            boolean simplified = true;
            while (simplified) {
                simplified = false;
                for (S simpler : steps.get(i).simpler()) {
                    List<S> other = new ArrayList<>(steps);
                    other.set(i, simpler);
                    if (fails.test(other)) {
                        steps = other;
                        simplified = true;
                        break;
                    }
                }
            }
        }
        return List.copyOf(steps);
    }
}
