package dev.lmc.licensemanager.steps;

import dev.lmc.suite.Session;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.pollinterval.FibonacciPollInterval;

/**
 * Waits for what comes about later. Once a wait for something has run out in a run, later waits for the same are cut
 * short, for a run has hundreds of them: to a part of the full time, but to no less than three times the longest wait
 * that was rewarded.
 */
public final class Patience {
    private static final int CUT = 50;
    private static final int MARGIN = 3;
    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final Duration LEAST = Duration.ofMillis(60);

    private final Session session;
    private final Set<String> ranOut;
    private final AtomicReference<Duration> longest;

    public Patience(Session session) {
        this.session = session;
        this.ranOut = session.once("waits that ran out", ConcurrentHashMap::newKeySet);
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
                    .atMost(before.plus(ranOut.contains(what) ? cut() : session.settle()))
                    .pollInSameThread()
                    .until(condition);
            longest.accumulateAndGet(Duration.ofNanos(System.nanoTime() - start), Patience::longer);
            return true;
        } catch (ConditionTimeoutException e) {
            ranOut.add(what);
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

    private Duration cut() {
        Duration part = longer(LEAST, session.settle().dividedBy(CUT));
        Duration known = longer(part, longest.get().multipliedBy(MARGIN));
        return known.compareTo(session.settle()) < 0 ? known : session.settle();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
