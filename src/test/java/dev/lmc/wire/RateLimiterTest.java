package dev.lmc.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    @Test
    void soManyAtOnceThenSoManyASecond() {
        RateLimiter limiter = RateLimiter.of(20);
        assertThat(taking(limiter, "a", 20)).isLessThan(Duration.ofMillis(40));
        assertThat(taking(limiter, "a", 10)).isBetween(Duration.ofMillis(400), Duration.ofSeconds(2));
    }

    @Test
    void eachAccountHasItsOwn() {
        RateLimiter limiter = RateLimiter.of(2);
        taking(limiter, "a", 2);
        assertThat(taking(limiter, "b", 2)).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void aRestFillsItNoFurther() throws InterruptedException {
        RateLimiter limiter = RateLimiter.of(20);
        taking(limiter, "a", 1);
        Thread.sleep(1500);
        taking(limiter, "a", 20);
        assertThat(taking(limiter, "a", 10)).isGreaterThan(Duration.ofMillis(400));
    }

    private static Duration taking(RateLimiter limiter, String account, int calls) {
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            limiter.acquire(account);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
