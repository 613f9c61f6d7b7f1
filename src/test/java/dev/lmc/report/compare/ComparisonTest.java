package dev.lmc.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lmc.record.Gate;
import dev.lmc.record.GatePolicy;
import dev.lmc.record.RunRecord;
import dev.lmc.record.RunRecordBuilder;
import dev.lmc.report.Samples;
import dev.lmc.verdict.Verdict;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    private static final RunRecord ONE = Samples.run(
            Samples.scenario("LM-GG-01", Verdict.CONFORMS, ""),
            Samples.scenario("LM-GG-02", Verdict.CONFORMS, ""),
            Samples.scenario("LM-GG-03", Verdict.DEVIATES, "a|b"));
    private static final RunRecord OTHER = Samples.run(
            Samples.scenario("LM-GG-01", Verdict.CONFORMS, ""),
            Samples.scenario("LM-GG-02", Verdict.DEVIATES, "ACTIVATED"),
            Samples.scenario("LM-GG-03", Verdict.DEVIATES, "another value"),
            Samples.scenario("LM-GG-04", Verdict.CONFORMS, ""));

    @Test
    void onlyClausesThatDifferAreShown() {
        Comparison comparison = Comparison.of(List.of(ONE, OTHER));
        assertThat(comparison.rows()).extracting(Comparison.Row::clause).containsExactly("LM-GG-02", "LM-GG-04");
        assertThat(comparison.rows().get(0).cells())
                .containsExactly("conforms", "deviates: LM-GG-02 Grants[].GrantStatus");
        assertThat(comparison.rows().get(1).cells()).containsExactly("not run", "conforms");
        assertThat(Comparison.of(List.of(ONE, ONE)).rows()).isEmpty();
    }

    @Test
    void runsOfOneTargetAreDistinguishedByTimeOrName() {
        RunRecord later = RunRecordBuilder.of(OTHER)
                .started(Instant.parse("2026-01-03T04:05:06Z"))
                .judgedBy(new Gate(GatePolicy.DEFAULT));
        assertThat(Comparison.of(List.of(ONE, later)).columns())
                .extracting(Comparison.Column::name)
                .containsExactly("emulator at 2026-01-02 03:04:05", "emulator at 2026-01-03 04:05:06");
        assertThat(Comparison.of(List.of(ONE, later), List.of("before", "after"))
                        .columns())
                .extracting(Comparison.Column::name)
                .containsExactly("before", "after");
    }

    @Test
    void runsOfOneTimeStayApart() {
        assertThat(Comparison.of(List.of(ONE, OTHER)).columns())
                .extracting(Comparison.Column::name)
                .containsExactly("emulator at 2026-01-02 03:04:05", "emulator at 2026-01-02 03:04:05 (2)");
    }

    @Test
    void everyFormTellsCountsAndDifferences() throws IOException {
        Comparison comparison = Comparison.of(List.of(ONE, OTHER));
        assertThat(ComparisonText.plain(comparison))
                .contains("Differences in 2 clauses")
                .containsPattern("emulator at 2026-01-02 03:04:05 \\(2\\) +2021-06-23 +2 +2 +0")
                .contains("  emulator at 2026-01-02 03:04:05 (2)  deviates: LM-GG-02 Grants[].GrantStatus\n");
        assertThat(ComparisonText.markdown(comparison))
                .contains("| LM-GG-02 | GetGrant | The status is told | conforms |");
        JsonNode json = new JsonMapper().readTree(ComparisonText.json(comparison));
        assertThat(json.at("/targets/1/totals/deviates").asInt()).isEqualTo(2);
        assertThat(json.at("/differences/1/verdicts/emulator at 2026-01-02 03:04:05 (2)")
                        .asText())
                .isEqualTo("conforms");
    }

    @Test
    void operationsStandSideBySide() {
        RunRecord whole = RunRecordBuilder.of(ONE)
                .options(List.of("--endpoint", "http://127.0.0.1:4566"))
                .judgedBy(new Gate(GatePolicy.DEFAULT));
        Comparison comparison = Comparison.of(List.of(whole, OTHER));
        assertThat(comparison.operations())
                .containsExactly(
                        new Comparison.OperationRow("GetGrant", List.of("2/3", "2/4")),
                        new Comparison.OperationRow("RejectGrant", List.of("–", "–")));
        assertThat(ComparisonText.plain(comparison)).containsPattern("GetGrant +2/3 +2/4\n");
    }

    @Test
    void improvementsAndRegressionsAreListed() {
        assertThat(changes(ONE, OTHER)).containsExactly("regressed LM-GG-02", "added LM-GG-04");
        assertThat(changes(OTHER, ONE)).containsExactly("improved LM-GG-02", "regressed LM-GG-04");
        assertThat(changes(ONE, ONE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CONFORMS, DEVIATES, regressed", "CONFORMS, KNOWN, regressed", "CONFORMS, SKIPPED, regressed",
                "CONFORMS, BLOCKED, regressed",
        "DEVIATES, BLOCKED, regressed", "DEVIATES, CONFORMS, improved", "KNOWN, FIXED, improved",
                "KNOWN, DEVIATES, changed",
        "BLOCKED, CONFORMS, improved", "UNSUPPORTED, DEVIATES, changed", "SKIPPED, BLOCKED, changed"
    })
    void aScenarioNoLongerJudgedRegresses(Verdict before, Verdict after, String change) {
        assertThat(changes(
                        Samples.run(Samples.scenario("LM-GG-01", before, "x")),
                        Samples.run(Samples.scenario("LM-GG-01", after, "x"))))
                .containsExactly(change + " LM-GG-01");
    }

    @Test
    void aDeviationInANewPlaceRegresses() {
        RunRecord one = Samples.run(Samples.deviating("LM-GG-01", "must", Samples.deviation("LM-GG-01", "A", "x")));
        RunRecord two = Samples.run(Samples.deviating("LM-GG-01", "must", Samples.deviation("LM-GG-01", "B", "x")));
        assertThat(changes(one, two)).containsExactly("regressed LM-GG-01");
    }

    @Test
    void theJsonIsByItsSchema() {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(ComparisonText.class.getResourceAsStream("compare.schema.json"));
        String json = ComparisonText.json(Comparison.of(List.of(ONE, OTHER)));
        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(json.replace("\"regressed\"", "\"bad\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void thePageShowsTextAsText() {
        RunRecord hostile = Samples.run(Samples.scenario("LM-GG-01", Verdict.DEVIATES, Samples.HOSTILE));
        String html = ComparisonFiles.html(Comparison.of(List.of(ONE, hostile)));
        assertThat(html)
                .contains(">2/3</td>", "<span class=\"verdict regressed\">regressed</span>")
                .contains("<tr data-operation=\"GetGrant\" data-strength=\"must\" data-topic=\"response\"")
                .containsOnlyOnce("<script")
                .doesNotContain("<script>alert", "src=");
    }

    private static List<String> changes(RunRecord before, RunRecord after) {
        return Comparison.of(List.of(before, after)).progression().steps().stream()
                .map(step -> step.direction().word() + " " + step.clause())
                .toList();
    }
}
