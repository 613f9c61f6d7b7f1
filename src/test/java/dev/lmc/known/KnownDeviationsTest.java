package dev.lmc.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lmc.input.UsageException;
import dev.lmc.record.GateTest;
import dev.lmc.record.ScenarioResult;
import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Clauses;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.Scenario;
import dev.lmc.verdict.Strength;
import dev.lmc.verdict.Verdict;
import dev.lmc.wire.WireFinding.Aspect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownDeviationsTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-06-15");

    private final Clause always = GateTest.clause("LM-A-02", Strength.MUST);
    private final Clauses clauses = new Clauses(
            new LinkedHashMap<>(Map.of("LM-A-01", GateTest.clause("LM-A-01", Strength.MUST), "LM-A-02", always)),
            Map.of(Aspect.SHAPE, Map.of("-", always)));

    @TempDir
    private Path folder;

    @Test
    void matchesByClauseAndPathWithoutPositions() throws IOException {
        KnownDeviations known = read("known: [{clause: LM-A-01, path: 'Grants[].Status', reason: issue 7}]");
        assertThat(covers(known, "", "Grants[3].Status")).isTrue();
        assertThat(covers(known, "", "Grants[3].Version")).isFalse();
        assertThat(covers(known, "", "Grants[3].Status", "Grants[3].Version")).isFalse();
    }

    @Test
    void matchesOneRowOfTheExamples() throws IOException {
        KnownDeviations known = read("known: [{clause: LM-A-01, example: 'ACTIVE | x', reason: r}]");
        assertThat(covers(known, "ACTIVE | x", "any")).isTrue();
        assertThat(covers(known, "DISABLED | x", "any")).isFalse();
        assertThat(known.coversAll(scenario("LM-A-02", "ACTIVE | x"), List.of(deviation("any"))))
                .as("in the scenario of another clause")
                .isFalse();
    }

    @Test
    void aRowOfAClauseThatIsReportedUnderAnotherIsNotFixed() throws IOException {
        KnownDeviations known = read("known: [{clause: LM-A-02, example: ACTIVE, reason: r}]");
        ScenarioResult other = GateTest.row("LM-A-01", "", Verdict.DEVIATES, "x");
        ScenarioResult listed = GateTest.row("LM-A-02", "ACTIVE", Verdict.KNOWN, "x");
        assertThat(settled(known, List.of(other, listed), true).get(1).reason()).doesNotContain("no longer deviates");
    }

    @Test
    void isExcusedUpToItsLastDay() throws IOException {
        assertThat(covers(read("known: [{clause: LM-A-01, reason: r, until: 2026-06-15}]"), "", "x"))
                .isTrue();
        KnownDeviations past = read("known: [{clause: LM-A-01, reason: r, until: 2026-06-14}]");
        assertThat(covers(past, "", "x")).isFalse();
        assertThat(past.explanation(scenario("LM-A-01", ""), List.of(deviation("x"))))
                .isEqualTo("known until 2026-06-14, which has passed: r");
    }

    @Test
    void tellsWhyADeviationIsKnown() throws IOException {
        KnownDeviations known = read("known: [{clause: LM-A-01, reason: pages repeat, issue: 'https://a.b/7'}]");
        assertThat(known.explanation(scenario("LM-A-01", ""), List.of(deviation("x"), deviation("y"))))
                .isEqualTo("pages repeat (https://a.b/7)");
    }

    @Test
    void whatIsListedAndConformsEverywhereIsFixed() throws IOException {
        KnownDeviations known = read("known:\n- clause: LM-A-01\n  reason: r\n");
        ScenarioResult conforms = GateTest.result("LM-A-01", Verdict.CONFORMS);
        ScenarioResult fixed = settled(known, List.of(conforms), true).get(0);
        assertThat(fixed.is(Verdict.FIXED)).isTrue();
        assertThat(fixed.reason()).contains("known.yaml:2");
        ScenarioResult departs = GateTest.result("LM-A-01", Verdict.KNOWN, "x");
        assertThat(settled(known, List.of(conforms, departs), true).get(0).is(Verdict.CONFORMS))
                .isTrue();
    }

    @Test
    void aRowThatConformsIsFixedThoughAnotherClauseReportsOtherRows() throws IOException {
        KnownDeviations known = read("known: [{clause: LM-A-02, example: ACTIVE, reason: r}]");
        ScenarioResult other = GateTest.row("LM-A-01", "", Verdict.DEVIATES, "x");
        ScenarioResult listed = GateTest.row("LM-A-02", "ACTIVE", Verdict.CONFORMS);
        ScenarioResult unlisted = GateTest.row("LM-A-02", "DISABLED", Verdict.DEVIATES, "x");
        assertThat(settled(known, List.of(other, listed, unlisted), true).get(1).is(Verdict.FIXED))
                .isTrue();
    }

    @Test
    void aStaleLineIsFixedThoughTheClauseDepartsElsewhereAsKnown() throws IOException {
        KnownDeviations known = read("known:\n- {clause: LM-A-01, path: Grant, reason: r}\n"
                + "- {clause: LM-A-01, path: Grant.Version, reason: r}\n");
        ScenarioResult departs = GateTest.result("LM-A-01", Verdict.KNOWN, "x");
        ScenarioResult settled = settled(known, List.of(departs), true).get(0);
        assertThat(settled.is(Verdict.FIXED)).isTrue();
        assertThat(settled.reason()).contains("known.yaml:3 (Grant.Version)").doesNotContain("known.yaml:2");
    }

    @Test
    void whatWasNotJudgedIsNotFixed() throws IOException {
        KnownDeviations known = read("known: [{clause: LM-A-01, reason: r}]");
        for (Verdict verdict : List.of(Verdict.BLOCKED, Verdict.SKIPPED, Verdict.UNSUPPORTED)) {
            List<ScenarioResult> run =
                    List.of(GateTest.result("LM-A-01", Verdict.CONFORMS), GateTest.result("LM-A-01", verdict));
            assertThat(settled(known, run, true)).isEqualTo(run);
        }
        List<ScenarioResult> others = List.of(GateTest.result("LM-A-02", Verdict.CONFORMS));
        assertThat(settled(known, others, true)).isEqualTo(others);
    }

    @Test
    void whatEveryExchangeShowsIsFixedByAWholeRunOnly() throws IOException {
        KnownDeviations known = read("known: [{clause: LM-A-02, path: Grant, reason: r}]");
        List<ScenarioResult> run = List.of(GateTest.result("LM-A-02", Verdict.CONFORMS));
        assertThat(settled(known, run, false)).isEqualTo(run);
        assertThat(settled(known, run, true).get(0).is(Verdict.FIXED)).isTrue();
    }

    @Test
    void anotherListJudgesTheSameResultsAnew() throws IOException {
        KnownDeviations none = KnownDeviations.none();
        KnownDeviations known = read("known: [{clause: LM-A-01, path: Grant, reason: r}]");
        ScenarioResult departs = GateTest.result("LM-A-01", Verdict.DEVIATES, "x");
        ScenarioResult judged = known.rejudged(departs);
        assertThat(judged.is(Verdict.KNOWN)).isTrue();
        assertThat(judged.reason()).isEqualTo("r");
        assertThat(none.rejudged(judged)).isEqualTo(departs);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            textBlock =
                    """
                    known: [{clause: LM-A-03, reason: r}]                      ! :1: there is no clause LM-A-03; did you mean LM-A-01?
                    known: [{clause: LM-XYZ-99, reason: r}]                    ! :1: there is no clause LM-XYZ-99; lmc list shows them
                    known: [{clause: LM-A-01, reasn: r}]                       ! :1: there is no key 'reasn'; did you mean reason?
                    known: [{clause: LM-A-01}]                                 ! :1: say why LM-A-01 is known
                    known: [{clause: LM-A-01, reason: ' '}]                    ! :1: say why LM-A-01 is known
                    known: [{reason: r}]                                       ! :1: an entry needs a clause
                    known: [{clause: LM-A-01, reason: r, issue: 7}]            ! :1: '7' is not a link like
                    known: [{clause: LM-A-01, reason: r, until: tomorrow}]     ! :1: 'tomorrow' is not a date like
                    known: [{clause: LM-A-01, clause: LM-A-01, reason: r}]     ! :1: 'clause' is given twice
                    known: [{clause: LM-A-01, reason: r}, {clause: LM-A-01, reason: s}] ! :1: LM-A-01 is already listed
                    known: [LM-A-01]                                           ! :1: members like 'clause: …' are expected here
                    known: LM-A-01                                             ! :1: a list is expected here
                    knwn: []                                                   ! :1: there is no key 'knwn'; did you mean known?
                    LM-A-01 *  # the old form                                  ! :1: members like 'known: …' are expected here
                    known: [                                                   ! not YAML
                    '# nothing'                                                ! :1: it has no list 'known:'
                    """)
    void refusesAnInvalidListInOneLine(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("known.yaml")
                .hasMessageContaining(message)
                .message()
                .hasLineCount(1);
    }

    @Test
    void namesTheLine() {
        assertThatThrownBy(() -> read("known:\n  - clause: LM-A-01\n    reason: r\n    utnil: 2026-01-01\n"))
                .hasMessageContaining("known.yaml:4: there is no key 'utnil'; did you mean until?");
        assertThatThrownBy(() -> KnownDeviations.read(folder.resolve("none"), clauses))
                .hasMessageContaining("none: there is no such file or directory");
    }

    /** It would match nothing, and never be reported as fixed. */
    @Test
    void anExampleThatDoesNotExistIsRefused() throws IOException {
        List<Scenario> scenarios = List.of(scenario("LM-A-01", "ACTVE"), scenario("LM-A-02", "ACTIVE"));
        read("known: [{clause: LM-A-02, example: ACTIVE, reason: r}, {clause: LM-A-01, reason: r}]")
                .requireExamples(scenarios);
        KnownDeviations known = read("known: [{clause: LM-A-02, example: ACTVE, reason: r}]");
        assertThatThrownBy(() -> known.requireExamples(scenarios))
                .isInstanceOf(UsageException.class)
                .hasMessageEndingWith("known.yaml:1: LM-A-02 has no example 'ACTVE'; did you mean ACTIVE?");
    }

    @Test
    void anEmptyListIsOne() throws IOException {
        assertThat(read("known: []").entries()).isEmpty();
    }

    private KnownDeviations read(String text) throws IOException {
        return KnownDeviations.read(Files.writeString(folder.resolve("known.yaml"), text), clauses, TODAY);
    }

    private static boolean covers(KnownDeviations known, String row, String... paths) {
        return known.coversAll(
                scenario("LM-A-01", row),
                Arrays.stream(paths).map(KnownDeviationsTest::deviation).toList());
    }

    private static Deviation deviation(String path) {
        return new Deviation("LM-A-01", "GetGrant", path, "e", "o", 1);
    }

    private static List<ScenarioResult> settled(KnownDeviations known, List<ScenarioResult> results, boolean whole) {
        return known.markFixed(results, GateTest.findings(results.toArray(ScenarioResult[]::new)), whole);
    }

    private static Scenario scenario(String id, String row) {
        return GateTest.row(id, row, Verdict.CONFORMS).scenario();
    }
}
