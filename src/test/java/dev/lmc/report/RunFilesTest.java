package dev.lmc.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lmc.files.ResultsDirectory;
import dev.lmc.input.UsageException;
import dev.lmc.record.AccountMask;
import dev.lmc.record.ExchangeLines;
import dev.lmc.record.GatePolicy;
import dev.lmc.record.RunJson;
import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.verdict.Strength;
import dev.lmc.verdict.Verdict;
import dev.lmc.wire.ExchangeOutcome.Failure;
import dev.lmc.wire.ExchangeOutcome.NoResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFilesTest {
    private static final ScenarioResult GOOD = Samples.scenario("LM-GG-01", Verdict.CONFORMS, "");

    @TempDir
    private Path directory;

    @Test
    void aDirectoryThatCannotBeWrittenToIsRefusedInOneLine() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "mine");
        for (Path out : List.of(file, file.resolve("below"), Path.of("/proc/lmc"))) {
            assertThatThrownBy(() -> RunFiles.open(out, Samples.DOCUMENTATION))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("cannot write results to " + out)
                    .message()
                    .hasLineCount(1);
        }
        assertThat(file).hasContent("mine");
    }

    @Test
    void linesThatDoNotFitAreLeftOutAndCounted() throws IOException {
        StringWriter written = new StringWriter();
        try (BoundedLines lines = new BoundedLines(written, 20)) {
            lines.write("{\"number\":1}\n");
            lines.write("{\"number\":2}\n");
            lines.write("{}\n");
            lines.leaveOut(3);
        }
        assertThat(written.toString()).isEqualTo("{\"number\":1}\n{\"leftOut\":5,\"limit\":20}\n");
    }

    @Test
    void whereAllLinesFitNothingIsSaid() throws IOException {
        StringWriter written = new StringWriter();
        try (BoundedLines lines = new BoundedLines(written, 20)) {
            lines.write("{\"number\":1}\n");
        }
        assertThat(written.toString()).isEqualTo("{\"number\":1}\n");
    }

    @Test
    void aDirectoryInTheWayOfAFileIsRefused() throws IOException {
        Files.createDirectories(directory.resolve("junit.xml"));
        assertThatThrownBy(() -> RunFiles.open(directory, Samples.DOCUMENTATION))
                .hasMessageContaining("junit.xml");
    }

    @Test
    void aDirectoryThatIsRefusedIsNotLocked() throws IOException {
        Path wrong = Files.createDirectories(directory.resolve("previous-run.json"));
        assertThatThrownBy(() -> RunFiles.open(directory, Samples.DOCUMENTATION))
                .hasMessageContaining("previous-run.json");
        Files.delete(wrong);
        RunFiles.open(directory, Samples.DOCUMENTATION).close();
    }

    @Test
    void theRecordOfAnEarlierRunGoesWhenANewOneStarts() throws IOException {
        Files.writeString(directory.resolve("run.json"), "old");
        Files.writeString(directory.resolve("notes.txt"), "mine");
        RunFiles.open(directory, Samples.DOCUMENTATION).close();
        assertThat(directory.resolve("run.json")).doesNotExist();
        assertThat(directory.resolve("notes.txt")).hasContent("mine");
    }

    @Test
    void nothingIsWrittenOrDeletedThroughASymbolicLink(@TempDir Path elsewhere) throws IOException {
        Path theirs = Files.writeString(elsewhere.resolve("precious"), "mine");
        for (String name : List.of("run.json", "index.html", "badge.svg", "exchanges.ndjson", "allure-results")) {
            Path link = Files.createSymbolicLink(
                    directory.resolve(name), name.equals("allure-results") ? elsewhere : theirs);
            assertThatThrownBy(() -> RunFiles.open(directory, Samples.DOCUMENTATION))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("cannot write results to " + directory + ": " + name + " in it is a symbolic link");
            Files.delete(link);
        }
        assertThat(theirs).hasContent("mine");
        try (RunFiles files = RunFiles.open(directory, Samples.DOCUMENTATION)) {
            Files.createSymbolicLink(directory.resolve("run.json"), theirs);
            Files.createSymbolicLink(directory.resolve(".index.html.tmp"), theirs);
            files.write(Samples.everyVerdict());
        }
        assertThat(theirs).hasContent("mine");
        assertThat(directory.resolve("run.json")).isRegularFile().content().contains("\"scenarios\"");
    }

    @Test
    void aFullDiskIsReportedAtTheEnd() throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "this system has no device that is always full");
        RunFiles files = new RunFiles(
                directory,
                Samples.DOCUMENTATION,
                AccountMask.none(),
                new BoundedLines(new OutputStreamWriter(Files.newOutputStream(full), StandardCharsets.UTF_8)));
        files.ended(GOOD, List.of(Samples.exchange(1, "{}", "{}")));
        assertThatThrownBy(() -> files.write(Samples.everyVerdict()))
                .isInstanceOf(UncheckedIOException.class)
                .message()
                .startsWith("cannot write results to " + directory)
                .hasLineCount(1);
        assertThat(directory.resolve("run.json")).exists();
    }

    @Test
    void twoRunsDoNotShareADirectory() throws IOException {
        try (RunFiles first = RunFiles.open(directory, Samples.DOCUMENTATION)) {
            first.write(Samples.everyVerdict());
            assertThatThrownBy(() -> RunFiles.open(directory, Samples.DOCUMENTATION))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("another run is writing its results to " + directory
                            + "; name another directory with --out");
            assertThat(directory.resolve("run.json")).exists();
        }
        RunFiles.open(directory, Samples.DOCUMENTATION).close();
    }

    @Test
    void theResultsOfOtherToolsStay() throws IOException {
        Path allure = Files.createDirectories(directory.resolve("allure-results"));
        Path result = Files.writeString(
                allure.resolve("1-result.json"), "{\"labels\":[{\"name\":\"framework\",\"value\":\"junit\"}]}");
        Path attachment = Files.writeString(allure.resolve("1-attachment.txt"), "theirs");
        for (int run = 0; run < 2; run++) {
            try (RunFiles files = RunFiles.open(directory, Samples.DOCUMENTATION)) {
                files.write(Samples.everyVerdict());
            }
        }
        assertThat(result).exists();
        assertThat(attachment).exists();
        try (Stream<Path> all = Files.list(allure)) {
            assertThat(all.filter(path -> path.toString().endsWith("-result.json")))
                    .hasSize(1 + Samples.everyVerdict().scenarios().size());
        }
    }

    @Test
    void allFilesAreWrittenWholeAndNothingElse() throws IOException {
        try (RunFiles files = RunFiles.open(directory.resolve("a/b"), Samples.DOCUMENTATION)) {
            files.write(Samples.everyVerdict());
        }
        try (Stream<Path> written = Files.list(directory.resolve("a/b"))) {
            assertThat(written.map(p -> p.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "run.json",
                            "index.html",
                            "summary.md",
                            "junit.xml",
                            "badge.svg",
                            "badge.json",
                            "exchanges.ndjson",
                            "allure-results");
        }
    }

    @Test
    void exchangesAreThereAsSoonAsTheirScenarioHasEndedAndHoldNoSecret() throws IOException {
        try (RunFiles files = RunFiles.open(directory, Samples.DOCUMENTATION)) {
            files.ended(
                    GOOD,
                    List.of(
                            Samples.exchange(1, "{\"ClientToken\":\"c-1\"}", "{\"SessionToken\":\"s3cr3t\"}"),
                            Samples.exchange(2, "", new NoResponse(Failure.TIME_OUT, "10 s"))));
            List<String> lines = Files.readAllLines(directory.resolve("exchanges.ndjson"));
            assertThat(lines).hasSize(2).noneMatch(line -> line.contains("s3cr3t"));
            JsonNode first = new JsonMapper().readTree(lines.get(0));
            assertThat(first.fieldNames())
                    .toIterable()
                    .containsExactly(
                            "number",
                            "scenario",
                            "title",
                            "operation",
                            "party",
                            "request",
                            "response",
                            "millis",
                            "findings");
            assertThat(first.at("/request/body").asText()).isEqualTo("{\"ClientToken\":\"c-1\"}");
            assertThat(first.at("/request/headers/X-Amz-Target/0").asText()).isEqualTo("AWSLicenseManager.GetGrant");
            assertThat(first.at("/response/body").asText()).isEqualTo("{\"SessionToken\":\"redacted\"}");
            assertThat(first.at("/findings/0/aspect").asText()).isEqualTo("shape");
            JsonNode second = new JsonMapper().readTree(lines.get(1));
            assertThat(second.has("response")).isFalse();
            assertThat(second.at("/failure/kind").asText()).isEqualTo("no complete response in time");
        }
    }

    @Test
    void aLongBodyIsCutAndSaysSo() throws IOException {
        StringWriter written = new StringWriter();
        ExchangeLines.write(written, GOOD, Samples.exchange(1, "short", "é".repeat(ExchangeLines.BODY_LIMIT)));
        JsonNode line = new JsonMapper().readTree(written.toString());
        assertThat(line.at("/response/body").asText()).hasSize(ExchangeLines.BODY_LIMIT / 2);
        assertThat(line.at("/response/bytes").asInt()).isEqualTo(2 * ExchangeLines.BODY_LIMIT);
        assertThat(line.at("/response/cut").asBoolean()).isTrue();
        assertThat(line.at("/request").has("cut")).isFalse();
    }

    @Test
    void unpairedSurrogatesDoNotStopTheFiles() throws IOException {
        ScenarioResult hostile = Samples.scenario("LM-GG-02", Verdict.DEVIATES, Samples.HOSTILE);
        ScenarioResult named =
                Samples.deviating("LM-GG-0\uD800", "must", hostile.deviations().get(0));
        try (RunFiles files = RunFiles.open(directory, Samples.DOCUMENTATION)) {
            files.ended(named, List.of(Samples.exchange(1, Samples.HOSTILE, Samples.HOSTILE)));
            files.write(Samples.run(hostile));
        }
        assertThat(Files.readAllLines(directory.resolve("exchanges.ndjson"))).hasSize(1);
        assertThat(RunJson.readComplete(directory.resolve("run.json")).scenarios())
                .hasSize(1);
    }

    @Test
    void aCompleteRecordStaysEvenIfAReportCannotBeWritten() throws IOException {
        try (RunFiles files = RunFiles.open(directory, Samples.DOCUMENTATION)) {
            Files.createDirectories(directory.resolve("junit.xml/full"));
            assertThatThrownBy(() -> files.write(Samples.run(GOOD))).hasMessageContaining("cannot write results");
            files.write(Samples.run(false, List.of(), GOOD));
        }
        assertThat(RunJson.read(directory.resolve("run.json")).complete()).isTrue();
    }

    @Test
    void anInterruptedRunLeavesWhatIsKnownAndNeverHidesAnEnd() {
        RunRecord half = Samples.run(false, List.of(), GOOD);
        RunFiles late;
        try (RunFiles files = RunFiles.open(directory, Samples.DOCUMENTATION)) {
            files.write(half);
            assertThat(RunJson.read(directory.resolve("run.json")).complete()).isFalse();
            files.write(Samples.run(GOOD));
            late = files;
        }
        late.ended(GOOD, List.of(Samples.exchange(1, "", "")));
        late.write(half);
        assertThat(RunJson.readComplete(directory.resolve("run.json")).scenarios())
                .hasSize(1);
    }

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

    @Test
    void aLinkInTheWorkingDirectoryLeadsNoResultsElsewhere(@TempDir Path elsewhere) throws IOException {
        Path link = Files.createTempDirectory(Path.of("target"), "link").resolve("reports");
        Files.createSymbolicLink(link, elsewhere);
        for (Path directory : new Path[] {link, link.resolve("latest")}) {
            assertThatThrownBy(() -> ResultsDirectory.create(directory))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining(link + " is a symbolic link");
        }
        assertThat(elsewhere).isEmptyDirectory();
        ResultsDirectory.create(elsewhere.resolve("latest"));
        assertThat(elsewhere.resolve("latest")).isDirectory();
    }

    /** In JSON and in URLs, the character before an account may be part of an escape sequence. */
    @ParameterizedTest
    @ValueSource(strings = {"%s", "a:%s", "\\n%s", "\\\\t%s", "\\u0001%s", "arn%%3A%s%%3A", "\"%s\""})
    void anAccountIsMasked(String text) {
        String masked = AccountMask.of(List.of()).of(String.format(Locale.ROOT, text, "111111111111"));
        assertThat(masked).isEqualTo(String.format(Locale.ROOT, text, "000000000001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1111111111112", "l-111111111111a", "g111111111111", "f0111111111111"})
    void anotherNumberIsNotMasked(String text) {
        assertThat(AccountMask.of(List.of()).of(text)).isEqualTo(text);
    }
}
