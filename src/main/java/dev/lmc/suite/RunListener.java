package dev.lmc.suite;

import dev.lmc.record.ScenarioResult;
import dev.lmc.wire.Exchange;
import java.util.List;
import java.util.Set;

/** Receives each scenario when it ends. Calls are never concurrent. */
public interface RunListener {
    /** Ignores everything; the record has the results. */
    RunListener NONE = new RunListener() {};

    default void started(int scenarios) {
        // the record has the number
    }

    /**
     * Receives what the steps of a scenario checked, before it is reported as ended.
     *
     * @param clause the id of the scenario's clause
     * @param statements operations with member paths, indexes left out
     */
    default void checked(String clause, Set<String> statements) {
        // the result has what did not hold
    }

    default void ended(ScenarioResult result, List<Exchange> exchanges) {
        // the record has the result
    }

    /**
     * Receives the exchanges that show why no scenario can be judged.
     *
     * @param result the first of the scenarios, which stands for all
     */
    default void unjudged(ScenarioResult result, List<Exchange> exchanges) {
        // the results have the reason
    }
}
