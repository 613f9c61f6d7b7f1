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
 * Waits for what comes about later. What has never come about in a full wait is waited for briefly from then on, for a
 * run has hundreds of such waits; what has come about before is given a multiple of the longest time that it took.
 */
public final class AdaptivePolling {
    private static final int MARGIN = 3;
    private static final Duration MOMENT = Duration.ofSeconds(2);
    /** For what never came, where nothing else is known of the target. */
    private static final Duration BRIEF = Duration.ofMillis(60);
    /** For what came before, on a target whose views may follow late. */
    private static final Duration LEAST = Duration.ofSeconds(1);
    /** Part of the full time that is waited at least on AWS, where views follow late and at very different times. */
    private static final int PART_ON_AWS = 50;

    private final Session session;
    private final Map<String, History> histories;

    public AdaptivePolling(Session session) {
        this.session = session;
        this.histories = session.once("waits and what came of them", ConcurrentHashMap::new);
    }

    /** The waits for one thing: whether any of them ran out, and the longest that did not. */
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

    /** Waits a moment for something that should not come about. */
    void observe(Callable<Boolean> unwanted) {
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
