package dev.lmc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code lmc report} and {@code lmc compare}. */
class ReportAndCompareTest {
    static final String RECORD =
            """
            {"schema": "lmc-run/1", "suite": "test", "contract": "2021-06-23",
             "target": {"name": "NAME", "kind": "emulator", "endpoint": "http://127.0.0.1:1/", "region": "us-east-1"},
             "selection": {"tags": "", "operation": "", "shard": ""}, "started": "2026-01-02T03:04:05Z", "seconds": 1.5, "exchanges": 3, "throttled": 0, "omitted": [],
             "totals": {"conforms": 1, "deviates": 0, "known": 0, "fixed": 0, "unsupported": 0, "blocked": 0, "skipped": 0},
             "scenarios": [{"id": "LM-GG-01", "title": "It is told", "example": "", "feature": "grants/get-grant.feature",
               "operation": "GetGrant", "topic": "response", "steps": [], "evidence": [],
               "rule": "", "basis": "model", "strength": "must", "verdict": "conforms",
               "reason": "", "seconds": 0.1, "transitions": [], "deviations": [], "replay": []}],
             "coverage": {"transitions": {"seen": [], "unseen": [], "unreachable": []}},
             "leftBehind": [], "complete": true, "harnessErrors": []}
            """;

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aRecordIsRenderedBesideItOrWhereAsked() throws IOException {
        Path record = Files.writeString(directory.resolve("run.json"), RECORD);
        assertThat(lmc("report", record)).isZero();
        assertThat(directory.resolve("index.html")).content().contains("<h1>conforms</h1>");
        assertThat(lmc("report", record, "--out", directory.resolve("other"))).isZero();
        assertThat(directory.resolve("other/junit.xml")).isNotEmptyFile();
        assertThat(directory.resolve("other/summary.md")).isNotEmptyFile();
        assertThat(directory.resolve("other/allure-results")).isNotEmptyDirectory();
        assertThat(out.toString())
                .contains(directory.resolve("other/index.html").toString());
    }

    @Test
    void incompleteRecordsAreRefusedAndNothingIsWritten() throws IOException {
        Path whole = Files.writeString(directory.resolve("whole.json"), RECORD);
        Path half = Files.writeString(directory.resolve("half.json"), RECORD.substring(0, 500));
        Path interrupted = Files.writeString(
                directory.resolve("i.json"), RECORD.replace("\"complete\": true", "\"complete\": false"));
        refused("report", half);
        refused("report", interrupted);
        refused("report", directory.resolve("nowhere.json"));
        refused("report", whole, "--out", half);
        refusedFor(half.resolve("below") + ": Not a directory", "report", whole, "--out", half.resolve("below"));
        refusedFor("truncated or not JSON", "report", as("deep", "[".repeat(100_000)));
        refusedFor(
                "truncated or not JSON", "report", as("nan", RECORD.replace("\"seconds\": 1.5", "\"seconds\": NaN")));
        refusedFor(
                "its seconds are -1.5", "report", as("minus", RECORD.replace("\"seconds\": 1.5", "\"seconds\": -1.5")));
        refusedFor(
                "its schema is lmc-run/0, not lmc-run/1",
                "report",
                as("older", RECORD.replace("lmc-run/1", "lmc-run/0")));
        refusedFor(
                "its schema is lmc-run/9, not lmc-run/1",
                "report",
                as("newer", RECORD.replace("lmc-run/1", "lmc-run/9")));
        refusedFor(
                "judged by a contract of another suite",
                "report",
                as("date", RECORD.replace("\"contract\": \"2021-06-23\"", "\"contract\": \"1999-01-01\"")));
        refusedFor(
                "judged by a contract of another suite",
                "report",
                as("path", RECORD.replace("\"contract\": \"2021-06-23\"", "\"contract\": \"../../x\"")));
        refusedFor(
                "not a run record", "report", as("types", RECORD.replace("\"scenarios\": [", "\"scenarios\": [7, ")));
        refusedFor("not a run record", "report", as("list", "[]"));
        refusedFor(
                "not a run record",
                "report",
                as("topic", RECORD.replace("\"topic\": \"response\"", "\"topic\": \"<b>\"")));
        refusedFor("larger than 64 MiB", "report", as("large", " ".repeat(65 * 1024 * 1024)));
        refused("compare", whole, half);
        refused("compare", whole);
        refused("compare", whole, whole, "--format", "pdf");
        assertThat(directory.resolve("index.html")).doesNotExist();
    }

    @Test
    void targetsStandSideBySide() throws IOException {
        Path one = Files.writeString(directory.resolve("one.json"), RECORD.replace("NAME", "one"));
        Path two = Files.writeString(
                directory.resolve("two.json"),
                RECORD.replace("NAME", "two")
                        .replace("\"verdict\": \"conforms\"", "\"verdict\": \"fixed\"")
                        .replace("\"conforms\": 1", "\"conforms\": 0")
                        .replace("\"fixed\": 0", "\"fixed\": 1"));
        assertThat(lmc("compare", one, two)).isZero();
        assertThat(out.toString()).contains("Differences in 1 clause\n", "LM-GG-01", "two     fixed");
        assertThat(lmc("compare", one, two, "--gate")).isZero();
        assertThat(lmc("compare", one, two, "--out", directory.resolve("side"))).isZero();
        assertThat(directory.resolve("side/compare.html")).content().contains("Differences in 1 clause");
        assertThat(directory.resolve("side/compare.md")).isNotEmptyFile();
        assertThat(directory.resolve("side/compare.json")).isNotEmptyFile();
        Path skipped = Files.writeString(
                directory.resolve("skipped.json"),
                RECORD.replace("\"verdict\": \"conforms\"", "\"verdict\": \"skipped\"")
                        .replace("\"conforms\": 1", "\"conforms\": 0")
                        .replace("\"skipped\": 0", "\"skipped\": 1"));
        assertThat(lmc("compare", one, skipped, "--gate")).isEqualTo(1);
        assertThat(lmc("compare", skipped, one, "--gate")).isZero();
        assertThat(lmc("compare", one, two, "--format", "md")).isZero();
        assertThat(out.toString()).contains("| LM-GG-01 | GetGrant | It is told | conforms | fixed |");
    }

    private Path as(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name + ".json"), text);
    }

    private void refusedFor(String why, Object... arguments) {
        refused(arguments);
        assertThat(err.toString()).contains(why);
    }

    private void refused(Object... arguments) {
        err.getBuffer().setLength(0);
        assertThat(lmc(arguments)).isEqualTo(2);
        assertThat(err.toString()).hasLineCount(1).startsWith("lmc: ");
    }

    private int lmc(Object... arguments) {
        CommandLine lmc = Lmc.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        return lmc.execute(words);
    }
}
