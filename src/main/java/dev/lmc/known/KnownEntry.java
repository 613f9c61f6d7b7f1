package dev.lmc.known;

import dev.lmc.record.ScenarioResult;
import dev.lmc.verdict.Deviation;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A deviation that is expected of a target.
 *
 * @param clause the id of the clause departed from
 * @param path the member path, list positions as {@code []}; empty for any
 * @param example the row of the clause's examples, its cells joined by {@code " | "}; empty for all
 * @param reason why it is there
 * @param issue where it is dealt with
 * @param until the last day on which it is excused
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
        path = path.map(KnownEntry::withoutPositions);
    }

    /** Whether it speaks of the scenario: the clause's own, in the row that it names. */
    boolean appliesTo(ScenarioResult scenario) {
        return clause.equals(scenario.id())
                && example.map(scenario.example()::equals).orElse(true);
    }

    /** Whether it lists a deviation that a scenario showed. An entry without a row lists it in whatever scenario. */
    boolean matches(String scenario, String row, Deviation deviation) {
        return clause.equals(deviation.clause())
                && path.map(withoutPositions(deviation.path())::equals).orElse(true)
                && example.map(wanted -> clause.equals(scenario) && wanted.equals(row))
                        .orElse(true);
    }

    boolean matches(ScenarioResult scenario, Deviation deviation) {
        return matches(scenario.id(), scenario.example(), deviation);
    }

    boolean heldOn(LocalDate day) {
        return until.map(last -> !day.isAfter(last)).orElse(true);
    }

    /** The reason, and where it is dealt with. */
    String explanation() {
        return reason + issue.map(link -> " (" + link + ")").orElse("");
    }

    static String withoutPositions(String path) {
        return Deviation.withoutPositions(path);
    }
}
