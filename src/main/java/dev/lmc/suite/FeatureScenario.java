package dev.lmc.suite;

import dev.lmc.suite.ScenarioCase.SourceLine;
import java.util.List;
import java.util.Optional;

/**
 * A scenario of a feature file, or one row of an outline's examples.
 *
 * @param scenarioLine the line of the scenario or outline
 * @param ruleLine the line of the rule around it
 * @param featureLine the line of its feature
 * @param steps a line for each step, with the values of the example, and one for each row of its table
 */
record FeatureScenario(
        SourceLine sourceLine,
        int scenarioLine,
        Optional<Integer> ruleLine,
        Optional<Integer> featureLine,
        String name,
        List<String> tags,
        List<String> steps) {}
