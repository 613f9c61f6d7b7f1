package dev.lmc.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.record.Gate;
import dev.lmc.record.GatePolicy;
import dev.lmc.record.RunRecord;
import dev.lmc.record.RunRecord.SelectionView;
import dev.lmc.record.RunRecordBuilder;
import dev.lmc.record.ScenarioResult;
import dev.lmc.report.view.FindingGroup;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.RunFinding.Extent;
import dev.lmc.verdict.Scenario;
import dev.lmc.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The terminal's summary and the Markdown one. */
class SummariesTest {
    private static final ScenarioResult GOOD = Samples.scenario("LM-GG-01", Verdict.CONFORMS, "");

    @Test
    void aFindingIsReportedOnceHoweverManyScenariosMeetIt() {
        RunRecord run = Samples.run(
                GOOD,
                Samples.scenario("LM-GG-02", Verdict.DEVIATES, "ACTIVATED"),
                Samples.deviating(
                        "LM-GG-02", "must", Samples.deviation("LM-GG-02", "Grants[7].GrantStatus", "ACTIVATED")));
        String text = terminal(RunRecordBuilder.of(run)
                .options(List.of("--endpoint", "http://127.0.0.1:4566"))
                .judgedBy(new Gate(GatePolicy.DEFAULT)));
        assertThat(text)
                .contains(
                        """
                        Deviations
                          LM-GG-02  GetGrant  Grants[].GrantStatus  (in 2 scenarios)
                              The status is told
                              expected one of the documented statuses · observed ACTIVATED
                              lmc replay LM-GG-02 --run out
                        """)
                .doesNotContain("curl");
        assertThat(text).endsWith("\ndeviates: 1 finding; 2 scenarios deviate\n");
    }

    @Test
    void aFindingIsReportedWithTheTitleOfItsScenarioAndAllItsOperations() {
        Deviation other = Samples.deviation("LM-GG-02", "Grants[7].Version", "absent");
        RunRecord run = Samples.run(
                Samples.deviating("LM-GG-02", "must", other),
                Samples.scenario("LM-GG-02", Verdict.DEVIATES, "ACTIVATED"));
        assertThat(terminal(run))
                .contains(
                        """
                          LM-GG-02  GetGrant  Grants[].Version  (in 1 scenario)
                              Scenario of LM-GG-02
                        """,
                        """
                          LM-GG-02  GetGrant  Grants[].GrantStatus  (in 1 scenario)
                              The status is told
                        """);
        RunFinding finding = run.findings().get(0);
        Extent one = finding.extent();
        Extent several = new Extent(
                one.exchange(),
                one.exchanges(),
                one.scenarioCount(),
                one.scenarios(),
                one.examples(),
                List.of("GetGrant", "AcceptGrant", "CreateGrant"),
                one.also(),
                0,
                0,
                0);
        assertThat(FindingGroup.operations(finding)).isEqualTo("GetGrant");
        assertThat(FindingGroup.operations(finding.with(finding.kind(), several)))
                .isEqualTo("GetGrant and 2 more");
    }

    /** That of other clients' calls does not say how they were made. */
    @Test
    void aRunThatCannotBeReplayedIsNotSaidToBe() {
        RunRecord run = Samples.run(GOOD, Samples.scenario("LM-GG-02", Verdict.DEVIATES, "ACTIVATED"));
        assertThat(run.isRepeatable()).isFalse();
        assertThat(terminal(run)).contains("LM-GG-02").doesNotContain("lmc replay");
        assertThat(MarkdownSummary.of(run, Samples.DOCUMENTATION.service()))
                .contains("LM-GG-02")
                .doesNotContain("lmc replay", "--run DIR");
        assertThat(JunitXml.of(run)).contains("LM-GG-02").doesNotContain("lmc replay");
    }

    @Test
    void longValuesAreShortenedAroundTheirDifference() {
        String same = "arn:aws:license-manager::111111111111:grant:g-".repeat(4);
        Difference difference = Difference.of('"' + same + "1" + "x".repeat(200), '"' + same + "2", 40);
        assertThat(difference.expected())
                .startsWith("…")
                .contains(":grant:g-1x")
                .hasSizeLessThanOrEqualTo(40);
        assertThat(difference.observed()).startsWith("…").endsWith(":grant:g-2");
        assertThat(Difference.of("a", "b", 40)).isEqualTo(new Difference("a", "b"));
    }

    @Test
    void aWholeRunNamesEveryOperationAlsoOneWithoutScenario() {
        RunRecordBuilder whole =
                RunRecordBuilder.of(Samples.everyVerdict()).options(List.of("--endpoint", "http://127.0.0.1:4566"));
        String text = terminal(whole.judgedBy(new Gate(GatePolicy.DEFAULT)));
        assertThat(text)
                .containsPattern("GetGrant +1 +1 +1 +1 +1 +1 +1\n")
                .containsPattern("RejectGrant .*no scenario");
        assertThat(text).contains("coverage: request members 1/3, response members 2/2, enum values 1/2");
        assertThat(text).contains("blocked  1 scenario: ACTIVATED");
    }

