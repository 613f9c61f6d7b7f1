package dev.lmc.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.record.Gate.Ending;
import dev.lmc.record.GateResult.Cause;
import dev.lmc.record.GateResult.Kind;
import dev.lmc.record.ScenarioResult.Timing;
import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Clause.Basis;
import dev.lmc.verdict.Clause.Topic;
import dev.lmc.verdict.Clauses;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.Judged;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Scenario;
import dev.lmc.verdict.Strength;
import dev.lmc.verdict.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Exit codes. Each case is one in which a gate must not be green by mistake, or red by mistake. */
public class GateTest {
    @Test
    void allConform() {
        assertThat(exitCode(result("LM-A-01", Verdict.CONFORMS))).isEqualTo(Gate.CONFORMS);
    }

    @Test
    void aDepartureFromAMustFails() {
        assertThat(exitCode(result("LM-A-01", Verdict.DEVIATES, "x"))).isEqualTo(Gate.DEVIATES);
    }

    @Test
    void aDepartureFromAShouldFailsOnlyWhenAsked() {
        ScenarioResult should = result("LM-A-02", Verdict.DEVIATES, "x");
        assertThat(exitCode(should)).isEqualTo(Gate.CONFORMS);
        assertThat(judged(new GatePolicy(Strength.SHOULD, false), should).exitCode())
                .isEqualTo(Gate.DEVIATES);
    }

    @Test
    void aFindingFailsThoughNoScenarioOfItsClauseWasSelected() {
        List<RunFinding> findings = findings(result("LM-A-01", Verdict.DEVIATES, "x"));
        List<ScenarioResult> selected = List.of(result("LM-A-02", Verdict.CONFORMS));
        GateResult judged =
                new Gate(GatePolicy.DEFAULT).judge(Ending.REGULAR, selected, findings, List.of(), List.of());
        assertThat(judged.exitCode()).isEqualTo(Gate.DEVIATES);
        assertThat(judged.causes()).containsExactly(new Cause(Kind.FINDINGS, 1));
    }

    @Test
    void knownPassesAndFixedFails() {
        assertThat(exitCode(result("LM-A-01", Verdict.KNOWN, "x"))).isEqualTo(Gate.CONFORMS);
        assertThat(exitCode(result("LM-A-01", Verdict.FIXED))).isEqualTo(Gate.DEVIATES);
        assertThat(judged(new GatePolicy(Strength.MUST, true), result("LM-A-01", Verdict.FIXED))
                        .exitCode())
                .isEqualTo(Gate.CONFORMS);
    }

    @Test
    void unsupportedFailsOfWhateverStrength() {
        assertThat(exitCode(result("LM-A-01", Verdict.CONFORMS), result("LM-A-02", Verdict.UNSUPPORTED)))
                .isEqualTo(Gate.DEVIATES);
    }

    @Test
    void aBlockedShouldFailsOnlyWhenAsked() {
        ScenarioResult conforms = result("LM-A-03", Verdict.CONFORMS);
        ScenarioResult should = result("LM-A-02", Verdict.BLOCKED);
        GatePolicy must = new GatePolicy(Strength.MUST, false, 0);
        assertThat(judged(must, conforms, result("LM-A-01", Verdict.BLOCKED)).exitCode())
                .isEqualTo(Gate.DEVIATES);
        assertThat(judged(must, conforms, should).exitCode()).isEqualTo(Gate.CONFORMS);
        assertThat(judged(new GatePolicy(Strength.SHOULD, false, 0), conforms, should)
                        .exitCode())
                .isEqualTo(Gate.DEVIATES);
    }

    @Test
    void aRunThatJudgedNothingDoesNotPass() {
        assertThat(exitCode(result("LM-A-01", Verdict.BLOCKED))).isEqualTo(Gate.NOT_JUDGED);
        assertThat(exitCode(result("LM-A-01", Verdict.SKIPPED))).isEqualTo(Gate.NOT_JUDGED);
        assertThat(exitCode()).isEqualTo(Gate.NOT_JUDGED);
    }

    @Test
    void theProtocolAloneDoesNotPassWhereEveryOperationIsSkipped() {
        ScenarioResult any = result("LM-A-01", "-", "", Verdict.CONFORMS, List.of());
        assertThat(exitCode(any, result("LM-A-02", Verdict.SKIPPED))).isEqualTo(Gate.NOT_JUDGED);
        assertThat(exitCode(any)).isEqualTo(Gate.CONFORMS);
    }

    @Test
    void anOperationOfWhichAllIsSkippedIsNotJudgedUnlessItIsLeftOutOnPurpose() {
        List<ScenarioResult> run = List.of(
                result("LM-A-01", Verdict.CONFORMS), result("LM-A-02", "RejectGrant", "", Verdict.SKIPPED, List.of()));
        Gate gate = new Gate(GatePolicy.DEFAULT);
        assertThat(gate.judge(Ending.REGULAR, run, List.of(), List.of(), List.of())
                        .exitCode())
                .isEqualTo(Gate.NOT_JUDGED);
        assertThat(gate.judge(Ending.REGULAR, run, List.of(), List.of("RejectGrant"), List.of())
                        .exitCode())
                .isEqualTo(Gate.CONFORMS);
    }

    @Test
    void tooFewJudgedScenariosAreNoPass() {
        ScenarioResult[] run = {result("LM-A-01", Verdict.CONFORMS), result("LM-A-02", Verdict.SKIPPED)};
        GateResult judged = judged(new GatePolicy(Strength.MUST, false, 51), run);
        assertThat(judged.exitCode()).isEqualTo(Gate.DEVIATES);
        assertThat(judged.causes()).containsExactly(new Cause(Kind.TOO_FEW_JUDGED, 1));
        assertThat(judged.judged()).containsExactly(new JudgedShare("GetGrant", 1, 2, 2));
        assertThat(judged(new GatePolicy(Strength.MUST, false, 50), run).exitCode())
                .isEqualTo(Gate.CONFORMS);
    }

