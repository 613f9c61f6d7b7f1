package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.facts.GrantStatusGraph;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.steps.GrantReader.Sight;
import dev.lmc.licensemanager.steps.GrantReader.View;
import dev.lmc.licensemanager.upkeep.VersionOnRecord;
import dev.lmc.suite.Session;
import dev.lmc.target.Party.Role;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.wire.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Tries single calls on a license and a grant outside the scenario. */
public final class Trials {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Session session;
    private final ScenarioEvidence evidence;
    private final PartyCalls calls;
    private final GrantReader reading;
    private final AdaptivePolling polling;
    private final StatusSettling settling;
    private final FilterValues values;

    public Trials(
            Session session,
            ScenarioEvidence evidence,
            PartyCalls calls,
            GrantReader reading,
            AdaptivePolling polling,
            StatusSettling settling,
            FilterValues values) {
        this.values = values;
        this.session = session;
        this.evidence = evidence;
        this.calls = calls;
        this.reading = reading;
        this.polling = polling;
        this.settling = settling;
    }

    /** Returns the status of the grant in a trial; empty for that of a new grant. */
    static String tried(String status) {
        return GrantStatusGraph.LIVE.contains(status) ? status : "";
    }

    /** Tries a new grant first, then an active one, because a call may be refused in only one of the statuses. */
    boolean succeeds(Move move) {
        List<String> statuses = move.triedFrom().isEmpty() ? List.of("", "ACTIVE") : List.of(move.triedFrom());
        return statuses.stream().anyMatch(status -> succeeds(move, status));
    }

    private boolean succeeds(Move move, String status) {
        Fixture fixture = new Fixture();
        if (move.operation().equals("CreateGrant")) {
            fixture.license();
        } else {
            fixture.grant(Parties.GRANTEE, status);
        }
        boolean reads = UnchangedStateCheck.READS.contains(move.operation());
        return reads
                ? polling.await(
                        move.toString(), Duration.ZERO, () -> fixture.make(move).succeeded())
                : fixture.make(move).succeeded();
    }

    boolean settlesNewGrants() {
        return new Fixture().grant(Parties.GRANTEE, "").departure().isEmpty();
    }

    boolean leads(Move move, View view) {
        Fixture fixture = new Fixture();
        ScenarioGrant grant = fixture.grant(Parties.GRANTEE, move.triedFrom());
        Exchange done = fixture.make(move);
        settling.await(grant, done, move.leadsTo());
        return polling.await(GrantViews.statusStatement(view), Duration.ZERO, () -> {
            Sight sight = reading.sight(view, grant);
            return sight.present() ? move.leadsTo().contains(sight.status()) : GrantSetUp.ends(move.leadsTo());
        });
    }

    /** Returns whether one of several invalid requests is refused with a 4xx status: a target may fail on the others. */
    boolean refuses(String operation) {
        return invalidRequests().map(request -> status(operation, request)).anyMatch(status -> status / 100 == 4);
    }

    /** Returns whether several invalid requests all succeed; a target that fails on them does not take them. */
    boolean takesAnything(String operation) {
        return invalidRequests().map(request -> status(operation, request)).allMatch(status -> status / 100 == 2);
    }

    /** Returns requests that are each invalid in another way. */
    private static Stream<ObjectNode> invalidRequests() {
        ObjectNode wrongTypes = JSON.objectNode().put("GrantArn", 7).put("LicenseArn", 7);
        ObjectNode outOfLimits = JSON.objectNode().put("GrantArn", "no ARN").put("LicenseArn", "no ARN");
        ObjectNode unknown = JSON.objectNode().put("Version", "1").put("ClientToken", ValidRequests.token());
        unknown.put("GrantArn", "arn:aws:license-manager::111111111111:grant:g-00000000000000000000000000000000");
        unknown.put("LicenseArn", "arn:aws:license-manager::111111111111:license:l-00000000000000000000000000000000");
        return Stream.of(
                wrongTypes.put("MaxResults", "a text"),
                outOfLimits.put("MaxResults", 0),
                unknown.put("NextToken", "no token"));
    }

    /** Returns the status of the response; 0 for none. */
    private int status(String operation, ObjectNode request) {
        request.retain(session.contract()
                .operation(operation)
                .orElseThrow()
                .input()
                .members()
                .keySet());
        Role party = Move.by(Parties.GRANTOR, operation).isRightful() ? Parties.GRANTOR : Parties.GRANTEE;
        return calls.raw(party, operation, request)
                .response()
                .map(response -> response.status())
                .orElse(0);
    }

