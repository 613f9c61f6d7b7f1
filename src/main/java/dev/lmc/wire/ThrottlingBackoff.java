package dev.lmc.wire;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/** Recognizes throttling responses and waits before the next attempt, with the AWS SDK's exponential backoff. */
final class ThrottlingBackoff {
    private static final Set<String> CODES = Set.of(
            "ThrottlingException",
            "Throttling",
            "RateLimitExceededException",
            "TooManyRequestsException",
            "RequestLimitExceeded",
            "SlowDown");
    private static final int TRIES = 6;
    /** Waiting ends for good after this many calls that were throttled on every attempt; more would take hours. */
    private static final int MOST_GIVEN_UP = 3;

    /** The strategy counts attempts from 1, and does not wait before the first. */
    private static final int FIRST_RETRY = 2;

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final BackoffStrategy backoff;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger givenUp = new AtomicInteger();

    /** @param base the maximum first wait */
    ThrottlingBackoff(Duration base) {
        this.backoff = BackoffStrategy.exponentialDelay(base, LONGEST);
    }

    static boolean isThrottled(ExchangeOutcome outcome) {
        return outcome instanceof ExchangeOutcome.WireResponse response
                && (response.status() == 429
                        || response.status() >= 400
                                && ErrorCodeReader.code(response)
                                        .filter(CODES::contains)
                                        .isPresent());
    }

    /**
     * Waits before the next attempt. Returns false at once if waiting has been given up.
     *
     * @param attempt how often this call has been throttled before
     */
    boolean backOff(int attempt) {
        if (attempt >= TRIES || givenUp.get() >= MOST_GIVEN_UP) {
            givenUp.incrementAndGet();
            return false;
        }
        count.incrementAndGet();
        LockSupport.parkNanos(backoff.computeDelay(attempt + FIRST_RETRY).toNanos());
        return true;
    }

    int count() {
        return count.get();
    }
}
