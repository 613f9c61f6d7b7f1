package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.target.Party;
import dev.lmc.target.Party.Keys;
import dev.lmc.target.Party.Role;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.HeaderForm;
import dev.lmc.wire.WireRequest;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Steps about raw requests: headers, methods, signatures, bodies. Only here do features speak of HTTP and JSON. */
public final class ProtocolSteps {
    private final ScenarioState scenario;
    private final PartyCalls calls;
    private final Checks checks;
    private final RefusalChecks refusals;
    private final PositiveControls controls;
    private final Capabilities capabilities;
    private final ValidRequests requests;

    public ProtocolSteps(
            ScenarioState scenario,
            PartyCalls calls,
            ValidRequests requests,
            Checks checks,
            RefusalChecks refusals,
            PositiveControls controls,
            Capabilities capabilities) {
        this.capabilities = capabilities;
        this.requests = requests;
        this.controls = controls;
        this.scenario = scenario;
        this.calls = calls;
        this.checks = checks;
        this.refusals = refusals;
    }

    @When("the {party} sends {operation} with the body {string}")
    public void sendsBody(Role party, String operation, String body) {
        send(Optional.of(calls.caller(party, operation)), operation, calls.httpRequest(operation, body));
    }

    @When("the {party} sends {operation} with a body of {int} nested lists")
    public void sendsNested(Role party, String operation, int levels) {
        sendsBody(party, operation, "{\"GrantArn\":" + "[".repeat(levels) + "]".repeat(levels) + "}");
    }

    @When("the {party} sends {operation} with the header {string} set to {string}")
    public void sendsHeader(Role party, String operation, String name, String value) {
        send(Optional.of(calls.caller(party, operation)), operation, with(name, List.of(value), empty(operation)));
    }

    @When("the {party} sends a valid {operation} with the header {string} set to {string}")
    public void sendsValidWithHeader(Role party, String operation, String name, String value) {
        WireRequest request = with(name, List.of(value), valid(party, operation));
        send(Optional.of(calls.caller(party, operation)), operation, request);
    }

    @When("the {party} sends a valid {operation} with the method {word}")
    public void sendsValidBy(Role party, String operation, String method) {
        WireRequest post = valid(party, operation);
        send(
                Optional.of(calls.caller(party, operation)),
                operation,
                new WireRequest(method, post.uri(), post.headers(), post.body()));
    }

    private WireRequest valid(Role party, String operation) {
        return calls.httpRequest(operation, requests.valid(operation, party).toString());
    }

    @When("the {party} sends {operation} without the header {string}")
    public void sendsWithout(Role party, String operation, String name) {
        send(Optional.of(calls.caller(party, operation)), operation, with(name, List.of(), empty(operation)));
    }

    @When("the {party} sends {operation} with header names in lower case")
    public void sendsInLowerCase(Role party, String operation) {
        sendsInForm(party, operation, HeaderForm.LOWER_CASE);
    }

    @When("the {party} sends {operation} with header names in upper case")
    public void sendsInUpperCase(Role party, String operation) {
        sendsInForm(party, operation, HeaderForm.UPPER_CASE);
    }

    @When("the {party} sends {operation} with headers in the reverse order")
    public void sendsInReverseOrder(Role party, String operation) {
        sendsInForm(party, operation, HeaderForm.REVERSE_ORDER);
    }

    private void sendsInForm(Role party, String operation, HeaderForm form) {
        Optional<Party> caller = Optional.of(calls.caller(party, operation));
        scenario.setLast(calls.send(caller, operation, calls.httpRequest(operation, "{}"), form));
    }

    @When("the {party} sends {operation} with the method {word}")
    public void sendsBy(Role party, String operation, String method) {
        WireRequest post = calls.httpRequest(operation, "{}");
        send(
                Optional.of(calls.caller(party, operation)),
                operation,
                new WireRequest(method, post.uri(), post.headers(), new byte[0]));
    }

    @When("someone sends {operation} without a signature")
    public void sendsUnsigned(String operation) {
        send(Optional.empty(), operation, calls.httpRequest(operation, "{}"));
    }

