package dev.lmc.suite;

import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Told;
import io.cucumber.core.gherkin.Pickle;
import java.net.URI;
import java.time.LocalDate;
import java.util.Set;

/** One scenario to run, or one row of an outline's examples. */
record Case(Pickle pickle, Clause clause, Set<String> operations, Told told) {

    /** Where it stands; the same for Cucumber's pickle and for its events. */
    record Place(URI feature, int line) {}

    Place place() {
        return new Place(pickle.getUri(), pickle.getLocation().getLine());
    }

    String title() {
        return told.title();
    }

    String example() {
        return told.example();
    }

    boolean holdsAt(LocalDate date) {
        return clause.holdsAt(date)
                && Tags.date(pickle.getTags(), "@since-").filter(date::isBefore).isEmpty()
                && Tags.date(pickle.getTags(), "@until-")
                        .filter(end -> !date.isBefore(end))
                        .isEmpty();
    }
}
