package dev.lmc.licensemanager.steps;

import dev.lmc.licensemanager.steps.GrantReader.View;
import dev.lmc.suite.Session;
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

    /** Returns whether such a call succeeds at all; true where it is not the party's to make. */
    boolean performs(Move move) {
        return !Premise.covers(move.operation())
                || !move.isRightful()
                || calls.hasSucceeded(move)
                || tried(move + " succeeds", () -> trials.succeeds(move));
    }

    /** Returns whether such a call is known to succeed: if need be, after a trial. */
    boolean isProven(Move move) {
        return performs(move) && calls.hasSucceeded(move);
    }

    /** Returns whether such a call leads to its documented status at all, as the view shows it; true for no status. */
    boolean leads(Move move, View view) {
        return move.leadsTo().isEmpty()
                || !move.isRightful()
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
