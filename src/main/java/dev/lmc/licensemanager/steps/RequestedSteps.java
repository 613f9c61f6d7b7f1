package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.wire.Exchange;
import io.cucumber.java.en.Then;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Steps that compare what the parties read of a grant with what was requested of it. */
public final class RequestedSteps {
    private final ScenarioState scenario;
    private final Checks checks;
    private final GrantViews views;
    private final StatusSettling settling;

    public RequestedSteps(ScenarioState scenario, Checks checks, GrantViews views, StatusSettling settling) {
        this.scenario = scenario;
        this.checks = checks;
        this.views = views;
        this.settling = settling;
    }

    @Then("both parties see the requested values")
    public void readWhatWasAskedFor() {
        readBoth(scenario.grant().request());
    }

    @Then("both parties see the requested values, except that {word} is {string}")
    public void readWhatWasAskedForBut(String member, String value) {
        ObjectNode asked = scenario.grant().request().deepCopy();
        if (member.equals("GrantedOperations")) {
            asked.set("AllowedOperations", ValidRequests.list(List.of(value.split(", "))));
        } else {
            asked.put(member, value);
        }
        readBoth(asked);
    }

    @Then("both parties see the requested values of the new version")
    public void readWhatTheVersionAsksFor() {
        JsonNode version = checks.succeeded(scenario.last()).requestBody().orElseThrow();
        ObjectNode asked = scenario.grant().request().deepCopy();
        List.of("GrantName", "AllowedOperations").stream()
                .filter(version::has)
                .forEach(member -> asked.set(member, version.path(member)));
        readBoth(asked);
        views.everywhere((exchange, path, view) -> Map.of("Status", "GrantStatus", "StatusReason", "StatusReason")
                .forEach((member, read) -> {
                    if (version.has(member)) {
                        checks.equal(
                                exchange,
                                path + "." + read,
                                version.path(member).asText(),
                                view.path(read));
                    }
                }));
    }

    @Then("both parties see the same name and operations as before")
    public void readWhatItHad() {
        JsonNode had = scenario.grant()
                .first()
                .orElseThrow(() ->
                        ScenarioAborted.blockedBy("LM-GG-01", "the earlier values of the grant could not be read"));
        views.everywhere((exchange, path, view) -> {
            checks.equal(exchange, path + ".GrantName", had.path("GrantName").asText(), view.path("GrantName"));
            checks.sameOperations(
                    exchange,
                    path + ".GrantedOperations",
                    had.path("GrantedOperations"),
                    view.path("GrantedOperations"));
        });
    }

    @Then("both parties see that it allows {string}")
    public void readThatItAllows(String operations) {
        views.everywhere((exchange, path, view) -> checks.sameOperations(
                exchange,
                path + ".GrantedOperations",
                ValidRequests.list(List.of(operations.split(", "))),
                view.path("GrantedOperations")));
    }

    @Then("the grant has the requested values for every party that can still see it")
    public void whoeverSeesItAsItWasMade() {
        Exchange last = checks.succeeded(scenario.last());
        String status = last.successBody().orElseThrow().path("Status").asText();
        settling.await(scenario.grant(), last, Set.of(GrantReader.documented(status)));
        views.whoeverSees((exchange, path, view) ->
                checks.equal(exchange, path + ".GrantArn", scenario.grant().arn(), view.path("GrantArn")));
    }

    private void readBoth(JsonNode asked) {
        views.everywhere((exchange, path, view) -> {
            checks.equal(exchange, path + ".GrantArn", scenario.grant().arn(), view.path("GrantArn"));
            checks.equal(exchange, path + ".GrantName", asked.path("GrantName").asText(), view.path("GrantName"));
            checks.equal(
                    exchange, path + ".LicenseArn", asked.path("LicenseArn").asText(), view.path("LicenseArn"));
            checks.equal(
                    exchange, path + ".HomeRegion", asked.path("HomeRegion").asText(), view.path("HomeRegion"));
            checks.equal(
                    exchange,
                    path + ".GranteePrincipalArn",
                    asked.path("Principals").path(0).asText(),
                    view.path("GranteePrincipalArn"));
            checks.sameOperations(
                    exchange,
                    path + ".GrantedOperations",
                    asked.path("AllowedOperations"),
                    view.path("GrantedOperations"));
        });
    }
}
