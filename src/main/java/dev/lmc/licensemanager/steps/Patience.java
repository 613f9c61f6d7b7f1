package dev.lmc.licensemanager.steps;

import dev.lmc.suite.Session;
import dev.lmc.target.Target.Kind;
import dev.lmc.verdict.Casefile;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.pollinterval.FibonacciPollInterval;

/**
 * Waits for what comes about later. Once a wait for something has run out in a scenario of a clause, and once it has in
 * three clauses, later waits for the same are cut short, for a run has hundreds of them: to a part of the full time, but
 * to no less than three times the longest wait that was rewarded, and to no less than some seconds where views may follow
 * late.
 */
public final class Patience {
    private static final int CUT = 50;
    private static final int MARGIN = 3;
    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final Duration LEAST_ON_REFERENCE = Duration.ofMillis(60);
    private static final Duration LEAST = Duration.ofSeconds(3);
    private static final int CLAUSES = 3;

    private final Session session;
    private final String clause;
    private final ConcurrentMap<String, Set<String>> ranOut;
    private final AtomicReference<Duration> longest;

    public Patience(Session session, Casefile file) {
        this.session = session;
        this.clause = file.clause().id();
        this.ranOut = session.once("waits that ran out, and the clauses", ConcurrentHashMap::new);
        this.longest = session.once("the longest wait rewarded", () -> new AtomicReference<>(Duration.ZERO));
    }

    /**
     * Whether it came about in time.
     *
     * @param what what is waited for, in words that are the same for the same
     * @param before how long before the first look
     */
    boolean await(String what, Duration before, Callable<Boolean> condition) {
        long start = System.nanoTime();
        try {
            Awaitility.await()
                    .pollDelay(before)
                    .pollInterval(FibonacciPollInterval.fibonacci(5, TimeUnit.MILLISECONDS))
                    .atMost(before.plus(isCut(what) ? cut() : session.settle()))
                    .pollInSameThread()
                    .until(condition);
            longest.accumulateAndGet(Duration.ofNanos(System.nanoTime() - start), Patience::longer);
            return true;
        } catch (ConditionTimeoutException e) {
            ranOut.computeIfAbsent(what, w -> ConcurrentHashMap.newKeySet()).add(clause);
            return false;
        }
    }

    /** Waits a moment for something that should not come about. */
    void watch(Callable<Boolean> unwanted) {
        try {
            Awaitility.await()
                    .pollInterval(FibonacciPollInterval.fibonacci(5, TimeUnit.MILLISECONDS))
                    .atMost(session.settle().compareTo(MOMENT) < 0 ? session.settle() : MOMENT)
                    .pollInSameThread()
                    .until(unwanted);
        } catch (ConditionTimeoutException e) {
            // as it should be
        }
    }

    private boolean isCut(String what) {
        Set<String> clauses = ranOut.getOrDefault(what, Set.of());
        return !clauses.isEmpty() && session.target().kind() == Kind.REFERENCE
                || clauses.contains(clause)
                || clauses.size() >= CLAUSES;
    }

    private Duration cut() {
        Duration least = session.target().kind() == Kind.REFERENCE ? LEAST_ON_REFERENCE : LEAST;
        Duration part = longer(least, session.settle().dividedBy(CUT));
        Duration known = longer(part, longest.get().multipliedBy(MARGIN));
        return known.compareTo(session.settle()) < 0 ? known : session.settle();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