    @Test
    void operationsWithoutSelectedScenariosAreLeftOut() {
        RunRecordBuilder some = RunRecordBuilder.of(Samples.everyVerdict())
                .options(List.of("--endpoint", "http://127.0.0.1:4566"))
                .selection(new SelectionView("", "GetGrant", ""));
        assertThat(terminal(some.judgedBy(new Gate(GatePolicy.DEFAULT))))
                .containsPattern("GetGrant +1")
                .doesNotContain("RejectGrant");
        assertThat(terminal(Samples.everyVerdict()))
                .as("a record of other clients' calls")
                .doesNotContain("RejectGrant");
    }

    @Test
    void onlyTextOfTheTargetIsShortened() {
        String title =
                "A title with more words than a line of a terminal can hold, as the titles of some scenarios have, "
                        + "because they say exactly what they check";
        RunRecord run = Samples.run(Samples.titled(
                title,
                "LM-GG-02",
                "must",
                Samples.deviation("LM-GG-02", "Grants[]." + "x".repeat(95), "y".repeat(900))));
        assertThat(terminal(run).replaceAll("\\s+", " "))
                .contains(title)
                .contains("x".repeat(60))
                .contains("(in 1 scenario)")
                .contains("y".repeat(300))
                .doesNotContain("y".repeat(400));
        assertThat(TerminalSummary.of(run, Path.of("out"), true, false).lines())
                .as("on a terminal")
                .allMatch(line -> line.length() <= 110);
    }

    @Test
    void itFitsAScreenHoweverBadTheTarget() {
        ScenarioResult[] many = IntStream.range(0, 300)
                .mapToObj(i -> Samples.deviating(
                        "LM-GG-" + i, "must", Samples.deviation("LM-GG-" + i, "x" + i, "y".repeat(10_000))))
                .toArray(ScenarioResult[]::new);
        String text = terminal(Samples.run(many));
        assertThat(text.lines()).hasSizeLessThan(50).allMatch(line -> line.length() <= 410);
        assertThat(text).contains("and 293 more findings in out/index.html");
    }

    @Test
    void theLastLineIsTheVerdict() {
        assertThat(last(Samples.run(GOOD))).isEqualTo("conforms");
        assertThat(last(Samples.run(
                        GOOD, Samples.deviating("LM-GG-02", "should", Samples.deviation("LM-GG-02", "x", "y")))))
                .isEqualTo("conforms (1 finding of a should)");
        String reason = "cannot connect to http://127.0.0.1:1/: connection refused";
        assertThat(last(Samples.run(Samples.scenario("LM-GG-01", Verdict.BLOCKED, reason))))
                .isEqualTo("not judged: " + reason);
        assertThat(last(Samples.run(false, List.of(), GOOD))).isEqualTo("incomplete: interrupted after 1 scenario");
        assertThat(last(Samples.run(true, List.of("it sent nonsense"), GOOD)))
                .startsWith("deviates: faults of the suite itself");
    }

    @Test
    void theLastLineTellsTheStrengthOfWhatDoesNotConform() {
        ScenarioResult must = Samples.deviating("LM-GG-02", "must", Samples.deviation("LM-GG-02", "x", "y"));
        ScenarioResult should = Samples.deviating("LM-GG-03", "should", Samples.deviation("LM-GG-03", "z", "y"));
        assertThat(last(Samples.run(must, should, GOOD)))
                .isEqualTo("deviates: 1 finding and 1 of a should; 2 scenarios deviate (1 of a should)");
        ScenarioResult shows = Samples.deviating("LM-GG-03", "should", Samples.deviation("LM-GG-02", "x", "y"));
        assertThat(last(Samples.run(GOOD, shows))).isEqualTo("deviates: 1 finding; 1 scenario of a should deviates");
        // its deviation is a known one of another clause
        ScenarioResult shown = Samples.deviating("LM-GG-03", "should");
        assertThat(last(Samples.run(GOOD, shown))).isEqualTo("conforms (1 scenario of a should deviates)");
    }

    @Test
    void whatSeveralClausesShareIsOneSentence() {
        RunRecord run = Samples.run(Stream.of("LM-GG-02", "LM-GG-03", "LM-GG-04")
                .map(id -> Samples.deviating(id, "must", Samples.deviation(id, "__type", "`x`")))
                .toArray(ScenarioResult[]::new));
        assertThat(terminal(run).replaceAll("\\s+", " "))
                .contains("GetGrant has one fault in __type: expected one of the documented statuses, observed `x`"
                        + " (LM-GG-02, LM-GG-03, LM-GG-04)");
        assertThat(markdown(run))
                .contains(
                        "\n- GetGrant has one fault in ` __type `: expected ` one of the documented statuses `, observed"
                                + " `` `x` `` (LM-GG-02, LM-GG-03, LM-GG-04)\n");
    }

