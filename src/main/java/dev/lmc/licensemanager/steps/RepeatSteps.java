package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.GrantGraph;
import dev.lmc.suite.Session;
import dev.lmc.target.Party.Role;
import dev.lmc.verdict.Halt;
import dev.lmc.wire.Exchange;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** The same call again, and from several callers at once. */
public final class RepeatSteps {
    private static final int CALLERS = 8;
    private static final Set<String> ENDED = Set.of("REJECTED", "DELETED");

    private final Session session;
    private final World world;
    private final Calls calls;
    private final Requests requests;
    private final Reading reading;
    private final Making making;
    private final Checks checks;
    private final Settling settling;
    private List<Exchange> answers = List.of();
    private String firstVersion;

    public RepeatSteps(
            Session session,
            World world,
            Calls calls,
            Requests requests,
            Reading reading,
            Making making,
            Checks checks,
            Settling settling) {
        this.session = session;
        this.world = world;
        this.calls = calls;
        this.requests = requests;
        this.reading = reading;
        this.making = making;
        this.checks = checks;
        this.settling = settling;
    }

    @When("the {party} makes the same call again")
    public void again(Role party) {
        Exchange first = checks.succeeded(world.last());
        if (first.operation().equals("CreateGrantVersion")) {
            firstVersion = settledVersion(first);
        }
        Exchange second = world.did(calls.typed(
                party, first.operation(), (ObjectNode) first.request().orElseThrow()));
        checks.that(
                second.answer().filter(answer -> answer.status() < 500).isPresent(),
                second,
                "status",
                "an answer below 500",
                second.summary());
        answers = List.of(first, second);
    }

    /** A workflow may make a version of its own, so what has settled is compared. */
    private String settledVersion(Exchange first) {
        String status = first.request()
                .orElseThrow()
                .path("Status")
                .asText(world.grant().status());
        settling.await(world.grant(), first, Set.of(status));
        return world.latestVersion();
    }

    @When("the {party} makes the same call again with {member} {phrase}")
    public void againWith(Role party, String member, Phrase phrase) {
        Exchange first = checks.succeeded(world.last());
        ObjectNode request = (ObjectNode) first.request().orElseThrow();
        phrase.apply(
                request,
                member,
                session.contract().operation(first.operation()).orElseThrow().input(),
                world);
        world.did(calls.typed(party, first.operation(), request));
    }

    @When("the {party} calls {operation} eight times at once")
    public void atOnce(Role party, String operation) {
        ObjectNode request = requests.valid(operation, party);
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<CompletableFuture<Exchange>> pending = IntStream.range(0, CALLERS)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> calls.typed(party, operation, request), callers))
                    .toList();
            answers = pending.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Halt halt ? halt : e;
        } finally {
            callers.shutdown();
        }
        Exchange done = answers.stream().filter(Exchange::succeeded).findFirst().orElse(answers.get(0));
        checks.succeeded(world.did(done));
        if (operation.equals("CreateGrant")) {
            making.heard(world.license(), request, Role.GRANTEE, done);
        }
    }

    @Then("the license has one grant")
    public void oneGrant() {
        checks.eventually("one grant", this::lookForOneGrant);
        answers.stream()
                .filter(Exchange::succeeded)
                .forEach(answer -> checks.equal(
                        answer,
                        "GrantArn",
                        world.grant().arn(),
                        answer.result().orElseThrow().path("GrantArn")));
    }

    private void lookForOneGrant() {
        Pages listed = reading.grantsOf(
                Role.GRANTOR, "ListDistributedGrants", world.license().arn());
        checks.succeeded(listed.last());
        long living = listed.grantsOf(world.license().arn()).stream()
                .filter(grant -> !ENDED.contains(grant.path("GrantStatus").asText()))
                .count();
        checks.that(living == 1, listed.last(), "Grants", "one living grant of the license", living + " grants");
    }

    @Then("the answers name one version")
    public void oneVersion() {
        Set<String> versions = new TreeSet<>();
        answers.stream()
                .filter(Exchange::succeeded)
                .forEach(a ->
                        versions.add(a.result().orElseThrow().path("Version").asText()));
        checks.that(versions.size() == 1, world.last(), "Version", "one version", versions);
        boolean settled = answers.stream().filter(Exchange::succeeded).noneMatch(a -> GrantGraph.onTheWay(a.operation())
                .contains(a.result().orElseThrow().path("Status").asText()));
        if (settled) {
            readsVersion(versions.iterator().next());
        }
    }

    @Then("the grant has the version that the first answer named")
    public void hasTheFirstVersion() {
        readsVersion(firstVersion);
    }

    private void readsVersion(String version) {
        checks.eventually("a version", () -> {
            Exchange read = checks.succeeded(reading.get(Role.GRANTOR, world.grant()));
            checks.equal(read, "Grant.Version", version, Reading.view(read).path("Version"));
        });
    }
}
