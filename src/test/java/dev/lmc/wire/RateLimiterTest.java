package dev.lmc.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private long now = -5_000_000_000L;

    @Test
    void allowsABurstThenASteadyRate() {
        RateLimiter limiter = limiter(20);
        assertThat(taking(limiter, "a", 20)).isZero();
        assertThat(taking(limiter, "a", 10)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void eachAccountHasItsOwn() {
        RateLimiter limiter = limiter(2);
        assertThat(taking(limiter, "a", 3)).isEqualTo(Duration.ofMillis(500));
        assertThat(taking(limiter, "b", 2)).isZero();
    }

    @Test
    void idleTimeDoesNotExceedTheBurst() {
        RateLimiter limiter = limiter(20);
        taking(limiter, "a", 1);
        now += 1_500_000_000L;
        assertThat(taking(limiter, "a", 20)).isZero();
        assertThat(taking(limiter, "a", 10)).isEqualTo(Duration.ofMillis(500));
    }

    /** A target that accepts ten calls a second is soon called at about that rate. */
    @Test
    void anAccountThatIsThrottledCallsAsOftenAsTheTargetAccepts() {
        RateLimiter limiter = limiter(0);
        int throttled = 0;
        double tokens = 10;
        long last = now;
        int calls = 0;
        while (calls < 1000) {
            now = Math.max(now + 2_000_000, limiter.reserve("a"));
            tokens = Math.min(10, tokens + (now - last) / 1e8);
            last = now;
            if (tokens < 1) {
                throttled++;
                limiter.throttled("a");
            } else {
                tokens--;
                calls++;
                limiter.accepted("a");
            }
        }
        assertThat((now + 5_000_000_000L) / 1e9).isBetween(95.0, 125.0);
        assertThat(throttled).isLessThan(100);
        assertThat(taking(limiter, "b", 1000)).isZero();

        limiter.reset();
        assertThat(taking(limiter, "a", 1000)).isZero();
    }

    @Test
    void oneThrottledCallSlowsARunDownForSeconds() {
        RateLimiter limiter = limiter(0);
        limiter.throttled("a");
        long start = now;
        for (int i = 0; i < 1000; i++) {
            now = Math.max(now + 2_000_000, limiter.reserve("a"));
            limiter.accepted("a");
        }
        assertThat(Duration.ofNanos(now - start)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(12));
    }

    @Test
    void aLimitIsNeverRaisedBeyondTheOneThatWasSet() {
        RateLimiter limiter = limiter(5);
        taking(limiter, "a", 10);
        limiter.throttled("a");
        for (int i = 0; i < 1000; i++) {
            now = Math.max(now, limiter.reserve("a"));
            limiter.accepted("a");
        }
        assertThat(taking(limiter, "a", 10)).isBetween(Duration.ofMillis(1800), Duration.ofSeconds(2));
    }

    private RateLimiter limiter(int perSecond) {
        return RateLimiter.of(perSecond, () -> now);
    }

    private Duration taking(RateLimiter limiter, String account, int calls) {
        long start = now;
        for (int i = 0; i < calls; i++) {
            now = Math.max(now, limiter.reserve(account));
        }
        return Duration.ofNanos(now - start);
    }
}
