package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.licensemanager.facts.GrantStatusGraph;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.steps.GrantReader.Sight;
import dev.lmc.suite.Session;
import dev.lmc.target.Target.Kind;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.wire.Exchange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Moves grants to the status that a scenario needs: by the documented transition or, if that fails, by an alternative
 * to the same status. The failure is reported at its own clause, and the scenario has a remark about the detour.
 */
public final class GrantSetUp {
    /** The prefix of remarks about detours. */
    static final String DETOUR = "set up by a detour: ";

    private static final String PENDING_ACCEPT = "PENDING_ACCEPT";
    private static final List<String> NEW = List.of("PENDING_ACCEPT", "DISABLED");
    private static final List<String> ANSWERED = List.of("PENDING_ACCEPT", "PENDING_WORKFLOW", "DISABLED");

    private final Session session;
    private final ScenarioEvidence evidence;
    private final PartyCalls calls;
    private final ValidRequests requests;
    private final StatusSettling settling;

    public GrantSetUp(
            Session session,
            ScenarioEvidence evidence,
            PartyCalls calls,
            ValidRequests requests,
            StatusSettling settling) {
        this.session = session;
        this.evidence = evidence;
        this.calls = calls;
        this.requests = requests;
        this.settling = settling;
    }

    /**
     * Takes over a new grant. Where new grants wait for their grantee at once, it is not read before something depends
     * on it: a move to another status reads it anyway.
     */
    void begin(ScenarioGrant grant, Exchange created) {
        if (waitsAtOnce(grant, created) && !grant.version().isEmpty()) {
            grant.update(PENDING_ACCEPT, grant.version());
            grant.leaveUnread(created);
        } else {
            settle(grant, created);
        }
    }

    private boolean waitsAtOnce(ScenarioGrant grant, Exchange created) {
        return ANSWERED.contains(status(created)) && atOnce(grant, created).get();
    }

    /** Whether new grants wait for their grantee at once, as far as the run knows; the first one is read to find out. */
    private AtomicBoolean atOnce(ScenarioGrant grant, Exchange created) {
        return session.once(
                "new grants are PENDING_ACCEPT at once where CreateGrant returns " + status(created),
                () -> new AtomicBoolean(settling.has(grant, PENDING_ACCEPT)));
    }

    private static String status(Exchange created) {
        return created.successBody().orElseThrow().path("Status").asText();
    }

    /** Waits for a new grant to settle, unless it was already read. */
    void settle(ScenarioGrant grant) {
        grant.takeUnread().ifPresent(created -> {
            grant.update(GrantStatusGraph.NEW, grant.version());
            settle(grant, created);
        });
    }

    /** Waits for a new grant to settle. In any status other than the documented ones, it fails its premise. */
    void settle(ScenarioGrant grant, Exchange created) {
        Sight read = settling.await(grant, created, NEW);
        if (NEW.contains(read.status())) {
            return;
        }
        Premise premise = Premise.outcome("CreateGrant");
        JsonNode answered = created.successBody().orElseThrow().path("Status");
        if (!ANSWERED.contains(answered.asText())) {
            report(premise.clause(), created, "Status", Checks.anyOf(ANSWERED), Checks.shown(answered));
        }
        if (read.status().isEmpty()) {
            grant.update(answered.asText(""), grant.version());
            premise = Premise.success("GetGrant");
            report(premise.clause(), read.exchange(), premise.path(), Checks.SUCCESS, read.summary());
        } else if (ANSWERED.contains(answered.asText()) || !read.status().equals(answered.asText())) {
            report(premise.clause(), read.exchange(), read.path() + ".GrantStatus", Checks.anyOf(NEW), read.summary());
        }
        grant.departs(premise);
    }

    /** Requires a live grant. One whose creation never completes is accepted if possible. */
    void live(ScenarioGrant grant) {
        settle(grant);
        if (!GrantStatusGraph.LIVE.contains(grant.status()) && grant.departure().isPresent()) {
            acceptIfPossible(grant);
        }
    }

