package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.contract.Mismatch;
import dev.lmc.contract.Operation;
import dev.lmc.licensemanager.upkeep.ResourceDeletion;
import dev.lmc.licensemanager.upkeep.VersionOnRecord;
import dev.lmc.suite.Session;
import dev.lmc.target.Party;
import dev.lmc.target.Party.Role;
import dev.lmc.text.PrintableText;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.Exchange.CallContext;
import dev.lmc.wire.ExchangeLog;
import dev.lmc.wire.HeaderForm;
import dev.lmc.wire.WireRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.licensemanager.LicenseManagerClient;

/**
 * Makes the calls of the parties: conforming requests of the operation under test with the AWS SDK, those of other
 * operations without it, and deliberately broken ones as raw requests.
 */
public final class PartyCalls {
    /** Members copied from the target's responses, so that errors in them are the target's fault. */
    private static final Pattern FROM_THE_TARGET = Pattern.compile("Arns?(\\[\\d+])?$|NextToken$|Values");

    /** Without it, no scenario has a license, so it is no gap of a single clause. */
    private static final String CREATES_LICENSES = "CreateLicense";

    private final Session session;
    private final ScenarioEvidence evidence;
    private final Set<Move> succeeded;
    private final OrganizationWork organizations;
    private final AtomicInteger changes = new AtomicInteger();
    private boolean settingUp;

    public PartyCalls(Session session, ScenarioEvidence evidence) {
        this.session = session;
        this.evidence = evidence;
        this.succeeded = session.once("successful calls", ConcurrentHashMap::newKeySet);
        this.organizations = new OrganizationWork(session);
    }

    /** Makes a call with a request that conforms to the contract. */
    public Exchange typed(Role role, String operation, ObjectNode request) {
        return known(attempt(role, operation, request));
    }

    /** Makes the calls of a set-up that scenarios of other operations may share, all without the AWS SDK. */
    void settingUp(Runnable setUp) {
        settingUp = true;
        try {
            setUp.run();
        } finally {
            settingUp = false;
        }
    }

    /** Returns whether such a call has succeeded in this run. */
    boolean hasSucceeded(Move move) {
        return succeeded.contains(move);
    }

    /**
     * Makes a conforming call that the target need not support, for set-up with an alternative.
     *
     * @throws ScenarioAborted as blocked, if there is no complete response, which proves nothing
     */
    Exchange attempt(Role role, String operation, ObjectNode request) {
        return answered(attemptUnanswered(role, operation, request));
    }

    /** Makes such a call, and returns the exchange even if there is no complete response. */
    Exchange attemptUnanswered(Role role, String operation, ObjectNode request) {
        Party party = caller(role, operation);
        List<Mismatch> unsound = session.contract().judgeInput(operation, request).stream()
                .filter(mismatch -> !FROM_THE_TARGET.matcher(mismatch.path()).find())
                .toList();
        if (!unsound.isEmpty()) {
            session.harnessError(evidence.clause().id() + " sends an invalid " + operation + ": " + unsound.get(0));
        }
        Exchange exchange = organizations.await(request, () -> send(party, operation, request));
        String member = VersionOnRecord.member(operation);
        Optional<ObjectNode> corrected = isSupported(VersionOnRecord.list(operation, role))
                ? VersionOnRecord.corrected(
                        exchange, role, (caller, list, body) -> send(caller(caller, list), list, body))
                : Optional.empty();
        if (corrected.isPresent()) {
            evidence.remark(operation + " requires the version "
                    + PrintableText.cut(corrected.get().path(member).asText(), 20) + ", not "
                    + PrintableText.cut(request.path(member).asText(), 20) + ", which GetGrant returns");
            exchange = send(party, operation, corrected.get());
        }
        if (organizations.isRefused(request, exchange)) {
            throw ScenarioAborted.blocked(
                    "the target is still busy with grants to organizations: " + exchange.explanation());
        }
        if (exchange.succeeded()) {
            succeeded.add(Move.of(exchange));
            succeeded.add(Move.by(role, operation));
        }
        return exchange;
    }

    private Exchange send(Party party, String operation, ObjectNode request) {
        session.requireRunning();
        count(operation);
        CallContext context = new CallContext(operation, party.role().words());
        return session.requireReached(
                isUnderTest(operation)
                        ? session.typed()
                                .call(
                                        evidence.journal(),
                                        context,
                                        SdkOperations.invocation(client(party), operation, request))
                        : plainly(evidence.journal(), context, party, request));
    }

