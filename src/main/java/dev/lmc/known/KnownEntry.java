package dev.lmc.known;

import dev.lmc.record.ScenarioResult;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Scenario;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A deviation that is expected of a target.
 *
 * @param clause the id of the clause
 * @param path the member path, list positions as {@code []}; empty for any
 * @param example the row of the clause's examples, its cells joined by {@code " | "}; empty for all
 * @param reason why it is expected
 * @param issue the link to its issue
 * @param until the last day on which it is accepted
 * @param where the file and line that list it
 */
public record KnownEntry(
        String clause,
        Optional<String> path,
        Optional<String> example,
        String reason,
        Optional<String> issue,
        Optional<LocalDate> until,
        String where) {

    public KnownEntry {
        path = path.map(Deviation::withoutPositions);
    }

    /** Returns whether it applies to the scenario: one of its clause, in its row. */
    boolean appliesTo(ScenarioResult scenario) {
        return clause.equals(scenario.id())
                && example.map(scenario.scenario().example()::equals).orElse(true);
    }

    /** Returns whether it matches a deviation of a scenario. An entry without a row matches it in any scenario. */
    boolean matches(Scenario scenario, Deviation deviation) {
        return clause.equals(deviation.clause())
                && path.map(listed -> Deviation.sameMember(listed, deviation.place()))
                        .orElse(true)
                && example.map(wanted -> clause.equals(scenario.id()) && wanted.equals(scenario.example()))
                        .orElse(true);
    }

    /** Returns whether it lists all that departs from a clause at a member path. */
    boolean lists(String id, String member) {
        return clause.equals(id)
                && example.isEmpty()
                && path.map(listed -> Deviation.sameMember(listed, member)).orElse(true);
    }

    /** Returns whether it lists a finding, at least in one of the rows that show it. */
    boolean matches(RunFinding finding) {
        return finding.contradicts(clause)
                && path.map(listed -> Deviation.sameMember(listed, finding.path()))
                        .orElse(true)
                // the rows that show it are those of the clause that it is reported under
                && (!finding.clause().equals(clause)
                        || example.map(finding.extent().examples()::contains).orElse(true));
    }

    boolean heldOn(LocalDate day) {
        return until.map(last -> !day.isAfter(last)).orElse(true);
    }

    /** Returns the reason and the link to its issue. */
    String explanation() {
        return reason + issue.map(link -> " (" + link + ")").orElse("");
    }
}
