package dev.lmc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.record.Gate;
import dev.lmc.selftest.mutants.MutantCatalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A finding is shown again with resources that exist, by the options of its run. */
class ReplayCommandTest {
    private static final Pattern ARN = Pattern.compile("arn:aws:license-manager::\\d{12}:[a-z]+:[lg]-[0-9a-f]+");

    private final StringWriter told = new StringWriter();

    @TempDir
    private Path out;

    private Reference server;

    @BeforeEach
    void start() {
        server = Reference.start(MutantCatalogue.named("create-grant-takes-two-principals")
                .orElseThrow()
                .in(ReferenceOptions.defaults().withWorkflowDelay(Duration.ofMillis(5))));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void itShowsTheFindingAgainWithNewResources() throws IOException {
        String ran = run("--supports", "CreateGrant,AcceptGrant,GetGrant");
        assertThat(ran).contains("lmc replay LM-CG-13 --run " + out).doesNotContain("curl");
        Set<String> dead = arns(Files.readString(out.resolve("run.json")));
        assertThat(Files.readString(out.resolve("run.json")))
                .contains("\"--supports\"", "\"CreateGrant,AcceptGrant,GetGrant\"");

        assertThat(lmc("replay", "LM-CG-13", "--run", out.toString()))
                .as(told.toString())
                .isEqualTo(Gate.DEVIATES);

        assertThat(told.toString())
                .contains("the grantor calls CreateLicense", "the grantor calls CreateGrant", "observed 200")
                .contains("1 scenario deviates")
                .containsPattern("(?m)^ {2}conforms$")
                .doesNotContainPattern("LM-CG-13 .*\n {2}conforms\n");
        assertThat(arns(told.toString())).isNotEmpty().doesNotContainAnyElementsOf(dead);
    }

    @Test
    void secretsAreNotRecordedAndHaveToBeGivenAgain() throws IOException {
        run("--grantor", "999999999999:test");
        assertThat(Files.readString(out.resolve("run.json"))).doesNotContain(":test");

        assertThat(lmc("replay", "LM-CG-13", "--run", out.toString())).isEqualTo(Gate.USAGE);
        assertThat(told.toString()).contains("the run used --grantor 999999999999:…: pass it again with its secret");

        told.getBuffer().setLength(0);
        assertThat(lmc("replay", "LM-CG-13", "--run", out.toString(), "--grantor", "999999999999:test"))
                .as(told.toString())
                .isEqualTo(Gate.DEVIATES);
    }

    @Test
    void aClauseThatTheRunDoesNotHaveIsRefused() {
        run();
        assertThat(lmc("replay", "LM-CG-31", "--run", out.toString())).isEqualTo(Gate.USAGE);
        assertThat(told.toString()).contains("has no clause LM-CG-31; did you mean LM-CG-13?");
    }

    @Test
    void aRecordMaySetOnlyRecordedOptions() throws IOException {
        run();
        assertThat(replayed()).isEqualTo(Gate.USAGE);
        assertThat(told.toString()).contains("does not say how its target was called: name it with --endpoint");

        assertThat(replayed("--out", "/elsewhere")).isEqualTo(Gate.USAGE);
        assertThat(told.toString()).contains("has an option that runs do not record: --out");
    }

    @Test
    void aRecordWithMaskedAccountsMakesNoCalls() throws IOException {
        run();
        assertThat(replayed("--endpoint", "http://127.0.0.1:1", "--grantor", "000000000001:…"))
                .isEqualTo(Gate.USAGE);
        assertThat(told.toString()).contains("placeholders for accounts (--mask-accounts): pass --grantor again");
    }

    @Test
    void theScriptOfAWalkIsNamed() throws IOException {
        run();
        JsonMapper json = new JsonMapper();
        ObjectNode record = (ObjectNode) json.readTree(out.resolve("run.json").toFile());
        record.path("scenarios").forEach(scenario -> ((ObjectNode) scenario).put("example", "random walk 7"));
        json.writeValue(out.resolve("run.json").toFile(), record);
        assertThat(lmc("replay", "LM-CG-13", "--run", out.toString())).isEqualTo(Gate.USAGE);
        assertThat(told.toString())
                .contains("a random walk found LM-CG-13: repeat its calls with " + out.resolve("walk-1.sh"));
    }

    /** Clause ids of a foreign record stand in commands that people copy. */
    @Test
    void anInvalidClauseIdIsRefused() throws IOException {
        run();
        String record = Files.readString(out.resolve("run.json"));
        Files.writeString(out.resolve("run.json"), record.replace("\"LM-CG-13\"", "\"LM-CG-13; touch x\\u001b[2J\""));
        assertThat(lmc("report", out.resolve("run.json").toString())).isEqualTo(Gate.USAGE);
        assertThat(told.toString()).contains("it has a clause LM-CG-13; touch x\\u001b[2J");
    }

    @Test
    void aDirectoryIsQuoted() {
        out = out.resolve("it's here; $(id)");
        assertThat(run()).contains("lmc replay LM-CG-13 --run '" + out.getParent() + "/it'\\''s here; $(id)'");
    }

    /** Replays the run as if it had recorded these options. */
    private int replayed(String... options) throws IOException {
        JsonMapper json = new JsonMapper();
        ObjectNode record = (ObjectNode) json.readTree(out.resolve("run.json").toFile());
        record.set("options", json.valueToTree(options));
        json.writeValue(out.resolve("run.json").toFile(), record);
        return lmc("replay", "LM-CG-13", "--run", out.toString());
    }

    private String run(String... more) {
        String[] usual = {
            "run", "--endpoint", server.endpoint().toString(), "--tags", "@LM-CG-13", "--out", out.toString()
        };
        String[] args = Stream.of(usual, more).flatMap(Arrays::stream).toArray(String[]::new);
        assertThat(lmc(args)).as(told.toString()).isEqualTo(Gate.DEVIATES);
        String text = told.toString();
        told.getBuffer().setLength(0);
        return text;
    }

    private int lmc(String... args) {
        CommandLine lmc = Lmc.commandLine();
        lmc.setOut(new PrintWriter(told, true));
        lmc.setErr(new PrintWriter(told, true));
        return lmc.execute(args);
    }

    private static Set<String> arns(String text) {
        return ARN.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
