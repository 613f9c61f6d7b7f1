package dev.lmc.licensemanager.steps;

import dev.lmc.suite.Session;
import dev.lmc.target.Party.Role;
import dev.lmc.wire.Exchange;

/**
 * The same deed where it is allowed, once a run: without it, a target that refuses everything would pass for one that
 * refuses rightly.
 */
public final class Controls {
    private final Session session;
    private final Making making;
    private final Calls calls;
    private final Requests requests;

    public Controls(Session session, Making making, Calls calls, Requests requests) {
        this.session = session;
        this.making = making;
        this.calls = calls;
        this.requests = requests;
    }

    /** The deed done by the rightful party on a new grant in a fitting status. */
    Exchange of(Action action) {
        return session.once("control of " + action, () -> {
            making.bring(making.grant(making.ownLicense(making.licenseRequest()), Role.GRANTEE), action.doneIn());
            return calls.typed(action.rightful(), action.operation(), requests.of(action, null));
        });
    }
}
