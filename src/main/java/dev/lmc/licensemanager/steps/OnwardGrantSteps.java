package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.facts.GrantStatusGraph;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.target.Party.Role;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.wire.Exchange;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/** Steps about grants that a grantee creates from its own grant. */
public final class OnwardGrantSteps {
    private static final Set<String> NEW = Set.of("PENDING_ACCEPT", "DISABLED");
    private static final GrantReader.View DISTRIBUTED = new GrantReader.View(Parties.GRANTOR, "ListDistributedGrants");
    private static final Set<String> TAKEN_BACK = Set.of("DELETED");

    private final ScenarioState scenario;
    private final PartyCalls calls;
    private final ValidRequests requests;
    private final Fixtures fixtures;
    private final GrantSetUp setUp;
    private final GrantReader reading;
    private final UnchangedStateCheck unchanged;
    private final Checks checks;
    private final StatusChecks statusChecks;
    private final AdaptivePolling polling;
    private final Capabilities capabilities;
    private final Situations situations;
    private final PositiveControls controls;
    private ScenarioGrant onward;

    public OnwardGrantSteps(
            ScenarioState scenario,
            PartyCalls calls,
            ValidRequests requests,
            Fixtures fixtures,
            GrantSetUp setUp,
            GrantReader reading,
            UnchangedStateCheck unchanged,
            Checks checks,
            StatusChecks statusChecks,
            AdaptivePolling polling,
            Capabilities capabilities,
            Situations situations,
            PositiveControls controls) {
        this.controls = controls;
        this.situations = situations;
        this.polling = polling;
        this.capabilities = capabilities;
        this.scenario = scenario;
        this.calls = calls;
        this.requests = requests;
        this.fixtures = fixtures;
        this.setUp = setUp;
        this.reading = reading;
        this.unchanged = unchanged;
        this.checks = checks;
        this.statusChecks = statusChecks;
    }

    @Given("an active grant that allows {string}")
    public void activeGrantThatAllows(String operations) {
        grantThatAllows("ACTIVE", operations);
    }

    @Given("a grant with status {status} that allows {string}")
    public void grantThatAllows(String status, String operations) {
        situations.use("a grant with status " + status + " that allows " + operations, () -> {
            fixtures.license(fixtures.licenseRequest());
            ObjectNode request = requests.createGrant(scenario.license(), Parties.GRANTEE);
            request.set("AllowedOperations", ValidRequests.list(List.of(operations.split(", "))));
            setUp.bring(fixtures.grant(scenario.license(), request, Parties.GRANTEE), status);
        });
    }

    @When("the {party} shares the license with the outsider, allowing {string}")
    public void grantsOn(Role party, String operations) {
        scenario.setLast(calls.typed(party, "CreateGrant", onward(operations)));
    }

    @When("the {party} tries to share the license with the outsider, allowing {string}")
    public void triesToGrantOn(Role party, String operations) {
        ObjectNode request = onward(operations);
        List<UnchangedStateCheck.Snapshot> before = unchanged.snapshot(party, "CreateGrant", request);
        Exchange exchange = calls.typed(party, "CreateGrant", request);
        scenario.setAttempt(new ScenarioState.Attempt(
                exchange, before, controls.ofItsOwn("granting on as allowed", this::grantOnAsAllowed)));
    }

    /** Grants to others as allowed, from a grant that allows it. */
    private Exchange grantOnAsAllowed() {
        fixtures.needsOwnLicenses();
        activeGrantThatAllows("CreateGrant, CheckoutLicense");
        return calls.typed(Parties.GRANTEE, "CreateGrant", onward("CheckoutLicense"));
    }

    private ObjectNode onward(String operations) {
        ObjectNode request = requests.createGrant(scenario.license(), Parties.OUTSIDER);
        request.set("AllowedOperations", ValidRequests.list(List.of(operations.split(", "))));
        return request;
    }

    @Then("the outsider sees the new grant")
    public void outsiderReadsIt() {
        eventuallyRead((exchange, grant) -> {
            checks.equal(exchange, "Grant.LicenseArn", scenario.license().arn(), grant.path("LicenseArn"));
            checks.equal(
                    exchange,
                    "Grant.GranteePrincipalArn",
                    calls.party(Parties.OUTSIDER).rootArn(),
                    grant.path("GranteePrincipalArn"));
            statusChecks.settledNew(exchange, "Grant.GrantStatus", NEW, grant.path("GrantStatus"));
        });
    }

    @Then("the outsider sees that the parent of the new grant is the first grant")
    public void outsiderReadsTheParent() {
        String parent = scenario.grant().arn();
        eventuallyRead((exchange, grant) -> {
            if (!grant.path("ParentArn").asText().equals(parent)) {
                checks.needsSeparateAccounts();
            }
            checks.equal(exchange, "Grant.ParentArn", parent, grant.path("ParentArn"));
        });
    }