    @Test
    void markdownExplainsCurlLinesOnlyIfThereAreSome() {
        assertThat(markdown(Samples.run(GOOD))).contains("\n## Run it again\n").doesNotContain("curl", "_KEY");
        assertThat(markdown(Samples.run(GOOD, Samples.scenario("LM-GG-02", Verdict.DEVIATES, "ACTIVATED"))))
                .contains("The curl lines take the keys");
    }

    /** The brackets of an IPv6 address are a pattern of file names, without which zsh runs nothing. */
    @Test
    void theCommandOfARunIsOfWordsThatNoShellChanges() {
        RunRecordBuilder run = RunRecordBuilder.of(Samples.run(GOOD))
                .options(List.of("--endpoint", "http://[::1]:4566", "--tags", "@LM-GG-02", "--out", "it's"));
        assertThat(markdown(run.judgedBy(new Gate(GatePolicy.DEFAULT))))
                .contains("\nlmc run --endpoint 'http://[::1]:4566' --tags @LM-GG-02 --out 'it'\\''s'\n");
    }

    @Test
    void markdownCountsThrottledCalls() {
        RunRecordBuilder run = RunRecordBuilder.of(Samples.run(GOOD)).calls(12, 1);
        assertThat(markdown(run.judgedBy(new Gate(GatePolicy.DEFAULT)))).contains("throttled 1 time;");
    }

    @Test
    void manyOperationsThatAreJudgedInPartAreCountedTogether() {
        assertThat(last(partly("A", "B", "C"))).endsWith("; 1 of 2 scenarios of A, 1 of 2 of B, 1 of 2 of C judged");
        assertThat(last(partly("A", "B", "C", "D"))).endsWith("; 4 of 8 judged");
    }

    /** Returns a run with a scenario that deviates and one that is blocked, of each operation. */
    private static RunRecord partly(String... operations) {
        return Samples.run(Stream.of(operations)
                .flatMap(operation -> Stream.of(
                                Samples.scenario("LM-GG-01", Verdict.DEVIATES, "x"),
                                Samples.scenario("LM-GG-02", Verdict.BLOCKED, "y"))
                        .map(result -> of(operation, result)))
                .toArray(ScenarioResult[]::new));
    }

    private static ScenarioResult of(String operation, ScenarioResult result) {
        Scenario scenario = result.scenario();
        return new ScenarioResult(
                new Scenario(
                        scenario.id() + operation,
                        scenario.title(),
                        scenario.example(),
                        scenario.feature(),
                        operation,
                        scenario.rule(),
                        scenario.topic(),
                        scenario.basis(),
                        scenario.strength(),
                        scenario.steps()),
                result.judged(),
                result.timing(),
                result.remarks(),
                result.transitions(),
                result.deviations(),
                result.evidence(),
                result.replay());
    }

    @Test
    void controlCharactersOfATargetAreEscaped() {
        RunRecord run = Samples.run(
                Samples.scenario("LM-GG-02", Verdict.DEVIATES, Samples.HOSTILE),
                Samples.scenario("LM-GG-03", Verdict.BLOCKED, Samples.HOSTILE));
        assertThat(terminal(run).codePoints())
                .allMatch(c -> c == '\n' || c >= ' ' && c != 0x7f && c != 0x202e && c != 0xfffe && c != 0xd800);
        assertThat(terminal(run)).contains("\\u001b[31mred\\u0007");
        assertThat(TerminalSummary.of(run, Path.of("out"), true, true)).contains("\u001b[31m");
    }

    @Test
    void markdownHoldsATargetsTextInsideItsCodeSpan() {
        RunRecord run = Samples.run(
                GOOD,
                Samples.scenario("LM-GG-02", Verdict.DEVIATES, Samples.HOSTILE),
                Samples.scenario("LM-GG-03", Verdict.BLOCKED, "<img src=x> ```"));
        String text = MarkdownSummary.of(run, Samples.DOCUMENTATION.service());
        assertThat(text)
                .startsWith(
                        "# Conformance of emulator: deviates: 1 finding; 1 scenario deviates, 1 blocked; 2 of 3 scenarios of GetGrant judged\n");
        assertThat(text).contains(", observed ``` <script>").contains(": ```` <img src=x> ``` ````");
        assertThat(text).contains("| GetGrant | 1 | 1 | 1 |", "| transitions | 1 | 1 | 0 |");
        assertThat(text).contains("lmc run --contract 2021-06-23 --endpoint http://127.0.0.1:4566/");
    }

    private static String terminal(RunRecord run) {
        return TerminalSummary.of(run, Path.of("out"), false, false);
    }

    private static String markdown(RunRecord run) {
        return MarkdownSummary.of(run, Samples.DOCUMENTATION.service());
    }

    private static String last(RunRecord run) {
        return terminal(run).lines().reduce((a, b) -> b).orElseThrow();
    }
}
