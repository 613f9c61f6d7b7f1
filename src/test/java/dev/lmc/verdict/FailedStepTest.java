package dev.lmc.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.verdict.FailedStep.Ended;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FailedStepTest {
    private static final Ended SETS_UP = new Ended(1, true, false, Set.of(1, 2));
    private static final Ended CALLS = new Ended(0.0126, true, false, Set.of(3));
    private static final List<Deviation> IN_CALL =
            List.of(new Deviation("LM-GG-01", "GetGrant", "Grant", "this", "that", 3));

    @Test
    void itIsTheOneThatRecordsTheDeviation() {
        assertThat(FailedStep.of(List.of(SETS_UP, CALLS, new Ended(0.0021, true, true, Set.of())), IN_CALL))
                .isEqualTo(new FailedStep(3, 0.002));
    }

    @Test
    void itIsTheOneThatEndsTheScenario() {
        assertThat(FailedStep.of(List.of(SETS_UP, new Ended(0.5, false, false, Set.of())), List.of()))
                .isEqualTo(new FailedStep(2, 0.5));
    }

    @Test
    void otherwiseItIsTheOneWithTheDeviatingExchange() {
        assertThat(FailedStep.of(List.of(SETS_UP, CALLS, new Ended(0.5, true, false, Set.of(4))), IN_CALL))
                .isEqualTo(new FailedStep(2, 0.013));
    }

    @Test
    void noStepFailsWithoutADeviation() {
        assertThat(FailedStep.of(List.of(SETS_UP, CALLS), List.of())).isEqualTo(FailedStep.NONE);
    }
}
