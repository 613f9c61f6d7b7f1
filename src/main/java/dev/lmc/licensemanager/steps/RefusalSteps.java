package dev.lmc.licensemanager.steps;

import io.cucumber.java.en.Then;

/** Steps about refusals: the code is acceptable, nothing has changed, and the valid twin of the call succeeds. */
public final class RefusalSteps {
    private final ScenarioState scenario;
    private final Checks checks;
    private final RefusalChecks refusals;
    private final UnchangedStateCheck unchanged;
    private final PositiveControls controls;

    public RefusalSteps(
            ScenarioState scenario,
            Checks checks,
            RefusalChecks refusals,
            UnchangedStateCheck unchanged,
            PositiveControls controls) {
        this.scenario = scenario;
        this.checks = checks;
        this.refusals = refusals;
        this.unchanged = unchanged;
        this.controls = controls;
    }

    /** Checks a refusal. If the call was not refused, it has changed something, and nothing is awaited. */
    @Then("the call is refused {refusal}")
    public void refused(Refusal refusal) {
        refused(refusals.refused(scenario.attempt().exchange(), refusal));
    }

    private void refused(boolean refused) {
        ScenarioState.Attempt attempt = scenario.attempt();
        if (!attempt.exchange().succeeded() && unchanged.requireUnchanged(attempt) && refused) {
            controls.show(attempt);
        }
    }
}
