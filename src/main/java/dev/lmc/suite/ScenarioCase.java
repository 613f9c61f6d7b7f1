package dev.lmc.suite;

import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Scenario;
import dev.lmc.verdict.ScenarioDescription;
import io.cucumber.core.gherkin.Pickle;
import java.net.URI;
import java.time.LocalDate;
import java.util.Set;

/** One scenario to run, or one row of an outline's examples. */
record ScenarioCase(Pickle pickle, Clause clause, Set<String> operations, ScenarioDescription description) {

    /** The location of a scenario, the same for Cucumber's pickles and events. */
    record SourceLine(URI feature, int line) {}

    SourceLine sourceLine() {
        return new SourceLine(pickle.getUri(), pickle.getLocation().getLine());
    }

    Scenario scenario() {
        return Scenario.of(clause, description);
    }

    boolean holdsAt(LocalDate date) {
        return clause.holdsAt(date)
                && Tags.date(pickle.getTags(), "@since-").filter(date::isBefore).isEmpty()
                && Tags.date(pickle.getTags(), "@until-")
                        .filter(end -> !date.isBefore(end))
                        .isEmpty();
    }
}