    @When("someone sends {operation} with a malformed signature")
    public void sendsMalformed(String operation) {
        WireRequest request = calls.httpRequest(operation, "{}");
        SortedMap<String, List<String>> headers = new TreeMap<>(request.headers());
        headers.put("Authorization", List.of("AWS4-HMAC-SHA256 Credential=nobody"));
        send(Optional.empty(), operation, request.withHeaders(headers));
    }

    @When("the {party} sends {operation} with a wrong signature")
    public void sendsWronglySigned(Role role, String operation) {
        calls.requireCapability(Parties.SIGNATURES);
        Party party = calls.party(role);
        Keys wrong = new Keys(party.keys().accessKeyId(), "not-the-secret", Optional.empty());
        send(Optional.of(new Party(role, party.account(), wrong)), operation, calls.httpRequest(operation, "{}"));
    }

    @When("someone sends {operation} with an unknown access key")
    public void sendsUnknownKey(String operation) {
        calls.requireCapability(Parties.SIGNATURES);
        Keys unknown = new Keys("AKIAIOSFODNN7NOBODY0", "nobody", Optional.empty());
        send(Optional.of(new Party(Parties.OUTSIDER, "", unknown)), operation, calls.httpRequest(operation, "{}"));
    }

    @When("the {party} sends an operation named {string}")
    public void sendsAnOperationNamed(Role party, String name) {
        send(Optional.of(calls.party(party)), name, calls.httpRequest(name, "{}"));
    }

    private void send(Optional<Party> party, String operation, WireRequest request) {
        Exchange exchange = calls.send(party, operation, request);
        scenario.setAttempt(
                new ScenarioState.Attempt(exchange, List.of(), controls.ofItsOwn("a valid call", this::twin)));
    }

    /** Makes the valid call that the other calls here are broken forms of. */
    private Exchange twin() {
        return calls.typed(Parties.GRANTOR, "ListDistributedGrants", JsonNodeFactory.instance.objectNode());
    }

    @Then("the response is an error with one of the codes {string}")
    public void errorWith(String codes) {
        Exchange exchange = scenario.last();
        if (!refusals.refused(exchange)) {
            return;
        }
        boolean fits = checks.check(
                exchange.errorCode()
                        .filter(List.of(codes.split(", "))::contains)
                        .isPresent(),
                exchange,
                Checks.ERROR_CODE,
                "one of " + codes,
                exchange.errorCode().orElse("no code"));
        if (fits) {
            controls.show(scenario.attempt());
        }
    }

    /** Checks that grants are listed. A page may be empty if it has a token of more pages. */
    @Then("grants are listed")
    public void grantsAreListed() {
        JsonNode answer = checks.succeeded(scenario.last()).successBody().orElseThrow();
        GrantReader.View view = GrantReader.View.of(scenario.last());
        String status = scenario.grant().status();
        if (answer.path("Grants").isEmpty() && !capabilities.shows(view, status)) {
            checks.fails(
                    Premise.view(view.party(), view.operation(), status),
                    scenario.last(),
                    GrantViews.LISTED,
                    GrantViews.ABSENT);
            return;
        }
        checks.check(
                !answer.path("Grants").isEmpty() || answer.path("NextToken").isTextual(),
                scenario.last(),
                "Grants",
                "at least the created grant, or a token of more pages",
                answer);
    }

    @Then("the response is not a server error")
    public void noServerError() {
        if (refusals.isBelow500(scenario.last())) {
            controls.show(scenario.attempt());
        }
    }

    @Then("the call is refused")
    public void refusal() {
        if (refusals.refused(scenario.last())) {
            controls.show(scenario.attempt());
        }
    }

    private WireRequest empty(String operation) {
        return calls.httpRequest(operation, "{}");
    }

    private static WireRequest with(String header, List<String> values, WireRequest request) {
        SortedMap<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(request.headers());
        headers.remove(header);
        if (!values.isEmpty()) {
            headers.put(header, values);
        }
        return request.withHeaders(headers);
    }
}
