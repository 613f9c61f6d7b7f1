package dev.lmc.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Bounds the calls a second of each account: a bucket of tokens for each, refilled evenly. */
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

    /** No bound. */
    public static RateLimiter unbounded() {
        return new RateLimiter(AT_ONCE, 0);
    }

    /**
     * @param perSecond calls a second; so many may also come at once after a rest
     */
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

    /** The moment of its turn. A bucket that rests for a second is full. */
    private synchronized long reserve(String account) {
        long now = System.nanoTime();
        long full = now - burst + interval;
        long turn = next.getOrDefault(account, full);
        long at = turn - full < 0 ? full : turn;
        next.put(account, at + interval);
        return at;
    }
}
