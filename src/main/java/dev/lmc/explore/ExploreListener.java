package dev.lmc.explore;

import dev.lmc.record.ScenarioResult;

/** Receives the progress of an exploration. */
public interface ExploreListener {
    /** Ignores all progress. */
    ExploreListener NONE = new ExploreListener() {
        @Override
        public void walked(int walks, int calls, int faults) {
            // it is in the record
        }

        @Override
        public void found(ScenarioResult result, FoundFault<?> fault) {
            // it is in the record
        }
    };

    /**
     * Called after each walk.
     *
     * @param walks the number of walks so far
     * @param calls the number of calls so far
     * @param faults the number of faults found so far
     */
    void walked(int walks, int calls, int faults);

    /**
     * Called for each fault, when its shortest sequence has been found.
     *
     * @param result its entry in the record
     */
    void found(ScenarioResult result, FoundFault<?> fault);
}
