package dev.lmc.explore;

import dev.lmc.explore.WalkModel.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds a minimal part of a failing sequence that still fails: removes steps that only read, then halves, quarters and so
 * on down to single steps until none can be left out, simplifies the remaining steps, and starts again as long as that
 * helps.
 *
 * @param <S> the type of steps
 */
final class DeltaDebugging<S extends Step<S>> {
    private final Predicate<List<S>> fails;
    private final Set<List<S>> passed = new HashSet<>();

    /** @param fails whether a sequence fails in the same way, on fresh resources */
    DeltaDebugging(Predicate<List<S>> fails) {
        this.fails = fails;
    }

    List<S> shortest(List<S> failing) {
        List<S> steps = withoutReads(List.copyOf(failing));
        // the last step says how much it needs: smaller pages need fewer elements
        steps = plain(steps, steps.size() - 1);
        List<S> before;
        do {
            before = steps;
            steps = plain(withoutNeedless(steps), 0);
        } while (!steps.equals(before));
        return steps;
    }

    /** Removes the steps that only read, but for the last, which shows the failure. */
    private List<S> withoutReads(List<S> all) {
        List<S> rest = new ArrayList<>(all);
        rest.subList(0, rest.size() - 1).removeIf(Step::reads);
        return fails(rest) ? rest : all;
    }

    private boolean fails(List<S> steps) {
        if (passed.contains(steps)) {
            return false;
        }
        boolean failed = fails.test(steps);
        if (!failed) {
            passed.add(List.copyOf(steps));
        }
        return failed;
    }

    private List<S> withoutNeedless(List<S> all) {
        List<S> steps = all;
        int size;
        do {
            size = steps.size();
            for (int part = Math.max(1, size / 2); part >= 1; part /= 2) {
                steps = without(steps, part);
            }
        } while (steps.size() < size);
        return steps;
    }

    /** Removes every part of a length that is not needed, the latest first: later steps depend on earlier ones. */
    private List<S> without(List<S> all, int length) {
        List<S> steps = all;
        for (int end = steps.size(); end > 0; end -= length) {
            int from = Math.max(0, end - length);
            List<S> rest = new ArrayList<>(steps.subList(0, from));
            rest.addAll(steps.subList(Math.min(end, steps.size()), steps.size()));
            if (!rest.isEmpty() && fails(rest)) {
                steps = rest;
            }
        }
        return steps;
    }

    private List<S> plain(List<S> all, int from) {
        List<S> steps = new ArrayList<>(all);
        for (int i = from; i < steps.size(); i++) {
            boolean simplified = true;
            while (simplified) {
                simplified = false;
                for (S simpler : steps.get(i).simpler()) {
                    List<S> other = new ArrayList<>(steps);
                    other.set(i, simpler);
                    if (fails(other)) {
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
