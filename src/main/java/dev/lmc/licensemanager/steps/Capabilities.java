package dev.lmc.licensemanager.steps;

import dev.lmc.licensemanager.facts.DocumentedFilters;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.steps.GrantReader.View;
import dev.lmc.suite.Session;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.wire.Exchange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Distinguishes a fault of the scenario's own clause from one that affects many scenarios, by checking whether the
 * target ever lets a party do or see something. If no call of the run has shown it, it is tried once per run, on a
 * separate grant.
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
        this.known = session.once("tried capabilities", ConcurrentHashMap::new);
    }

    /** Returns whether such a call ever succeeds if the party entitled to it makes it. */
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

    /** Returns whether such a call is known to succeed, after a trial if necessary. */
    boolean isProven(Move move) {
        return move.isRightful() && performs(move) && calls.hasSucceeded(move);
    }

    /**
     * Returns whether such a call ever leads to its documented status, as the view shows it; true if it has none.
     *
     * @param done a call that did not lead there; if no other can be tried, the status in its response decides
     */
    boolean leads(Exchange done, View view) {
        Move move = Move.of(done).rightful();
        if (move.leadsTo().isEmpty() || view.party() == Parties.OUTSIDER) {
            return true;
        }
        return outcome(move + " leads to " + move.leadsTo() + ", shows " + view, () -> trials.leads(move, view))
                .orElseGet(() -> done.successBody()
                        .map(body -> body.path("Status").asText())
                        .filter(status -> !status.isEmpty())
                        .map(move.leadsTo()::contains)
                        .orElse(true));
    }

    /** Returns whether the operation ever refuses a request with a 4xx status. */
    boolean refuses(String operation) {
        return !Premise.covers(operation) || tried(operation + " refuses", () -> trials.refuses(operation));
    }

    /** Returns whether the operation accepts every invalid request. */
    boolean takesAnything(String operation) {
        return Premise.covers(operation) && tried(operation + " takes anything", () -> trials.takesAnything(operation));
    }

    /** Returns whether any of several operations ever refuses a request with a 4xx status. */
    boolean refuses() {
        List<String> operations = Stream.of("GetGrant", "CreateGrant", "ListDistributedGrants")
                .filter(calls::isSupported)
                .toList();
        return operations.isEmpty() || operations.stream().anyMatch(this::refuses);
    }

    /** Returns whether a repeated call of the operation with the same ClientToken creates nothing new. */
    boolean isIdempotent(String operation) {
        return tried(operation + " is idempotent", () -> trials.isIdempotent(operation));
    }

    /** Returns whether a new grant waits until its grantee accepts it. */
    boolean leavesAcceptanceToTheGrantee() {
        return tried("a new grant is not accepted at once", trials::leavesAcceptanceToTheGrantee);
    }

    /** Returns whether GetGrant returns an older version on request. */
    boolean readsOlderVersions() {
        return tried("older versions are read", trials::readsOlderVersions);
    }

    /** Returns whether the operation takes the version that GetGrant returns for the latest. */
    boolean takesVersionsAsRead(String operation) {
        return tried(operation + " takes versions as read", () -> trials.takesVersionsAsRead(operation));
    }

    /** Returns whether the target restricts access to the grants of other accounts at all. */
    boolean separatesAccounts() {
        return tried("accounts are separate", trials::separatesAccounts);
    }

    /** Returns whether the view ever shows its party a grant with the status. */
    boolean shows(View view, String status) {
        return tried(key(view, status), () -> trials.shows(view, Trials.tried(status)));
    }

    /** Returns whether the view is known never to show such a grant, so that waiting is pointless. */
    boolean isClosed(View view, String status) {
        return Boolean.FALSE.equals(known.get(key(view, status)));
    }

    /** Returns whether the list ever shows a received grant if the request has no filters. */
    boolean showsWithoutFilters(View view) {
        return tried(view + " shows a grant without filters", () -> trials.showsWithoutFilters(view));
    }

    /** Returns whether the filter ever selects a grant that has its value. */
    boolean selects(View view, String filter) {
        return tried(view + " selects by " + filter, () -> trials.selects(view, filter));
    }

    /** Returns whether the filter ever leaves out a grant that has another value. */
    boolean excludes(View view, String filter) {
        return tried(view + " leaves out by " + filter, () -> trials.excludes(view, filter));
    }

    /** Returns whether the list applies any filter, judged by one that every list has. */
    boolean filters(View view) {
        String filter = FilterValues.isOfLicenses(view.operation())
                ? "ProductSKU"
                : DocumentedFilters.ofLicense(
                        view.operation(), session.contract().date());
        return excludes(view, filter);
    }

    /** Returns whether ARNs ever leave out what they do not name. */
    boolean narrows(View view) {
        return tried(view + " is narrowed by ARNs", () -> trials.narrows(view));
    }

    /** Notes what an earlier call has shown of the view, so that it need not be tried. */
    void learn(View view, String status, boolean shows) {
        tried(key(view, status), () -> shows);
    }

    private static String key(View view, String status) {
        return view + " shows a grant " + Trials.tried(status);
    }

    /** A trial that cannot be made proves nothing. */
    private boolean tried(String what, BooleanSupplier trial) {
        return outcome(what, trial).orElse(true);
    }

    /** Returns the outcome of a trial, or nothing if it cannot be made. */
    private Optional<Boolean> outcome(String what, BooleanSupplier trial) {
        return session.once(what, () -> {
            try {
                boolean holds = trial.getAsBoolean();
                known.put(what, holds);
                return Optional.of(holds);
            } catch (ScenarioAborted e) {
                return Optional.empty();
            }
        });
    }
}