    /** Returns false if a new grant is accepted at once. */
    boolean leavesAcceptanceToTheGrantee() {
        return !GrantStatusGraph.ACCEPTED.contains(
                new Fixture().grant(Parties.GRANTEE, "").status());
    }

    /** Repeats a call of CreateGrant or CreateGrantVersion with its ClientToken. */
    boolean isIdempotent(String operation) {
        Fixture fixture = new Fixture();
        return operation.equals("CreateGrant") ? fixture.createsOneGrant() : fixture.createsOneVersion();
    }

    /** Returns false if an outsider can read a grant, and list and delete it, unless the grantor cannot do so either. */
    boolean separatesAccounts() {
        Fixture fixture = new Fixture();
        ScenarioGrant grant = fixture.grant(Parties.GRANTEE, "");
        View read = new View(Parties.OUTSIDER, "GetGrant");
        return !reading.sight(read, grant).present()
                || !reading.sight(new View(Parties.OUTSIDER, "ListDistributedGrants"), grant)
                                .present()
                        && reading.sight(new View(Parties.GRANTOR, "ListDistributedGrants"), grant)
                                .present()
                || !fixture.make(Move.by(Parties.OUTSIDER, "DeleteGrant")).succeeded()
                        && fixture.make(Move.by(Parties.GRANTOR, "DeleteGrant")).succeeded();
    }

    /** Returns false if the operation takes another version of a renamed grant than GetGrant returns. */
    boolean takesVersionsAsRead(String operation) {
        Fixture fixture = new Fixture();
        ScenarioGrant grant = fixture.grant(Parties.GRANTEE, "");
        Exchange renamed = fixture.make(Move.by(Parties.GRANTOR, "CreateGrantVersion"));
        if (!renamed.succeeded()) {
            return true;
        }
        settling.awaitVersion(grant, renamed);
        String version = grant.version();
        Exchange made = fixture.make(Move.by(Parties.GRANTOR, operation));
        return made.requestBody()
                .map(body -> body.path(VersionOnRecord.member(operation)).asText())
                .filter(sent -> !sent.isEmpty() && !sent.equals(version))
                .isEmpty();
    }

    /** Returns false if GetGrant with the first version reads the latest. */
    boolean readsOlderVersions() {
        Fixture fixture = new Fixture();
        ScenarioGrant grant = fixture.grant(Parties.GRANTEE, "DISABLED");
        Move move = Move.setting(Parties.GRANTEE, "ACTIVE");
        settling.await(grant, fixture.make(move), move.leadsTo());
        String latest = grant.version();
        Exchange read = reading.get(Parties.GRANTOR, grant, grant.firstVersion());
        return latest.equals(grant.firstVersion())
                || !GrantReader.view(read).path("Version").asText().equals(latest);
    }

    boolean shows(View view, String status) {
        ScenarioGrant grant =
                new Fixture().grant(view.party() == Parties.OUTSIDER ? Parties.OUTSIDER : Parties.GRANTEE, status);
        return polling.await(
                GrantViews.unmet(awaited(view, status), view),
                Duration.ZERO,
                () -> FilterValues.isOfLicenses(view.operation())
                        ? holds(view, narrowed(view, grant), grant)
                        : reading.sight(view, grant).present());
    }

    /** Returns the name of the wait for a grant with the status in the view. */
    static String awaited(View view, String status) {
        return view + " of a grant " + status;
    }

    /** Returns the name of the wait for a grant in the whole list. */
    private static String withoutFilters(View view) {
        return view + " without filters";
    }

    boolean showsWithoutFilters(View view) {
        ScenarioGrant grant = new Fixture().received();
        return showsInFull(view, grant);
    }

    private boolean showsInFull(View view, ScenarioGrant grant) {
        return polling.await(
                GrantViews.unmet(withoutFilters(view), view),
                Duration.ZERO,
                () -> holds(view, JSON.objectNode(), grant));
    }

