package dev.lmc.licensemanager.steps;

import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.wire.Exchange;
import io.cucumber.java.en.Then;
import java.util.List;

/** Steps about the reason for a grant's status, as its parties read it. */
public final class ReasonSteps {
    private final ScenarioState scenario;
    private final Checks checks;
    private final RefusalChecks refusals;
    private final StatusSteps statusSteps;
    private final StatusChecks statusChecks;
    private final GrantReader reading;
    private final GrantViews views;

    public ReasonSteps(
            ScenarioState scenario,
            Checks checks,
            RefusalChecks refusals,
            StatusSteps statusSteps,
            StatusChecks statusChecks,
            GrantReader reading,
            GrantViews views) {
        this.scenario = scenario;
        this.checks = checks;
        this.refusals = refusals;
        this.statusSteps = statusSteps;
        this.statusChecks = statusChecks;
        this.reading = reading;
        this.views = views;
    }

    @Then("both parties see this reason")
    public void readTheseReasons() {
        views.everywhere((exchange, path, view) ->
                checks.equal(exchange, path + ".StatusReason", scenario.reason(), view.path("StatusReason")));
    }

    @Then(
            "the grant has status {statuses} and the reason {string} for both parties, unless the call was refused {refusal}")
    public void readTheReasonUnlessRefused(List<String> statuses, String reason, Refusal refusal) {
        if (!refusals.refusedOrSucceeded(scenario.last(), refusal)) {
            bothReadTheReason(statuses, reason);
        }
    }

    @Then("the grantor sees the reason {string}")
    public void grantorReadsTheReason(String reason) {
        checks.eventually("the reason of a grant", () -> {
            Exchange read = checks.succeeded(reading.get(Parties.GRANTOR, scenario.grant()));
            checks.equal(
                    read, "Grant.StatusReason", reason, GrantReader.view(read).path("StatusReason"));
        });
    }

    @Then("the grant has status {statuses} and the reason {string} for every party that can still see it")
    public void whoeverSeesTheReason(List<String> statuses, String reason) {
        statusSteps.whoeverSees(statuses);
        if (statusChecks.leadsNowhere(scenario.last(), scenario.grant())) {
            return;
        }
        boolean seen = views.whoeverSees((exchange, path, view) ->
                checks.equal(exchange, path + ".StatusReason", reason, view.path("StatusReason")));
        if (!seen) {
            throw ScenarioAborted.skipped("this target shows no grant that has ended");
        }
    }

    @Then("the grant has status {statuses} and this reason for every party that can still see it")
    public void whoeverSeesTheseReasons(List<String> statuses) {
        whoeverSeesTheReason(statuses, scenario.reason());
    }

    @Then("the grant has status {statuses} and the reason {string} for both parties")
    public void bothReadTheReason(List<String> statuses, String reason) {
        views.everywhere((exchange, path, view) -> {
            checks.oneOf(exchange, path + ".GrantStatus", statuses, view.path("GrantStatus"));
            checks.equal(exchange, path + ".StatusReason", reason, view.path("StatusReason"));
        });
    }
}
