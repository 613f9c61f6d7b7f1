package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.steps.ScenarioState.ScenarioLicense;
import dev.lmc.suite.Session;
import dev.lmc.target.Target.Kind;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.verdict.ScenarioEvidence.SetUp;
import dev.lmc.wire.Exchange;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The licenses whose grants have all ended. The set-up of another grant uses them again instead of creating a license. A
 * target that refuses to grant a license again deviates from a clause of its own, and gets a license for each grant.
 */
public final class UsedLicenses {
    /** The highest number of licenses to keep back. Later licenses are not used again. */
    private static final int MOST_KEPT = 16;

    private final Session session;
    private final ScenarioState scenario;
    private final ScenarioEvidence evidence;
    private final PartyCalls calls;
    private final ValidRequests requests;
    private final Fixtures fixtures;
    private final Stock stock;

    public UsedLicenses(
            Session session,
            ScenarioState scenario,
            ScenarioEvidence evidence,
            PartyCalls calls,
            ValidRequests requests,
            Fixtures fixtures) {
        this.session = session;
        this.scenario = scenario;
        this.evidence = evidence;
        this.calls = calls;
        this.requests = requests;
        this.fixtures = fixtures;
        this.stock = session.once("used licenses", () -> {
            Stock all = new Stock();
            if (session.target().kind() != Kind.REFERENCE) {
                session.atEnd(() -> all.drain().forEach(this::delete));
            }
            return all;
        });
    }

    /** The licenses that no scenario uses, the one that was used first before the others. Thread-safe. */
    private static final class Stock {
        private final Deque<Used> waiting = new ArrayDeque<>();
        private final Set<String> ended = new HashSet<>();
        private int kept;

        synchronized boolean isOpen() {
            return kept <= MOST_KEPT;
        }

        synchronized Optional<Taken> take() {
            return waiting.size() > kept ? Optional.of(new Taken(waiting.remove(), kept)) : Optional.empty();
        }

        synchronized void add(Used used, String grant) {
            waiting.add(used);
            ended.add(grant);
        }

        /** Returns a license that the target may grant later. All are kept back for longer from now on. */
        synchronized void keepLonger(Taken taken) {
            waiting.add(taken.license());
            if (kept == taken.kept()) {
                kept = kept == 0 ? 2 : kept * 2;
            }
        }

        /** Returns a license. None is used again from now on. */
        synchronized void close(Taken taken) {
            waiting.add(taken.license());
            kept = Integer.MAX_VALUE;
        }

        synchronized boolean hasEnded(String grant) {
            return ended.contains(grant);
        }

        synchronized List<Used> drain() {
            List<Used> all = List.copyOf(waiting);
            waiting.clear();
            return all;
        }
    }

    /** @param kept how many licenses were kept back when it was taken */
    private record Taken(Used license, int kept) {}

    /**
     * A license whose grants have all ended.
     *
     * @param creation the calls that created it
     * @param version the version of its first grant when it was new
     */
    private record Used(ScenarioLicense license, List<Exchange> creation, String version) {}

    /** Returns whether the target may grant a license again, as far as the run knows. */
    boolean areUseful() {
        return stock.isOpen();
    }

    /** Grants a license that another scenario has used; empty if there is none that can be granted again. */
    Optional<ScenarioGrant> grant() {
        return stock.take().flatMap(this::grant);
    }

    private Optional<ScenarioGrant> grant(Taken taken) {
        Used used = taken.license();
        ObjectNode request = requests.createGrant(used.license(), Parties.GRANTEE);
        Exchange created;
        try {
            created = calls.attempt(Parties.GRANTOR, "CreateGrant", request);
        } catch (ScenarioAborted e) {
            stock.close(taken);
            throw e;
        }
        if (!created.succeeded()) {
            stock.keepLonger(taken);
            return Optional.empty();
        }
        if (!isNew(created, used)) {
            stock.close(taken);
            return Optional.empty();
        }
        evidence.inherit(new SetUp(used.creation(), List.of(), List.of(), List.of()));
        scenario.add(used.license());
        return Optional.of(fixtures.begin(used.license(), request, created));
    }

    private boolean isNew(Exchange created, Used used) {
        return created.successBody()
                .filter(body -> !stock.hasEnded(body.path("GrantArn").asText(""))
                        && body.path("Version").asText("").equals(used.version()))
                .isPresent();
    }

    /**
     * Leaves the license of an ended grant to later scenarios.
     *
     * @param setUp the calls that created the license and the grant
     */
    void add(ScenarioGrant ended, List<Exchange> setUp) {
        List<Exchange> creation = setUp.stream()
                .filter(call -> !call.operation().endsWith("Grant"))
                .toList();
        stock.add(new Used(ended.license(), creation, ended.firstVersion()), ended.arn());
    }

    private void delete(Used used) {
        String arn = used.license().arn();
        BooleanSupplier way = () -> calls.deletion().deleteLicense(Parties.GRANTOR, arn);
        session.delete(arn, way, way);
    }
}