    /** Waits under the name of the scenarios' checks, which waited in full for a filter before the first of these trials. */
    boolean selects(View view, String filter) {
        ScenarioGrant grant = new Fixture().received();
        String value = values.of(grant, view.operation(), filter);
        return polling.await(
                GrantViews.unmet(GrantViews.statement(view), view),
                Duration.ZERO,
                () -> holds(view, filtered(filter, value), grant));
    }

    /**
     * A list that shows nothing leaves out nothing for the filter's sake; where the pages of the whole list do not show the
     * grant, its ARN is asked for too.
     */
    boolean excludes(View view, String filter) {
        ScenarioGrant grant = new Fixture().received();
        ObjectNode other = filtered(filter, values.ofNone(grant, view.operation(), filter));
        boolean listed = showsInFull(view, grant);
        ObjectNode named = narrowed(view, grant);
        return listed
                ? !holds(view, other, grant)
                : !holds(view, named, grant) || !holds(view, other.setAll(named), grant);
    }

    boolean narrows(View view) {
        ScenarioGrant first = new Fixture().received();
        ScenarioGrant second = new Fixture().received();
        return !showsInFull(view, second) || !holds(view, narrowed(view, first), second);
    }

    private static ObjectNode narrowed(View view, ScenarioGrant grant) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.putArray(arns(view.operation())).add(identity(view.operation(), grant));
        return request;
    }

    private static ObjectNode filtered(String filter, String value) {
        return ValidRequests.narrowed(JsonNodeFactory.instance.objectNode(), filter, value);
    }

    private boolean holds(View view, ObjectNode request, ScenarioGrant grant) {
        String operation = view.operation();
        return ListPages.look(calls, view.party(), operation, request).elements(operation).stream()
                .anyMatch(each -> identity(operation, each).equals(identity(operation, grant)));
    }

    /** The member with which a list is filtered by ARN. */
    static String arns(String operation) {
        return FilterValues.isOfLicenses(operation) ? "LicenseArns" : "GrantArns";
    }

    /** Returns the ARN that identifies an element: a grant's, or for received licenses the license's. */
    static String identity(String operation, JsonNode element) {
        return element.path(FilterValues.isOfLicenses(operation) ? "LicenseArn" : "GrantArn")
                .asText();
    }

    static String identity(String operation, ScenarioGrant grant) {
        return FilterValues.isOfLicenses(operation) ? grant.license().arn() : grant.arn();
    }

    /** A license and a grant with their own scenario state. */
    private final class Fixture {
        private final ScenarioState scenario = new ScenarioState();
        private final ValidRequests requests = new ValidRequests(session, scenario);
        private final GrantSetUp setUp = new GrantSetUp(session, evidence, calls, requests, settling);
        private final Fixtures fixtures = new Fixtures(session, scenario, calls, requests, setUp, polling, evidence);

        void license() {
            fixtures.license(fixtures.licenseRequest());
        }

        ScenarioGrant grant(Role grantee, String status) {
            license();
            ScenarioGrant grant = fixtures.grant(scenario.license(), grantee);
            if (!status.isEmpty()) {
                setUp.bring(grant, status);
            }
            return grant;
        }

        ScenarioGrant received() {
            ScenarioGrant grant = grant(Parties.GRANTEE, "");
            setUp.acceptIfPossible(grant);
            return grant;
        }

        boolean createsOneGrant() {
            license();
            ObjectNode request = requests.createGrant(scenario.license(), Parties.GRANTEE);
            Exchange first = calls.attempt(Parties.GRANTOR, "CreateGrant", request);
            Exchange second = calls.attempt(Parties.GRANTOR, "CreateGrant", request);
            return !first.succeeded() || !second.succeeded() || arn(first).equals(arn(second));
        }

        private JsonNode arn(Exchange created) {
            return created.successBody().orElseThrow().path("GrantArn");
        }

        boolean createsOneVersion() {
            ScenarioGrant grant = grant(Parties.GRANTEE, "DISABLED");
            Move move = Move.setting(Parties.GRANTEE, "ACTIVE");
            ObjectNode request = requests.of(move);
            Exchange first = calls.attempt(move.party(), move.operation(), request);
            settling.await(grant, first, move.leadsTo());
            String version = grant.version();
            Exchange second = calls.attempt(move.party(), move.operation(), request);
            settling.await(grant, second, move.leadsTo());
            return grant.version().equals(version);
        }

        Exchange make(Move move) {
            return calls.attempt(move.party(), move.operation(), requests.of(move));
        }
    }
}
