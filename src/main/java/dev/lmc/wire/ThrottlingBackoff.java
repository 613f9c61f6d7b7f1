package dev.lmc.wire;

import dev.lmc.wire.ExchangeOutcome.WireResponse;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.apache.http.client.utils.DateUtils;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * Recognizes throttling responses and waits before the next attempt: as long as the response asks for, or with the AWS
 * SDK's exponential backoff.
 */
final class ThrottlingBackoff {
    /** The codes after which SDKs wait and repeat a call. Source: AWS SDK for Java 2, and the errors of the service. */
    private static final Set<String> CODES = Set.of(
            "ThrottlingException",
            "Throttling",
            "ThrottledException",
            "RequestThrottled",
            "RequestThrottledException",
            "RateLimitExceededException",
            "TooManyRequestsException",
            "RequestLimitExceeded",
            "SlowDown",
            "BandwidthLimitExceeded",
            "EC2ThrottledException",
            "PriorRequestNotComplete",
            "ProvisionedThroughputExceededException",
            "TransactionInProgressException");

    private static final int TRIES = 6;
    /**
     * The number of calls, each throttled on every attempt, after which no call is repeated any more. Otherwise, a run
     * would take hours.
     */
    private static final int MOST_GIVEN_UP = 3;

    /** The strategy counts attempts from 1, and does not wait before the first. */
    private static final int FIRST_RETRY = 2;

    private static final Duration LONGEST = Duration.ofSeconds(20);
    /** A target that asks for a longer wait is not waited for. */
    private static final Duration LONGEST_ASKED_FOR = Duration.ofMinutes(1);

    private final BackoffStrategy backoff;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger givenUp = new AtomicInteger();

    /** @param base the maximum first wait */
    ThrottlingBackoff(Duration base) {
        this.backoff = BackoffStrategy.exponentialDelay(base, LONGEST);
    }

    /**
     * Returns whether the response is a throttling error: of the service, or of what stands in front of it, in any form.
     */
    static boolean isThrottled(ExchangeOutcome outcome) {
        return outcome instanceof ExchangeOutcome.WireResponse response
                && (response.status() == 429
                        || response.status() == 503 && RetryAfter.of(response).isPresent()
                        || response.status() >= 400
                                && ErrorCodeReader.code(response)
                                        .filter(CODES::contains)
                                        .isPresent());
    }

    /**
     * Waits before the next attempt. Returns false at once if waiting has been given up, or the target asks for too long
     * a wait.
     *
     * @param attempt how often this call has been throttled before
     * @param throttled the throttling response
     */
    boolean backOff(int attempt, ExchangeOutcome throttled) {
        Duration askedFor = throttled instanceof ExchangeOutcome.WireResponse response
                ? RetryAfter.of(response).orElse(Duration.ZERO)
                : Duration.ZERO;
        if (attempt >= TRIES || isGivenUp() || askedFor.compareTo(LONGEST_ASKED_FOR) > 0) {
            givenUp.incrementAndGet();
            return false;
        }
        count.incrementAndGet();
        Duration usual = backoff.computeDelay(attempt + FIRST_RETRY);
        sleep(askedFor.isZero() ? usual : askedFor);
        return true;
    }

    /** Returns whether calls are no longer repeated, because the target throttles whatever the rate. */
    boolean isGivenUp() {
        return givenUp.get() >= MOST_GIVEN_UP;
    }

    static void sleep(Duration wait) {
        long end = System.nanoTime() + wait.toNanos();
        for (long left = wait.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    int count() {
        return count.get();
    }

    /** Reads the header {@code Retry-After} (RFC 9110, section 10.2.3): a number of seconds, or a date. */
    private static final class RetryAfter {
        private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

        private RetryAfter() {}

        /**
         * Returns the time to wait; empty if the response asks for none. A date is compared with the date of the response
         * if it has one, since the clocks of both sides may differ.
         */
        static Optional<Duration> of(WireResponse response) {
            String value = response.header("Retry-After").orElse("").trim();
            if (SECONDS.matcher(value).matches()) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
            }
            Date until = DateUtils.parseDate(value);
            if (until == null) {
                return Optional.empty();
            }
            Date from = response.header("Date").map(DateUtils::parseDate).orElseGet(Date::new);
            Duration wait = Duration.between(from.toInstant(), until.toInstant());
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        }
    }
}
