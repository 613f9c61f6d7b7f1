package dev.lmc.licensemanager.steps;

import dev.lmc.wire.Exchange;
import io.cucumber.java.en.Then;

/** Refusals: the code fits, nothing has changed, and the valid twin of the call succeeds. */
public final class RefusalSteps {
    private final World world;
    private final Checks checks;
    private final Reading reading;

    public RefusalSteps(World world, Checks checks, Reading reading) {
        this.world = world;
        this.checks = checks;
        this.reading = reading;
    }

    @Then("the call is refused {refusal}")
    public void refused(Refusal refusal) {
        World.Attempt attempt = world.attempt();
        Exchange exchange = attempt.exchange();
        checks.that(
                exchange.errorCode().filter(refusal.codes()::contains).isPresent(),
                exchange,
                "__type",
                "a refusal: " + String.join(", ", refusal.codes()),
                exchange.summary());
        nothingHasChanged(attempt);
        attempt.twin().run();
    }

    private void nothingHasChanged(World.Attempt attempt) {
        for (Snapshot was : attempt.before()) {
            Snapshot is = reading.again(was, world);
            checks.that(
                    was.equals(is),
                    attempt.exchange(),
                    was.operation().equals("GetGrant") ? "Grant" : "Grants",
                    "a refused call changes nothing: the " + was.party().words() + " reads " + was.read(),
                    is.read());
        }
    }
}
