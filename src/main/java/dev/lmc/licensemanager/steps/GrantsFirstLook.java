package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.facts.DocumentedFilters;
import dev.lmc.licensemanager.facts.GrantStatusGraph;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.steps.GrantReader.Sight;
import dev.lmc.licensemanager.steps.GrantReader.View;
import dev.lmc.licensemanager.steps.ScenarioState.ScenarioLicense;
import dev.lmc.record.Observation;
import dev.lmc.suite.Service.FirstLook;
import dev.lmc.suite.Session;
import dev.lmc.target.Party;
import dev.lmc.target.Party.Keys;
import dev.lmc.target.Party.Role;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.wire.Exchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes one grant through its life, and notes how the target responds. */
public final class GrantsFirstLook implements FirstLook {
    private static final List<Duration> WITHIN =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofMinutes(1));

    private static final Pattern OWNER = Pattern.compile("arn:[a-z-]+:license-manager:[a-z0-9-]*:(\\d{12}):");

    private final Session session;
    private final ScenarioState scenario;
    private final PartyCalls calls;
    private final ValidRequests requests;
    private final Fixtures fixtures;
    private final StatusSettling settling;
    private final FilterValues values;
    private final FirstLookOperations operations;
    private final FirstLookViews views;
    private final ScenarioCleanUp cleanUp;
    private final List<Observation> rows = new ArrayList<>();

    public GrantsFirstLook(
            Session session,
            ScenarioState scenario,
            PartyCalls calls,
            ValidRequests requests,
            Fixtures fixtures,
            StatusSettling settling,
            FilterValues values,
            FirstLookOperations operations,
            FirstLookViews views,
            ScenarioCleanUp cleanUp) {
        this.session = session;
        this.scenario = scenario;
        this.calls = calls;
        this.requests = requests;
        this.fixtures = fixtures;
        this.settling = settling;
        this.values = values;
        this.operations = operations;
        this.views = views;
        this.cleanUp = cleanUp;
    }

    @Override
    public List<Observation> look() {
        try {
            unlessAborted("signatures", this::signatures);
            unlessAborted("new grant", this::newGrant);
            if (scenario.hasGrant()) {
                unlessAborted("views", () -> rows.addAll(views.ofNewGrant(scenario.grant())));
                unlessAborted("outsider", () -> rows.addAll(views.ofOutsider(scenario.grant())));
                unlessAborted("filters", this::filters);
                accept();
                if (GrantStatusGraph.ACCEPTED.contains(scenario.grant().status())) {
                    unlessAborted(
                            "views of an accepted grant", () -> rows.addAll(views.ofAcceptedGrant(scenario.grant())));
                    move(Move.setting(
                            Parties.GRANTEE, scenario.grant().status().equals("ACTIVE") ? "DISABLED" : "ACTIVE"));
                }
                move(Move.by(Parties.GRANTOR, "DeleteGrant"));
            }
            rows.add(0, operations.observed());
            partiesThatSeeNothing();
        } finally {
            cleanUp.takeBack(Set.of());
        }
        return List.copyOf(rows);
    }

    /** Says first which party is shown neither grants nor licenses, in place of the row of each. */
    private void partiesThatSeeNothing() {
        for (Role party : List.of(Parties.GRANTEE, Parties.GRANTOR)) {
            List<Observation> seen = rows.stream()
                    .filter(row -> row.subject().startsWith(party.words() + FirstLookViews.SEES))
                    .toList();
            if (!seen.isEmpty()
                    && seen.stream()
                            .allMatch(row -> !row.documented() && row.observed().equals(FirstLookViews.NOWHERE))) {
                rows.removeAll(seen);
                String what = seen.stream()
                        .map(row -> row.subject().substring((party.words() + FirstLookViews.SEES).length()))
                        .collect(Collectors.joining(" or "));
                rows.add(0, new Observation(party.words(), "sees nothing: no operation shows it " + what, false));
            }
        }
    }

    private void unlessAborted(String subject, Runnable part) {
        try {
            part.run();
        } catch (ScenarioAborted e) {
            if (e.kind() != ScenarioAborted.Kind.SKIPPED) {
                row(subject, e.getMessage(), false);
            }
        }
    }

    private void row(String subject, String observed, boolean documented) {
        rows.add(new Observation(subject, observed, documented));
    }

    private void signatures() {
        Party grantor = calls.party(Parties.GRANTOR);
        Keys wrong = new Keys(grantor.keys().accessKeyId(), "not-the-secret", Optional.empty());
        Stream.of("ListDistributedGrants", "ListReceivedGrants", "ListReceivedLicenses", "GetGrant")
                .filter(calls::isSupported)
                .findFirst()
                .ifPresent(operation -> {
                    Exchange exchange = operations.seen(calls.send(
                            Optional.of(new Party(Parties.GRANTOR, grantor.account(), wrong)),
                            operation,
                            calls.httpRequest(operation, "{}")));
                    row("signatures", exchange.succeeded() ? "not checked" : "checked", !exchange.succeeded());
                });
    }

    private void newGrant() {
        ScenarioLicense license = fixtures.license(fixtures.licenseRequest());
        if (session.target().existingResource().isEmpty()) {
            row("new license", license.available() ? "AVAILABLE" : "not AVAILABLE", license.available());
            account(license);
        }
        ObjectNode request = requests.createGrant(license, Parties.GRANTEE);
        long start = System.nanoTime();
        Exchange created = operations.seen(calls.attempt(Parties.GRANTOR, "CreateGrant", request));
        if (!created.succeeded()) {
            row("new grant", created.summary(), false);
            return;
        }
        ScenarioGrant grant = fixtures.registerSettled(license, request, Parties.GRANTEE, created);
        String announced = created.successBody().orElseThrow().path("Status").asText();
        String when = grant.status().equals(announced)
                ? " at once"
                : grant.departure().isPresent() ? "" : " within " + within(System.nanoTime() - start);
        row("new grant", grant.status() + when, grant.departure().isEmpty());
    }

    /** Says if a license belongs to another account than that of its keys: perhaps all keys are taken for that account. */
    private void account(ScenarioLicense license) {
        String expected = calls.party(Parties.GRANTOR).account();
        Matcher owner = OWNER.matcher(license.arn());
        if (owner.lookingAt() && !owner.group(1).equals(expected)) {
            row("accounts", "a license of " + expected + " belongs to " + owner.group(1), false);
        }
    }

    /** Returns the duration, rounded up to steps so that equal targets have equal rows. */
    private static String within(long nanos) {
        return WITHIN.stream()
                .filter(step -> step.toNanos() >= nanos)
                .map(step -> step.toSeconds() + " s")
                .findFirst()
                .orElse("minutes");
    }

    private void filters() {
        String list = "ListDistributedGrants";
        String filter = DocumentedFilters.ofLicense(list, session.contract().date());
        ScenarioGrant grant = scenario.grant();
        if (!calls.isSupported(list) || !views.isOpen(new View(Parties.GRANTOR, list))) {
            return;
        }
        String other = values.ofNone(grant, list, filter);
        ObjectNode request = ValidRequests.narrowed(JsonNodeFactory.instance.objectNode(), filter, other);
        ListPages pages = ListPages.find(calls, Parties.GRANTOR, list, request, grant.arn());
        boolean ignored = pages.grant(grant.arn()).isObject();
        boolean applied = !ignored && pages.last().succeeded();
        row("filters", applied ? "applied" : ignored ? "ignored" : pages.last().summary(), applied);
    }

    private void accept() {
        if (GrantStatusGraph.ACCEPTED.contains(scenario.grant().status())) {
            row("AcceptGrant", "not needed", session.target().has(Parties.ORGANIZATION));
        } else {
            move(Move.by(Parties.GRANTEE, "AcceptGrant"));
        }
    }

    private void move(Move move) {
        String subject = (move.operation() + " " + move.status()).trim();
        unlessAborted(subject, () -> {
            ScenarioGrant grant = scenario.grant();
            Exchange done = operations.seen(calls.attempt(move.party(), move.operation(), requests.of(move)));
            if (!done.succeeded()) {
                row(subject, done.summary(), false);
                return;
            }
            Set<String> leadsTo = move.leadsTo();
            Sight read = settling.await(grant, done, leadsTo);
            boolean gone = GrantSetUp.ends(leadsTo) && !read.present();
            row(
                    subject,
                    gone ? "gone" : read.status().isEmpty() ? read.summary() : read.status(),
                    gone || leadsTo.contains(read.status()));
        });
    }
}
