package dev.lmc.licensemanager.steps;

import dev.lmc.suite.Session;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.pollinterval.FibonacciPollInterval;

/**
 * Waits for eventual conditions. A condition that never became true in a full wait gets only a brief wait afterwards,
 * because a run has hundreds of such waits. A condition that became true before gets a multiple of the longest time it
 * took.
 */
public final class AdaptivePolling {
    private static final int MARGIN = 3;
    private static final Duration MOMENT = Duration.ofSeconds(2);
    /** The wait for a condition that never became true. */
    private static final Duration BRIEF = Duration.ofMillis(60);
    /** The minimum wait for a condition that became true before, since views may lag behind. */
    private static final Duration LEAST = Duration.ofSeconds(1);
    /** The divisor of the full time for the minimum wait on AWS, where views lag behind by very different times. */
    private static final int PART_ON_AWS = 50;

    private final Session session;
    private final Map<String, History> histories;

    public AdaptivePolling(Session session) {
        this.session = session;
        this.histories = session.once("history of waits", ConcurrentHashMap::new);
    }

    /** The earlier waits for one condition: whether any timed out, and the longest that did not. */
    private record History(boolean ranOut, Duration longest) {
        static final History NONE = new History(false, Duration.ZERO);

        History rewarded(Duration after) {
            return new History(ranOut, longer(longest, after));
        }

        History inVain() {
            return new History(true, longest);
        }
    }

    /**
     * Returns whether the condition became true in time.
     *
     * @param what the name of the condition, equal for equal conditions
     * @param before the delay before the first check
     */
    boolean await(String what, Duration before, Callable<Boolean> condition) {
        long start = System.nanoTime();
        try {
            Awaitility.await()
                    .pollDelay(before)
                    .pollInterval(FibonacciPollInterval.fibonacci(5, TimeUnit.MILLISECONDS))
                    .atMost(before.plus(limit(histories.getOrDefault(what, History.NONE))))
                    .pollInSameThread()
                    .until(condition);
            Duration after = Duration.ofNanos(System.nanoTime() - start);
            histories.merge(what, History.NONE.rewarded(after), (known, news) -> known.rewarded(after));
            return true;
        } catch (ConditionTimeoutException e) {
            histories.merge(what, History.NONE.inVain(), (known, news) -> known.inVain());
            return false;
        }
    }

    /** Waits briefly for a condition that should not become true. */
    void observe(Callable<Boolean> unwanted) {
        try {
            Awaitility.await()
                    .pollInterval(FibonacciPollInterval.fibonacci(5, TimeUnit.MILLISECONDS))
                    .atMost(session.settle().compareTo(MOMENT) < 0 ? session.settle() : MOMENT)
                    .pollInSameThread()
                    .until(unwanted);
        } catch (ConditionTimeoutException e) {
            // as expected
        }
    }

    private Duration limit(History history) {
        Duration full = session.settle();
        if (!history.ranOut()) {
            return full;
        }
        Duration least =
                switch (session.target().kind()) {
                    case AWS -> full.dividedBy(PART_ON_AWS);
                    case EMULATOR -> history.longest().isZero() ? BRIEF : LEAST;
                    case REFERENCE -> BRIEF;
                };
        Duration brief = longer(least, history.longest().multipliedBy(MARGIN));
        return brief.compareTo(full) < 0 ? brief : full;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