    /** Requires a grant that waits for its grantee, or uses one that was accepted automatically. */
    void leaveWaiting(ScenarioGrant grant) {
        settle(grant);
        if (!grant.status().equals("PENDING_ACCEPT")) {
            boolean automatically = grant.status().equals("DISABLED")
                    && grant.departure().isEmpty()
                    && session.target().has(Parties.ORGANIZATION);
            if (automatically || session.target().kind() == Kind.AWS) {
                throw ScenarioAborted.skipped(
                        "grants between accounts of one organization are accepted automatically",
                        "accounts of two organizations");
            }
            grant.fallsShort(grant.departure().orElse(Premise.outcome("CreateGrant")));
            remark(
                    "the new grant is " + grant.status() + ", not PENDING_ACCEPT; for accounts of one organization use"
                            + " --supports organization",
                    grant.shortfall());
        }
    }

    /**
     * Moves a new grant to a status.
     *
     * @throws ScenarioAborted as blocked, if no transition leads there
     */
    void bring(ScenarioGrant grant, String status) {
        switch (status) {
            case "PENDING_ACCEPT" -> {
                leaveWaiting(grant);
                if (grant.shortfall().isPresent()) {
                    throw blocked(grant.shortfall().get(), "a new grant is " + grant.status() + ", not " + status);
                }
            }
            case "DISABLED", "ACTIVE" -> {
                accept(grant);
                if (!grant.status().equals(status)) {
                    first(grant, Set.of(status), setting(grant, status));
                }
            }
            case "REJECTED" ->
                first(
                        grant,
                        Set.of(status),
                        List.of(Move.by(grant.grantee(), "RejectGrant"), Move.by(Parties.GRANTOR, "RejectGrant")));
            case "DELETED" ->
                first(
                        grant,
                        Set.of(status),
                        List.of(Move.by(Parties.GRANTOR, "DeleteGrant"), Move.by(grant.grantee(), "DeleteGrant")));
            default -> throw new IllegalArgumentException("no documented way leads to " + status);
        }
    }

    /**
     * Accepts a new grant.
     *
     * @throws ScenarioAborted as blocked, if nobody can
     */
    void accept(ScenarioGrant grant) {
        if (GrantStatusGraph.ACCEPTED.contains(grant.status())) {
            return;
        }
        first(
                grant,
                GrantStatusGraph.ACCEPTED,
                List.of(
                        Move.by(grant.grantee(), "AcceptGrant"),
                        Move.setting(grant.grantee(), "ACTIVE"),
                        Move.by(Parties.GRANTOR, "AcceptGrant"),
                        Move.setting(Parties.GRANTOR, "ACTIVE")));
    }

    /** Accepts a new grant if possible; otherwise it is used as it is. */
    void acceptIfPossible(ScenarioGrant grant) {
        try {
            accept(grant);
        } catch (ScenarioAborted e) {
            if (e.kind() != ScenarioAborted.Kind.BLOCKED || e.blockedBy().isEmpty()) {
                throw e;
            }
            settle(grant);
            grant.fallsShort(new Premise(e.blockedBy(), ""));
            evidence.remark(DETOUR + "the grant is used without being accepted (" + e.blockedBy() + ")");
        }
    }

    private static List<Move> setting(ScenarioGrant grant, String status) {
        return List.of(Move.setting(grant.grantee(), status), Move.setting(Parties.GRANTOR, status));
    }

    /** Makes the first move that leads to a wanted status; the first in the list is the documented one. */
    private void first(ScenarioGrant grant, Set<String> wanted, List<Move> ways) {
        Premise closed = null;
        for (Move way : ways) {
            Optional<Premise> failed = calls.mayCall(way.party(), way.operation())
                    ? go(grant, way, wanted, closed == null)
                    : Optional.of(closed == null ? way.success() : closed);
            if (failed.isEmpty()) {
                if (closed != null) {
                    remark(way + " where " + ways.get(0) + " does not lead there", Optional.of(closed));
                }
                return;
            }
            closed = closed == null ? failed.get() : closed;
        }
        // a documented move that cannot be made, because it is excluded or has no party, skips the scenario
        calls.caller(ways.get(0).party(), ways.get(0).operation());
        throw blocked(closed, "no transition leads to a grant that is " + String.join(" or ", wanted));
    }

