package dev.lmc.licensemanager.steps;

import dev.lmc.suite.Session;
import dev.lmc.target.Target.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
 * took. Once a view has shown enough changes promptly, and nothing else took longer, later waits for it are shorter.
 */
public final class AdaptivePolling {
    private static final int MARGIN = 3;
    private static final Duration MOMENT = Duration.ofSeconds(2);
    /** The time after which another scenario may run while this one goes on waiting. */
    private static final Duration LONG = Duration.ofMillis(500);
    /** The wait for a condition that never became true. */
    private static final Duration BRIEF = Duration.ofMillis(60);
    /** The minimum wait for a condition that became true before, since views may lag behind. */
    private static final Duration LEAST = Duration.ofSeconds(1);
    /** The divisor of the full time for the minimum wait on AWS, where views lag behind by very different times. */
    private static final int PART_ON_AWS = 50;

    /** The number of successful waits after which a view counts as prompt. */
    private static final int PROMPT_AFTER = 20;
    /** The minimum wait for a prompt view. */
    private static final Duration LEAST_IF_PROMPT = Duration.ofSeconds(3);
    /** The multiple of the longest wait for anything that a prompt view gets. */
    private static final int MARGIN_IF_PROMPT = 20;

    /** The shortest and the longest pause between checks that cost nothing; no pause outlasts the wait. */
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final PollInterval POLLS = FibonacciPollInterval.fibonacci(5, TimeUnit.MILLISECONDS);
    /** The minimum pause between checks, in durations of a check: a list of hundreds of grants takes long to read. */
    private static final int COSTS = 3;

    private final Session session;
    private final Map<String, History> histories;
    /** The number of successful waits for each view. */
    private final Map<String, Integer> views;
    /** The longest successful wait for anything. */
    private final AtomicReference<Duration> longest;

    public AdaptivePolling(Session session) {
        this.session = session;
        this.histories = session.once("history of waits", ConcurrentHashMap::new);
        this.views = session.once("successful waits for views", ConcurrentHashMap::new);
        this.longest = session.once("longest successful wait", () -> new AtomicReference<>(Duration.ZERO));
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
     * A condition that does not hold.
     *
     * @param what its name, equal for equal conditions
     * @param view the view that may lag behind a change that has been made; empty if the change itself may take a while
     */
    record Unmet(String what, Optional<String> view) {
        static Unmet of(String what) {
            return new Unmet(what, Optional.empty());
        }
    }

    /**
     * Returns whether the condition became true in time.
     *
     * @param what the name of the condition, equal for equal conditions
     * @param before the delay before the first check
     */
    boolean await(String what, Duration before, Callable<Boolean> condition) {
        return await(Unmet.of(what), before, condition);
    }

    boolean await(Unmet awaited, Duration before, Callable<Boolean> condition) {
        boolean holds = await(() -> awaited, before, condition);
        if (holds) {
            held(awaited.what());
        }
        return holds;
    }

    /**
     * Waits for a condition of several parts as {@link #await(String, Duration, Callable)}.
     *
     * @param failing returns a part that does not hold, after each check; the histories are the parts'
     */
    boolean await(Supplier<Unmet> failing, Duration before, Callable<Boolean> condition) {
        long start = System.nanoTime();
        AtomicBoolean holds = new AtomicBoolean();
        AtomicReference<Duration> cost = new AtomicReference<>(Duration.ZERO);
        AtomicReference<Unmet> last = new AtomicReference<>();
        try {
            Awaitility.await()
                    .pollDelay(before)
                    .pollInterval((count, previous) -> {
                        Duration pause = shorter(POLLS.next(count, previous), LONGEST);
                        Duration left = before.plus(limit(last.get())).minus(since(start));
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
                            if (since(start).compareTo(LONG) > 0) {
                                session.giveWay();
                            }
                        }
                        return holds.get() || since(start).compareTo(before.plus(limit(last.get()))) >= 0;
                    });
        } catch (ConditionTimeoutException e) {
            // it did not become true
        } finally {
            session.goOn();
        }
        if (last.get() != null) {
            if (holds.get()) {
                held(last.get().what(), since(start));
            } else {
                inVain(
                        isCutShort(last.get())
                                ? cutShort(last.get().what())
                                : last.get().what());
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
        longest.accumulateAndGet(after, AdaptivePolling::longer);
    }

    /** Notes that a condition did not become true in a full wait. */
    void inVain(String what) {
        change(what, History::inVain);
    }

    /** Notes that a wait for a view succeeded. */
    void showed(String view) {
        views.merge(view, 1, Integer::sum);
    }

    private void change(String what, UnaryOperator<History> change) {
        histories.compute(what, (name, known) -> change.apply(known == null ? History.NONE : known));
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

    private Duration limit(Unmet unmet) {
        if (unmet == null) {
            return session.settle();
        }
        Duration full = full(unmet);
        History history = history(unmet);
        if (!history.ranOut()) {
            return full;
        }
        Duration least =
                switch (session.target().kind()) {
                    case AWS -> full.dividedBy(PART_ON_AWS);
                    case EMULATOR -> history.longest().isZero() ? BRIEF : LEAST;
                    case REFERENCE -> BRIEF;
                };
        return shorter(longer(least, history.longest().multipliedBy(MARGIN)), full);
    }

    /** Returns the earlier waits for the condition; a wait for a view also learns from those that were cut short. */
    private History history(Unmet unmet) {
        History whole = histories.getOrDefault(unmet.what(), History.NONE);
        return unmet.view().isPresent() && histories.containsKey(cutShort(unmet.what())) ? whole.inVain() : whole;
    }

    private static String cutShort(String what) {
        return what + ", cut short";
    }

    private boolean isCutShort(Unmet unmet) {
        return full(unmet).compareTo(session.settle()) < 0;
    }

    /** Returns the full wait for a condition. On AWS, even a prompt view may lag later. */
    private Duration full(Unmet unmet) {
        boolean prompt = session.target().kind() != Kind.AWS
                && unmet.view()
                        .filter(view -> views.getOrDefault(view, 0) >= PROMPT_AFTER)
                        .isPresent();
        return prompt
                ? shorter(longer(LEAST_IF_PROMPT, longest.get().multipliedBy(MARGIN_IF_PROMPT)), session.settle())
                : session.settle();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
