package dev.lmc.licensemanager.steps;

import dev.lmc.suite.Session;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.pollinterval.FibonacciPollInterval;
import org.awaitility.pollinterval.PollInterval;

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

    /** The shortest and the longest pause between checks that cost nothing; no pause outlasts the wait. */
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final PollInterval POLLS = FibonacciPollInterval.fibonacci(5, TimeUnit.MILLISECONDS);
    /** The minimum pause between checks, in durations of a check: a list of hundreds of grants takes long to read. */
    private static final int COSTS = 3;

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
        boolean holds = await(() -> what, before, condition);
        if (holds) {
            held(what);
        }
        return holds;
    }

    /**
     * Does the same for a condition of several parts.
     *
     * @param failing returns the name of a part that does not hold, after each check; the histories are the parts'
     */
    boolean await(Supplier<String> failing, Duration before, Callable<Boolean> condition) {
        long start = System.nanoTime();
        AtomicBoolean holds = new AtomicBoolean();
        AtomicReference<Duration> cost = new AtomicReference<>(Duration.ZERO);
        AtomicReference<String> last = new AtomicReference<>();
        try {
            Awaitility.await()
                    .pollDelay(before)
                    .pollInterval((count, previous) -> {
                        Duration pause = shorter(POLLS.next(count, previous), LONGEST);
                        Duration left = before.plus(limit(history(last.get()))).minus(since(start));
                        return longer(shorter(longer(pause, cost.get()), left), SHORTEST);
                    })
                    // the condition itself ends the wait, after a last check
                    .atMost(before.plus(session.settle()).plus(MOMENT))
                    .pollInSameThread()
                    .until(() -> {
                        long check = System.nanoTime();
                        holds.set(condition.call());
                        cost.set(since(check).multipliedBy(COSTS));
                        if (!holds.get()) {
                            last.set(failing.get());
                        }
                        return holds.get() || since(start).compareTo(before.plus(limit(history(last.get())))) >= 0;
                    });
        } catch (ConditionTimeoutException e) {
            // it did not become true
        }
        if (last.get() != null) {
            if (holds.get()) {
                change(last.get(), known -> known.rewarded(since(start)));
            } else {
                inVain(last.get());
            }
        }
        return holds.get();
    }

    /** Notes that a condition held without a wait. */
    void held(String what) {
        held(what, Duration.ofNanos(1));
    }

    /** Notes that a condition became true after a wait for another one. */
    void held(String what, Duration after) {
        change(what, known -> known.rewarded(after));
    }

    /** Notes that a condition did not become true in a full wait. */
    void inVain(String what) {
        change(what, History::inVain);
    }

    private void change(String what, UnaryOperator<History> change) {
        histories.compute(what, (name, known) -> change.apply(known == null ? History.NONE : known));
    }

    private History history(String what) {
        return histories.getOrDefault(what, History.NONE);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Waits briefly for a condition that should not become true. */
    void observe(Callable<Boolean> unwanted) {
        try {
            Awaitility.await()
                    .pollInterval(POLLS)
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

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