    /** Makes a move; returns the failed premise, or empty if the move has led to a wanted status. */
    private Optional<Premise> go(ScenarioGrant grant, Move way, Set<String> wanted, boolean documented) {
        Exchange done = calls.attemptUnanswered(way.party(), way.operation(), requests.of(way));
        if (isError(done) && grant.unread().isPresent() && settling.isNew(grant)) {
            // it may not have been ready, and then others are not either
            grant.unread().ifPresent(created -> atOnce(grant, created).set(false));
            settle(grant);
            if (!wanted.contains(grant.status())) {
                done = calls.attemptUnanswered(way.party(), way.operation(), requests.of(way));
            } else if (done.isRefused()) {
                return Optional.empty();
            }
        }
        if (!done.succeeded()) {
            // the call may have changed the status anyway: what is read now does not show what CreateGrant returned
            grant.takeUnread();
            if (done.response().isEmpty()) {
                return Optional.of(Premise.answer());
            }
            Premise premise = done.isOperationUnknown()
                    ? Premise.success(way.operation())
                    : excuse(grant, way).orElse(way.success());
            if (documented && excuse(grant, way).isEmpty() && !done.isOperationUnknown()) {
                report(premise.clause(), done, premise.path(), Checks.SUCCESS, done.summary());
            }
            return Optional.of(premise);
        }
        Sight read = settling.await(grant, done, wanted);
        if (ends(wanted) && !read.present() && StatusSettling.notYetKnown(read.exchange())) {
            grant.update(wanted.iterator().next(), grant.version());
            return Optional.empty();
        } else if (wanted.contains(read.status())) {
            return Optional.empty();
        }
        if (read.status().isEmpty() && grant.takeUnread().isPresent()) {
            Premise unreadable = Premise.success("GetGrant");
            report(unreadable.clause(), read.exchange(), unreadable.path(), Checks.SUCCESS, read.summary());
            grant.departs(unreadable);
            return Optional.of(unreadable);
        }
        Premise premise = excuse(grant, way).orElse(Premise.outcome(way.operation()));
        if (documented && excuse(grant, way).isEmpty()) {
            report(
                    premise.clause(),
                    read.exchange(),
                    read.path() + ".GrantStatus",
                    Checks.anyOf(wanted),
                    read.summary());
        }
        return Optional.of(premise);
    }

    /** Returns whether a call failed, with any error: some targets respond with 500 to what they refuse. */
    private static boolean isError(Exchange done) {
        return !done.isOperationUnknown()
                && done.response().filter(answer -> answer.status() >= 400).isPresent();
    }

    /** In a status that no new grant should have, calls that are documented for others may be refused. */
    private static Optional<Premise> excuse(ScenarioGrant grant, Move way) {
        return GrantStatusGraph.LIVE.contains(grant.status())
                        && !way.operation().equals("RejectGrant")
                ? Optional.empty()
                : grant.departure();
    }

    /** Returns whether one of the statuses ends a grant: it need not be read afterwards. */
    static boolean ends(Set<String> statuses) {
        return statuses.stream().anyMatch(GrantStatusGraph.ENDED::contains);
    }

    private void report(String clause, Exchange exchange, String path, String expected, String observed) {
        evidence.found(clause, exchange, path, expected, observed);
    }

    private void remark(String detour, Optional<Premise> closed) {
        evidence.remark(DETOUR
                + detour
                + closed.map(premise -> " (" + premise.clause() + ")").orElse(""));
    }

    private static ScenarioAborted blocked(Premise premise, String reason) {
        return ScenarioAborted.blockedBy(premise.clause(), reason);
    }
}
