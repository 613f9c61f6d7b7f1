package dev.lmc.licensemanager.steps;

import dev.lmc.suite.Session;
import dev.lmc.target.Party.Role;
import dev.lmc.verdict.Halt;
import dev.lmc.wire.Exchange;

/**
 * The same call where it is allowed: without it, a target that refuses everything would pass for one that refuses
 * rightly. A control that fails accuses nobody; it leaves the refusal unjudged.
 */
public final class Controls {
    private final Session session;
    private final World world;
    private final Making making;
    private final Transitions transitions;
    private final Calls calls;
    private final Requests requests;
    private final Checks checks;
    private final Capabilities capabilities;

    public Controls(
            Session session,
            World world,
            Making making,
            Transitions transitions,
            Calls calls,
            Requests requests,
            Checks checks,
            Capabilities capabilities) {
        this.session = session;
        this.world = world;
        this.making = making;
        this.transitions = transitions;
        this.calls = calls;
        this.requests = requests;
        this.checks = checks;
        this.capabilities = capabilities;
    }

    /** The action done by the rightful party on a new grant in a fitting status, once a run. */
    Exchange of(Action action) {
        return session.once("control of " + action, () -> {
            transitions.bring(making.grant(making.ownLicense(making.licenseRequest()), Role.GRANTEE), action.doneIn());
            return calls.typed(action.rightful(), action.operation(), requests.of(action, null));
        });
    }

    /**
     * Makes the control of a refused call: its valid twin succeeds, or has succeeded elsewhere in the run.
     *
     * @throws Halt blocked, where it never does
     */
    void show(World.Attempt attempt) {
        Exchange control = attempt.control().get();
        Move move = Move.of(control);
        if (!control.succeeded() && !capabilities.isProven(move)) {
            String clause = world.hasGrant() && world.grant().shortfall().isPresent()
                    ? world.grant().shortfall().get().clause()
                    : move.success().clause();
            throw Halt.blockedBy(
                    clause, "a sound " + move + " was answered " + control.summary() + ", so a refusal tells nothing");
        }
        checks.that(true, control, "status", Checks.SUCCESS, "");
    }
}
