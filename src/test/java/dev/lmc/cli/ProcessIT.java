package dev.lmc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.record.Gate;
import dev.lmc.selftest.mutants.MutantCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The environment, the terminal and the signals of the process determine how {@code lmc} behaves. */
class ProcessIT {
    private static final String ESCAPE = "\u001b";
    private static final String ERASED = "\r\u001b[2K";
    private static final String COLOUR = "\u001b\\[[0-9;]*m";

    @TempDir
    private Path directory;

    @Test
    void theStatusLineAndColoursDependOnTheTerminal() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "there is no terminal to run it on");
        assertThat(onATerminal("xterm", Map.of())).contains(ERASED).containsPattern(COLOUR);
        assertThat(onATerminal("xterm", Map.of("NO_COLOR", "1")))
                .contains(ERASED)
                .doesNotContainPattern(COLOUR);
        assertThat(onATerminal("dumb", Map.of())).contains("conforms").doesNotContain(ESCAPE);
    }

    private String onATerminal(String kind, Map<String, String> environment) throws IOException, InterruptedException {
        String line = Launched.command("run", "--tags", "@LM-GG-13", "--out", "" + directory.resolve(kind)).stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        ProcessBuilder script = new ProcessBuilder("script", "-qec", line, "/dev/null").redirectErrorStream(true);
        script.environment().remove("NO_COLOR");
        script.environment().put("TERM", kind);
        script.environment().putAll(environment);
        Process process = script.start();
        process.getOutputStream().close();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
        return told;
    }

    /** An npx that would fetch Allure's command is not run, but named. */
    @Test
    void nothingIsFetchedForAllure() throws IOException, InterruptedException {
        Path record = Files.writeString(directory.resolve("run.json"), ReportAndCompareTest.RECORD);
        Path bin = Files.createDirectory(directory.resolve("bin"));
        Path npx = Files.writeString(bin.resolve("npx"), "#!/bin/sh\n: >'" + directory.resolve("fetched") + "'\n");
        assertThat(npx.toFile().setExecutable(true)).isTrue();
        try (Launched report =
                Launched.lmc(directory, Map.of("PATH", bin.toString()), "report", record.toString(), "--allure")) {
            assertThat(report.exitCode()).as(report.told()).isEqualTo(2);
            assertThat(report.told())
                    .contains(
                            "is not on the PATH; npx downloads it",
                            "npx --yes allure-commandline@",
                            "generate " + directory.resolve("allure-results"));
        }
        assertThat(directory.resolve("fetched")).doesNotExist();
    }

    @Test
    void serveSaysWhoCanReachIt() throws IOException {
        Path told = directory.resolve("told.txt");
        try (Launched serve = Launched.lmc(directory, Map.of(), "serve", "--port", "0", "--host", "0.0.0.0")) {
            assertThat(serve.untilItSays(told, "endpoint-url").told())
                    .contains("every machine that reaches this one can call it, as any account");
        }
        try (Launched serve = Launched.lmc(directory, Map.of(), "serve", "--port", "0")) {
            assertThat(serve.untilItSays(told, "endpoint-url").told()).doesNotContain("every machine");
        }
    }

    @Test
    void currentSettingsDoNotChangeTheSelectionOfAReplay() throws IOException, InterruptedException {
        try (Reference server = Reference.start(MutantCatalogue.named("create-grant-takes-two-principals")
                .orElseThrow()
                .in(ReferenceOptions.defaults()))) {
            String endpoint = server.endpoint().toString();
            deviates(Map.of(), "run", "--endpoint", endpoint, "--tags", "@LM-CG-13", "--out", "" + directory);
            deviates(
                    Map.of("LMC_OPERATION", "GetGrant", "LMC_SUPPORTS", "GetGrant", "LMC_SHARD", "2/2"),
                    "replay",
                    "LM-CG-13",
                    "--run",
                    "" + directory);
        }
    }

    private void deviates(Map<String, String> environment, String... args) throws IOException, InterruptedException {
        try (Launched run = Launched.lmc(directory, environment, args)) {
            assertThat(run.exitCode()).as(run.told()).isEqualTo(Gate.DEVIATES);
        }
    }

    @Test
    void aProxyWithoutCallsIsNotJudged() throws Exception {
        try (Launched proxy = Launched.lmc(
                directory,
                Map.of(),
                "proxy",
                "--upstream",
                "http://127.0.0.1:1",
                "--port",
                "0",
                "--out",
                "" + directory.resolve("out"))) {
            proxy.untilItSays("forwards calls").terminate();
            assertThat(proxy.exitCode()).isEqualTo(3);
            assertThat(proxy.told()).contains("lmc: not judged");
        }
        assertThat(Files.readString(directory.resolve("out/run.json"))).contains("\"scenarios\" : [ ]");
    }
}
