package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lmc.licensemanager.facts.GrantStatusGraph;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.steps.GrantReader.Sight;
import io.cucumber.java.en.Then;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Steps about the status that a grant has after a call, as its parties read it. */
public final class StatusSteps {
    private static final GrantReader.View DISTRIBUTED = new GrantReader.View(Parties.GRANTOR, "ListDistributedGrants");

    private final ScenarioState scenario;
    private final Checks checks;
    private final StatusChecks statusChecks;
    private final RefusalChecks refusals;
    private final GrantReader reading;
    private final GrantViews views;
    private final StatusSettling settling;
    private final AdaptivePolling polling;

    public StatusSteps(
            ScenarioState scenario,
            Checks checks,
            StatusChecks statusChecks,
            RefusalChecks refusals,
            GrantReader reading,
            GrantViews views,
            StatusSettling settling,
            AdaptivePolling polling) {
        this.scenario = scenario;
        this.checks = checks;
        this.statusChecks = statusChecks;
        this.refusals = refusals;
        this.reading = reading;
        this.views = views;
        this.settling = settling;
        this.polling = polling;
    }

    @Then("the grant reaches status {statuses}")
    public void settlesAs(List<String> statuses) {
        Sight read = settling.await(scenario.grant(), checks.succeeded(scenario.last()), statuses);
        statusChecks.settled(
                scenario.last(),
                read.exchange(),
                read.path() + ".GrantStatus",
                statuses,
                read.grant().path("GrantStatus"));
    }

    @Then("the grant keeps its status")
    public void keepsItsStatus() {
        settlesAs(List.of(scenario.grant().status()));
    }

    @Then("the grant stays {status} or becomes {status}, whether or not the call succeeds")
    public void staysOrBecomes(String status, String other) {
        stays(List.of(status, other));
    }

    @Then("the grant stays/is {statuses}, whether or not the call succeeds")
    public void stays(List<String> statuses) {
        stays(statuses, (exchange, path, view) -> {});
    }

    /** A name that was never requested for the grant is reported wherever it is read. */
    @Then("the grant stays {status} and keeps its name, whether or not the call succeeds")
    public void staysWithItsName(String status) {
        JsonNode asked = scenario.last()
                .requestBody()
                .map(body -> body.path("GrantName"))
                .orElse(MissingNode.getInstance());
        stays(
                List.of(status),
                (exchange, path, view) -> checks.check(
                        !view.path("GrantName").equals(asked) || asked.isMissingNode(),
                        exchange,
                        path + ".GrantName",
                        "the name before the call",
                        view.path("GrantName")));
    }

    private void stays(List<String> statuses, GrantViews.Statement also) {
        refusals.isBelow500(scenario.last());
        scenario.last().successBody().ifPresent(answer -> answeredWith(answer.path("Status"), statuses));
        GrantViews.Statement statement = (exchange, path, view) -> {
            checks.oneOf(exchange, path + ".GrantStatus", statuses, view.path("GrantStatus"));
            also.judge(exchange, path, view);
        };
        if (GrantStatusGraph.ENDED.containsAll(statuses)) {
            views.whoeverSees(statement);
        } else {
            views.everywhere(statement);
        }
    }

    /** Waits after a success with a pending workflow, because it may lead to another status. */
    private void answeredWith(JsonNode status, List<String> statuses) {
        Set<String> onTheWay =
                GrantStatusGraph.transientStatuses(scenario.last().operation());
        List<String> fitting = new ArrayList<>(statuses);
        fitting.addAll(onTheWay);
        checks.oneOf(scenario.last(), "Status", fitting, status);
        if (onTheWay.contains(status.asText()) && !statuses.contains(status.asText())) {
            polling.observe(
                    () -> !fitting.contains(reading.sight(scenario.grant()).status()));
        }
    }

    @Then("the grant has status {statuses} for every party that can still see it")
    public void whoeverSees(List<String> statuses) {
        checks.succeeded(scenario.last());
        settling.await(scenario.grant(), scenario.last(), statuses);
        views.whoeverSees((exchange, path, view) -> statusChecks.settled(
                scenario.last(), exchange, path + ".GrantStatus", statuses, view.path("GrantStatus")));
    }

    @Then("the grantor lists it with status {statuses}")
    public void grantorLists(List<String> statuses) {
        checks.eventually("what the grantor lists", () -> {
            Sight listed = reading.sight(DISTRIBUTED, scenario.grant());
            checks.succeeded(listed.exchange());
            views.needs(DISTRIBUTED, listed);
            if (listed.present()) {
                checks.oneOf(
                        listed.exchange(),
                        "Grants[].GrantStatus",
                        statuses,
                        listed.grant().path("GrantStatus"));
            }
        });
    }

    @Then("the grant has status {statuses} for both parties")
    public void bothRead(List<String> statuses) {
        views.everywhere((exchange, path, view) ->
                checks.oneOf(exchange, path + ".GrantStatus", statuses, view.path("GrantStatus")));
    }

    @Then("both parties see the same status")
    public void bothReadOneStatus() {
        bothRead(List.of(scenario.grant().status()));
    }
}
