package dev.lmc.licensemanager.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.explore.Exploration;
import dev.lmc.explore.ExploreListener;
import dev.lmc.explore.ExploreOptions;
import dev.lmc.explore.FoundFault;
import dev.lmc.known.KnownDeviations;
import dev.lmc.licensemanager.LicenseManagerService;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.record.Gate;
import dev.lmc.record.GatePolicy;
import dev.lmc.record.RunRecord;
import dev.lmc.selftest.HistoryBench;
import dev.lmc.selftest.TrialRuns;
import dev.lmc.selftest.mutants.HistoryMutant;
import dev.lmc.selftest.mutants.HistoryMutants;
import dev.lmc.selftest.mutants.MutantCatalogue;
import dev.lmc.suite.RunOptions;
import dev.lmc.suite.RunOptions.Selection;
import dev.lmc.suite.Suite;
import dev.lmc.target.Target;
import dev.lmc.target.Target.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Walks over licenses and grants. */
class GrantWalksTest {
    private final Suite suite = new Suite(new LicenseManagerService());
    private final GrantWalks walks = new GrantWalks(suite.clauses());

    @Test
    void theSameSeedGivesTheSameWalk() {
        List<GrantStep> walk = walks.steps(new SplittableRandom(42));
        assertThat(walks.steps(new SplittableRandom(42))).isEqualTo(walk);
        assertThat(walks.steps(new SplittableRandom(43))).isNotEqualTo(walk);
    }

    @Test
    void theWordsOfAStepSayAllOfIt() {
        for (int seed = 0; seed < 50; seed++) {
            for (GrantStep step : walks.steps(new SplittableRandom(seed))) {
                assertThat(GrantStep.read(step.words())).contains(step);
            }
        }
    }

    @Test
    void nothingDeviatesOnTheReference() {
        RunRecord record = explore(ReferenceOptions.defaults().withWorkflowDelay(Duration.ZERO), 6);
        assertThat(record.findings()).isEmpty();
        assertThat(record.harnessErrors()).isEmpty();
        assertThat(record.leftBehind()).isEmpty();
        assertThat(record.gate().exitCode()).isEqualTo(Gate.CONFORMS);
    }

    @Test
    void aFaultThatNoScenarioMeetsIsFoundAndCutToTheShortestWalk() {
        HistoryMutant mutant =
                HistoryMutants.named("third-grant-to-a-principal-is-refused").orElseThrow();
        List<HistoryBench.Trial> trials = new HistoryBench(new TrialRuns(), 1, Duration.ofMinutes(1), line -> {})
                .run(List.of(mutant), List.of(1L));
        FoundFault<GrantStep> fault = trials.get(0).fault().orElseThrow();
        assertThat(fault.steps()).hasSizeLessThanOrEqualTo(mutant.shortest() + 2);
        assertThat(fault.deviation().clause()).isEqualTo("LM-CG-61");
        assertThat(fault.isFlaky()).isFalse();
        assertThat(fault.script()).anyMatch(line -> line.contains("$VALUE1"));
        assertThat(fault.scenario()).contains("  When the parties make this walk");
    }

    @Test
    void eachFaultOfTheHistoryHasANameOfItsOwn() {
        assertThat(HistoryMutants.all()).hasSizeGreaterThanOrEqualTo(25);
        assertThat(HistoryMutants.all()).extracting(HistoryMutant::name).doesNotHaveDuplicates();
        assertThat(HistoryMutants.all())
                .allMatch(mutant -> MutantCatalogue.named(mutant.name()).isEmpty());
    }

    private RunRecord explore(ReferenceOptions server, int walkCount) {
        try (Reference reference = Reference.start(server)) {
            RunOptions options = new RunOptions(
                    new Target(
                            "reference",
                            Kind.REFERENCE,
                            reference.endpoint(),
                            "us-east-1",
                            Parties.byConvention(),
                            Optional.empty(),
                            Set.of()),
                    LicenseManagerContracts.contracts().latest(),
                    Selection.all(),
                    KnownDeviations.none(),
                    GatePolicy.DEFAULT,
                    1,
                    OptionalLong.empty(),
                    Duration.ofSeconds(10),
                    Duration.ofMillis(300));
            ExploreOptions bounds = new ExploreOptions(7, Duration.ofMinutes(1), OptionalInt.of(walkCount), 1);
            return new Exploration<>(suite, options, bounds, walks).run(ExploreListener.NONE);
        }
    }
}
