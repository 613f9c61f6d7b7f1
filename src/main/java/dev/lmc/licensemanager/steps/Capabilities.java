package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.suite.Session;
import dev.lmc.target.Party.Role;
import dev.lmc.verdict.Casefile;
import dev.lmc.verdict.Halt;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Tells a fault of the scenario's own clause from one that stands in the way of many: whether the target ever lets a
 * party do or see a thing at all. What no call of the run has shown so far is tried once a run, on a grant of its own.
 */
public final class Capabilities {
    private static final Set<String> TRIED = Set.of("PENDING_ACCEPT", "DISABLED", "ACTIVE");
    private static final Map<String, Role> RIGHTFUL = Map.of(
            "AcceptGrant", Role.GRANTEE,
            "RejectGrant", Role.GRANTEE,
            "DeleteGrant", Role.GRANTOR,
            "CreateGrant", Role.GRANTOR,
            "ListDistributedGrants", Role.GRANTOR,
            "ListReceivedGrants", Role.GRANTEE,
            "ListReceivedLicenses", Role.GRANTEE);

    private final Session session;
    private final Calls calls;
    private final Reading reading;
    private final Patience patience;
    private final Settling settling;
    private final Casefile file;
    private final Map<String, Boolean> known;

    public Capabilities(
            Session session, Calls calls, Reading reading, Patience patience, Settling settling, Casefile file) {
        this.session = session;
        this.calls = calls;
        this.reading = reading;
        this.patience = patience;
        this.settling = settling;
        this.file = file;
        this.known = session.once("capabilities that were tried", ConcurrentHashMap::new);
    }

    /** Returns whether a sound call of the operation by the party succeeds at all; true where that is not its right. */
    boolean performs(Role party, String operation) {
        return !Premise.covers(operation)
                || RIGHTFUL.getOrDefault(operation, party) != party
                || party == Role.OUTSIDER
                || calls.hasSucceeded(party, operation)
                || tried(party + " performs " + operation, () -> performed(party, operation));
    }

    /** Returns whether a call of the operation by the party is known to succeed: if need be, after a trial. */
    boolean isProven(Role party, String operation) {
        return performs(party, operation) && calls.hasSucceeded(party, operation);
    }

    /** Returns whether the operation ever refuses a request with a status from 400 to 499. */
    boolean refuses(String operation) {
        return !Premise.covers(operation) || tried(operation + " refuses", () -> refused(operation));
    }

    /** Returns whether the view shows a grant of that status to its party at all. */
    boolean shows(Reading.View view, String status) {
        return tried(key(view, status), () -> shown(view, status));
    }

    /** Returns whether it is known that the view shows no such grant, so that nothing is to be waited for. */
    boolean isClosed(Reading.View view, String status) {
        return Boolean.FALSE.equals(known.get(key(view, status)));
    }

    private static String key(Reading.View view, String status) {
        return view.party() + " sees " + view.operation() + (TRIED.contains(status) ? " " + status : "");
    }

    private boolean tried(String what, Trial trial) {
        return session.once(what, () -> {
            boolean holds;
            try {
                holds = trial.holds();
            } catch (Halt e) {
                // what cannot be tried is not held against anything else
                holds = true;
            }
            known.put(what, holds);
            return holds;
        });
    }

    private boolean performed(Role party, String operation) {
        for (String status : new String[] {"", "ACTIVE"}) {
            Fixture fixture = new Fixture();
            if (operation.equals("CreateGrant")) {
                return calls.attempt(party, operation, fixture.requests.createGrant(fixture.license(), Role.GRANTEE))
                        .succeeded();
            }
            fixture.grant(Role.GRANTEE, status);
            ObjectNode request = fixture.requests.valid(operation, party);
            BooleanSupplier success =
                    () -> calls.attempt(party, operation, request).succeeded();
            if (Traces.READS.contains(operation)
                    ? patience.await(operation + " by the " + party.words(), Duration.ZERO, success::getAsBoolean)
                    : success.getAsBoolean()) {
                return true;
            }
        }
        return false;
    }

    private boolean refused(String operation) {
        ObjectNode malformed = JsonNodeFactory.instance.objectNode();
        malformed.put("GrantArn", 7).put("LicenseArn", 7).put("MaxResults", "a text");
        malformed.retain(session.contract()
                .operation(operation)
                .orElseThrow()
                .input()
                .members()
                .keySet());
        return calls.raw(RIGHTFUL.getOrDefault(operation, Role.GRANTOR), operation, malformed)
                .answer()
                .filter(answer -> answer.status() / 100 == 4)
                .isPresent();
    }

    private boolean shown(Reading.View view, String status) {
        Fixture fixture = new Fixture();
        Grant grant = fixture.grant(
                view.party() == Role.OUTSIDER ? Role.OUTSIDER : Role.GRANTEE, TRIED.contains(status) ? status : "");
        return patience.await("a grant that " + view + " shows", Duration.ZERO, () -> reading.sight(view, grant)
                .present());
    }

    private interface Trial {
        boolean holds();
    }

    /** A license and a grant that are no part of the scenario. */
    private final class Fixture {
        private final World world = new World();
        private final Requests requests = new Requests(session, world);
        private final Transitions transitions = new Transitions(session, file, calls, requests, settling);
        private final Making making = new Making(session, world, calls, requests, transitions, patience, file);

        License license() {
            return making.license(making.licenseRequest());
        }

        /**
         * @param status the status that it is brought to; empty for that of a new grant
         */
        Grant grant(Role grantee, String status) {
            Grant grant = making.grant(license(), grantee);
            if (!status.isEmpty()) {
                transitions.bring(grant, status);
            }
            return grant;
        }
    }
}
