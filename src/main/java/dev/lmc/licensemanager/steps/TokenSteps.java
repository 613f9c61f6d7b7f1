package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.target.Party.Role;
import dev.lmc.wire.Exchange;
import io.cucumber.java.en.When;
import java.util.Locale;

/** Steps about equal and similar ClientTokens of different calls. */
public final class TokenSteps {
    private static final String TOKEN = "ClientToken";

    private final ScenarioState scenario;
    private final PartyCalls calls;
    private final ValidRequests requests;
    private final Fixtures fixtures;
    private final GrantSetUp grants;
    private final Checks checks;

    public TokenSteps(
            ScenarioState scenario,
            PartyCalls calls,
            ValidRequests requests,
            Fixtures fixtures,
            GrantSetUp grants,
            Checks checks) {
        this.scenario = scenario;
        this.calls = calls;
        this.requests = requests;
        this.fixtures = fixtures;
        this.grants = grants;
        this.checks = checks;
    }

    @When("the grantor creates another grant with a ClientToken that differs only in case")
    public void anotherGrant() {
        Exchange first = checks.succeeded(scenario.last());
        String token = first.requestBody().orElseThrow().path(TOKEN).asText();
        Fixtures.NextGrant next = fixtures.nextGrant();
        ObjectNode request = requests.createGrant(next.license(), next.grantee());
        request.put(TOKEN, token.toUpperCase(Locale.ROOT));
        Exchange second = scenario.setLast(calls.typed(Parties.GRANTOR, "CreateGrant", request));
        if (second.succeeded()) {
            fixtures.register(next.license(), request, next.grantee(), second);
        }
    }

    @When("the {party} renames it again with a ClientToken that differs only in case")
    public void renamesAgain(Role party) {
        Exchange first = checks.succeeded(scenario.last());
        String token = first.requestBody().orElseThrow().path(TOKEN).asText();
        scenario.grant()
                .update(
                        scenario.grant().status(),
                        first.successBody().orElseThrow().path("Version").asText());
        ObjectNode request = requests.valid("CreateGrantVersion", party);
        scenario.setLast(calls.typed(party, "CreateGrantVersion", request.put(TOKEN, token.toUpperCase(Locale.ROOT))));
    }

    @When("the {party} renames it with the ClientToken of CreateGrant")
    public void renamesWithItsToken(Role party) {
        ObjectNode request = requests.valid("CreateGrantVersion", party);
        request.put(TOKEN, scenario.grant().request().path(TOKEN).asText());
        scenario.setLast(calls.typed(party, "CreateGrantVersion", request));
    }

    @When("the grantee accepts it, and sets it to {status} with the same ClientToken")
    public void setsWithTheSameToken(String status) {
        Exchange first = checks.succeeded(scenario.last());
        grants.accept(scenario.grant());
        ObjectNode request = requests.version().put("Status", status);
        request.set(TOKEN, first.requestBody().orElseThrow().path(TOKEN));
        if (!scenario.setLast(calls.typed(Parties.GRANTEE, "CreateGrantVersion", request))
                .succeeded()) {
            checks.needsSeparateAccounts();
        }
    }
}
