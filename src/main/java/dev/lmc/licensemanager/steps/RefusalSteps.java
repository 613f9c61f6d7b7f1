package dev.lmc.licensemanager.steps;

import io.cucumber.java.en.Then;

/** Refusals: the code fits, nothing has changed, and the valid twin of the call succeeds. */
public final class RefusalSteps {
    private final World world;
    private final Checks checks;
    private final Traces traces;
    private final Controls controls;

    public RefusalSteps(World world, Checks checks, Traces traces, Controls controls) {
        this.world = world;
        this.checks = checks;
        this.traces = traces;
        this.controls = controls;
    }

    /** What was not refused at all has left its traces; nothing is waited for then. */
    @Then("the call is refused {refusal}")
    public void refused(Refusal refusal) {
        World.Attempt attempt = world.attempt();
        boolean refused = checks.refused(attempt.exchange(), refusal);
        if (!attempt.exchange().succeeded() && traces.unchanged(attempt) && refused) {
            controls.show(attempt);
        }
    }
}
