package dev.lmc.explore;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Waits for views that lag behind writes. Walks wait briefly, for a multiple of the longest lag seen so far; a deviation
 * counts only if it is still there after the whole wait that the user allows. Thread-safe.
 */
public final class AdaptiveWait {
    private static final long SHORTEST = Duration.ofMillis(30).toNanos();
    private static final long PAUSE = Duration.ofMillis(2).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofMillis(200).toNanos();
    private static final int MARGIN = 4;

    private final AtomicLong longest;
    private final long whole;
    private final boolean thorough;

    private AdaptiveWait(AtomicLong longest, long whole, boolean thorough) {
        this.longest = longest;
        this.whole = whole;
        this.thorough = thorough;
    }

    /** @param whole how long a target may take to show what was written */
    public static AdaptiveWait of(Duration whole) {
        return new AdaptiveWait(new AtomicLong(), whole.toNanos(), false);
    }

    /** Returns a wait that always waits for the whole time, and learns for this one. */
    public AdaptiveWait thorough() {
        return new AdaptiveWait(longest, whole, true);
    }

    /** Returns the longest time after which a view was right. */
    Duration longestLag() {
        return Duration.ofNanos(longest.get());
    }

    /** Looks until nothing is wrong or the wait is over, and returns what is wrong then. */
    public <T> List<T> settled(Supplier<List<T>> look) {
        long start = System.nanoTime();
        long pause = PAUSE;
        List<T> wrong = look.get();
        while (!wrong.isEmpty() && System.nanoTime() - start < bound()) {
            LockSupport.parkNanos(pause);
            pause = Math.min(LONGEST_PAUSE, pause * 2);
            wrong = look.get();
            if (wrong.isEmpty()) {
                longest.accumulateAndGet(System.nanoTime() - start, Math::max);
            }
        }
        return wrong;
    }

    private long bound() {
        return thorough ? whole : Math.min(whole, Math.max(SHORTEST, MARGIN * longest.get()));
    }
}
