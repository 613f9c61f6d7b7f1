package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.steps.ScenarioState.ScenarioLicense;
import dev.lmc.suite.Session;
import dev.lmc.target.Target.Kind;
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
 * The licenses whose grants are all deleted or rejected. The set-up of another grant uses them again instead of creating a
 * license. A target that refuses to grant a license again deviates from LM-CG-61, and gets a license for each grant.
 */
public final class UsedLicenses {
    /** The calls that create a license, and wait until it is available. */
    private static final Set<String> CREATION = Set.of("CreateLicense", "GetLicense");

    /** The highest number of licenses that are kept waiting; a target that needs more of them is not asked again. */
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

    /** The licenses that no scenario uses, in the order in which they were added. Thread-safe. */
    private static final class Stock {
        private final Deque<Used> waiting = new ArrayDeque<>();
        private final Set<String> earlierGrants = new HashSet<>();
        private final Set<String> licenses = new HashSet<>();
        private int kept;

        synchronized boolean isOpen() {
            return kept <= MOST_KEPT;
        }

        synchronized Optional<Taken> take() {
            return waiting.size() > kept ? Optional.of(new Taken(waiting.remove(), kept)) : Optional.empty();
        }

        synchronized void add(Used used, String grant) {
            waiting.add(used);
            licenses.add(used.license().arn());
            earlierGrants.add(grant);
        }

        /** Returns a license that the target refuses to grant, perhaps for a while only. All wait longer from now on. */
        synchronized void keepLonger(Taken taken) {
            waiting.add(taken.license());
            if (kept == taken.kept()) {
                kept = kept == 0 ? 2 : kept * 2;
            }
        }

        /** Lets no license be granted again from now on. */
        synchronized void close() {
            kept = Integer.MAX_VALUE;
        }

        synchronized boolean isEarlierGrant(String arn) {
            return earlierGrants.contains(arn);
        }

        synchronized boolean hasHad(String license) {
            return licenses.contains(license);
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
     * A license whose grants are all deleted or rejected.
     *
     * @param creation the calls that created it
     * @param version the version of its first grant when it was new
     */
    private record Used(ScenarioLicense license, List<Exchange> creation, String version) {}

    /** Returns whether the target may grant a license again, as far as the run knows. */
    boolean mayBeGrantedAgain() {
        return stock.isOpen();
    }

    /** Returns whether a license had a grant before that of the scenario. */
    boolean hadEarlierGrants(ScenarioLicense license) {
        return stock.hasHad(license.arn());
    }

    /** Grants a license that another scenario has used; empty if there is none that can be granted again. */
    Optional<ScenarioGrant> grant() {
        boolean possible = calls.mayCall(Parties.GRANTOR, "CreateGrant")
                && session.target().party(Parties.GRANTEE).isPresent();
        return possible ? stock.take().flatMap(this::grant) : Optional.empty();
    }

    /** Grants a license. The calls of the scenario do not show a refusal, because it has nothing to do with its clause. */
    private Optional<ScenarioGrant> grant(Taken taken) {
        Used used = taken.license();
        ObjectNode request = requests.createGrant(used.license(), Parties.GRANTEE);
        Exchange created = calls.apart(Parties.GRANTOR, "CreateGrant", request);
        if (!created.succeeded()) {
            stock.keepLonger(taken);
            return Optional.empty();
        }
        evidence.inherit(new SetUp(used.creation(), List.of(), List.of(), List.of()));
        evidence.journal().add(created);
        if (!isNew(created, used)) {
            stock.close();
            return Optional.empty();
        }
        scenario.add(used.license());
        return Optional.of(fixtures.begin(used.license(), request, created));
    }

    private boolean isNew(Exchange created, Used used) {
        return created.successBody()
                .filter(body -> !stock.isEarlierGrant(body.path("GrantArn").asText(""))
                        && body.path("Version").asText("").equals(used.version()))
                .isPresent();
    }

    /**
     * Leaves the license of a deleted grant to later scenarios.
     *
     * @param setUp the calls that created the license and the grant
     */
    void add(ScenarioGrant deleted, List<Exchange> setUp) {
        List<Exchange> creation = setUp.stream()
                .filter(call -> CREATION.contains(call.operation()))
                .toList();
        stock.add(new Used(deleted.license(), creation, deleted.firstVersion()), deleted.arn());
    }

    private void delete(Used used) {
        String arn = used.license().arn();
        BooleanSupplier way = () -> calls.deletion().deleteLicense(Parties.GRANTOR, arn);
        session.delete(arn, way, way);
    }
}
