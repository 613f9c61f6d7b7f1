package dev.lmc.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownDeviationsTest {
    private final Clauses clauses =
            new Clauses(new LinkedHashMap<>(Map.of("LM-A-01", GateTest.clause("LM-A-01", Strength.MUST))), Map.of());

    @TempDir
    private Path folder;

    @Test
    void matchesByClauseAndPathWithoutPositions() throws IOException {
        KnownDeviations known = read("# ours\nLM-A-01 Grants[].GrantStatus  # issue 7\n");
        assertThat(known.coversAll(List.of(deviation("Grants[3].GrantStatus")))).isTrue();
        assertThat(known.coversAll(List.of(deviation("Grants[3].Version")))).isFalse();
        assertThat(known.coversAll(List.of(deviation("Grants[3].GrantStatus"), deviation("Grants[3].Version"))))
                .isFalse();
    }

    @Test
    void whatIsListedAndConformsEverywhereIsFixed() throws IOException {
        KnownDeviations known = read("LM-A-01 *\n");
        ScenarioResult conforms = GateTest.result("LM-A-01", Verdict.CONFORMS);
        assertThat(known.markFixed(List.of(conforms)).get(0).is(Verdict.FIXED)).isTrue();
        ScenarioResult departs = GateTest.result("LM-A-01", Verdict.KNOWN, "LM-A-01", "x");
        assertThat(known.markFixed(List.of(conforms, departs)).get(0).is(Verdict.CONFORMS))
                .isTrue();
    }

    @Test
    void refusesWhatItCannotMeanInOneLine() {
        assertThatThrownBy(() -> read("LM-Z-99 *\n"))
                .hasMessageContaining("known:1")
                .hasMessageContaining("LM-Z-99");
        assertThatThrownBy(() -> read("\nLM-A-01\n")).hasMessageContaining("known:2");
        assertThatThrownBy(() -> read("# nothing\n")).hasMessageContaining("lists no known deviation");
        assertThatThrownBy(() -> KnownDeviations.read(folder.resolve("none"), clauses))
                .hasMessageContaining("cannot read");
    }

    private KnownDeviations read(String text) throws IOException {
        return KnownDeviations.read(Files.writeString(folder.resolve("known"), text), clauses);
    }

    private static Deviation deviation(String path) {
        return new Deviation("LM-A-01", "GetGrant", path, "e", "o", 1);
    }
}
