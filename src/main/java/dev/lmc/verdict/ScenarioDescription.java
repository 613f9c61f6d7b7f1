package dev.lmc.verdict;

import dev.lmc.verdict.Clause.Topic;
import java.util.List;

/**
 * The description of a scenario in its feature file.
 *
 * @param example the row of an outline's examples, its cells joined by {@code " | "}; empty for a plain scenario
 * @param steps the steps in words, one line each; the rows of a step's table follow it as separate lines
 */
public record ScenarioDescription(String title, String example, Topic topic, List<String> steps) {
    public ScenarioDescription {
        steps = List.copyOf(steps);
    }

    /** The identity of a scenario. Identical rows of an outline share one. */
    public record ScenarioKey(String id, String title, String example) {}
}
