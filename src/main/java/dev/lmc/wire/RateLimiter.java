package dev.lmc.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Limits the calls per second of each account, with one evenly refilled token bucket per account. */
public final class RateLimiter {
    private static final long SECOND = 1_000_000_000L;
    private static final long AT_ONCE = -1;

    private final long interval;
    private final long burst;
    private final Map<String, Long> next = new HashMap<>();

    private RateLimiter(long interval, long burst) {
        this.interval = interval;
        this.burst = burst;
    }

    /** Returns a limiter that never waits. */
    public static RateLimiter unbounded() {
        return new RateLimiter(AT_ONCE, 0);
    }

    /** @param perSecond calls per second, and the size of a burst after a pause */
    public static RateLimiter of(int perSecond) {
        return new RateLimiter(SECOND / perSecond, SECOND);
    }

    /** Waits until the account may make a call. */
    void acquire(String account) {
        if (interval == AT_ONCE) {
            return;
        }
        long at = reserve(account);
        for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Reserves the account's next turn and returns its time. A bucket left alone for a second is full. */
    private synchronized long reserve(String account) {
        long now = System.nanoTime();
        long full = now - burst + interval;
        long turn = next.getOrDefault(account, full);
        long at = turn - full < 0 ? full : turn;
        next.put(account, at + interval);
        return at;
    }
}
