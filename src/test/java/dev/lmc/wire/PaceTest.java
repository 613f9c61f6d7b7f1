package dev.lmc.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void soManyAtOnceThenSoManyASecond() {
        Pace pace = Pace.of(20);
        assertThat(taking(pace, "a", 20)).isLessThan(Duration.ofMillis(40));
        assertThat(taking(pace, "a", 10)).isBetween(Duration.ofMillis(400), Duration.ofSeconds(2));
    }

    @Test
    void eachAccountHasItsOwn() {
        Pace pace = Pace.of(2);
        taking(pace, "a", 2);
        assertThat(taking(pace, "b", 2)).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void aRestFillsItNoFurther() throws InterruptedException {
        Pace pace = Pace.of(20);
        taking(pace, "a", 1);
        Thread.sleep(1500);
        taking(pace, "a", 20);
        assertThat(taking(pace, "a", 10)).isGreaterThan(Duration.ofMillis(400));
    }

    private static Duration taking(Pace pace, String account, int calls) {
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            pace.await(account);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