    @Test
    void whatNeedsAnExcludedOperationCannotBeJudgedAndIsNotMissed() {
        ScenarioResult plain = result("LM-A-02", Verdict.SKIPPED);
        ScenarioResult skipped = new ScenarioResult(
                plain.scenario(),
                new Judged(Verdict.SKIPPED, false, "", "", "RejectGrant"),
                plain.timing(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        GateResult judged = judged(GatePolicy.DEFAULT, result("LM-A-01", Verdict.CONFORMS), skipped);
        assertThat(judged.exitCode()).isEqualTo(Gate.CONFORMS);
        assertThat(judged.judged()).containsExactly(new JudgedShare("GetGrant", 1, 1, 2));
    }

    @Test
    void anInterruptedRunDoesNotPass() {
        GateResult judged = new Gate(GatePolicy.DEFAULT)
                .judge(
                        Ending.INTERRUPTED,
                        List.of(result("LM-A-01", Verdict.CONFORMS)),
                        List.of(),
                        List.of(),
                        List.of());
        assertThat(judged.exitCode()).isEqualTo(Gate.INTERRUPTED);
        assertThat(judged.causes()).containsExactly(new Cause(Kind.INTERRUPTED, 1));
    }

    @Test
    void aTargetThatIsLostDeviatesOnlyIfADeviationWasFound() {
        ScenarioResult[] run = {result("LM-A-01", Verdict.CONFORMS), result("LM-A-02", Verdict.BLOCKED)};
        GateResult judged =
                new Gate(GatePolicy.DEFAULT).judge(Ending.LOST, List.of(run), List.of(), List.of(), List.of());
        assertThat(judged.exitCode()).isEqualTo(Gate.NOT_JUDGED);
        assertThat(judged.causes()).contains(new Cause(Kind.TARGET_LOST, 1));
        ScenarioResult deviating = result("LM-A-01", Verdict.DEVIATES);
        assertThat(new Gate(GatePolicy.DEFAULT)
                        .judge(Ending.LOST, List.of(deviating, run[1]), findings(deviating), List.of(), List.of())
                        .exitCode())
                .isEqualTo(Gate.DEVIATES);
    }

    @Test
    void aFaultOfTheSuiteDoesNotPass() {
        GateResult judged = new Gate(GatePolicy.DEFAULT)
                .judge(
                        Ending.REGULAR,
                        List.of(result("LM-A-01", Verdict.CONFORMS)),
                        List.of(),
                        List.of(),
                        List.of("it sent nonsense"));
        assertThat(judged.exitCode()).isEqualTo(Gate.DEVIATES);
        assertThat(judged.causes()).containsExactly(new Cause(Kind.HARNESS_ERRORS, 1));
    }

    private static int exitCode(ScenarioResult... results) {
        return judged(GatePolicy.DEFAULT, results).exitCode();
    }

    private static GateResult judged(GatePolicy policy, ScenarioResult... results) {
        return new Gate(policy).judge(Ending.REGULAR, List.of(results), findings(results), List.of(), List.of());
    }

    public static List<RunFinding> findings(ScenarioResult... results) {
        return RecordedFindings.of(List.of(results));
    }

    public static Clauses clauses() {
        return new Clauses(
                new LinkedHashMap<>(Map.of(
                        "LM-A-01", clause("LM-A-01", Strength.MUST), "LM-A-02", clause("LM-A-02", Strength.SHOULD))),
                Map.of());
    }

    public static Clause clause(String id, Strength strength) {
        return new Clause(
                id,
                "title",
                "GetGrant",
                "f.feature",
                "",
                Basis.DOCS,
                strength,
                Optional.empty(),
                Optional.empty(),
                "s");
    }

    /** A result, with a deviation for each value that was observed. */
    public static ScenarioResult result(String id, Verdict verdict, String... observed) {
        return row(id, "", verdict, observed);
    }

    public static ScenarioResult row(String id, String example, Verdict verdict, String... observed) {
        return result(
                id,
                "GetGrant",
                example,
                verdict,
                Arrays.stream(observed)
                        .map(value -> new Deviation(id, "GetGrant", "Grant", "e", value, 1))
                        .toList());
    }

    private static ScenarioResult result(
            String id, String operation, String example, Verdict verdict, List<Deviation> deviations) {
        Scenario scenario = new Scenario(
                id,
                "t",
                example,
                "f",
                operation,
                "",
                Topic.RESPONSE,
                Basis.DOCS,
                id.equals("LM-A-02") ? Strength.SHOULD : Strength.MUST,
                List.of("When the grantee reads the grant", "| a | b |"));
        boolean ended =
                !List.of(Verdict.BLOCKED, Verdict.SKIPPED, Verdict.UNSUPPORTED).contains(verdict);
        return new ScenarioResult(
                scenario,
                new Judged(verdict, ended, "", "", ""),
                new Timing(Instant.EPOCH, 0),
                List.of(),
                List.of(),
                deviations,
                List.of(),
                List.of());
    }

    public static RunRecord run(ScenarioResult... results) {
        List<ScenarioResult> all = Arrays.asList(results);
        return new RunRecordBuilder(
                        "test",
                        "2026-07-10",
                        "",
                        new RunRecord.TargetView("t", "emulator", "http://127.0.0.1/", "us-east-1"))
                .results(all, findings(results))
                .judgedBy(new Gate(GatePolicy.DEFAULT));
    }
}
