package dev.lmc.explore;

import dev.lmc.explore.Trial.Place;
import dev.lmc.suite.Session;
import dev.lmc.verdict.Deviation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Waits for views that lag behind writes. A deviation counts only if it is still there after the whole wait that the user
 * allows. What is known to deviate, and attempts to shorten a walk, are waited for briefly: for a multiple of the longest
 * lag seen so far. Thread-safe.
 */
public final class AdaptiveWait {
    private static final long SHORTEST = Duration.ofMillis(30).toNanos();
    private static final long PAUSE = Duration.ofMillis(2).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofMillis(200).toNanos();
    private static final int MARGIN = 4;

    private final AtomicLong longest;
    private final long whole;
    private final Runnable running;
    private final Predicate<Place> briefly;

    private AdaptiveWait(AtomicLong longest, long whole, Runnable running, Predicate<Place> briefly) {
        this.longest = longest;
        this.whole = whole;
        this.running = running;
        this.briefly = briefly;
    }

    /** Returns a wait as long as the session allows, which ends when the session is interrupted. */
    public static AdaptiveWait of(Session session) {
        return of(session.settle(), session::requireRunning);
    }

    /**
     * @param whole how long a target may take to show what was written
     * @param running throws an exception when there is no time left to wait
     */
    static AdaptiveWait of(Duration whole, Runnable running) {
        return new AdaptiveWait(new AtomicLong(), whole.toNanos(), running, place -> false);
    }

    /** Returns a wait that learns for this one, and is short for deviations at the places. */
    AdaptiveWait brieflyAt(Predicate<Place> places) {
        return new AdaptiveWait(longest, whole, running, places);
    }

    /**
     * Looks until nothing is wrong or the wait is over, and returns what is wrong then.
     *
     * @param deviation returns something wrong as a deviation
     */
    public <T> List<T> settled(Supplier<List<T>> look, Function<T, Deviation> deviation) {
        long start = System.nanoTime();
        long pause = PAUSE;
        List<T> wrong = look.get();
        while (!wrong.isEmpty() && System.nanoTime() - start < bound(deviation.apply(wrong.get(0)))) {
            LockSupport.parkNanos(pause);
            pause = Math.min(LONGEST_PAUSE, pause * 2);
            running.run();
            wrong = look.get();
            if (wrong.isEmpty()) {
                longest.accumulateAndGet(System.nanoTime() - start, Math::max);
            }
        }
        return wrong;
    }

    private long bound(Deviation first) {
        return briefly.test(Place.of(first)) ? Math.min(whole, Math.max(SHORTEST, MARGIN * longest.get())) : whole;
    }
}
