package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.steps.ScenarioState.ScenarioLicense;
import dev.lmc.suite.Session;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.wire.Exchange;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** Steps about licenses that change after they were created: new versions, deactivated, deleted and expired ones. */
public final class LicenseVersionSteps {
    private final Session session;
    private final ScenarioState scenario;
    private final Fixtures fixtures;
    private final PartyCalls calls;
    private final Checks checks;
    private final ReceivedLicenses received;
    private Exchange version;

    public LicenseVersionSteps(
            Session session,
            ScenarioState scenario,
            Fixtures fixtures,
            PartyCalls calls,
            Checks checks,
            ReceivedLicenses received) {
        this.session = session;
        this.scenario = scenario;
        this.fixtures = fixtures;
        this.calls = calls;
        this.checks = checks;
        this.received = received;
    }

    @Given("a license that is deactivated")
    public void deactivated() {
        fixtures.ownLicense(fixtures.licenseRequest());
        deactivates();
    }

    @Given("a license that is deleted")
    public void deleted() {
        ScenarioLicense license = fixtures.ownLicense(fixtures.licenseRequest());
        ObjectNode request = license.request().objectNode();
        setUp("DeleteLicense", request.put("LicenseArn", license.arn()).put("SourceVersion", "1"));
    }

    @Given("a license that is expired")
    public void expired() {
        ObjectNode request = fixtures.licenseRequest();
        request.putObject("Validity").put("Begin", "2021-01-01T00:00:00Z").put("End", "2021-12-31T23:59:59Z");
        fixtures.licenseAsItIs(request);
    }

    @When("the grantor deactivates the license")
    public void deactivates() {
        version = setUp("CreateLicenseVersion", versionRequest("DEACTIVATED"));
    }

    @When("the grantor creates a version of the license with {long} seats")
    public void createsVersion(long seats) {
        ObjectNode request = versionRequest("AVAILABLE");
        request.withObject("/Entitlements/0").put("MaxCount", seats);
        version = setUp("CreateLicenseVersion", request);
    }

    private ObjectNode versionRequest(String status) {
        ScenarioLicense license = scenario.license();
        if (license.request().isEmpty()) {
            throw Fixtures.ownLicensesNeeded();
        }
        ObjectNode request = license.request().deepCopy();
        request.put("LicenseArn", license.arn()).put("Status", status).put("ClientToken", ValidRequests.token());
        return request.retain(session.contract()
                .operation("CreateLicenseVersion")
                .orElseThrow()
                .input()
                .members()
                .keySet());
    }

    /** Makes a call that not every target supports. */
    private Exchange setUp(String operation, ObjectNode request) {
        Exchange done = calls.attempt(Parties.GRANTOR, operation, request);
        if (!done.succeeded()) {
            throw ScenarioAborted.skipped(operation + ", used for set-up, returned " + done.explanation());
        }
        return done;
    }

    @Then("the grantee sees the new version of the license and its content")
    public void readsTheVersion() {
        String number = version.successBody().orElseThrow().path("Version").asText();
        JsonNode asked = version.requestBody().orElseThrow().path("Entitlements");
        received.list();
        received.eventuallyChanged(() -> {
            JsonNode license = received.one();
            checks.equal(received.last(), "Licenses[].Version", number, license.path("Version"));
            JsonNode read = license.path("Entitlements");
            checks.check(JsonContent.holds(asked, read), received.last(), "Licenses[].Entitlements", "" + asked, read);
        });
    }

    @Then("the grantee sees that the license is {statuses}")
    public void readsTheStatus(List<String> statuses) {
        received.list();
        received.eventuallyChanged(() -> checks.oneOf(
                received.last(), "Licenses[].Status", statuses, received.one().path("Status")));
    }
}
