package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.wire.Exchange;
import io.cucumber.java.en.Then;
import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Steps about versions: they increase, older ones do not change, and the latest is read. */
public final class VersionSteps {
    private final ScenarioState scenario;
    private final Checks checks;
    private final GrantReader reading;
    private final GrantViews views;

    public VersionSteps(ScenarioState scenario, Checks checks, GrantReader reading, GrantViews views) {
        this.scenario = scenario;
        this.checks = checks;
        this.reading = reading;
        this.views = views;
    }

    @Then("the response contains a new version with status {statuses}")
    public void namesANewVersion(List<String> statuses) {
        JsonNode response = checks.succeeded(scenario.last()).successBody().orElseThrow();
        checks.equal(scenario.last(), "GrantArn", scenario.grant().arn(), response.path("GrantArn"));
        checks.oneOf(scenario.last(), "Status", statuses, response.path("Status"));
        checks.check(
                number(response.path("Version")).compareTo(latest()) > 0,
                scenario.last(),
                "Version",
                "a decimal number above " + latest(),
                response.path("Version"));
    }

    @Then("the response contains a new version with the same status")
    public void namesANewVersion() {
        namesANewVersion(List.of(scenario.grant().status(), "PENDING_WORKFLOW"));
    }

    @Then("the response contains the next version")
    public void namesTheNextVersion() {
        namesVersion(number(scenario.latestVersion()).add(BigInteger.ONE).toString());
    }

    @Then("the response contains version {word}")
    public void namesVersion(String version) {
        JsonNode response = checks.succeeded(scenario.last()).successBody().orElseThrow();
        checks.equal(scenario.last(), "Version", version, response.path("Version"));
    }

    @Then("the response contains the previous version or a later one")
    public void namesNoEarlierVersion() {
        JsonNode response = checks.succeeded(scenario.last()).successBody().orElseThrow();
        noEarlier(scenario.last(), "Version", latest(), response.path("Version"));
    }

    @Then("the grant has the returned version or a later one for every party that can still see it")
    public void readsNoEarlierVersion() {
        BigInteger answered = number(scenario.last().successBody().orElseThrow().path("Version"));
        views.whoeverSees(
                (exchange, path, grant) -> noEarlier(exchange, path + ".Version", answered, grant.path("Version")));
    }

    @Then("the response contains the grant as it was created")
    public void asItWasFirst() {
        JsonNode read = GrantReader.view(checks.succeeded(scenario.last()));
        String name = scenario.grant().request().path("GrantName").asText();
        checks.equal(scenario.last(), "Grant.GrantName", name, read.path("GrantName"));
        checks.equal(scenario.last(), "Grant.Version", scenario.grant().firstVersion(), read.path("Version"));
        checks.sameOperations(
                scenario.last(),
                "Grant.GrantedOperations",
                scenario.grant().request().path("AllowedOperations"),
                read.path("GrantedOperations"));
    }

    @Then("the response contains the grant as it is now")
    public void asItIsNow() {
        Exchange latest = checks.succeeded(reading.get(Parties.GRANTOR, scenario.grant(), scenario.latestVersion()));
        AtomicBoolean again = new AtomicBoolean();
        checks.eventuallySeen("the grant as it is now", () -> {
            if (again.getAndSet(true)) {
                scenario.setLast(reading.get(Parties.GRANTOR, scenario.grant()));
            }
            JsonNode read = GrantReader.view(checks.succeeded(scenario.last()));
            checks.equal(scenario.last(), "Grant.Version", scenario.latestVersion(), read.path("Version"));
            checks.equal(
                    scenario.last(),
                    "Grant.GrantName",
                    GrantReader.view(latest).path("GrantName").asText(),
                    read.path("GrantName"));
        });
    }

    @Then("the response contains a version")
    public void namesAVersion() {
        JsonNode version =
                checks.succeeded(scenario.last()).successBody().orElseThrow().path("Version");
        checks.check(!version.asText("").isBlank(), scenario.last(), "Version", "a version", version);
    }

    private BigInteger latest() {
        return number(scenario.latestVersion());
    }

    private void noEarlier(Exchange exchange, String path, BigInteger least, JsonNode version) {
        checks.check(
                number(version).compareTo(least) >= 0,
                exchange,
                path,
                "a decimal number, " + least + " or more",
                version);
    }

    static BigInteger number(JsonNode version) {
        return number(version.asText("absent"));
    }

    static BigInteger number(String version) {
        return version.matches("\\d{1,18}") ? new BigInteger(version) : BigInteger.valueOf(-1);
    }
}
