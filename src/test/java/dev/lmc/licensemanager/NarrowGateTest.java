package dev.lmc.licensemanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.known.KnownDeviations;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.record.Gate;
import dev.lmc.record.GatePolicy;
import dev.lmc.record.JudgedShare;
import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.report.view.RunSummary;
import dev.lmc.selftest.mutants.MutantCatalogue;
import dev.lmc.suite.RunOptions;
import dev.lmc.target.Target;
import dev.lmc.target.Target.Kind;
import dev.lmc.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gate of a target that has three of the operations: it judges what they can show, and says how much that is. */
class NarrowGateTest {
    private static final Set<String> THREE = Set.of("CreateGrant", "AcceptGrant", "GetGrant");

    private static final ReferenceOptions REFERENCE =
            ReferenceOptions.defaults().withWorkflowDelay(Duration.ofMillis(5));

    private static final ReferenceOptions WITHOUT_TAGS =
            REFERENCE.within(next -> call -> call.operation().equals("ListTagsForResource")
                    ? ApiResponse.error(400, "UnknownOperationException", null)
                    : next.handle(call));

    @Test
    void refusalsAreJudgedByTheirResponseWhereNothingCanBeListed() {
        RunRecord run = judge(REFERENCE, "@CreateGrant", THREE, KnownDeviations.none());
        JudgedShare share = run.gate().judged().get(0);
        assertThat(share.operation()).isEqualTo("CreateGrant");
        assertThat(share.judged()).isGreaterThanOrEqualTo(60).isEqualTo(share.possible());
        assertThat(share.scenarios()).isGreaterThan(share.possible());
        assertThat(run.gate().exitCode()).isEqualTo(Gate.CONFORMS);
        assertThat(RunSummary.of(run).words())
                .contains(share.judged() + " of " + share.scenarios() + " scenarios of CreateGrant judged");
        assertThat(run.scenarios())
                .filteredOn(scenario -> scenario.id().equals("LM-CG-10"))
                .isNotEmpty()
                .allSatisfy(scenario -> {
                    assertThat(scenario.verdict()).isEqualTo(Verdict.CONFORMS);
                    assertThat(scenario.remarks())
                            .contains("not compared with the state before the refused call: ListDistributedGrants is"
                                    + " excluded");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create-grant-takes-two-principals",
                "create-grant-ignores-the-token",
                "create-grant-takes-any-text-as-license",
                "create-grant-without-license-crashes"
            })
    void aGrossFaultFailsIt(String mutant) {
        ReferenceOptions faulty = MutantCatalogue.named(mutant).orElseThrow().in(REFERENCE);
        RunRecord run = judge(faulty, "@LM-CG-10 or @LM-CG-13 or @LM-CG-50", THREE, KnownDeviations.none());
        assertThat(run.gate().exitCode()).isEqualTo(Gate.DEVIATES);
        assertThat(run.total(Verdict.DEVIATES)).isPositive();
    }

    @Test
    void scenariosOfExcludedOperationsMakeNoCalls() {
        RunRecord run = judge(REFERENCE, "@LM-CGV-20 or @LM-GG-01", THREE, KnownDeviations.none());
        assertThat(run.scenarios())
                .filteredOn(scenario -> scenario.id().equals("LM-CGV-20"))
                .isNotEmpty()
                .allSatisfy(scenario -> {
                    assertThat(scenario.reason()).isEqualTo("it needs CreateGrantVersion, which is excluded");
                    assertThat(scenario.replay()).isEmpty();
                });
    }

    @Test
    void aMissingOperationBesideTheTestedOnesFailsNothing() {
        RunRecord run = judge(WITHOUT_TAGS, "@LM-CG-25 or @LM-CG-10", Set.of(), KnownDeviations.none());
        assertThat(tags(run).verdict()).isEqualTo(Verdict.UNSUPPORTED);
        assertThat(tags(run).reason()).isEqualTo("the target does not know ListTagsForResource");
        assertThat(run.gate().exitCode()).isEqualTo(Gate.CONFORMS);
        assertThat(RunSummary.of(run).words()).contains("unsupported: ListTagsForResource");
    }

    @Test
    void aMissingOperationBesideTheTestedOnesCanBeListedAsKnown(@TempDir Path folder) throws IOException {
        Path list = Files.writeString(
                folder.resolve("known.yaml"), "known: [{clause: LM-CG-25, reason: tags come next year}]");
        RunRecord run = judge(
                WITHOUT_TAGS, "@LM-CG-25 or @LM-CG-10", Set.of(), KnownDeviations.read(list, Runs.SUITE.clauses()));
        assertThat(tags(run).verdict()).isEqualTo(Verdict.KNOWN);
        assertThat(tags(run).reason()).contains("ListTagsForResource", "tags come next year");
        assertThat(run.gate().exitCode()).isEqualTo(Gate.CONFORMS);
    }

    private static ScenarioResult tags(RunRecord run) {
        return run.scenarios().stream()
                .filter(scenario -> scenario.id().equals("LM-CG-25"))
                .findFirst()
                .orElseThrow();
    }

    private static RunRecord judge(ReferenceOptions options, String tags, Set<String> supports, KnownDeviations known) {
        try (Reference server = Reference.start(options)) {
            return Runs.run(new RunOptions(
                    new Target(
                            "test",
                            Kind.REFERENCE,
                            server.endpoint(),
                            "us-east-1",
                            Runs.PARTIES,
                            Optional.empty(),
                            supports),
                    options.contract(),
                    Runs.tagged(tags),
                    known,
                    GatePolicy.DEFAULT,
                    4,
                    OptionalLong.empty(),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(2)));
        }
    }
}
