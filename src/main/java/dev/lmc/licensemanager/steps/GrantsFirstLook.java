package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.contract.Operation;
import dev.lmc.licensemanager.facts.DocumentedFilters;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.steps.GrantReader.View;
import dev.lmc.record.Observation;
import dev.lmc.suite.FirstLook;
import dev.lmc.suite.Session;
import dev.lmc.target.Party;
import dev.lmc.target.Party.Keys;
import dev.lmc.target.Party.Role;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.wire.Exchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes one grant through its life, and notes how the target responds. What a party does not see here, set-up does not
 * wait for again.
 */
public final class GrantsFirstLook implements FirstLook {
    private static final List<Duration> WITHIN =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofMinutes(1));

    private final Session session;
    private final ScenarioState scenario;
    private final PartyCalls calls;
    private final ValidRequests requests;
    private final Fixtures fixtures;
    private final StatusSettling settling;
    private final AdaptivePolling polling;
    private final GrantReader reading;
    private final FilterValues values;
    private final Capabilities capabilities;
    private final ScenarioCleanUp cleanUp;
    private final List<Observation> rows = new ArrayList<>();
    private final Map<String, Boolean> known = new TreeMap<>();
    private final List<View> closed = new ArrayList<>();

    public GrantsFirstLook(
            Session session,
            ScenarioState scenario,
            PartyCalls calls,
            ValidRequests requests,
            Fixtures fixtures,
            StatusSettling settling,
            AdaptivePolling polling,
            GrantReader reading,
            FilterValues values,
            Capabilities capabilities,
            ScenarioCleanUp cleanUp) {
        this.session = session;
        this.scenario = scenario;
        this.calls = calls;
        this.requests = requests;
        this.fixtures = fixtures;
        this.settling = settling;
        this.polling = polling;
        this.reading = reading;
        this.values = values;
        this.capabilities = capabilities;
        this.cleanUp = cleanUp;
    }

    @Override
    public List<Observation> look() {
        try {
            unlessAborted("signatures", this::signatures);
            unlessAborted("new grant", this::newGrant);
            if (scenario.hasGrant()) {
                unlessAborted("views", this::views);
                unlessAborted("outsider", this::outsider);
                unlessAborted("filters", this::filters);
                accept();
                if (Transitions.ACCEPTED.contains(scenario.grant().status())) {
                    unlessAborted("views of an accepted grant", this::viewsOfAccepted);
                    move(Move.setting(
                            Parties.GRANTEE, scenario.grant().status().equals("ACTIVE") ? "DISABLED" : "ACTIVE"));
                }
                move(Move.by(Parties.GRANTOR, "DeleteGrant"));
            }
            operations();
        } finally {
            cleanUp.takeBack();
        }
        return List.copyOf(rows);
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
        Exchange exchange = seen(calls.send(
                Optional.of(new Party(Parties.GRANTOR, grantor.account(), wrong)),
                "ListDistributedGrants",
                calls.httpRequest("ListDistributedGrants", "{}")));
        row("signatures", exchange.succeeded() ? "not checked" : "checked", !exchange.succeeded());
    }

    private void newGrant() {
        ScenarioLicense license = fixtures.license(fixtures.licenseRequest());
        if (session.target().existingResource().isEmpty()) {
            row("new license", license.available() ? "AVAILABLE" : "not AVAILABLE", license.available());
        }
        ObjectNode request = requests.createGrant(license, Parties.GRANTEE);
        long start = System.nanoTime();
        Exchange created = seen(calls.attempt(Parties.GRANTOR, "CreateGrant", request));
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

    /** Returns the duration, rounded up to steps so that equal targets have equal rows. */
    private static String within(long nanos) {
        return WITHIN.stream()
                .filter(step -> step.toNanos() >= nanos)
                .map(step -> step.toSeconds() + " s")
                .findFirst()
                .orElse("minutes");
    }

    private void views() {
        List<View> all = Stream.of(
                        new View(Parties.GRANTOR, "GetGrant"),
                        new View(Parties.GRANTOR, "ListDistributedGrants"),
                        new View(Parties.GRANTEE, "GetGrant"),
                        new View(Parties.GRANTEE, "ListReceivedGrants"))
                .filter(view -> calls.mayCall(view.party(), view.operation()))
                .toList();
        List<View> open = look(all);
        all.forEach(view -> capabilities.learn(view, "", open.contains(view)));
        for (Role party : List.of(Parties.GRANTOR, Parties.GRANTEE)) {
            row(
                    party.words() + " sees the grant",
                    named(open, party),
                    named(open, party).equals(named(all, party)));
        }
    }

    /** Views that do not show a new grant may show an accepted one. */
    private void viewsOfAccepted() {
        List<View> others = Stream.concat(closed.stream(), Stream.of(new View(Parties.GRANTEE, "ListReceivedLicenses")))
                .filter(view -> calls.mayCall(view.party(), view.operation()))
                .toList();
        List<View> open = look(others);
        if (others.stream().anyMatch(view -> FilterValues.isOfLicenses(view.operation()))) {
            boolean seen = open.stream().anyMatch(view -> FilterValues.isOfLicenses(view.operation()));
            row("grantee sees the license", seen ? "by ListReceivedLicenses" : "nowhere", seen);
        }
        others.stream().filter(view -> !open.contains(view)).forEach(view -> {
            Transitions.ACCEPTED.forEach(status -> capabilities.learn(view, status, false));
            polling.inVain(GrantViews.statement(view));
        });
    }

    /** Waits once until all the views show the grant, and returns those that do. */
    private List<View> look(List<View> views) {
        ScenarioGrant grant = scenario.grant();
        List<View> open = new ArrayList<>();
        polling.await(grant.status() + " grant as both parties see it", Duration.ZERO, () -> {
            open.clear();
            views.stream().filter(view -> shows(view, grant)).forEach(open::add);
            return open.size() == views.size();
        });
        closed.clear();
        views.forEach(view -> {
            capabilities.learn(view, grant.status(), open.contains(view));
            if (!open.contains(view)) {
                closed.add(view);
            }
        });
        return open;
    }

    private boolean shows(View view, ScenarioGrant grant) {
        if (FilterValues.isOfLicenses(view.operation())) {
            ObjectNode request = JsonNodeFactory.instance.objectNode();
            request.putArray("LicenseArns").add(grant.license().arn());
            ListPages pages = ListPages.look(calls, view.party(), view.operation(), request);
            seen(pages.last());
            return pages.elements(view.operation()).stream().anyMatch(each -> Trials.identity(view.operation(), each)
                    .equals(grant.license().arn()));
        }
        Sight sight = reading.sight(view, grant);
        seen(sight.exchange());
        return sight.present();
    }

    private static String named(List<View> views, Role party) {
        String operations = views.stream()
                .filter(view -> view.party() == party)
                .map(View::operation)
                .collect(Collectors.joining(", "));
        return operations.isEmpty() ? "nowhere" : "by " + operations;
    }

    private void outsider() {
        if (session.target().party(Parties.OUTSIDER).isPresent()) {
            boolean sees = shows(new View(Parties.OUTSIDER, "GetGrant"), scenario.grant());
            row(Parties.OUTSIDER.words() + " sees the grant", sees ? "by GetGrant" : "nowhere", !sees);
        }
    }

    private void filters() {
        String list = "ListDistributedGrants";
        String filter = DocumentedFilters.ofLicense(list, session.contract().date());
        ScenarioGrant grant = scenario.grant();
        if (!capabilities.shows(new View(Parties.GRANTOR, list), "")) {
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
        if (Transitions.ACCEPTED.contains(scenario.grant().status())) {
            row("AcceptGrant", "not needed", false);
        } else {
            move(Move.by(Parties.GRANTEE, "AcceptGrant"));
        }
    }

    private void move(Move move) {
        String subject = (move.operation() + " " + move.status()).trim();
        unlessAborted(subject, () -> {
            ScenarioGrant grant = scenario.grant();
            Exchange done = seen(calls.attempt(move.party(), move.operation(), requests.of(move)));
            if (!done.succeeded()) {
                row(subject, done.summary(), false);
                return;
            }
            Set<String> leadsTo = move.leadsTo();
            Sight read = settling.await(grant, done, leadsTo);
            boolean gone = Transitions.ends(leadsTo) && !read.present();
            row(
                    subject,
                    gone ? "gone" : read.status().isEmpty() ? read.summary() : read.status(),
                    gone || leadsTo.contains(read.status()));
        });
    }

    private Exchange seen(Exchange exchange) {
        known.merge(exchange.operation(), !exchange.isOperationUnknown(), Boolean::logicalAnd);
        return exchange;
    }

    /** Sends an empty request, which has no effect, to each operation that no other call has tried. */
    private void operations() {
        List<String> all = session.contract().operations().values().stream()
                .filter(operation ->
                        operation.role() == Operation.Role.SPECIFIED && calls.isSupported(operation.name()))
                .map(Operation::name)
                .toList();
        for (String operation : all) {
            if (!known.containsKey(operation)) {
                unlessAborted(
                        operation,
                        () -> seen(calls.send(
                                Optional.of(calls.party(Parties.GRANTEE)),
                                operation,
                                calls.httpRequest(operation, "{}"))));
            }
        }
        List<String> missing = all.stream()
                .filter(operation -> Boolean.FALSE.equals(known.get(operation)))
                .toList();
        rows.add(
                0,
                new Observation(
                        "operations",
                        "knows " + (all.size() - missing.size()) + " of " + all.size()
                                + (missing.isEmpty() ? "" : ": not " + String.join(", ", missing)),
                        missing.isEmpty()));
    }
}
