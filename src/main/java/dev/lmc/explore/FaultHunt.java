package dev.lmc.explore;

import dev.lmc.explore.Trial.Outcome;
import dev.lmc.explore.Trial.Place;
import dev.lmc.explore.WalkModel.Step;
import dev.lmc.record.RunRecord;
import dev.lmc.verdict.Deviation;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * Repeats a walk that deviated, to determine whether the fault shows each time and to find the shortest sequence that shows it.
 *
 * @param <S> the type of steps
 */
final class FaultHunt<S extends Step<S>> {
    private static final int ATTEMPTS = 3;
    /** The time limit of finding the shortest sequence of one fault. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Trial<S> trial;
    private final AdaptiveWait wait;
    private final Predicate<Place> tolerated;

    /** @param tolerated the places of other faults, which are passed over */
    FaultHunt(Trial<S> trial, AdaptiveWait wait, Predicate<Place> tolerated) {
        this.trial = trial;
        this.wait = wait;
        this.tolerated = tolerated;
    }

    /** @param first the outcome of a walk that waited as long as views may take */
    FoundFault<S> hunt(long seed, Outcome<S> first) {
        long start = System.nanoTime();
        Deviation deviation = first.deviation().orElseThrow();
        Place place = Place.of(deviation);
        int shown = 0;
        int attempts = 0;
        Outcome<S> again = first;
        while (attempts == 0 || attempts < ATTEMPTS && shown < attempts && isInTime(start)) {
            Outcome<S> outcome = trial.briefly(first.steps(), wait, tolerated);
            attempts++;
            if (outcome.shows(place)) {
                shown++;
                again = outcome;
            }
        }
        boolean reliable = shown == attempts;
        List<S> steps = shown == 0 ? first.steps() : shortest(again.steps(), place, reliable ? 1 : ATTEMPTS, start);
        Outcome<S> last = shown == 0 ? first : confirmed(steps, place, first, start);
        return new FoundFault<>(
                seed,
                last.steps(),
                first.steps().size(),
                shown(last, deviation),
                trial.scenario(seed, shown(last, deviation), last.steps()),
                last.evidence(),
                shown + 1,
                attempts + 1,
                RunRecord.secondsSince(start));
    }

    private static boolean isInTime(long start) {
        return System.nanoTime() - start < LIMIT.toNanos();
    }

    private Deviation shown(Outcome<S> outcome, Deviation otherwise) {
        return outcome.deviation().orElse(otherwise);
    }

    private List<S> shortest(List<S> failing, Place place, int attempts, long start) {
        return new DeltaDebugging<S>(steps -> {
                    boolean shows = false;
                    for (int i = 0; i < attempts && !shows && isInTime(start); i++) {
                        shows = trial.briefly(steps, wait, tolerated).shows(place);
                    }
                    return shows;
                })
                .shortest(failing);
    }

    /** Makes the shortest sequence once more, with the whole wait; what does not show then was cut too much. */
    private Outcome<S> confirmed(List<S> steps, Place place, Outcome<S> longer, long start) {
        for (int i = 0; i == 0 || i < ATTEMPTS && isInTime(start); i++) {
            Outcome<S> outcome = trial.patiently(steps, wait, tolerated);
            if (outcome.shows(place)) {
                return outcome;
            }
        }
        return longer;
    }
}
