package dev.lmc.verdict;

import dev.lmc.verdict.Clause.Basis;
import dev.lmc.verdict.Clause.Topic;
import dev.lmc.verdict.ScenarioDescription.ScenarioKey;
import java.util.List;

/**
 * A scenario as stated in its feature file. A scenario outline has one for each row of its examples.
 *
 * @param id the clause's id
 * @param example the row of the outline's examples, its cells joined by {@code " | "}; empty for a plain scenario
 * @param feature the feature file, relative to {@code features/}
 * @param operation its operation; {@code -} for none
 * @param rule its rule, possibly empty
 * @param steps its steps in words, with the rows of their tables
 */
public record Scenario(
        String id,
        String title,
        String example,
        String feature,
        String operation,
        String rule,
        Topic topic,
        Basis basis,
        Strength strength,
        List<String> steps) {

    public Scenario {
        steps = List.copyOf(steps);
    }

    /** Returns the scenario of a clause. */
    public static Scenario of(Clause clause, ScenarioDescription description) {
        return new Scenario(
                clause.id(),
                description.title(),
                description.example(),
                clause.feature(),
                clause.operation(),
                clause.rule(),
                description.topic(),
                clause.basis(),
                clause.strength(),
                description.steps());
    }

    /** Returns its identity. */
    public ScenarioKey key() {
        return new ScenarioKey(id, title, example);
    }
}
