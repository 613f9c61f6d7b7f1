package dev.lmc.verdict;

import java.util.List;
import java.util.Set;

/**
 * The step at which a scenario deviated or ended early.
 *
 * @param failedStep its number, from 1, not counting the rows of tables; 0 for none
 * @param failedStepSeconds its duration
 */
public record FailedStep(int failedStep, double failedStepSeconds) {
    /** For a scenario that conforms, or whose failed step is unknown. */
    public static final FailedStep NONE = new FailedStep(0, 0);

    /**
     * A step that has ended.
     *
     * @param passed whether it ended regularly
     * @param deviates whether it recorded a deviation
     * @param exchanges the numbers of the exchanges that it made
     */
    public record Ended(double seconds, boolean passed, boolean deviates, Set<Integer> exchanges) {
        public Ended {
            exchanges = Set.copyOf(exchanges);
        }
    }

    /** Returns the first step that recorded a deviation or ended early, otherwise the first that made a deviating exchange. */
    public static FailedStep of(List<Ended> steps, List<Deviation> deviations) {
        for (int i = 0; i < steps.size(); i++) {
            if (!steps.get(i).passed() || steps.get(i).deviates()) {
                return at(i, steps);
            }
        }
        for (int i = 0; i < steps.size(); i++) {
            Ended step = steps.get(i);
            if (deviations.stream().anyMatch(deviation -> step.exchanges().contains(deviation.exchange()))) {
                return at(i, steps);
            }
        }
        return NONE;
    }

    private static FailedStep at(int index, List<Ended> steps) {
        return new FailedStep(index + 1, Math.round(steps.get(index).seconds() * 1000) / 1000.0);
    }
}
