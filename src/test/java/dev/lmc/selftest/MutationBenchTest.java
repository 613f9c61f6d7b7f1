package dev.lmc.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.selftest.equivalents.Equivalents;
import dev.lmc.selftest.hostile.HostileServers;
import dev.lmc.selftest.mutants.Mutant;
import dev.lmc.selftest.mutants.MutantCatalogue;
import dev.lmc.suite.RunOptions.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One mutant of each clause, and some others; {@code lmc mutants} tries all. */
class MutationBenchTest {
    private static final Set<String> HOSTILE =
            Set.of("constants", "random-json", "refuses-everything", "drips", "silent");

    private static final Selection SOME =
            new Selection(Optional.of("@CreateGrant or @LM-P-05"), Optional.empty(), Optional.empty());

    private final MutationBench bench = new MutationBench(new TrialRuns(), SOME, 6, true, line -> {});

    @Test
    void eachClauseCatchesItsMutant() {
        Map<String, Mutant> first = new LinkedHashMap<>();
        MutantCatalogue.all().forEach(mutant -> first.putIfAbsent(mutant.clause(), mutant));
        MutationResults table = bench.run(List.copyOf(first.values()), List.of(), List.of(), true);
        assertThat(table.mutants())
                .allSatisfy(kill ->
                        assertThat(kill.outcome()).as(MutantJudge.line(kill)).isEqualTo("caught"));
        assertThat(table.withoutKiller()).isEmpty();
        assertThat(table.isSound()).isTrue();
    }

    @Test
    void aServerWithoutFaultSurvives() {
        Mutant any = MutantCatalogue.all().get(0);
        Mutant sound = new Mutant(
                "sound", any.group(), any.clause(), any.path(), "Nothing is wrong.", () -> options -> options);
        MutationResults table = bench.run(List.of(sound), List.of(), List.of(), false);
        assertThat(table.mutants()).extracting(MutationResults.Kill::outcome).containsExactly("survived");
        assertThat(table.isSound()).isFalse();
    }

    @Test
    void hostileServersAreCaughtAndTheReferenceIsNot() {
        List<dev.lmc.selftest.hostile.HostileServers.HostileServer> hostile = new ArrayList<>(HostileServers.all());
        hostile.removeIf(server -> !HOSTILE.contains(server.name()));
        MutationResults table = bench.run(
                List.of(), hostile, List.of(Equivalents.named("the-reference").orElseThrow()), false);
        assertThat(table.hostile()).hasSize(HOSTILE.size()).allSatisfy(trial -> {
            assertThat(trial.exit()).as(trial.name()).isNotZero();
            assertThat(trial.conforming()).as(trial.name()).isEmpty();
            assertThat(trial.outcome()).isNotBlank();
        });
        assertThat(table.equivalents()).hasSize(1).allSatisfy(trial -> assertThat(trial.exit())
                .as(trial.outcome())
                .isZero());
    }
}
