package dev.lmc.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lmc.record.Gate;
import dev.lmc.record.GatePolicy;
import dev.lmc.record.GateTest;
import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.verdict.Clauses;
import dev.lmc.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Creating a list from a run, and updating it. */
class KnownUpdateTest {
    private final Clauses clauses = GateTest.clauses();
    private final GatePolicy gate = GatePolicy.DEFAULT;

    @TempDir
    private Path folder;

    @Test
    void aFirstListExcusesTheRunThatItIsMadeOfAndObeysTheSchema() throws IOException {
        RunRecord run = GateTest.run(
                GateTest.result("LM-A-01", Verdict.DEVIATES, "\u001b <b>: \"x'\n# - y"),
                GateTest.result("LM-A-02", Verdict.DEVIATES, "only a should"));
        String text = KnownDraft.file(KnownDraft.of(run, gate, KnownDeviations.none()));
        assertThat(text).contains("LM-A-01", "path: Grant").doesNotContain("LM-A-02");
        Path file = Files.writeString(folder.resolve("known.yaml"), text);
        KnownDeviations known = KnownDeviations.read(file, clauses);
        assertThat(GateTest.run(run.scenarios().stream().map(known::rejudged).toArray(ScenarioResult[]::new))
                        .gate()
                        .exitCode())
                .isEqualTo(Gate.CONFORMS);
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(KnownUpdateTest.class.getResourceAsStream("/dev/lmc/known/known.schema.json"))
                        .validate(text, InputFormat.YAML))
                .isEmpty();
    }

    @Test
    void rowsAreListedWhereOthersConform() {
        ScenarioResult one = GateTest.row("LM-A-01", "ACTIVE", Verdict.DEVIATES, "x");
        ScenarioResult two = GateTest.row("LM-A-01", "DISABLED", Verdict.CONFORMS);
        assertThat(KnownDraft.of(GateTest.run(one, two), gate, KnownDeviations.none()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.example()).contains("ACTIVE"));
        assertThat(KnownDraft.of(GateTest.run(one), gate, KnownDeviations.none()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.example()).isEmpty());
    }

    @Test
    void fixedEntriesAreRemovedAndTheRestIsUnchanged() throws IOException {
        Path file = write("# ours\nknown:\n  # pages\n  - clause: LM-A-01\n    path: Grant\n    reason: >\n"
                + "      still\n      there\n  - clause: LM-A-01\n    path: Other  # why\n    reason: gone\n");
        KnownUpdate update = KnownUpdate.of(file, departing(), clauses, gate, false);
        assertThat(update.text())
                .isEqualTo("# ours\nknown:\n  # pages\n  - clause: LM-A-01\n    path: Grant\n    reason: >\n"
                        + "      still\n      there\n");
        assertThat(update.dropped()).extracting(KnownEntry::reason).containsExactly("gone");
        assertThat(update.kept()).isEqualTo(1);
    }

    @Test
    void theLastOneLeavesAnEmptyListAndNewOnesAreAddedWhenAsked() throws IOException {
        Path file = write("known:\n- clause: LM-A-01\n  path: Other\n  reason: gone\n");
        assertThat(KnownUpdate.of(file, departing(), clauses, gate, false).text())
                .isEqualTo("known: []\n");
        write(KnownUpdate.of(file, departing(), clauses, gate, true).text());
        KnownDeviations known = KnownDeviations.read(file, clauses);
        assertThat(known.entries()).singleElement().satisfies(entry -> assertThat(entry.path())
                .contains("Grant"));
        assertThat(KnownUpdate.of(file, departing(), clauses, gate, true).added())
                .isEmpty();
    }

    @Test
    void aListInOneLineIsNotTornApart() throws IOException {
        Path file = write("known: [{clause: LM-A-01, reason: r}]\n");
        assertThatThrownBy(() -> KnownUpdate.of(file, departing(), clauses, gate, false))
                .hasMessageContaining(":1: put each entry on lines of its own");
    }

    private static RunRecord departing() {
        return GateTest.run(GateTest.result("LM-A-01", Verdict.KNOWN, "x"));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("known.yaml"), text);
    }
}
