package dev.lmc.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.report.RunFiles;
import dev.lmc.report.Samples;
import dev.lmc.report.TerminalSummary;
import dev.lmc.verdict.Strength;
import dev.lmc.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every report says what the gate said when the run was made, by the policy that it was made with. */
class GateInReportsTest {
    @TempDir
    private Path directory;

    @Test
    void aRunThatFailedByAShouldHasFailedInEveryReport() throws IOException {
        rendered(new GatePolicy(Strength.SHOULD, false));
        assertThat(file("index.html")).contains("<h1>deviates: 1 finding");
        assertThat(file("summary.md")).startsWith("# Conformance of emulator: deviates: 1 finding");
        assertThat(file("junit.xml")).contains("<failure message=\"deviates: LM-GG-02 x expected");
        assertThat(file("badge.json")).contains("\"red\"");
        assertThat(TerminalSummary.of(RunJson.read(directory.resolve("run.json")), directory, false, false))
                .endsWith("deviates: 1 finding; 1 scenario deviates; a should counts as a must\n");
    }

    @Test
    void theSameRunPassedWhereOnlyAMustFails() throws IOException {
        rendered(GatePolicy.DEFAULT);
        assertThat(file("index.html")).contains("<h1>conforms</h1>", ">1 finding of a should</p>");
        assertThat(file("junit.xml")).doesNotContain("<failure");
        assertThat(file("badge.json")).contains("\"green\"");
    }

    private void rendered(GatePolicy policy) throws IOException {
        RunRecord run = Samples.run(
                policy,
                true,
                List.of(),
                List.of(
                        Samples.scenario("LM-GG-01", Verdict.CONFORMS, ""),
                        Samples.deviating("LM-GG-02", "should", Samples.deviation("LM-GG-02", "x", "y"))));
        Path record = Files.writeString(directory.resolve("run.json"), RunJson.write(run));
        RunFiles.render(RunJson.readComplete(record), Samples.DOCUMENTATION, directory);
    }

    private String file(String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }
}
