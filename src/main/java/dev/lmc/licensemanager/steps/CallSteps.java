package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.contract.ShapeDoc;
import dev.lmc.licensemanager.facts.GrantStatusGraph;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.suite.Session;
import dev.lmc.target.Party.Role;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.wire.Exchange;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Steps in which parties make calls. "Tries to" marks a call that is meant to be refused. */
public final class CallSteps {
    /** The changes that create a new version by themselves. */
    private static final Set<String> ALONE = Set.of("AllowedOperations", "Status");

    private final Session session;
    private final ScenarioState scenario;
    private final PartyCalls calls;
    private final ValidRequests requests;
    private final UnchangedStateCheck unchanged;
    private final Checks checks;
    private final PositiveControls controls;
    private final Fixtures fixtures;
    private final StatusSettling settling;
    private final GrantSetUp setUp;
    private final ScenarioEvidence evidence;

    public CallSteps(
            Session session,
            ScenarioState scenario,
            PartyCalls calls,
            ValidRequests requests,
            UnchangedStateCheck unchanged,
            Checks checks,
            PositiveControls controls,
            Fixtures fixtures,
            StatusSettling settling,
            GrantSetUp setUp,
            ScenarioEvidence evidence) {
        this.session = session;
        this.scenario = scenario;
        this.calls = calls;
        this.requests = requests;
        this.unchanged = unchanged;
        this.checks = checks;
        this.controls = controls;
        this.fixtures = fixtures;
        this.settling = settling;
        this.setUp = setUp;
        this.evidence = evidence;
    }

    @When("the {party} calls {operation}")
    public void calls(Role party, String operation) {
        call(party, operation, requests.valid(operation, party));
    }

    @When("the {party} calls {operation} with {member} {phrase}")
    public void callsWith(Role party, String operation, String member, MemberChange change) {
        call(party, operation, changed(party, operation, member, change));
    }

    @When("the {party} calls {operation} with every member")
    public void callsWithEveryMember(Role party, String operation) {
        call(party, operation, requests.full(operation, party));
    }

    @When("the {party} calls {operation} with filters and a page size")
    public void callsWithFilters(Role party, String operation) {
        callsWithEveryMember(party, operation);
    }

    @When("the {party} tries to call {operation} with {member} {phrase}")
    public void triesWith(Role party, String operation, String member, MemberChange change) {
        ObjectNode request = changed(party, operation, member, change);
        List<UnchangedStateCheck.Snapshot> before = unchanged.snapshot(party, operation, request);
        Exchange exchange = calls.raw(party, operation, request);
        scenario.setAttempt(new ScenarioState.Attempt(
                exchange,
                before,
                controls.of(
                        operation + " by the " + party.words(),
                        () -> calls.typed(party, operation, requests.valid(operation, party)))));
    }

    @When("the {party} calls {operation} with the unknown member {word}")
    public void callsWithAForeignMember(Role party, String operation, String member) {
        ObjectNode request = requests.valid(operation, party);
        request.putArray(member).add("nobody asked for this");
        call(party, operation, request);
    }

    @When("the {party} tries to grant the license")
    public void triesInPlaceOfTheGrantor(Role party) {
        triesToGrant(
                party,
                requests.valid("CreateGrant", Parties.GRANTOR),
                () -> calls.typed(Parties.GRANTOR, "CreateGrant", requests.valid("CreateGrant", Parties.GRANTOR)));
    }

    @When("the {party} tries to call CreateGrant with the ARN of the grant as LicenseArn")
    public void triesOnAGrant(Role party) {
        String grant = scenario.grant().arn();
        fixtures.ownLicense(fixtures.licenseRequest());
        triesToGrant(
                party,
                requests.valid("CreateGrant", Parties.GRANTOR).put("LicenseArn", grant),
                () -> calls.typed(party, "CreateGrant", requests.valid("CreateGrant", Parties.GRANTOR)));
    }

    @When("the {party} tries to call CreateGrant for it")
    @When("the {party} tries to call CreateGrant again for the same grantee")
    public void triesAgain(Role party) {
        triesToGrant(party, requests.valid("CreateGrant", Parties.GRANTOR), () -> {
            fixtures.ownLicense(fixtures.licenseRequest());
            return calls.typed(party, "CreateGrant", requests.valid("CreateGrant", Parties.GRANTOR));
        });
    }

    /** The SDK has no such member yet. */
    @When("the {party} calls CreateGrant with GrantType {word} and the operations {string}")
    public void grantsOfType(Role party, String type, String operations) {
        ObjectNode request = ofType(party, type, operations);
        Exchange exchange = calls.raw(party, "CreateGrant", request);
        if (exchange.succeeded()) {
            fixtures.register(scenario.license(), request, Parties.GRANTEE, exchange);
        }
        scenario.setLast(exchange);
    }

    @When("the {party} tries to call CreateGrant with GrantType {word} and the operations {string}")
    public void triesToGrantOfType(Role party, String type, String operations) {
        triesToGrant(
                party,
                ofType(party, type, operations),
                () -> calls.typed(party, "CreateGrant", requests.valid("CreateGrant", party)));
    }

    private ObjectNode ofType(Role party, String type, String operations) {
        ObjectNode request = requests.valid("CreateGrant", party).put("GrantType", type);
        request.set("AllowedOperations", ValidRequests.list(List.of(operations.split(", "))));
        return request;
    }

