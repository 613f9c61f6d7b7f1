package dev.lmc.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.explore.Trial.Place;
import dev.lmc.explore.WalkModel.Step;
import dev.lmc.verdict.Deviation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The parts of a hunt: finding the shortest part of a sequence that fails, and waiting for late views. */
class FaultHuntTest {
    private record Number(int value, boolean adorned) implements Step<Number> {
        @Override
        public String words() {
            return String.valueOf(value);
        }

        @Override
        public boolean reads() {
            return value % 3 == 1;
        }

        @Override
        public List<Number> simpler() {
            return adorned ? List.of(new Number(value, false)) : List.of();
        }
    }

    private final List<Number> sixty =
            IntStream.range(0, 60).mapToObj(i -> new Number(i, true)).toList();

    @Test
    void unneededStepsAreRemoved() {
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

    @Test
    void aSimplerSequenceIsShortenedAgain() {
        Predicate<List<Number>> lastCounts =
                steps -> steps.size() >= (steps.get(steps.size() - 1).adorned() ? 12 : 2);
        assertThat(new DeltaDebugging<>(lastCounts).shortest(sixty)).hasSize(2);
    }

    @Test
    void noSequenceIsTriedTwice() {
        List<List<Number>> tried = new ArrayList<>();
        new DeltaDebugging<Number>(steps -> {
                    tried.add(List.copyOf(steps));
                    return values(steps).containsAll(List.of(3, 17, 18, 59));
                })
                .shortest(sixty);
        assertThat(tried).doesNotHaveDuplicates();
    }

    @Test
    void aKnownDeviationIsNotWaitedForAgain() {
        AdaptiveWait wait = AdaptiveWait.of(Duration.ofMillis(400), () -> {});
        Deviation late = new Deviation("LM-GG-01", "GetGrant", "Grant.Version", "2", "1", 7);
        assertThat(looks(wait, late, 3)).isEqualTo(3);
        AdaptiveWait tolerant = wait.brieflyAt(Place.of(late)::equals);
        long start = System.nanoTime();
        assertThat(looks(tolerant, late, Integer.MAX_VALUE)).isPositive();
        assertThat(System.nanoTime() - start).isLessThan(Duration.ofMillis(400).toNanos());
        start = System.nanoTime();
        looks(tolerant, new Deviation("LM-GG-01", "GetGrant", "Grant.GrantName", "b", "a", 8), Integer.MAX_VALUE);
        assertThat(System.nanoTime() - start)
                .isGreaterThanOrEqualTo(Duration.ofMillis(400).toNanos());
    }

    /** Returns how often a view is looked at that is right the last time. */
    private static int looks(AdaptiveWait wait, Deviation late, int last) {
        AtomicInteger looks = new AtomicInteger();
        wait.settled(() -> looks.incrementAndGet() < last ? List.of(late) : List.of(), Function.identity());
        return looks.get();
    }

    private static List<Integer> values(List<Number> steps) {
        return new ArrayList<>(steps.stream().map(Number::value).toList());
    }
}
