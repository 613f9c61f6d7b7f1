package dev.lmc.licensemanager.steps;

import dev.lmc.verdict.ScenarioAborted;
import java.util.Optional;
import java.util.function.Supplier;

/** Checks which grants of the scenario a list holds; where a list never could, that is reported at its own clause. */
public final class ListChecks {
    private final ScenarioState scenario;
    private final Checks checks;
    private final ListWalk listings;

    public ListChecks(ScenarioState scenario, Checks checks, ListWalk listings) {
        this.scenario = scenario;
        this.checks = checks;
        this.listings = listings;
    }

    /**
     * Checks whether the list contains the grant. If it could never contain it, the deviation is reported under the
     * clause of the cause.
     */
    boolean holdsTheGrant() {
        return holds(among(), () -> listings.whyMissing(scenario.grant()), listings.listed(), GrantViews.ABSENT);
    }

    boolean holds(boolean holds, Supplier<Optional<Premise>> cause, String expected, String observed) {
        Optional<Premise> premise = holds || checks.isWaiting() ? Optional.empty() : cause.get();
        if (premise.isPresent()) {
            checks.fails(premise.get(), listings.last(), expected, observed);
            return false;
        }
        return checks.check(holds, listings.last(), listings.path(), expected, observed);
    }

    void eventually(Runnable check) {
        checks.eventuallySeen("what is listed", () -> {
            listings.look();
            check.run();
        });
    }

    boolean among() {
        return among(scenario.grant());
    }

    boolean among(ScenarioGrant grant) {
        return listings.found().stream()
                .anyMatch(each -> listings.identity(each).equals(listings.identity(grant)));
    }

    /** Requires a list that contains the grant: otherwise its absence from a filtered list would prove nothing. */
    void needsTheGrant() {
        isAmong();
        if (!among()) {
            throw ScenarioAborted.deviated();
        }
    }

    /** Checks that the list holds the grant of the scenario. */
    void isAmong() {
        checks.succeeded(scenario.last());
        eventually(this::holdsTheGrant);
    }
}
