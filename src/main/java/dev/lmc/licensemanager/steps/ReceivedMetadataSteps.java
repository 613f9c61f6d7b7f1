package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import io.cucumber.java.en.Then;
import java.util.List;

/** Steps about what a grant adds to a received license: its status, reason, operations and ARN. */
public final class ReceivedMetadataSteps {
    private final ScenarioState scenario;
    private final Checks checks;
    private final StatusChecks statusChecks;
    private final ReceivedLicenses received;

    public ReceivedMetadataSteps(
            ScenarioState scenario, Checks checks, StatusChecks statusChecks, ReceivedLicenses received) {
        this.statusChecks = statusChecks;
        this.scenario = scenario;
        this.checks = checks;
        this.received = received;
    }

    @Then("the license has the operations of the grant and the received status {statuses}")
    public void withWhatTheGrantAllows(List<String> statuses) {
        received.eventually(() -> asTheGrant(statuses));
    }

    private void asTheGrant(List<String> statuses) {
        JsonNode metadata = received.one().path("ReceivedMetadata");
        checks.oneOf(
                received.last(),
                "Licenses[].ReceivedMetadata.ReceivedStatus",
                statuses,
                metadata.path("ReceivedStatus"));
        allows(scenario.grant().request().path("AllowedOperations"), metadata);
    }

    private void allows(JsonNode operations, JsonNode metadata) {
        checks.sameOperations(
                received.last(),
                "Licenses[].ReceivedMetadata.AllowedOperations",
                operations,
                metadata.path("AllowedOperations"));
    }

    @Then("the received license allows {string}")
    public void readsWhatItAllows(String operations) {
        received.list();
        received.eventually(() -> allows(
                ValidRequests.list(List.of(operations.split(", "))),
                received.one().path("ReceivedMetadata")));
    }

    @Then("the grantee sees the received status {statuses} and the reason {string}")
    public void readsTheReceivedReason(List<String> statuses, String reason) {
        received.list();
        received.eventually(() -> {
            asTheGrant(statuses);
            checks.equal(
                    received.last(),
                    "Licenses[].ReceivedMetadata.ReceivedStatusReason",
                    reason,
                    received.one().path("ReceivedMetadata").path("ReceivedStatusReason"));
        });
    }

    @Then("the license's metadata contains the ARN of the grant")
    public void metadataNamesTheGrant() {
        received.eventually(() -> checks.equal(
                received.last(),
                "Licenses[].LicenseMetadata[].Value",
                scenario.grant().arn(),
                GrantReader.element(received.one().path("LicenseMetadata"), "Name", "grantArn")
                        .path("Value")));
    }

    @Then("the grantee no longer sees the license, or sees it with the received status {status}")
    public void noLongerHas(String receivedStatus) {
        if (!statusChecks.leadsNowhere(scenario.last(), scenario.grant())) {
            received.goneOr(receivedStatus);
        }
    }
}
