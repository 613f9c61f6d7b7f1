package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.wire.Exchange;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.util.List;
import java.util.Set;

/** Steps about activations that replace other grants of the same product. */
public final class OverrideSteps {
    private final ScenarioState scenario;
    private final Fixtures fixtures;
    private final GrantSetUp grants;
    private final GrantReader reading;
    private final StatusSettling settling;
    private final Checks checks;

    public OverrideSteps(
            ScenarioState scenario,
            Fixtures fixtures,
            GrantSetUp grants,
            GrantReader reading,
            StatusSettling settling,
            Checks checks) {
        this.scenario = scenario;
        this.fixtures = fixtures;
        this.grants = grants;
        this.reading = reading;
        this.settling = settling;
        this.checks = checks;
    }

    @Given("an active grant and a disabled one, both of the same product and issuer")
    public void twoOfOneProduct() {
        ObjectNode first = fixtures.licenseRequest();
        for (String status : List.of("ACTIVE", "DISABLED")) {
            ObjectNode request = fixtures.licenseRequest();
            request.set("ProductSKU", first.get("ProductSKU"));
            request.set("Issuer", first.get("Issuer"));
            grants.bring(fixtures.grant(fixtures.ownLicense(request), Parties.GRANTEE), status);
        }
    }

    @Then("the other grant is no longer ACTIVE, unless the call was refused {refusal}")
    public void replacesTheOther(Refusal refusal) {
        theOtherBecomes("DISABLED", refusal);
    }

    @Then("the other grant is still ACTIVE, unless the call was refused {refusal}")
    public void keepsTheOther(Refusal refusal) {
        theOtherBecomes("ACTIVE", refusal);
    }

    private void theOtherBecomes(String status, Refusal refusal) {
        Exchange activated = scenario.last();
        if (activated.errorCode().filter(refusal.codes()::contains).isPresent()) {
            checks.check(true, activated, Checks.ERROR_CODE, "a refusal " + refusal.reason(), activated.summary());
            return;
        }
        checks.succeeded(activated);
        settling.await(scenario.grant(), activated, Set.of("ACTIVE"));
        ScenarioGrant other = scenario.grants().get(0);
        checks.eventually("the other grant", () -> {
            Exchange read = checks.succeeded(reading.get(Parties.GRANTEE, other));
            checks.equal(
                    read, "Grant.GrantStatus", status, GrantReader.view(read).path("GrantStatus"));
        });
    }
}
