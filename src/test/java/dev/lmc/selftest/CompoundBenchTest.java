package dev.lmc.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.selftest.compound.Compound;
import dev.lmc.selftest.compound.Explanations;
import dev.lmc.selftest.mutants.Mutant;
import dev.lmc.selftest.mutants.MutantCatalogue;
import dev.lmc.suite.RunOptions.Selection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A server with few faults, judged by a part of the suite; {@code lmc mutants --compound} judges those with many. */
class CompoundBenchTest {
    private static final Selection SOME =
            new Selection(Optional.of("@GetGrant and @response"), Optional.empty(), Optional.empty());

    @Test
    void tellsWhatWasFoundWhatWasNotAndWhatNoFaultExplains() {
        Mutant unseen = new Mutant(
                "unseen",
                dev.lmc.selftest.mutants.FaultGroup.SHAPE,
                "LM-GG-02",
                "Grant.GrantName",
                "A fault that is none.",
                () -> options -> options);
        List<Mutant> mutants = Stream.concat(
                        Stream.of("get-grant-lacks-home-region", "no-request-id", "success-as-201")
                                .map(name -> MutantCatalogue.named(name).orElseThrow()),
                        Stream.of(unseen))
                .toList();
        Compound compound = new Compound("few", "Few faults.", List.of(), mutants, Map.of("success-as-201", "a test"));
        CompoundResult result = new CompoundBench(new TrialRuns(), SOME, 1, line -> {})
                .run(List.of(compound), new Explanations(Map.of("success-as-201", Set.of("LM-CG-25 TagResource x"))))
                .get(0);
        assertThat(result.visible()).isEqualTo(3);
        assertThat(result.missed()).singleElement().asString().startsWith("unseen, by LM-GG-02 Grant.GrantName");
        assertThat(result.byPart())
                .containsKeys("get-grant-lacks-home-region", "no-request-id")
                .doesNotContainKey("unseen");
        assertThat(result.meets()).isFalse();
        assertThat(result.harnessErrors()).isEmpty();
    }
}
