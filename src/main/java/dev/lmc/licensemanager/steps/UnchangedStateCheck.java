package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.facts.GrantStatusGraph;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.steps.AdaptivePolling.Unmet;
import dev.lmc.suite.Session;
import dev.lmc.target.Party.Role;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.wire.Exchange;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Checks that a refused call changes nothing: the parties read the same before and after it. */
public final class UnchangedStateCheck {
    static final Set<String> READS =
            Set.of("GetGrant", "ListDistributedGrants", "ListReceivedGrants", "ListReceivedLicenses");

    private final Session session;
    private final ScenarioState scenario;
    private final PartyCalls calls;
    private final GrantReader reading;
    private final Checks checks;
    private final AdaptivePolling polling;
    private final Capabilities capabilities;
    private final ScenarioEvidence evidence;
    private final Situations situations;

    public UnchangedStateCheck(
            Session session,
            ScenarioState scenario,
            PartyCalls calls,
            GrantReader reading,
            Checks checks,
            AdaptivePolling polling,
            Capabilities capabilities,
            ScenarioEvidence evidence,
            Situations situations) {
        this.situations = situations;
        this.capabilities = capabilities;
        this.evidence = evidence;
        this.polling = polling;
        this.session = session;
        this.scenario = scenario;
        this.calls = calls;
        this.reading = reading;
        this.checks = checks;
    }

    /** Returns what the parties read before the call, without views that cannot be read. */
    List<Snapshot> snapshot(Role party, String operation, ObjectNode request) {
        if (READS.contains(operation)) {
            return List.of();
        }
        List<View> views = operation.equals("CreateGrant") ? lists(party, request) : grants();
        AtomicReference<List<Snapshot>> before = new AtomicReference<>(views.stream()
                .flatMap(view -> situations.reading(view).map(read -> new Snapshot(view, read)).stream())
                .toList());
        boolean upToDate = polling.await(() -> outdated(before.get()), Duration.ZERO, () -> {
            before.set(views.stream().map(view -> snapshot(view, before.get())).toList());
            return before.get().stream().allMatch(this::upToDate);
        });
        if (!upToDate) {
            // tried once, so that a view that never shows such a grant is not awaited again
            before.get().stream()
                    .filter(snapshot -> !upToDate(snapshot))
                    .forEach(snapshot -> capabilities.shows(
                            seen(snapshot.view()), scenario.grant().status()));
        }
        List<Snapshot> readable = before.get().stream().filter(this::isReadable).toList();
        before.get().stream()
                .filter(snapshot -> !isReadable(snapshot))
                .forEach(snapshot -> evidence.remark("not compared with the state before the refused call: "
                        + snapshot.view().operation() + " by the "
                        + snapshot.view().party().words() + ", which cannot be read"));
        return readable;
    }

    /** Reads a view, unless nothing has happened since it was last read, and that is up to date. */
    private Snapshot snapshot(View view, List<Snapshot> earlier) {
        return earlier.stream()
                .filter(snapshot -> snapshot.view().equals(view))
                .filter(this::isReadable)
                .filter(this::upToDate)
                .findFirst()
                .orElseGet(() -> new Snapshot(view, read(view)));
    }

    /** Checks that the parties read the same as before; returns whether they do. */
    boolean requireUnchanged(ScenarioState.Attempt attempt) {
        ScenarioEvidence.Mark start = evidence.mark();
        checks.eventually("what it was before", () -> attempt.before().forEach(was -> compare(attempt, was)));
        boolean unchanged = !evidence.mark().departsSince(start);
        if (unchanged) {
            scenario.leavesUnchanged(attempt);
        }
        return unchanged;
    }

    private void compare(ScenarioState.Attempt attempt, Snapshot was) {
        JsonNode is = read(was.view());
        // an ended grant that could not be read before has become visible
        boolean late = was.read().isTextual() && !scenario.grants().isEmpty() && shows(is, scenario.grant());
        checks.check(
                late || was.read().equals(is),
                attempt.exchange(),
                was.view().operation().equals("GetGrant") ? "Grant" : "Grants",
                "a refused call changes nothing: by " + was.view().operation() + " the "
                        + was.view().party().words() + " reads " + was.read(),
                is);
    }