    private void triesToGrant(Role party, ObjectNode request, Supplier<Exchange> twin) {
        List<UnchangedStateCheck.Snapshot> before = unchanged.snapshot(party, "CreateGrant", request);
        scenario.setAttempt(new ScenarioState.Attempt(
                calls.raw(party, "CreateGrant", request),
                before,
                controls.of("CreateGrant by the " + Parties.GRANTOR.words(), twin)));
    }

    @When("the {party} {action}")
    public void acts(Role party, Action action) {
        scenario.setLast(act(party, action, null));
    }

    @When("the {party} {action} with the reason {string}")
    public void actsBecause(Role party, Action action, String reason) {
        acts(party, action, reason);
    }

    private void acts(Role party, Action action, String reason) {
        scenario.setLast(act(party, action, reason));
    }

    @When("the {party} {action} with this reason")
    public void actsForTheseReasons(Role party, Action action, String reasons) {
        scenario.setReason(reasons);
        acts(party, action, reasons);
    }

    @When("the {party} {action} with a reason of {int} characters")
    public void actsForALongReason(Role party, Action action, int characters) {
        String reason = "für uns ".repeat(characters / 8 + 1).substring(0, characters - 1) + ".";
        actsForTheseReasons(party, action, reason);
    }

    @When("the {party} tries to disable it with ActivationOverrideBehavior {word}")
    public void triesToDisableWithOverride(Role party, String behavior) {
        ObjectNode request = requests.of(new Action.SetStatus("DISABLED"), null);
        request.putObject("Options").put("ActivationOverrideBehavior", behavior);
        List<UnchangedStateCheck.Snapshot> before = unchanged.snapshot(party, "CreateGrantVersion", request);
        scenario.setAttempt(new ScenarioState.Attempt(
                calls.typed(party, "CreateGrantVersion", request),
                before,
                controls.of(
                        Move.setting(party, "DISABLED").toString(),
                        () -> act(party, new Action.SetStatus("DISABLED"), null))));
    }

    @When("the {party} activates the disabled grant with ActivationOverrideBehavior {word}")
    public void activatesWithOverride(Role party, String behavior) {
        ObjectNode request = requests.of(new Action.SetStatus("ACTIVE"), null);
        request.putObject("Options").put("ActivationOverrideBehavior", behavior);
        scenario.setLast(calls.typed(party, "CreateGrantVersion", request));
    }

    @When("the {party} attempts to {action}")
    public void triesWhatever(Role party, Action action) {
        scenario.setLast(act(party, action, null));
    }

    @When("the {party} has renamed it")
    public void hasRenamed(Role party) {
        Exchange renamed = act(party, Action.Simple.RENAME, null);
        if (!renamed.succeeded()
                && GrantStatusGraph.ACCEPTED.contains(scenario.grant().status())) {
            throw ScenarioAborted.skipped("the target lets no grantor rename an accepted grant (LM-CGV-33)");
        } else if (!renamed.succeeded() && !renamed.isOperationUnknown()) {
            setUp.accept(scenario.grant());
            renamed = act(party, Action.Simple.RENAME, null);
            evidence.remark(GrantSetUp.DETOUR + "the grant is accepted before it is renamed ("
                    + Premise.success("CreateGrantVersion").clause() + ")");
        }
        if (!renamed.succeeded()) {
            throw ScenarioAborted.blockedBy(
                    Premise.success("CreateGrantVersion").clause(),
                    "CreateGrantVersion, used for set-up, returned " + renamed.explanation());
        }
        settling.awaitVersion(scenario.grant(), renamed);
    }

    @When("the {party} tries to {action}")
    public void tries(Role party, Action action) {
        ObjectNode request = requests.of(action, null);
        List<UnchangedStateCheck.Snapshot> before = unchanged.snapshot(party, action.operation(), request);
        Exchange exchange = calls.typed(party, action.operation(), request);
        Supplier<Exchange> twin = party == action.rightfulParty()
                ? () -> controls.run(action)
                : controls.of(
                        action + " by the " + action.rightfulParty().words(),
                        () -> act(action.rightfulParty(), action, null));
        scenario.setAttempt(new ScenarioState.Attempt(exchange, before, twin));
    }

    private void call(Role party, String operation, ObjectNode request) {
        boolean sound = session.contract().judgeInput(operation, request).isEmpty();
        Exchange exchange = sound ? calls.typed(party, operation, request) : calls.raw(party, operation, request);
        if (operation.equals("CreateGrant") && exchange.succeeded()) {
            fixtures.register(scenario.license(), request, Parties.GRANTEE, exchange);
        }
        scenario.setLast(exchange);
    }

    private ObjectNode changed(Role party, String operation, String member, MemberChange change) {
        ObjectNode request =
                member.contains("[].") ? requests.full(operation, party) : requests.valid(operation, party);
        if (operation.equals("CreateGrantVersion") && ALONE.contains(member) && !change.removesMember()) {
            request.remove("GrantName");
        }
        ShapeDoc input = session.contract().operation(operation).orElseThrow().input();
        change.apply(request, member, input, scenario);
        return request;
    }

    private Exchange act(Role party, Action action, String reason) {
        return calls.typed(party, action.operation(), requests.of(action, reason));
    }
}
