package dev.lmc.licensemanager.steps;

import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.suite.Session;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.wire.Exchange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Makes the same call where it is allowed, because a target that refuses everything would otherwise pass. If the
 * control fails, the refusal is not judged.
 */
public final class PositiveControls {
    private final Session session;
    private final ScenarioState scenario;
    private final Fixtures fixtures;
    private final GrantSetUp setUp;
    private final PartyCalls calls;
    private final ValidRequests requests;
    private final Checks checks;
    private final Capabilities capabilities;
    private final Situations situations;
    private final Map<String, Control> proven;

    public PositiveControls(
            Session session,
            ScenarioState scenario,
            Fixtures fixtures,
            GrantSetUp setUp,
            PartyCalls calls,
            ValidRequests requests,
            Checks checks,
            Capabilities capabilities,
            Situations situations) {
        this.situations = situations;
        this.proven = session.once("controls", ConcurrentHashMap::new);
        this.session = session;
        this.scenario = scenario;
        this.fixtures = fixtures;
        this.setUp = setUp;
        this.calls = calls;
        this.requests = requests;
        this.checks = checks;
        this.capabilities = capabilities;
    }

    /**
     * A valid call that has succeeded.
     *
     * @param setUp the calls that set up what it was made on
     */
    private record Control(Exchange exchange, List<Exchange> setUp) {}

    /**
     * Returns the control that makes a call, unless a scenario in the same kind of situation has already shown that it
     * succeeds.
     *
     * @param call the name of the call, equal for calls that differ only in their resources
     */
    Supplier<Exchange> of(String call, Supplier<Exchange> control) {
        return () -> once(call + " in " + situations.kinds(), control);
    }

    /** Returns the control that makes a call, as {@link #of} does, in a situation that it sets up itself. */
    Supplier<Exchange> ofItsOwn(String call, Supplier<Exchange> control) {
        return () -> once(call, control);
    }

    private Exchange once(String name, Supplier<Exchange> control) {
        // others wait for the first one, because each control needs a situation of its own
        synchronized (session.once("turn of " + name, Object::new)) {
            return shown(name).orElseGet(() -> first(name, control));
        }
    }

    private Optional<Exchange> shown(String name) {
        return Optional.ofNullable(proven.get(name)).map(known -> {
            situations.inherit(known.setUp());
            situations.inherit(List.of(known.exchange()));
            return known.exchange();
        });
    }

    private Exchange first(String name, Supplier<Exchange> control) {
        Exchange exchange = control.get();
        if (exchange.succeeded()) {
            proven.put(name, new Control(exchange, situations.setUp()));
        }
        return exchange;
    }

    /** Runs the action as the allowed party on a new grant in a valid status, once per run. */
    Exchange run(Action action) {
        return session.once("control of " + action, () -> {
            ScenarioGrant grant = fixtures.grant(fixtures.ownLicense(fixtures.licenseRequest()), Parties.GRANTEE);
            if (!action.validStatus().equals("PENDING_ACCEPT")) {
                setUp.bring(grant, action.validStatus());
            }
            return calls.typed(action.rightfulParty(), action.operation(), requests.of(action, null));
        });
    }

    /**
     * Checks the control of a refused call: its valid twin succeeds, or has succeeded elsewhere in the run.
     *
     * @throws ScenarioAborted as blocked, if it never does
     */
    void show(ScenarioState.Attempt attempt) {
        Exchange control = attempt.control().get();
        Move move = Move.of(control);
        if (!control.succeeded() && !capabilities.isProven(move)) {
            if (move.equals(Move.by(Parties.GRANTEE, "CreateGrant"))) {
                throw ScenarioAborted.skipped(
                        "the target lets no grantee share a license (LM-CG-40), so a refusal proves nothing");
            }
            if (move.equals(Move.by(Parties.GRANTEE, "AcceptGrant"))) {
                // skips the scenario where grants are accepted automatically
                setUp.leaveWaiting(fixtures.grant(fixtures.ownLicense(fixtures.licenseRequest()), Parties.GRANTEE));
            }
            String clause = scenario.hasGrant() && scenario.grant().shortfall().isPresent()
                    ? scenario.grant().shortfall().get().clause()
                    : move.success().clause();
            throw ScenarioAborted.blockedBy(
                    clause, "a sound " + move + " returned " + control.summary() + ", so a refusal proves nothing");
        }
        checks.check(true, control, "status", Checks.SUCCESS, "");
    }
}