    /** Returns whether a reading shows the grant as last read by its grantor; views may lag behind. */
    private boolean upToDate(Snapshot snapshot) {
        if (scenario.grants().isEmpty() || snapshot.read().isTextual()) {
            return true;
        }
        ScenarioGrant grant = scenario.grant();
        View view = snapshot.view();
        if (view.operation().equals("GetGrant")) {
            return shows(snapshot.read(), grant);
        }
        boolean concerned =
                view.subject().equals(grant.license().arn()) && view.party() == grant.lister(view.operation());
        return !concerned
                || GrantStatusGraph.ENDED.contains(grant.status())
                || capabilities.isClosed(seen(view), grant.status())
                || shows(GrantReader.element(snapshot.read(), "GrantArn", grant.arn()), grant);
    }

    /** Returns what the first view that is not up to date should show. */
    private Unmet outdated(List<Snapshot> snapshots) {
        GrantReader.View view = snapshots.stream()
                .filter(snapshot -> !upToDate(snapshot))
                .map(snapshot -> seen(snapshot.view()))
                .findFirst()
                .orElseThrow();
        return GrantViews.unmet(view.isList() ? GrantViews.statement(view) : GrantViews.statusStatement(view), view);
    }

    private static GrantReader.View seen(View view) {
        return new GrantReader.View(view.party(), view.operation());
    }

    private static boolean shows(JsonNode read, ScenarioGrant grant) {
        return read.isObject()
                && read.path("Version").asText(grant.version()).equals(grant.version())
                && (!read.has("GrantStatus") || GrantReader.status(read).equals(grant.status()));
    }

    /** Returns whether there is something to compare, which includes the response for an ended grant. */
    private boolean isReadable(Snapshot snapshot) {
        boolean notFound = snapshot.view().operation().equals("GetGrant")
                && GrantStatusGraph.ENDED.contains(scenario.grant().status())
                && Refusal.NOT_FOUND.codes().stream()
                        .anyMatch(code -> snapshot.read().asText().endsWith(" " + code));
        return !snapshot.read().isTextual() || notFound;
    }

    /** Returns the views of the grant by both parties. */
    private List<View> grants() {
        ScenarioGrant grant = scenario.grant();
        return callable(Stream.of(Parties.GRANTOR, grant.grantee())
                .map(party -> new View(party, "GetGrant", grant.arn()))
                .toList());
    }

    /**
     * Returns the views of the created and received grants of the license in the request and of the scenario's license.
     */
    private List<View> lists(Role party, ObjectNode request) {
        Set<String> licenses = new LinkedHashSet<>();
        licenses.add(scenario.license().arn());
        if (session.contract().judgeInput("CreateGrant", request).isEmpty()) {
            licenses.add(request.path("LicenseArn").asText());
        }
        Set<View> views = new LinkedHashSet<>();
        for (String license : licenses) {
            views.add(new View(Parties.GRANTOR, "ListDistributedGrants", license));
            views.add(new View(party, "ListDistributedGrants", license));
            views.add(new View(
                    party == Parties.GRANTEE ? Parties.OUTSIDER : Parties.GRANTEE, "ListReceivedGrants", license));
        }
        return callable(views);
    }

    /** Returns the views that the target has; the refusal is judged by its response in any case. */
    private List<View> callable(Collection<View> views) {
        views.stream()
                .filter(view -> !calls.isSupported(view.operation()))
                .forEach(view -> evidence.remark(
                        "not compared with the state before the refused call: " + view.operation() + " is excluded"));
        return views.stream()
                .filter(view -> calls.mayCall(view.party(), view.operation()))
                .toList();
    }

    private JsonNode read(View view) {
        if (view.operation().equals("GetGrant")) {
            return GrantReader.view(reading.get(view.party(), view.subject()));
        }
        ListPages pages = reading.grantsOf(view.party(), view.operation(), view.subject());
        Exchange last = pages.last();
        return last.succeeded()
                ? sorted(pages.grantsOf(view.subject()))
                : JsonNodeFactory.instance.textNode(last.summary());
    }

    private static JsonNode sorted(List<JsonNode> grants) {
        ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
        grants.stream()
                .sorted(Comparator.comparing(grant -> grant.path("GrantArn").asText()))
                .forEach(sorted::add);
        return sorted;
    }

    /**
     * A party's view of a resource.
     *
     * @param subject the ARN of the grant, or of the license whose grants are listed
     */
    record View(Role party, String operation, String subject) {}

    /**
     * The content of a view.
     *
     * @param read the members of the response, or a description of the refusal
     */
    record Snapshot(View view, JsonNode read) {}
}