    /** Returns whether the scenario's clause states something about the operation, as those about all of them do. */
    private boolean isUnderTest(String operation) {
        String stated = evidence.clause().operation();
        return !settingUp && (stated.equals(operation) || stated.equals("-"));
    }

    private Exchange plainly(ExchangeLog log, CallContext context, Party party, JsonNode request) {
        return session.plain()
                .call(log, context, httpRequest(context.operation(), request.toString()), Optional.of(party.keys()));
    }

    /** Returns what deletes resources, with calls that are recorded outside the scenario. */
    ResourceDeletion deletion() {
        return new ResourceDeletion(
                this::apart, session.once("operations unknown to clean-up", ConcurrentHashMap::newKeySet));
    }

    /** Makes a call that is recorded outside the scenario. */
    Exchange apart(Role role, String operation, ObjectNode request) {
        return organizations.await(
                request,
                () -> plainly(new ExchangeLog(), new CallContext(operation, role.words()), party(role), request));
    }

    /** Makes a call with a document that breaks the contract, so that no SDK would send it. */
    public Exchange raw(Role role, String operation, JsonNode body) {
        Party party = caller(role, operation);
        session.requireRunning();
        return known(answered(session.requireReached(plainly(
                evidence.journal(), new CallContext(operation, party.role().words()), party, body))));
    }

    /** Returns a request of an operation with any body. */
    public WireRequest httpRequest(String operation, String body) {
        return WireRequest.awsJson(
                session.target().endpoint(), session.contract().targetPrefix() + "." + operation, body);
    }

    /** Sends any request, signed by the party if given, and accepts any response. */
    public Exchange send(Optional<Party> party, String operation, WireRequest sent) {
        return send(party, operation, sent, HeaderForm.USUAL);
    }

    Exchange send(Optional<Party> party, String operation, WireRequest sent, HeaderForm form) {
        session.requireRunning();
        count(operation);
        CallContext context =
                new CallContext(operation, party.map(p -> p.role().words()).orElse("nobody"));
        return answered(session.requireReached(
                session.raw().call(evidence.journal(), context, sent, party.map(Party::keys), form)));
    }

    private static Exchange answered(Exchange exchange) {
        if (exchange.response().isEmpty()) {
            throw ScenarioAborted.blockedBy(
                    Premise.answer().clause(), exchange.operation() + " had no usable response: " + exchange.summary());
        }
        return exchange;
    }

    private void count(String operation) {
        if (!UnchangedStateCheck.READS.contains(operation)) {
            changes.incrementAndGet();
        }
    }

    /** Returns the number of calls so far that may have changed something. */
    int changes() {
        return changes.get();
    }

    Party caller(Role role, String operation) {
        boolean specified = session.contract()
                .operation(operation)
                .filter(o -> o.role() == Operation.Role.SPECIFIED)
                .isPresent();
        if (specified && !isSupported(operation)) {
            throw ScenarioAborted.excluded(operation);
        }
        return party(role);
    }

    /** Makes a conforming read call; an unsupported operation shows nothing. */
    Exchange look(Role role, String operation, ObjectNode request) {
        return operation.equals(evidence.clause().operation())
                ? typed(role, operation, request)
                : attempt(role, operation, request);
    }

    /** Returns whether the party exists and the operation is not excluded. */
    boolean mayCall(Role role, String operation) {
        return session.target().party(role).isPresent() && isSupported(operation);
    }

    /** Returns whether the operation is not excluded. */
    boolean isSupported(String operation) {
        return !session.target().excludes(operation);
    }

    /** @throws ScenarioAborted as skipped, if the target need not have the capability */
    void requireCapability(String capability) {
        if (!session.target().has(capability)) {
            throw ScenarioAborted.skipped(
                    "tests of " + capability + " need --supports " + capability + " on emulators", capability);
        }
    }

    public Party party(Role role) {
        return session.requireParty(role);
    }

    private LicenseManagerClient client(Party party) {
        return session.once(
                "sdk client of the " + party.role(),
                () -> SdkOperations.client(
                        session.target(), party, session.typed().httpClient()));
    }

    private Exchange known(Exchange exchange) {
        if (!exchange.isOperationUnknown()) {
            return exchange;
        }
        String operation = exchange.operation();
        if (operation.equals(evidence.clause().operation())
                || !Premise.covers(operation) && !CREATES_LICENSES.equals(operation)) {
            throw ScenarioAborted.unsupported(operation);
        }
        String reason = "the target does not know " + operation + ", used for set-up";
        throw Premise.covers(operation)
                ? ScenarioAborted.blockedBy(Premise.success(operation).clause(), reason)
                : ScenarioAborted.blocked(reason + "; name a license with --license-arn");
    }
}
