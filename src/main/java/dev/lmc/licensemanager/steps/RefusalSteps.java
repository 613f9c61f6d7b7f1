package dev.lmc.licensemanager.steps;

import io.cucumber.java.en.Then;

/** Refusals: the code fits, nothing has changed, and the valid twin of the call succeeds. */
public final class RefusalSteps {
    private final ScenarioState scenario;
    private final Checks checks;
    private final UnchangedStateCheck unchanged;
    private final PositiveControls controls;

    public RefusalSteps(
            ScenarioState scenario, Checks checks, UnchangedStateCheck unchanged, PositiveControls controls) {
        this.scenario = scenario;
        this.checks = checks;
        this.unchanged = unchanged;
        this.controls = controls;
    }

    /** What was not refused at all has left its traces; nothing is waited for then. */
    @Then("the call is refused {refusal}")
    public void refused(Refusal refusal) {
        ScenarioState.Attempt attempt = scenario.attempt();
        boolean refused = checks.refused(attempt.exchange(), refusal);
        if (!attempt.exchange().succeeded() && unchanged.requireUnchanged(attempt) && refused) {
            controls.show(attempt);
        }
    }
}