    @Then("the {party} lists the new grant")
    public void listsIt(Role party) {
        ScenarioGrant onward = grantedOn();
        checks.eventually("a grant that was granted on", () -> {
            ListPages listed = reading.grantsOf(
                    party, "ListDistributedGrants", scenario.license().arn());
            checks.succeeded(listed.last());
            boolean present = listed.grant(onward.arn()).isObject();
            if (!present && !checks.isWaiting() && !capabilities.shows(DISTRIBUTED, "")) {
                Premise premise = Premise.view(DISTRIBUTED.party(), DISTRIBUTED.operation(), "");
                checks.fails(premise, listed.last(), GrantViews.LISTED, GrantViews.ABSENT);
            } else {
                checks.check(present, listed.last(), "Grants[]", GrantViews.LISTED, GrantViews.ABSENT);
            }
        });
    }

    private void eventuallyRead(BiConsumer<Exchange, JsonNode> statement) {
        ScenarioGrant onward = grantedOn();
        checks.eventually("a grant that was granted on", () -> {
            Exchange read = checks.succeeded(reading.get(Parties.OUTSIDER, onward));
            statement.accept(read, GrantReader.view(read));
        });
    }

    @Then("the outsider accepts the new grant, and the grantee deletes it")
    public void acceptedAndTakenBack() {
        ScenarioGrant onward = grantedOn();
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("GrantArn", onward.arn());
        GrantReader.View alone = new GrantReader.View(Parties.OUTSIDER, "GetGrant");
        polling.await("a grant that was granted on and has settled", Duration.ZERO, () -> {
            String status = reading.sight(alone, onward).status();
            return !status.isEmpty()
                    && !GrantStatusGraph.transientStatuses("CreateGrant").contains(status);
        });
        // between accounts of one organization, AWS may have accepted it
        if (!GrantStatusGraph.ACCEPTED.contains(reading.sight(alone, onward).status())) {
            checks.eventually(
                    "a grant that was granted on and can be accepted",
                    () -> checks.succeeded(calls.typed(Parties.OUTSIDER, "AcceptGrant", request)));
        }
        String latest = latestVersion(onward, becomes(onward, GrantStatusGraph.ACCEPTED));
        checks.succeeded(
                calls.typed(Parties.GRANTEE, "DeleteGrant", request.deepCopy().put("Version", latest)));
        becomes(onward, TAKEN_BACK);
    }

    @When("the grantor deletes the first grant")
    public void deletesTheFirst() {
        onward = grantedOn();
        boolean known = polling.await("a new grant", Duration.ZERO, () -> reading.get(Parties.OUTSIDER, onward)
                .succeeded());
        if (!known) {
            throw ScenarioAborted.blockedBy("LM-CG-40", "the outsider cannot read the new grant");
        }
        Move delete = Move.by(Parties.GRANTOR, "DeleteGrant");
        scenario.setLast(calls.typed(delete.party(), delete.operation(), requests.of(delete)));
    }

    @Then("the new grant is DELETED or REJECTED, or no longer exists")
    public void endsWithTheFirst() {
        Exchange deleted = checks.succeeded(scenario.last());
        checks.eventually("a grant that was granted on", () -> {
            Exchange read = reading.get(Parties.OUTSIDER, onward);
            JsonNode status = GrantReader.view(read).path("GrantStatus");
            if (StatusSettling.notYetKnown(read)) {
                return;
            }
            checks.succeeded(read);
            boolean ended = GrantStatusGraph.ENDED.contains(status.asText());
            if (!ended) {
                checks.needsSeparateAccounts();
            }
            if (ended || !statusChecks.leadsNowhere(deleted, scenario.grant())) {
                checks.oneOf(read, "Grant.GrantStatus", GrantStatusGraph.ENDED, status);
            }
        });
    }

    /**
     * Checks that its creator and its grantee read one of the statuses or that the grant no longer exists; returns the
     * creator's last reading.
     */
    private JsonNode becomes(ScenarioGrant onward, Set<String> statuses) {
        AtomicReference<JsonNode> last = new AtomicReference<>();
        checks.eventually("a grant that was granted on", () -> {
            for (Role party : List.of(Parties.OUTSIDER, Parties.GRANTEE)) {
                Exchange read = reading.get(party, onward);
                if (!statuses.equals(TAKEN_BACK) || !StatusSettling.notYetKnown(read)) {
                    checks.oneOf(
                            checks.succeeded(read),
                            "Grant.GrantStatus",
                            statuses,
                            GrantReader.view(read).path("GrantStatus"));
                }
                last.set(GrantReader.view(read));
            }
        });
        return last.get();
    }

    private String latestVersion(ScenarioGrant onward, JsonNode read) {
        String version = read.path("Version").asText("");
        onward.update(onward.status(), version.isEmpty() ? reading.versionInList(Parties.GRANTEE, onward) : version);
        return onward.knownVersion();
    }

    private ScenarioGrant grantedOn() {
        JsonNode created = checks.succeeded(scenario.last()).successBody().orElseThrow();
        return new ScenarioGrant(
                created.path("GrantArn").asText(),
                scenario.license(),
                (ObjectNode) scenario.last().requestBody().orElseThrow(),
                Parties.OUTSIDER,
                created.path("Version").asText());
    }
}
