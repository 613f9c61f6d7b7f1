package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.wire.Exchange;
import io.cucumber.java.en.Then;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Steps about the response to a call: what it contains, or that the call was refused and left no trace. */
public final class ResponseSteps {
    private final ScenarioState scenario;
    private final Checks checks;
    private final StatusChecks statusChecks;
    private final GrantReader reading;
    private final RefusalChecks refusals;
    private final UnchangedStateCheck unchanged;
    private final PositiveControls controls;

    public ResponseSteps(
            ScenarioState scenario,
            Checks checks,
            StatusChecks statusChecks,
            GrantReader reading,
            RefusalChecks refusals,
            UnchangedStateCheck unchanged,
            PositiveControls controls) {
        this.refusals = refusals;
        this.unchanged = unchanged;
        this.controls = controls;
        this.scenario = scenario;
        this.checks = checks;
        this.statusChecks = statusChecks;
        this.reading = reading;
    }

    @Then("the call succeeds")
    public void succeeds() {
        checks.succeeded(scenario.last());
    }

    /**
     * Checks a refusal: the code is acceptable, nothing has changed, and the valid twin of the call succeeds. If the call was
     * not refused, it has changed something, and nothing is awaited.
     */
    @Then("the call is refused {refusal}")
    public void refused(Refusal refusal) {
        ScenarioState.Attempt attempt = scenario.attempt();
        boolean refused = refusals.refused(attempt.exchange(), refusal);
        if (!attempt.exchange().succeeded() && unchanged.requireUnchanged(attempt) && refused) {
            controls.show(attempt);
        }
    }

    @Then("the response identifies the grant, with status {statuses}")
    public void namesTheGrant(List<String> statuses) {
        JsonNode answer = checks.succeeded(scenario.last()).successBody().orElseThrow();
        checks.equal(scenario.last(), "GrantArn", scenario.grant().arn(), answer.path("GrantArn"));
        checks.oneOf(scenario.last(), "Status", statuses, answer.path("Status"));
    }

    @Then("the response identifies the same grant")
    public void namesTheGrant() {
        JsonNode answer = checks.succeeded(scenario.last()).successBody().orElseThrow();
        checks.equal(scenario.last(), "GrantArn", scenario.grant().arn(), answer.path("GrantArn"));
    }

    @Then("the response identifies a new grant, with status {statuses}")
    public void namesANewGrant(List<String> statuses) {
        namesANewGrant();
        JsonNode answer = scenario.last().successBody().orElseThrow();
        statusChecks.settledNew(scenario.last(), "Status", statuses, answer.path("Status"));
    }

    @Then("the response identifies a new grant")
    public void namesANewGrant() {
        JsonNode answer = checks.succeeded(scenario.last()).successBody().orElseThrow();
        String arn = answer.path("GrantArn").asText();
        checks.check(!arn.isBlank(), scenario.last(), "GrantArn", "the ARN of the new grant", answer.path("GrantArn"));
        checks.check(
                scenario.grants().stream()
                                .filter(grant -> grant.arn().equals(arn))
                                .count()
                        <= 1,
                scenario.last(),
                "GrantArn",
                "an ARN that no grant had before",
                arn);
        checks.check(
                VersionSteps.number(answer.path("Version")).signum() > 0,
                scenario.last(),
                "Version",
                "a decimal number",
                answer.path("Version"));
    }

    @Then("each ARN is unique, contains the grantor's account ID, and has no Region")
    public void ownArnOfTheGrantor() {
        String account = reading.account(Parties.GRANTOR);
        Set<String> others = new HashSet<>();
        for (ScenarioGrant grant : scenario.grants()) {
            Exchange read = checks.succeeded(reading.get(Parties.GRANTOR, grant));
            String arn = GrantReader.view(read).path("GrantArn").asText();
            checks.check(others.add(arn), read, "Grant.GrantArn", "an ARN that no other grant has", arn);
            Optional<String> broken = broken(arn, account);
            checks.check(broken.isEmpty(), read, "Grant.GrantArn", broken.orElse("the ARN of a grant"), arn);
            if (broken.isPresent()) {
                return;
            }
        }
    }

    /** Returns the rule that the ARN of a grant breaks; no document tells the form of the id. */
    private Optional<String> broken(String arn, String account) {
        String[] parts = arn.split(":", 7);
        if (!arn.matches("arn:aws[a-zA-Z-]*:license-manager:[^:]*:[^:]*:grant:.+")) {
            return Optional.of("the form arn:aws:license-manager::" + account + ":grant:…");
        }
        if (!parts[3].isEmpty()) {
            return Optional.of("no Region, as in arn:aws:license-manager::" + account + ":grant:…");
        }
        String partition = scenario.license().arn().split(":")[1];
        if (!parts[1].equals(partition)) {
            return Optional.of("the partition of its license, " + partition);
        }
        return parts[4].equals(account) ? Optional.empty() : Optional.of("the grantor's account ID, " + account);
    }
}
