package dev.lmc.suite;

import dev.lmc.suite.FeatureFiles.FeatureScenario;
import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Scenario;
import dev.lmc.verdict.ScenarioDescription;
import java.net.URI;
import java.time.LocalDate;
import java.util.Set;

/** One scenario to run, or one row of an outline's examples. */
record ScenarioCase(FeatureScenario source, Clause clause, Set<String> operations, ScenarioDescription description) {

    /** The location of a scenario or of its row, which identifies it. */
    record SourceLine(URI feature, int line) {}

    SourceLine sourceLine() {
        return source.sourceLine();
    }

    ScenarioCase with(Clause other) {
        return new ScenarioCase(source, other, operations, description);
    }

    Scenario scenario() {
        return Scenario.of(clause, description);
    }

    boolean holdsAt(LocalDate date) {
        return clause.holdsAt(date)
                && Tags.date(source.tags(), "@since-").filter(date::isBefore).isEmpty()
                && Tags.date(source.tags(), "@until-")
                        .filter(end -> !date.isBefore(end))
                        .isEmpty();
    }
}
