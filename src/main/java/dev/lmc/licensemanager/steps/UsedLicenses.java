package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.steps.ScenarioState.ScenarioLicense;
import dev.lmc.suite.Session;
import dev.lmc.target.Target.Kind;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.verdict.ScenarioEvidence.SetUp;
import dev.lmc.wire.Exchange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The licenses whose grants are all deleted or rejected. The set-up of another grant uses them again instead of creating a
 * license. A target that refuses to grant a license again deviates from LM-CG-61, and gets a license for each grant.
 */
public final class UsedLicenses {
    /** Calls that change grants, but not their licenses. */
    private static final Set<String> CHANGES_GRANTS =
            Set.of("CreateGrant", "AcceptGrant", "RejectGrant", "CreateGrantVersion", "DeleteGrant");

    /** The highest number of licenses to hold back; a target that refuses even then is not asked again. */
    private static final int MOST_HELD_BACK = 16;

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
        private final List<Used> retired = new ArrayList<>();
        private final Set<String> earlierGrants = new HashSet<>();
        private final Set<String> licenses = new HashSet<>();
        private int heldBack;

        synchronized boolean isOpen() {
            return heldBack <= MOST_HELD_BACK;
        }

        synchronized Optional<Taken> take() {
            return isOpen() && waiting.size() > heldBack
                    ? Optional.of(new Taken(waiting.remove(), heldBack))
                    : Optional.empty();
        }

        synchronized void add(Used used, String grant) {
            waiting.add(used);
            licenses.add(used.license().arn());
            earlierGrants.add(grant);
        }

        /** Returns a license that the target did not judge. */
        synchronized void putBack(Taken taken) {
            waiting.add(taken.license());
        }

        /** Returns a license that the target refuses to grant, perhaps for a while only. All wait longer from now on. */
        synchronized void holdBack(Taken taken) {
            waiting.add(taken.license());
            if (heldBack == taken.heldBack()) {
                heldBack = heldBack == 0 ? 2 : heldBack * 2;
            }
        }

        /** Returns a license that may have a grant. No license is granted again from now on. */
        synchronized void retire(Taken taken) {
            retired.add(taken.license());
            close();
        }

        synchronized void close() {
            heldBack = Integer.MAX_VALUE;
        }

        synchronized boolean isEarlierGrant(String arn) {
            return earlierGrants.contains(arn);
        }

        synchronized boolean hasHad(ScenarioLicense license) {
            return licenses.contains(license.arn());
        }

        synchronized List<Used> drain() {
            List<Used> all = Stream.concat(waiting.stream(), retired.stream()).toList();
            waiting.clear();
            retired.clear();
            return all;
        }
    }

    /** @param heldBack how many licenses were held back when it was taken */
    private record Taken(Used license, int heldBack) {}

    /**
     * A license whose grants are all deleted or rejected.
     *
     * @param creation the calls that created it
     * @param version the version of its first grant when it was new
     */
    private record Used(ScenarioLicense license, List<Exchange> creation, String version) {}

    /**
     * Returns the scenario's grant, if its license can be granted again once the grant is deleted: it is the only one, the
     * license is as it was, and nothing was found when they were set up.
     *
     * @param changes the calls of the scenario that may have changed something
     */
    Optional<ScenarioGrant> grantToDelete(SetUp setUp, List<Exchange> changes) {
        boolean only = scenario.licenses().size() == 1 && scenario.grants().size() == 1;
        return only
                        && stock.isOpen()
                        && setUp.found().isEmpty()
                        && setUp.remarks().isEmpty()
                        && changes.stream().allMatch(call -> leavesLicense(call, scenario.grant()))
                ? Optional.of(scenario.grant())
                        .filter(grant -> !Situations.isUnsound(grant) && grant.grantee() == Parties.GRANTEE)
                : Optional.empty();
    }

    private static boolean leavesLicense(Exchange call, ScenarioGrant grant) {
        boolean another = call.operation().equals("CreateGrant")
                && names(call.requestBody(), "LicenseArn", grant.license().arn())
                && !names(call.successBody(), "GrantArn", grant.arn());
        return CHANGES_GRANTS.contains(call.operation()) && !another;
    }

    private static boolean names(Optional<JsonNode> body, String member, String arn) {
        return body.filter(content -> content.path(member).asText().equals(arn)).isPresent();
    }

    /** Remarks if a license of the scenario had a grant before, because the calls of the scenario do not show it. */
    void noteEarlierGrants() {
        if (scenario.licenses().stream().anyMatch(stock::hasHad)) {
            evidence.remark("the license had a grant before this one, which was deleted or rejected");
        }
    }

    /** Grants a license that another scenario has used; empty if there is none that can be granted again. */
    Optional<ScenarioGrant> grant() {
        session.requireRunning();
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
            giveBack(taken, created);
            return Optional.empty();
        }
        // even if the scenario does not use them, it deletes the grant and the license
        evidence.inherit(new SetUp(used.creation(), List.of(), List.of(), List.of()));
        evidence.journal().add(created);
        if (!isNew(created, used)) {
            stock.close();
            evidence.remark("CreateGrant did not create a new grant of a license whose grant was deleted or rejected");
            return Optional.empty();
        }
        scenario.add(used.license());
        return Optional.of(fixtures.begin(used.license(), request, created));
    }

    private void giveBack(Taken taken, Exchange failed) {
        if (failed.isThrottled()) {
            stock.putBack(taken);
        } else if (failed.isRefused()) {
            stock.holdBack(taken);
        } else {
            stock.retire(taken);
        }
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
        String license = deleted.license().arn();
        List<Exchange> creation = setUp.stream()
                .filter(call -> call.operation().equals("CreateLicense")
                                && names(call.successBody(), "LicenseArn", license)
                        || call.operation().equals("GetLicense") && names(call.requestBody(), "LicenseArn", license))
                .toList();
        stock.add(new Used(deleted.license(), creation, deleted.firstVersion()), deleted.arn());
    }

    private void delete(Used used) {
        String arn = used.license().arn();
        Optional<String> version = used.creation().stream()
                .flatMap(call -> call.successBody().stream())
                .map(body -> body.path("Version").asText(""))
                .filter(text -> !text.isEmpty())
                .findFirst();
        session.delete(arn, () -> calls.deletion().deleteLicense(Parties.GRANTOR, arn, version), () -> calls.deletion()
                .deleteLicense(Parties.GRANTOR, arn));
    }
}
