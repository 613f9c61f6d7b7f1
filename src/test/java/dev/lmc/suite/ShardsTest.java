package dev.lmc.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lmc.input.UsageException;
import dev.lmc.licensemanager.LicenseManagerService;
import dev.lmc.suite.RunOptions.Selection;
import dev.lmc.suite.RunOptions.Shard;
import dev.lmc.verdict.ScenarioDescription.ScenarioKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of a run: together they are the run, and they take about as long as each other. */
class ShardsTest {
    private static final Suite SUITE = new Suite(new LicenseManagerService());

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void everyScenarioIsInExactlyOnePartAndClausesStayWhole(int parts) {
        List<ScenarioKey> all = new ArrayList<>();
        Set<String> clauses = new TreeSet<>();
        for (int i = 1; i <= parts; i++) {
            List<ScenarioKey> part = planned(new Shard(i, parts, Map.of()));
            Set<String> ids = part.stream().map(ScenarioKey::id).collect(Collectors.toSet());
            assertThat(clauses).doesNotContainAnyElementsOf(ids);
            clauses.addAll(ids);
            all.addAll(part);
        }
        assertThat(all).containsExactlyInAnyOrderElementsOf(SUITE.planned(Selection.all(), latest()));
    }

    @Test
    void partsTakeAboutTheSameTimeByTheMeasuredTable() {
        Map<String, Double> seconds = SUITE.service().seconds();
        Set<String> clauses =
                SUITE.clauses().all().stream().map(clause -> clause.id()).collect(Collectors.toSet());
        assertThat(clauses).containsAll(seconds.keySet());
        List<Double> sums = new Shards(seconds)
                .split(clauses, 4).stream()
                        .map(part -> part.stream()
                                .mapToDouble(id -> seconds.getOrDefault(id, 0.1))
                                .sum())
                        .sorted()
                        .toList();
        assertThat(sums.get(3)).isLessThan(sums.get(0) * 1.1);
    }

    @Test
    void theLongestGoesToThePartThatHasLeast() {
        assertThat(new Shards(Map.of("a", 5.0, "b", 3.0, "c", 3.0, "d", 1.0)).split(Set.of("a", "b", "c", "d"), 2))
                .containsExactly(Set.of("a", "d"), Set.of("b", "c"));
    }

    @Test
    void morePartsThanClausesAreRefused() {
        assertThatThrownBy(() -> SUITE.planned(
                        new Selection(
                                Optional.of("@LM-GG-13"), Optional.empty(), Optional.of(new Shard(1, 2, Map.of()))),
                        latest()))
                .isInstanceOf(UsageException.class)
                .hasMessage("--shard 1/2: only 1 clause is selected");
    }

    private static List<ScenarioKey> planned(Shard shard) {
        return SUITE.planned(new Selection(Optional.empty(), Optional.empty(), Optional.of(shard)), latest());
    }

    private static dev.lmc.contract.Contract latest() {
        return SUITE.service().contracts().latest();
    }
}
