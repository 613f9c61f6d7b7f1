package dev.lmc.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lmc.verdict.RunRecord;
import dev.lmc.verdict.Verdict;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

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
    void targetsOfOneNameStayApart() {
        assertThat(Comparison.of(List.of(ONE, OTHER)).columns())
                .extracting(Comparison.Column::name)
                .containsExactly("emulator", "emulator (2)");
    }

    @Test
    void everyFormTellsCountsAndDifferences() throws IOException {
        Comparison comparison = Comparison.of(List.of(ONE, OTHER));
        assertThat(ComparisonText.plain(comparison))
                .contains("They differ in 2 clauses")
                .containsPattern("emulator \\(2\\) +2021-06-23 +2 +2 +0")
                .contains("  emulator (2)  deviates: LM-GG-02 Grants[].GrantStatus\n");
        assertThat(ComparisonText.markdown(comparison))
                .contains("| LM-GG-02 | GetGrant | The status is told | conforms |");
        JsonNode json = new JsonMapper().readTree(ComparisonText.json(comparison));
        assertThat(json.at("/targets/1/totals/deviates").asInt()).isEqualTo(2);
        assertThat(json.at("/differences/1/verdicts/emulator (2)").asText()).isEqualTo("conforms");
    }
}
