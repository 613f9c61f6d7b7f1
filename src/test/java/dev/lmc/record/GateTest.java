package dev.lmc.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.verdict.Basis;
import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Clauses;
import dev.lmc.verdict.Deviation;
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
    private final Clauses clauses = new Clauses(
            new LinkedHashMap<>(
                    Map.of("LM-A-01", clause("LM-A-01", Strength.MUST), "LM-A-02", clause("LM-A-02", Strength.SHOULD))),
            Map.of());
    private final Gate gate = new Gate(clauses, Strength.MUST);

    @Test
    void allConform() {
        assertThat(gate.exitCode(run(result("LM-A-01", Verdict.CONFORMS)))).isEqualTo(Gate.CONFORMS);
    }

    @Test
    void aDepartureFromAMustFails() {
        assertThat(gate.exitCode(run(result("LM-A-01", Verdict.DEVIATES, "LM-A-01", "x"))))
                .isEqualTo(Gate.DEVIATES);
    }

    @Test
    void aDepartureFromAShouldFailsOnlyWhenAsked() {
        RunRecord run = run(result("LM-A-02", Verdict.DEVIATES, "LM-A-02", "x"));
        assertThat(gate.exitCode(run)).isEqualTo(Gate.CONFORMS);
        assertThat(new Gate(clauses, Strength.SHOULD).exitCode(run)).isEqualTo(Gate.DEVIATES);
    }

    @Test
    void aMustThatAShouldScenarioBringsToLightFails() {
        assertThat(gate.exitCode(run(result("LM-A-02", Verdict.DEVIATES, "LM-A-01", "x"))))
                .isEqualTo(Gate.DEVIATES);
    }

    @Test
    void knownPassesAndFixedFails() {
        assertThat(gate.exitCode(run(result("LM-A-01", Verdict.KNOWN, "LM-A-01", "x"))))
                .isEqualTo(Gate.CONFORMS);
        assertThat(gate.exitCode(run(result("LM-A-01", Verdict.FIXED)))).isEqualTo(Gate.DEVIATES);
        assertThat(new Gate(clauses, Strength.MUST, true).exitCode(run(result("LM-A-01", Verdict.FIXED))))
                .isEqualTo(Gate.CONFORMS);
    }

    @Test
    void blockedAndUnsupportedFailOfWhateverStrength() {
        for (Verdict verdict : List.of(Verdict.BLOCKED, Verdict.UNSUPPORTED)) {
            assertThat(gate.exitCode(run(result("LM-A-01", Verdict.CONFORMS), result("LM-A-02", verdict))))
                    .isEqualTo(Gate.DEVIATES);
        }
    }

    @Test
    void nothingJudgedIsNoPass() {
        assertThat(gate.exitCode(run(result("LM-A-01", Verdict.BLOCKED)))).isEqualTo(Gate.NOT_JUDGED);
        assertThat(gate.exitCode(run(result("LM-A-01", Verdict.SKIPPED)))).isEqualTo(Gate.NOT_JUDGED);
        assertThat(gate.exitCode(run())).isEqualTo(Gate.NOT_JUDGED);
    }

    @Test
    void whereEveryOperationIsSkippedTheProtocolAloneIsNoPass() {
        ScenarioResult protocol = result("LM-A-01", Verdict.CONFORMS);
        ScenarioResult any = new ScenarioResult(
                protocol.id(),
                "t",
                "",
                "f",
                "-",
                "",
                "response",
                "docs",
                "must",
                "conforms",
                "",
                "",
                List.of(),
                0,
                List.of("When the grantee reads the grant", "| a | b |"),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        assertThat(gate.exitCode(run(any, result("LM-A-02", Verdict.SKIPPED)))).isEqualTo(Gate.NOT_JUDGED);
        assertThat(gate.exitCode(run(any))).isEqualTo(Gate.CONFORMS);
    }

    @Test
    void anOperationOfWhichAllIsSkippedIsNotJudgedUnlessItIsLeftOutOnPurpose() {
        ScenarioResult other = new ScenarioResult(
                "LM-A-02",
                "t",
                "",
                "f",
                "RejectGrant",
                "",
                "response",
                "docs",
                "must",
                "skipped",
                "",
                "",
                List.of(),
                0,
                List.of("When the grantee reads the grant", "| a | b |"),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        RunRecord run = run(result("LM-A-01", Verdict.CONFORMS), other);
        assertThat(gate.exitCode(run)).isEqualTo(Gate.NOT_JUDGED);
        assertThat(gate.exitCode(with(run, List.of("RejectGrant"), true))).isEqualTo(Gate.CONFORMS);
    }

    @Test
    void anInterruptedRunIsNoPass() {
        RunRecord run = run(result("LM-A-01", Verdict.CONFORMS));
        assertThat(gate.exitCode(with(run, List.of(), false))).isEqualTo(Gate.INTERRUPTED);
    }

    private static RunRecord with(RunRecord run, List<String> omitted, boolean complete) {
        return new RunRecord(
                run.schema(),
                run.suite(),
                run.contract(),
                run.target(),
                run.selection(),
                run.started(),
                0,
                0,
                0,
                omitted,
                run.totals(),
                run.scenarios(),
                run.coverage(),
                List.of(),
                complete,
                List.of());
    }

    @Test
    void aTargetThatIsGoneIsNotJudged() {
        assertThat(gate.exitCode(run(result("LM-A-01", Verdict.DEVIATES, "LM-A-01", "connection refused (x)"))))
                .isEqualTo(Gate.NOT_JUDGED);
    }

    @Test
    void aFaultOfTheSuiteIsNoPass() {
        RunRecord sound = run(result("LM-A-01", Verdict.CONFORMS));
        RunRecord unsound = new RunRecord(
                sound.schema(),
                sound.suite(),
                sound.contract(),
                sound.target(),
                sound.selection(),
                sound.started(),
                0,
                0,
                0,
                List.of(),
                sound.totals(),
                sound.scenarios(),
                sound.coverage(),
                List.of(),
                true,
                List.of("it sent nonsense"));
        assertThat(gate.exitCode(unsound)).isEqualTo(Gate.DEVIATES);
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

    public static ScenarioResult result(String id, Verdict verdict, String... clauseAndObserved) {
        List<Deviation> deviations = clauseAndObserved.length == 0
                ? List.of()
                : List.of(new Deviation(clauseAndObserved[0], "GetGrant", "Grant", "e", clauseAndObserved[1], 1));
        String strength = id.equals("LM-A-02") ? "should" : "must";
        return new ScenarioResult(
                id,
                "t",
                "",
                "f",
                "GetGrant",
                "",
                "response",
                "docs",
                strength,
                verdict.word(),
                "",
                "",
                List.of(),
                0,
                List.of("When the grantee reads the grant", "| a | b |"),
                List.of(),
                deviations,
                List.of(),
                List.of());
    }

    /** A row of LM-A-01, departing from those clauses. */
    public static ScenarioResult row(String example, Verdict verdict, String... clauses) {
        return new ScenarioResult(
                "LM-A-01",
                "t",
                example,
                "f",
                "GetGrant",
                "",
                "response",
                "docs",
                "must",
                verdict.word(),
                "",
                "",
                List.of(),
                0,
                List.of("When the grantee reads the grant", "| a | b |"),
                List.of(),
                Arrays.stream(clauses)
                        .map(clause -> new Deviation(clause, "GetGrant", "Grant", "e", "o", 1))
                        .toList(),
                List.of(),
                List.of());
    }

    public static RunRecord run(ScenarioResult... results) {
        List<ScenarioResult> all = Arrays.asList(results);
        return new RunRecord(
                RunRecord.SCHEMA,
                "test",
                "2026-07-10",
                new RunRecord.TargetView("t", "emulator", "http://127.0.0.1/", "us-east-1"),
                RunRecord.SelectionView.all(),
                Instant.EPOCH,
                0,
                0,
                0,
                List.of(),
                RunRecord.totals(all),
                all,
                new RunRecord.CoverageView(),
                List.of(),
                true,
                List.of());
    }
}
