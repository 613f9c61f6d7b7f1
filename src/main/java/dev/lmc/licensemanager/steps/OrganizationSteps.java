package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.suite.Session;
import dev.lmc.target.Target.Kind;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.wire.Exchange;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Set;

/** Steps about grants to organizations and organizational units. */
public final class OrganizationSteps {
    private final Session session;
    private final ScenarioState scenario;
    private final PartyCalls calls;
    private final ValidRequests requests;
    private final Fixtures fixtures;
    private final Checks checks;
    private final StatusChecks statusChecks;

    public OrganizationSteps(
            Session session,
            ScenarioState scenario,
            PartyCalls calls,
            ValidRequests requests,
            Fixtures fixtures,
            Checks checks,
            StatusChecks statusChecks) {
        this.statusChecks = statusChecks;
        this.session = session;
        this.scenario = scenario;
        this.calls = calls;
        this.requests = requests;
        this.fixtures = fixtures;
        this.checks = checks;
    }

    @Given("a grant to an organization")
    @When("the grantor creates a grant to an organization")
    public void toAnOrganization() {
        toPrincipal("arn:aws:organizations::" + calls.party(Parties.GRANTOR).account() + ":organization/o-lmc0000001");
    }

    @Given("a grant to an organizational unit")
    @When("the grantor creates a grant to an organizational unit")
    public void toAnOrganizationalUnit() {
        toPrincipal("arn:aws:organizations::" + calls.party(Parties.GRANTOR).account()
                + ":ou/o-lmc0000001/ou-lmc0-00000001");
    }

    @Then("the license can be granted to the same principal again")
    public void grantedAgain() {
        ObjectNode request = requests.createGrant(scenario.license(), Parties.GRANTEE);
        request.set("Principals", scenario.grant().request().path("Principals"));
        Exchange deleted = scenario.last();
        Exchange created = calls.typed(Parties.GRANTOR, "CreateGrant", request);
        boolean gone = GrantSetUp.ends(Set.of(scenario.grant().status()));
        if (created.succeeded()) {
            checks.succeeded(created);
        } else if (gone || !statusChecks.leadsNowhere(deleted, scenario.grant())) {
            checks.eventually(
                    "a new grant after one was deleted",
                    () -> checks.succeeded(calls.typed(Parties.GRANTOR, "CreateGrant", request)));
        }
    }

    private void toPrincipal(String principal) {
        if (session.target().kind() == Kind.AWS) {
            throw ScenarioAborted.skipped(
                    "AWS takes half an hour and more to distribute a grant to an organization", "an organization");
        }
        fixtures.license(fixtures.licenseRequest());
        ObjectNode request = requests.createGrant(scenario.license(), Parties.GRANTEE);
        request.set("Principals", ValidRequests.list(List.of(principal)));
        Exchange created = scenario.setLast(calls.typed(Parties.GRANTOR, "CreateGrant", request));
        if (created.errorCode().filter(Refusal.NOT_FOUND.codes()::contains).isPresent()) {
            throw ScenarioAborted.unsupported("grants to organizations");
        }
        if (!created.succeeded()) {
            throw ScenarioAborted.blockedBy(
                    Premise.success("CreateGrant").clause(),
                    "CreateGrant, used for set-up, returned " + created.explanation());
        }
        fixtures.register(scenario.license(), request, Parties.GRANTEE, created);
    }
}
