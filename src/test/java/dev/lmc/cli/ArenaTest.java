package dev.lmc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.licensemanager.mutants.Catalogue;
import dev.lmc.licensemanager.mutants.Equivalents;
import dev.lmc.licensemanager.mutants.HostileServers;
import dev.lmc.licensemanager.mutants.Mutant;
import dev.lmc.report.KillTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One mutant of each clause, and some others; {@code lmc mutants} tries all. */
class ArenaTest {
    private static final Set<String> HOSTILE = Set.of("refuses-everything", "drips", "silent", "hangs-up");

    private final Arena arena = new Arena(new Trials(), 6, true, line -> {});

    @Test
    void eachClauseCatchesItsMutant() {
        Map<String, Mutant> first = new LinkedHashMap<>();
        Catalogue.all().forEach(mutant -> first.putIfAbsent(mutant.clause(), mutant));
        KillTable table = arena.run(List.copyOf(first.values()), List.of(), List.of(), true);
        assertThat(table.mutants())
                .allSatisfy(
                        kill -> assertThat(kill.outcome()).as(Kills.line(kill)).isEqualTo("caught"));
        assertThat(table.withoutKiller()).isEmpty();
        assertThat(table.isSound()).isTrue();
    }

    @Test
    void aServerWithoutFaultSurvives() {
        Mutant any = Catalogue.all().get(0);
        Mutant sound = new Mutant(
                "sound", any.group(), any.clause(), any.path(), "Nothing is wrong.", () -> options -> options);
        KillTable table = arena.run(List.of(sound), List.of(), List.of(), false);
        assertThat(table.mutants()).extracting(KillTable.Kill::outcome).containsExactly("survived");
        assertThat(table.isSound()).isFalse();
    }

    @Test
    void hostileServersAreCaughtAndTheReferenceIsNot() {
        List<dev.lmc.licensemanager.mutants.HostileServer> hostile = new ArrayList<>(HostileServers.all());
        hostile.removeIf(server -> !HOSTILE.contains(server.name()));
        KillTable table = arena.run(
                List.of(), hostile, List.of(Equivalents.named("the-reference").orElseThrow()), false);
        assertThat(table.hostile()).hasSize(HOSTILE.size()).allSatisfy(trial -> {
            assertThat(trial.exit()).as(trial.name()).isNotZero();
            assertThat(trial.outcome()).isNotBlank();
        });
        assertThat(table.equivalents())
                .allSatisfy(
                        trial -> assertThat(trial.exit()).as(trial.outcome()).isZero());
    }
}
