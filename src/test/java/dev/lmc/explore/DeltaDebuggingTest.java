package dev.lmc.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.explore.WalkModel.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Finding the shortest part of a sequence that fails. */
class DeltaDebuggingTest {
    private record Number(int value, boolean adorned) implements Step<Number> {
        @Override
        public String words() {
            return String.valueOf(value);
        }

        @Override
        public List<Number> simpler() {
            return adorned ? List.of(new Number(value, false)) : List.of();
        }
    }

    private final List<Number> sixty =
            IntStream.range(0, 60).mapToObj(i -> new Number(i, true)).toList();

    @Test
    void whatIsNotNeededIsLeftOut() {
        List<Number> shortest =
                new DeltaDebugging<Number>(steps -> values(steps).containsAll(List.of(3, 17, 18, 59))).shortest(sixty);
        assertThat(values(shortest)).containsExactly(3, 17, 18, 59);
        assertThat(shortest).noneMatch(Number::adorned);
    }

    @Test
    void aNumberOfStepsIsFound() {
        List<Number> shortest = new DeltaDebugging<Number>(steps -> steps.size() >= 6).shortest(sixty);
        assertThat(shortest).hasSize(6);
    }

    @Test
    void aSequenceThatNeedsAllStaysWhole() {
        List<Number> few = sixty.subList(0, 5);
        assertThat(new DeltaDebugging<Number>(few::equals).shortest(few)).isEqualTo(few);
    }

    private static List<Integer> values(List<Number> steps) {
        return new ArrayList<>(steps.stream().map(Number::value).toList());
    }
}
