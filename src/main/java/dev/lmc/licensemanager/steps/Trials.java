package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.steps.GrantReader.View;
import dev.lmc.suite.Session;
import dev.lmc.target.Party.Role;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.wire.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Tries single things on a license and a grant that are no part of the scenario. */
public final class Trials {
    private static final Set<String> STATUSES = Set.of("PENDING_ACCEPT", "DISABLED", "ACTIVE");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Session session;
    private final ScenarioEvidence evidence;
    private final PartyCalls calls;
    private final GrantReader reading;
    private final AdaptivePolling polling;
    private final StatusSettling settling;

    public Trials(
            Session session,
            ScenarioEvidence evidence,
            PartyCalls calls,
            GrantReader reading,
            AdaptivePolling polling,
            StatusSettling settling) {
        this.session = session;
        this.evidence = evidence;
        this.calls = calls;
        this.reading = reading;
        this.polling = polling;
        this.settling = settling;
    }

    /** Returns the status that a grant is brought to for a trial; empty for that of a new grant. */
    static String tried(String status) {
        return STATUSES.contains(status) ? status : "";
    }

    /** Tries a new grant first, then an active one: what is refused in one status may be allowed in another. */
    boolean succeeds(Move move) {
        List<String> statuses = move.triedFrom().isEmpty() ? List.of("", "ACTIVE") : List.of(move.triedFrom());
        return statuses.stream().anyMatch(status -> succeeds(move, status));
    }

    private boolean succeeds(Move move, String status) {
        Fixture fixture = new Fixture();
        if (move.operation().equals("CreateGrant")) {
            fixture.license();
        } else {
            fixture.grant(Role.GRANTEE, status);
        }
        boolean reads = UnchangedStateCheck.READS.contains(move.operation());
        return reads
                ? polling.await(
                        move.toString(), Duration.ZERO, () -> fixture.make(move).succeeded())
                : fixture.make(move).succeeded();
    }

    boolean leads(Move move, View view) {
        Fixture fixture = new Fixture();
        ScenarioGrant grant = fixture.grant(Role.GRANTEE, move.triedFrom());
        Exchange done = fixture.make(move);
        settling.await(grant, done, move.leadsTo());
        return polling.await(move + " as shown by " + view, Duration.ZERO, () -> {
            Sight sight = reading.sight(view, grant);
            return sight.present() ? move.leadsTo().contains(sight.status()) : Transitions.ends(move.leadsTo());
        });
    }

    /** Requests that are never sound, each in another way: a target may stumble over one and refuse the others. */
    boolean refuses(String operation) {
        ObjectNode wrongTypes = JSON.objectNode().put("GrantArn", 7).put("LicenseArn", 7);
        ObjectNode outOfLimits = JSON.objectNode().put("GrantArn", "no ARN").put("LicenseArn", "no ARN");
        ObjectNode unknown = JSON.objectNode().put("Version", "1").put("ClientToken", ValidRequests.token());
        unknown.put("GrantArn", "arn:aws:license-manager::111111111111:grant:g-00000000000000000000000000000000");
        unknown.put("LicenseArn", "arn:aws:license-manager::111111111111:license:l-00000000000000000000000000000000");
        return Stream.of(
                        wrongTypes.put("MaxResults", "a text"),
                        outOfLimits.put("MaxResults", 0),
                        unknown.put("NextToken", "no token"))
                .anyMatch(request -> refuses(operation, request));
    }

    private boolean refuses(String operation, ObjectNode request) {
        request.retain(session.contract()
                .operation(operation)
                .orElseThrow()
                .input()
                .members()
                .keySet());
        Role party = Move.by(Role.GRANTOR, operation).isRightful() ? Role.GRANTOR : Role.GRANTEE;
        return calls.raw(party, operation, request)
                .response()
                .filter(response -> response.status() / 100 == 4)
                .isPresent();
    }

    boolean shows(View view, String status) {
        ScenarioGrant grant = new Fixture().grant(view.party() == Role.OUTSIDER ? Role.OUTSIDER : Role.GRANTEE, status);
        return polling.await(view + " of a grant " + status, Duration.ZERO, () -> reading.sight(view, grant)
                .present());
    }

    /** A world of its own. */
    private final class Fixture {
        private final ScenarioState world = new ScenarioState();
        private final ValidRequests requests = new ValidRequests(session, world);
        private final Transitions transitions = new Transitions(session, evidence, calls, requests, settling);
        private final Fixtures fixtures = new Fixtures(session, world, calls, requests, transitions, polling, evidence);

        void license() {
            fixtures.license(fixtures.licenseRequest());
        }

        ScenarioGrant grant(Role grantee, String status) {
            license();
            ScenarioGrant grant = fixtures.grant(world.license(), grantee);
            if (!status.isEmpty()) {
                transitions.bring(grant, status);
            }
            return grant;
        }

        Exchange make(Move move) {
            return calls.attempt(move.party(), move.operation(), requests.of(move));
        }
    }
}
