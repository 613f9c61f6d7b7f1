package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.facts.GrantStatusGraph;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.suite.Session;
import dev.lmc.target.Party.Role;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.wire.Exchange;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Steps about repeated and concurrent calls. */
public final class RepeatSteps {
    private static final int CALLERS = 8;

    private final Session session;
    private final ScenarioState scenario;
    private final PartyCalls calls;
    private final ValidRequests requests;
    private final GrantReader reading;
    private final Fixtures fixtures;
    private final Checks checks;
    private final RefusalChecks refusals;
    private final StatusSettling settling;
    private final Capabilities capabilities;
    private final ScenarioEvidence evidence;
    private List<Exchange> answers = List.of();
    private String firstVersion;

    public RepeatSteps(
            Session session,
            ScenarioState scenario,
            PartyCalls calls,
            ValidRequests requests,
            GrantReader reading,
            Fixtures fixtures,
            Checks checks,
            RefusalChecks refusals,
            StatusSettling settling,
            Capabilities capabilities,
            ScenarioEvidence evidence) {
        this.evidence = evidence;
        this.capabilities = capabilities;
        this.session = session;
        this.scenario = scenario;
        this.calls = calls;
        this.requests = requests;
        this.reading = reading;
        this.fixtures = fixtures;
        this.checks = checks;
        this.refusals = refusals;
        this.settling = settling;
    }

    @When("the {party} makes the same call again")
    public void again(Role party) {
        Exchange first = checks.succeeded(scenario.last());
        if (first.operation().equals("CreateGrantVersion")) {
            firstVersion = settledVersion(first);
        }
        Exchange second = scenario.setLast(calls.typed(
                party, first.operation(), (ObjectNode) first.requestBody().orElseThrow()));
        refusals.isBelow500(second);
        answers = List.of(first, second);
    }

    /** Returns the version after the grant has settled, because a workflow may create a version. */
    private String settledVersion(Exchange first) {
        String status = first.requestBody()
                .orElseThrow()
                .path("Status")
                .asText(scenario.grant().status());
        settling.await(scenario.grant(), first, Set.of(status));
        return scenario.latestVersion();
    }

    @When("the {party} makes the call again with {member} {phrase}")
    public void againWith(Role party, String member, MemberChange change) {
        Exchange first = checks.succeeded(scenario.last());
        ObjectNode request = (ObjectNode) first.requestBody().orElseThrow();
        change.apply(
                request,
                member,
                session.contract().operation(first.operation()).orElseThrow().input(),
                scenario);
        answers = List.of(first, scenario.setLast(calls.typed(party, first.operation(), request)));
    }

