package dev.lmc.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SilenceTest {
    private final Silence silence = new Silence();

    @Test
    void callsAtTheSameTimeAreOneSilence() {
        silence.timedOut(0, 100);
        silence.timedOut(5, 105);
        silence.timedOut(99, 199);
        assertThat(silence.inARow()).isEqualTo(1);
    }

    @Test
    void callsOneAfterTheOtherCount() {
        silence.timedOut(0, 100);
        silence.timedOut(100, 200);
        silence.timedOut(201, 301);
        assertThat(silence.inARow()).isEqualTo(3);
    }

    @Test
    void anAnswerEndsIt() {
        silence.timedOut(0, 100);
        silence.timedOut(101, 200);
        silence.answered();
        assertThat(silence.inARow()).isZero();
        silence.timedOut(150, 250);
        assertThat(silence.inARow()).isEqualTo(1);
    }
}
