package dev.lmc.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.selftest.compound.Compound;
import dev.lmc.selftest.mutants.Fault;
import dev.lmc.selftest.mutants.FaultGroup;
import dev.lmc.selftest.mutants.Mutant;
import dev.lmc.selftest.mutants.MutantCatalogue;
import dev.lmc.suite.RunOptions.Selection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A server with few faults, judged by a part of the suite; {@code lmc mutants --compound} judges those with many. */
class CompoundBenchTest {
    private static final Selection SOME = new Selection(Optional.of("@LM-GG-02"), Optional.empty(), Optional.empty());

    @Test
    void tellsWhatWasFoundWhatWasNotAndWhatNoFaultExplains() {
        Fault lacksRegion = faultOf("get-grant-lacks-home-region");
        Fault lacksStatus = faultOf("get-grant-lacks-grant-status");
        AtomicBoolean together = new AtomicBoolean(true);
        List<Mutant> mutants = List.of(
                named("no-request-id"),
                named("get-grant-lacks-parent-arn"),
                mutant("unseen", "Grant.GrantName", () -> options -> options),
                mutant("seen-elsewhere", "Grant.Version", () -> lacksRegion),
                mutant(
                        "seen-with-others",
                        "Grant.Version",
                        () -> together.getAndSet(false) ? lacksStatus : options -> options));
        Compound compound =
                new Compound("few", "Few faults.", List.of(), mutants, Map.of("get-grant-lacks-parent-arn", "a test"));
        CompoundResult result = new CompoundBench(new TrialRuns(), SOME, 1, line -> {})
                .run(List.of(compound))
                .get(0);
        assertThat(result.visible()).isEqualTo(4);
        assertThat(result.missed()).hasSize(3).element(0).asString().startsWith("unseen, by LM-GG-02 Grant.GrantName");
        assertThat(result.byPart())
                .containsOnlyKeys("no-request-id", "get-grant-lacks-parent-arn", "seen-elsewhere")
                .containsEntry("seen-elsewhere", List.of("LM-GG-02 GetGrant Grant.HomeRegion"));
        assertThat(result.unexplained())
                .singleElement()
                .asString()
                .startsWith("LM-GG-02 GetGrant Grant.GrantStatus: expected ");
        assertThat(result.meets()).isFalse();
        assertThat(result.harnessErrors()).isEmpty();
    }

    private static Mutant mutant(String name, String path, Supplier<Fault> fault) {
        return new Mutant(name, FaultGroup.SHAPE, "LM-GG-02", path, "A fault of a test.", fault);
    }

    private static Fault faultOf(String name) {
        return named(name).fault().get();
    }

    private static Mutant named(String name) {
        return MutantCatalogue.named(name).orElseThrow();
    }
}
