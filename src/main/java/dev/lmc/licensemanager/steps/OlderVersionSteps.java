package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.wire.Exchange;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.util.Set;

/** Steps about the status and the reason of a version that is not the latest any more. */
public final class OlderVersionSteps {
    private final ScenarioState scenario;
    private final Fixtures fixtures;
    private final GrantSetUp grants;
    private final StatusSettling settling;
    private final PartyCalls calls;
    private final ValidRequests requests;
    private final GrantReader reading;
    private final Checks checks;
    private String older;

    public OlderVersionSteps(
            ScenarioState scenario,
            Fixtures fixtures,
            GrantSetUp grants,
            StatusSettling settling,
            PartyCalls calls,
            ValidRequests requests,
            GrantReader reading,
            Checks checks) {
        this.scenario = scenario;
        this.fixtures = fixtures;
        this.grants = grants;
        this.settling = settling;
        this.calls = calls;
        this.requests = requests;
        this.reading = reading;
        this.checks = checks;
    }

    @Given("a grant that was {status} with the reason {string}, and is now {status} with the reason {string}")
    public void changedTwice(String first, String reason, String second, String laterReason) {
        fixtures.license(fixtures.licenseRequest());
        grants.bring(fixtures.begunGrant(scenario.license()), second);
        set(first, reason);
        older = scenario.grant().knownVersion();
        set(second, laterReason);
    }

    private void set(String status, String reason) {
        ObjectNode request = requests.of(new Action.SetStatus(status), reason);
        Exchange done = calls.typed(Parties.GRANTEE, "CreateGrantVersion", request);
        if (!done.succeeded()
                || !settling.await(scenario.grant(), done, Set.of(status))
                        .status()
                        .equals(status)) {
            throw ScenarioAborted.blockedBy("LM-GL-02", "the grantee cannot set the grant to " + status);
        }
    }

    @Then("the grantor sees the earlier version with status {status} and the reason {string}")
    public void readsTheOlder(String status, String reason) {
        Exchange read = checks.succeeded(reading.get(Parties.GRANTOR, scenario.grant(), older));
        JsonNode grant = GrantReader.view(read);
        checks.equal(read, "Grant.Version", older, grant.path("Version"));
        checks.equal(read, "Grant.GrantStatus", status, grant.path("GrantStatus"));
        checks.equal(read, "Grant.StatusReason", reason, grant.path("StatusReason"));
    }
}
