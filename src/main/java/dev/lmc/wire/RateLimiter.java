package dev.lmc.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Limits the calls per second of each account, with one evenly refilled token bucket per account. An account that the
 * target throttles is limited further, as by the adaptive retry mode of AWS SDKs, until the target accepts more.
 */
public final class RateLimiter {
    private static final long SECOND = 1_000_000_000L;
    private static final long UNLIMITED = 0;
    /** Calls in flight when the first one is throttled say nothing about the new rate. */
    private static final long IN_FLIGHT = SECOND / 2;
    /** A limit that no target needs. */
    private static final long SHORTEST = SECOND / 1000;

    /** The calls per second to assume if the first calls are throttled. */
    private static final int LEAST = 5;

    private final long interval;
    private final LongSupplier clock;
    private final Map<String, Bucket> buckets = new HashMap<>();

    private RateLimiter(long interval, LongSupplier clock) {
        this.interval = interval;
        this.clock = clock;
    }

    /** Returns a limiter that only waits for accounts that are throttled. */
    public static RateLimiter unbounded() {
        return new RateLimiter(UNLIMITED, System::nanoTime);
    }

    /** @param perSecond calls per second, and the size of a burst after a pause */
    public static RateLimiter of(int perSecond) {
        return of(perSecond, System::nanoTime);
    }

    /** @param perSecond calls per second; 0 for no limit */
    static RateLimiter of(int perSecond, LongSupplier nanos) {
        return new RateLimiter(perSecond == 0 ? UNLIMITED : SECOND / perSecond, nanos);
    }

    /** Waits until the account may make a call. */
    void acquire(String account) {
        long at = reserve(account);
        for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Reserves the account's next turn and returns its time. */
    synchronized long reserve(String account) {
        return bucket(account).reserve(clock.getAsLong());
    }

    /** Lowers the limit of an account, one of whose calls was throttled. */
    synchronized void throttled(String account) {
        bucket(account).throttled(clock.getAsLong());
    }

    /** Raises the limit of an account, one of whose calls was not throttled, if it was lowered. */
    synchronized void accepted(String account) {
        bucket(account).accepted(clock.getAsLong());
    }

    /** Forgets the lowered limits. */
    synchronized void reset() {
        buckets.clear();
    }

    private Bucket bucket(String account) {
        return buckets.computeIfAbsent(account, name -> new Bucket(clock.getAsLong()));
    }

    private final class Bucket {
        private long pause = interval;
        private long next;
        private long lowered;
        private long since;
        private long throttledAt;
        private int accepted;
        private int acceptedBefore;

        Bucket(long now) {
            next = now - SECOND;
            lowered = now - SECOND;
            since = now;
        }

        /** A bucket left alone for a second is full. */
        long reserve(long now) {
            if (pause == UNLIMITED) {
                return now;
            }
            long full = now - SECOND + pause;
            long at = next - full < 0 ? full : next;
            next = at + pause;
            return at;
        }

        void throttled(long now) {
            if (now - lowered < IN_FLIGHT) {
                return;
            }
            throttledAt = pause == UNLIMITED ? SECOND / Math.max(LEAST, Math.max(accepted, acceptedBefore)) : pause;
            pause = Math.max(interval, Math.min(SECOND, throttledAt * 10 / 7));
            lowered = now;
            next = now + pause;
        }

        void accepted(long now) {
            if (now - since > SECOND) {
                acceptedBefore = now - since > 2 * SECOND ? 0 : accepted;
                since = now;
                accepted = 0;
            }
            accepted++;
            if (pause > interval && now - lowered > SECOND) {
                // beyond the rate that was throttled, that rate was not the limit
                pause = Math.max(interval, pause - pause / (pause > throttledAt ? 50 : 20));
                pause = pause < SHORTEST ? interval : pause;
            }
        }
    }
}
