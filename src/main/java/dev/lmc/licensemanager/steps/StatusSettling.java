package dev.lmc.licensemanager.steps;

import dev.lmc.licensemanager.facts.GrantStatusGraph;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.steps.GrantReader.Sight;
import dev.lmc.licensemanager.steps.GrantReader.View;
import dev.lmc.suite.Session;
import dev.lmc.target.Target.Kind;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.verdict.ScenarioEvidence.Transition;
import dev.lmc.wire.Exchange;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Waits until a grant has a wanted status, as read by the grantor or, if necessary, in another view. Intermediate
 * statuses must be documented; any other status ends the wait at once.
 */
public final class StatusSettling {
    /** The delay before reading a grant whose workflow is pending. */
    private static final Duration MOMENT = Duration.ofMillis(8);

    private final AdaptivePolling polling;
    private final ScenarioEvidence evidence;
    private final GrantReader reading;
    private final Session session;
    private final boolean late;

    public StatusSettling(Session session, AdaptivePolling polling, ScenarioEvidence evidence, GrantReader reading) {
        this.session = session;
        this.late = session.target().kind() == Kind.AWS;
        this.polling = polling;
        this.evidence = evidence;
        this.reading = reading;
    }

    /** Returns whether the grant is read with a status, without waiting for it. */
    boolean has(ScenarioGrant grant, String status) {
        return reading.sight(grant).status().equals(status);
    }

    /** Returns whether a grant has the status of a new one: it is being created, waits for its grantee, or is unknown. */
    boolean isNew(ScenarioGrant grant) {
        Sight read = reading.sight(grant);
        return read.status().equals("PENDING_ACCEPT")
                || GrantStatusGraph.transientStatuses("CreateGrant").contains(read.status())
                || late && notYetKnown(read.exchange());
    }

    /** Returns the last reading, with one of the wanted statuses if the wait succeeded. */
    Sight await(ScenarioGrant grant, Exchange response, Collection<String> wanted) {
        String operation = response.operation();
        boolean announced = wanted.contains(GrantReader.documented(
                response.successBody().map(body -> body.path("Status").asText()).orElse("")));
        String from = grant.status();
        Set<String> onTheWay = new HashSet<>(GrantStatusGraph.transientStatuses(operation));
        onTheWay.add(from);
        AtomicReference<Sight> last = new AtomicReference<>();
        Set<String> passed = new LinkedHashSet<>();
        long start = System.nanoTime();
        boolean ended = polling.await(name(operation, wanted), announced ? Duration.ZERO : MOMENT, () -> {
            Sight read = reading.sight(grant);
            last.set(read);
            passed.add(read.status());
            return wanted.contains(read.status())
                    || !onTheWay.contains(read.status()) && !(late && notYetKnown(read.exchange()));
        });
        Sight read = last.get();
        if (!ended) {
            inVain(operation, wanted);
        }
        if (wanted.contains(read.status())) {
            took(operation, read.status(), Duration.ofNanos(System.nanoTime() - start));
            passed.removeAll(List.of(from, read.status()));
            double seconds = Math.round((System.nanoTime() - start) / 1e6) / 1000.0;
            String way = GrantStatusGraph.name(from, operation, read.status());
            evidence.transition(new Transition(way, seconds, List.copyOf(passed)));
        }
        if (!read.status().isEmpty()) {
            grant.update(read.status(), version(grant, read, response));
            grant.read(read.grant());
        }
        return read;
    }

    private static String name(String operation, Collection<String> wanted) {
        return operation + " leading to " + String.join(", ", new TreeSet<>(wanted));
    }

    /** Makes later waits for each of the statuses brief, whichever party reads the grant. */
    private void inVain(String operation, Collection<String> wanted) {
        wanted.forEach(status -> polling.inVain(name(operation, List.of(status))));
        reads().forEach(polling::inVain);
    }

    private void took(String operation, String status, Duration after) {
        polling.held(name(operation, List.of(status)), after);
        reads().forEach(statement -> polling.held(statement, after));
    }

    /** Returns the names of the statements about the status that GetGrant shows to each party. */
    private Stream<String> reads() {
        return session.target().parties().keySet().stream()
                .map(party -> GrantViews.statusStatement(new View(party, "GetGrant")));
    }

    /** Returns the version as read; if it cannot be read, the one that the operation has named, or else a list. */
    private String version(ScenarioGrant grant, Sight read, Exchange response) {
        String named = response.successBody()
                .map(body -> body.path("Version").asText(""))
                .orElse("");
        if (isRead(grant, read, named)) {
            return read.version();
        }
        return (VersionSteps.number(named).compareTo(VersionSteps.number(grant.version())) >= 0
                        ? Stream.of(named)
                        : Stream.of(named, reading.versionInList(Parties.GRANTOR, grant), grant.version()))
                .filter(version -> VersionSteps.number(version).signum() > 0)
                .max(Comparator.comparing(VersionSteps::number))
                .orElse("");
    }

    /**
     * Returns whether the version of the grant can be read. If GetGrant shows another version than the operation named,
     * and does not know the latter, the run does not use the version that it shows.
     */
    private boolean isRead(ScenarioGrant grant, Sight read, String named) {
        boolean asNamed =
                read.version().equals(named) || !read.exchange().operation().equals("GetGrant");
        return !read.version().isEmpty()
                && (asNamed
                        || session.once(
                                "GetGrant knows the version that it shows",
                                () -> !notYetKnown(reading.get(Parties.GRANTOR, grant, read.version()))));
    }

    /** Returns whether the grant is not yet visible: AWS may briefly not find a resource that it has just created. */
    static boolean notYetKnown(Exchange read) {
        return read.errorCode().filter(Refusal.NOT_FOUND.codes()::contains).isPresent();
    }

    /** Waits until the grantor reads the returned version, or a later one, in its status. */
    void awaitVersion(ScenarioGrant grant, Exchange response) {
        BigInteger answered =
                VersionSteps.number(response.successBody().orElseThrow().path("Version"));
        String named = answered.signum() < 0 ? "" : answered.toString();
        grant.update(grant.status(), named);
        polling.await("the returned version", Duration.ZERO, () -> {
            Sight read = reading.sight(grant);
            boolean known = isRead(grant, read, named);
            boolean there = !known
                    || VersionSteps.number(read.grant().path("Version")).compareTo(answered) >= 0
                            && read.status().equals(grant.status());
            if (there && known) {
                grant.update(grant.status(), read.version());
            }
            return there;
        });
    }
}
