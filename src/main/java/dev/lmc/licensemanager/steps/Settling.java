package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.licensemanager.GrantGraph;
import dev.lmc.suite.Session;
import dev.lmc.target.Party.Role;
import dev.lmc.target.Target.Kind;
import dev.lmc.verdict.Casefile;
import dev.lmc.verdict.Transition;
import dev.lmc.wire.Exchange;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Waits until a grant's status has come about, as the grantor reads it. The statuses on the way must be documented ones;
 * any other ends the wait at once.
 */
public final class Settling {
    /** What a target is at work on is not read at once. */
    private static final Duration MOMENT = Duration.ofMillis(8);

    private final Patience patience;
    private final Casefile file;
    private final Reading reading;
    private final boolean late;

    public Settling(Session session, Patience patience, Casefile file, Reading reading) {
        this.late = session.target().kind() == Kind.AWS;
        this.patience = patience;
        this.file = file;
        this.reading = reading;
    }

    /** The last reading: with one of the wanted statuses if all is well, else with whatever was there. */
    Exchange await(Grant grant, Exchange answer, Collection<String> wanted) {
        String operation = answer.operation();
        boolean announced = wanted.contains(
                answer.result().map(body -> body.path("Status").asText()).orElse(""));
        String from = grant.status();
        Set<String> onTheWay = new HashSet<>(GrantGraph.onTheWay(operation));
        onTheWay.add(from);
        AtomicReference<Exchange> last = new AtomicReference<>();
        Set<String> passed = new LinkedHashSet<>();
        long start = System.nanoTime();
        patience.await(
                operation + " leading to " + String.join(", ", new TreeSet<>(wanted)),
                announced ? Duration.ZERO : MOMENT,
                () -> {
                    Exchange read = reading.get(Role.GRANTOR, grant);
                    last.set(read);
                    String status = status(read).asText();
                    passed.add(status);
                    return wanted.contains(status) || !onTheWay.contains(status) && !(late && notYetKnown(read));
                });
        String status = status(last.get()).asText();
        if (wanted.contains(status)) {
            passed.removeAll(List.of(from, status));
            double seconds = Math.round((System.nanoTime() - start) / 1e6) / 1000.0;
            String way = new GrantGraph.Edge(from, operation, status).name();
            file.transition(new Transition(way, seconds, List.copyOf(passed)));
            grant.heard(
                    status,
                    last.get()
                            .result()
                            .orElseThrow()
                            .path("Grant")
                            .path("Version")
                            .asText());
        }
        return last.get();
    }

    /** AWS may answer for a moment that it does not know what it has just made. */
    static boolean notYetKnown(Exchange read) {
        return read.errorCode().filter(Refusal.UNKNOWN.codes()::contains).isPresent();
    }

    /** Waits until the grantor reads the version that was answered, or a later one, in the status it had. */
    void awaitVersion(Grant grant, Exchange answer) {
        BigInteger answered = VersionSteps.number(answer.result().orElseThrow().path("Version"));
        grant.heard(grant.status(), answered.toString());
        patience.await("a version that was answered", Duration.ZERO, () -> {
            JsonNode read = Reading.view(reading.get(Role.GRANTOR, grant));
            boolean there = VersionSteps.number(read.path("Version")).compareTo(answered) >= 0
                    && read.path("GrantStatus").asText().equals(grant.status());
            if (there) {
                grant.heard(grant.status(), read.path("Version").asText());
            }
            return there;
        });
    }

    static JsonNode status(Exchange read) {
        return Reading.view(read).path("GrantStatus");
    }
}
