package dev.lmc.licensemanager.steps;

import dev.lmc.wire.Exchange;
import io.cucumber.java.en.Then;

/** Refusals: the code fits, nothing has changed, and the valid twin of the call succeeds. */
public final class RefusalSteps {
    private final World world;
    private final Checks checks;
    private final Traces traces;

    public RefusalSteps(World world, Checks checks, Traces traces) {
        this.world = world;
        this.checks = checks;
        this.traces = traces;
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
        traces.unchanged(attempt);
        attempt.twin().run();
    }
}
