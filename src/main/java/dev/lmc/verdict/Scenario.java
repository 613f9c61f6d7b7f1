package dev.lmc.verdict;

import java.util.List;

/**
 * A scenario as its feature file states it, whoever runs it. A scenario outline gives one for each row of its examples.
 *
 * @param id the clause's id
 * @param example the row of the outline's examples, its cells joined by {@code " | "}; empty for a plain scenario
 * @param feature the feature file, below {@code features/}
 * @param operation the operation it is about; {@code -} for none
 * @param rule the rule it stands under, possibly empty
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

    /** Returns what tells it from the others. */
    public ScenarioKey key() {
        return new ScenarioKey(id, title, example);
    }
}
