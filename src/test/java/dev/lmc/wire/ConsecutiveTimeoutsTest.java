package dev.lmc.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConsecutiveTimeoutsTest {
    private final ConsecutiveTimeouts timeouts = new ConsecutiveTimeouts();

    @Test
    void callsAtTheSameTimeAreOneSilence() {
        timeouts.timedOut(0, 100);
        timeouts.timedOut(5, 105);
        timeouts.timedOut(99, 199);
        assertThat(timeouts.count()).isEqualTo(1);
    }

    @Test
    void callsOneAfterTheOtherCount() {
        timeouts.timedOut(0, 100);
        timeouts.timedOut(100, 200);
        timeouts.timedOut(201, 301);
        assertThat(timeouts.count()).isEqualTo(3);
    }

    @Test
    void anAnswerEndsIt() {
        timeouts.timedOut(0, 100);
        timeouts.timedOut(101, 200);
        timeouts.responded();
        assertThat(timeouts.count()).isZero();
        timeouts.timedOut(150, 250);
        assertThat(timeouts.count()).isEqualTo(1);
    }
}