    @When("the {party} makes the same {operation} call eight times in parallel")
    public void atOnce(Role party, String operation) {
        ObjectNode request = requests.valid(operation, party);
        if (operation.equals("CreateGrantVersion")) {
            firstVersion = scenario.latestVersion();
        }
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<CompletableFuture<Exchange>> pending = IntStream.range(0, CALLERS)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> calls.typed(party, operation, request), callers))
                    .toList();
            // waits for all, even if one fails, because clean-up deletes what their responses name
            CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new))
                    .handle((done, failure) -> done)
                    .join();
            answers = pending.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ScenarioAborted aborted ? aborted : e;
        } finally {
            callers.shutdown();
        }
        Exchange done = answers.stream().filter(Exchange::succeeded).findFirst().orElse(answers.get(0));
        checks.succeeded(scenario.setLast(done));
        if (operation.equals("CreateGrant")) {
            fixtures.register(scenario.license(), request, Parties.GRANTEE, done);
        }
    }

    @Then("the license has one grant")
    public void oneGrant() {
        if (createsAnother("CreateGrant", "GrantArn")) {
            return;
        }
        GrantReader.View list = new GrantReader.View(Parties.GRANTOR, "ListDistributedGrants");
        if (!calls.isSupported(list.operation())) {
            evidence.remark("judged by the responses alone: " + list.operation() + " is excluded");
        } else if (!capabilities.isClosed(list, scenario.grant().status())) {
            checks.eventuallySeen("one grant", () -> lookForOneGrant(list));
        }
        answers.stream()
                .filter(Exchange::succeeded)
                .forEach(answer -> checks.equal(
                        answer,
                        "GrantArn",
                        scenario.grant().arn(),
                        answer.successBody().orElseThrow().path("GrantArn")));
    }

    private void lookForOneGrant(GrantReader.View list) {
        ListPages listed = reading.grantsOf(
                list.party(), list.operation(), scenario.license().arn());
        checks.succeeded(listed.last());
        long living = listed.grantsOf(scenario.license().arn()).stream()
                .filter(grant -> !GrantStatusGraph.ENDED.contains(
                        grant.path("GrantStatus").asText()))
                .count();
        if (living == 0 && checks.isWaiting()) {
            checks.check(false, listed.last(), "Grants[]", GrantViews.LISTED, GrantViews.ABSENT);
            return;
        }
        if (living == 0 && !capabilities.shows(list, scenario.grant().status())) {
            Premise premise = Premise.view(
                    list.party(), list.operation(), scenario.grant().status());
            checks.premise(premise, listed.last(), GrantViews.LISTED, GrantViews.ABSENT);
            return;
        }
        checks.check(living == 1, listed.last(), "Grants", "one living grant of the license", living + " grants");
    }

    @Then("all responses contain the same version")
    public void oneVersion() {
        if (createsAnother("CreateGrantVersion", "Version")) {
            return;
        }
        Set<String> versions = versions();
        if (checks.check(versions.size() == 1, scenario.last(), "Version", "one version", versions)) {
            readsVersionUnlessTransient(versions.iterator().next());
        }
    }

    /** Only versions that can be read count, because the response to a repeated call is not documented. */
    @Then("the calls create one version")
    public void createOneVersion() {
        if (createsAnother("CreateGrantVersion", "Version")) {
            return;
        }
        Set<String> versions = versions();
        versions.remove(firstVersion);
        if (versions.size() > 1) {
            if (!exists(firstVersion)) {
                throw ScenarioAborted.blockedBy(
                        "LM-GG-30", "GetGrant returns no earlier version, so that versions cannot be counted");
            }
            versions.removeIf(version -> !exists(version));
            checks.check(versions.size() <= 1, scenario.last(), "Version", "one version", versions);
        } else {
            versions.forEach(this::readsVersionUnlessTransient);
        }
    }

    private boolean exists(String version) {
        Exchange read = reading.get(Parties.GRANTOR, scenario.grant(), version);
        return read.succeeded()
                && GrantReader.view(read).path("Version").asText().equals(version);
    }

    private Set<String> versions() {
        Set<String> versions = named("Version");
        if (versions.contains("")) {
            throw ScenarioAborted.blockedBy(
                    Premise.outcome("CreateGrantVersion").clause(), "CreateGrantVersion returned no version");
        }
        return versions;
    }

    private void readsVersionUnlessTransient(String version) {
        boolean settled = answers.stream()
                .filter(Exchange::succeeded)
                .noneMatch(a -> GrantStatusGraph.transientStatuses(a.operation())
                        .contains(a.successBody().orElseThrow().path("Status").asText()));
        if (settled) {
            readsVersion(version);
        }
    }

    /**
     * Returns whether the responses name different resources and the operation is never idempotent, not even for
     * consecutive calls, which is reported under its own clause.
     */
    private boolean createsAnother(String operation, String member) {
        Premise premise = Premise.idempotency(operation);
        List<Exchange> done = answers.stream().filter(Exchange::succeeded).toList();
        Optional<Exchange> other = done.stream()
                .filter(answer -> !named(answer, member).equals(named(done.get(0), member)))
                .findFirst();
        if (other.isEmpty()
                || premise.clause().equals(evidence.clause().id())
                || capabilities.isIdempotent(operation)) {
            return false;
        }
        checks.fails(
                premise,
                other.get(),
                Checks.quoted(named(done.get(0), member)),
                Checks.quoted(named(other.get(), member)));
        return true;
    }

    /** Returns what the successful responses name; with an empty string if one names nothing. */
    private Set<String> named(String member) {
        return answers.stream()
                .filter(Exchange::succeeded)
                .map(answer -> named(answer, member))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String named(Exchange done, String member) {
        return done.successBody().orElseThrow().path(member).asText("");
    }

    @Then("the grant still has the version of the first response")
    public void hasTheFirstVersion() {
        readsVersion(firstVersion);
    }

    private void readsVersion(String version) {
        checks.eventuallySeen("a version", () -> {
            Exchange read = checks.succeeded(reading.get(Parties.GRANTOR, scenario.grant()));
            checks.equal(read, "Grant.Version", version, GrantReader.view(read).path("Version"));
        });
    }
}
