package dev.lmc.licensemanager.steps;

import dev.lmc.licensemanager.steps.GrantReader.View;
import dev.lmc.suite.Session;
import dev.lmc.target.Party.Role;
import dev.lmc.verdict.ScenarioAborted;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Tells a fault of the scenario's own clause from one that stands in the way of many: whether the target ever lets a
 * party do or see a thing at all. What no call of the run has shown so far is tried once a run, on a grant of its own.
 */
public final class Capabilities {
    private final Session session;
    private final PartyCalls calls;
    private final Trials trials;
    private final Map<String, Boolean> known;

    public Capabilities(Session session, PartyCalls calls, Trials trials) {
        this.session = session;
        this.calls = calls;
        this.trials = trials;
        this.known = session.once("capabilities that were tried", ConcurrentHashMap::new);
    }

    /** Returns whether such a call by the party whose it is to make succeeds at all. */
    boolean performs(Move any) {
        Move move = any.rightful();
        if (!Premise.covers(move.operation())) {
            return true;
        }
        return move.operation().equals("GetGrant")
                ? shows(new View(move.party(), move.operation()), "")
                : calls.hasSucceeded(move) || tried(move + " succeeds", () -> trials.succeeds(move));
    }

    /** Returns whether a new grant settles in a documented status. */
    boolean settlesNewGrants() {
        return tried("new grants settle", trials::settlesNewGrants);
    }

    /** Returns whether such a call is known to succeed: if need be, after a trial. */
    boolean isProven(Move move) {
        return move.isRightful() && performs(move) && calls.hasSucceeded(move);
    }

    /** Returns whether such a call leads to its documented status at all, as the view shows it; true for no status. */
    boolean leads(Move any, View view) {
        Move move = any.rightful();
        return move.leadsTo().isEmpty()
                || view.party() == Role.OUTSIDER
                || tried(move + " leads to " + move.leadsTo() + ", shows " + view, () -> trials.leads(move, view));
    }

    /** Returns whether the operation ever refuses a request with a status from 400 to 499. */
    boolean refuses(String operation) {
        return !Premise.covers(operation) || tried(operation + " refuses", () -> trials.refuses(operation));
    }

    /** Returns whether the view shows a grant of that status to its party at all. */
    boolean shows(View view, String status) {
        return tried(key(view, status), () -> trials.shows(view, Trials.tried(status)));
    }

    /** Returns whether it is known that the view shows no such grant, so that nothing is to be waited for. */
    boolean isClosed(View view, String status) {
        return Boolean.FALSE.equals(known.get(key(view, status)));
    }

    /** Returns whether the filter ever selects a grant that has its value. */
    boolean selects(View view, String filter) {
        return tried(view + " selects by " + filter, () -> trials.selects(view, filter));
    }

    /** Returns whether the filter ever leaves out a grant that has another value. */
    boolean excludes(View view, String filter) {
        return tried(view + " leaves out by " + filter, () -> trials.excludes(view, filter));
    }

    /** Returns whether ARNs ever leave out what they do not name. */
    boolean narrows(View view) {
        return tried(view + " is narrowed by ARNs", () -> trials.narrows(view));
    }

    private static String key(View view, String status) {
        return view + " shows a grant " + Trials.tried(status);
    }

    private boolean tried(String what, BooleanSupplier trial) {
        return session.once(what, () -> {
            boolean holds;
            try {
                holds = trial.getAsBoolean();
            } catch (ScenarioAborted e) {
                // what cannot be tried is not held against anything else
                holds = true;
            }
            known.put(what, holds);
            return holds;
        });
    }
}
