package dev.lmc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Precedence of options, environment and file; errors name their location; secrets are not printed. */
class ConfigurationTest {
    private static final String SCHEMA = "/dev/lmc/cli/lmc.schema.json";
    private static final String SETTINGS =
            """
            endpoint: http://127.0.0.1:1/
            region: eu-west-1
            parallel: 2
            fail-on: should
            supports:
              - CreateGrant
              - GetGrant
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("lmc.yaml"), SETTINGS);
    }

    @Test
    void optionsOverrideTheEnvironmentWhichOverridesTheFile() {
        assertThat(lmc(
                        Map.of("LMC_REGION", "us-west-2", "LMC_PARALLEL", "3", "LMC_KNOWN", ""),
                        "run",
                        "--explain",
                        "--parallel",
                        "5"))
                .isZero();
        assertThat(row("parallel")).isEqualTo("parallel 5 option");
        assertThat(row("region")).isEqualTo("region us-west-2 LMC_REGION");
        assertThat(row("endpoint")).isEqualTo("endpoint http://127.0.0.1:1/ " + file + ":1");
        assertThat(row("supports")).isEqualTo("supports CreateGrant,GetGrant " + file + ":6");
        assertThat(row("timeout")).isEqualTo("timeout 10s default");
        assertThat(row("known")).isEqualTo("known none default");
    }

    @Test
    void secretsAreNotPrinted() {
        lmc(
                Map.of("LMC_GRANTEE", "555555555555:canary:token", "LMC_GRANTOR", "444444444444:s3cr3t"),
                "run",
                "--explain",
                "--outsider",
                "666666666666:canary");
        assertThat(out.toString() + err)
                .contains("444444444444:…", "555555555555:…", "666666666666:…")
                .doesNotContain("s3cr3t", "canary", "token");
    }

    @Test
    void settingsOfFileAndEnvironmentTakeEffect() {
        assertThat(lmc(Map.of("LMC_TAGS", "@LM-GG-13", "LMC_TIMEOUT", "1s"), "run", "--out", folder.resolve("out")))
                .as("nothing listens at the endpoint of the file")
                .isEqualTo(3);
        assertThat(folder.resolve("out/run.json"))
                .content()
                .contains("http://127.0.0.1:1/", "\"tags\" : \"@LM-GG-13\"");
    }

    @Test
    void anotherFileIsNamed() throws IOException {
        Path other = Files.writeString(folder.resolve("other.yaml"), "region: ap-south-1\n");
        assertThat(lmc(Map.of("LMC_CONFIG", other.toString()), "run", "--explain"))
                .isZero();
        assertThat(row("region")).isEqualTo("region ap-south-1 " + other + ":1");
        assertThat(row("parallel")).isEqualTo("parallel 4 default");
    }

    @Test
    void explorationHasTheSameSettingsButItsOwnDirectory() throws IOException {
        Path walks = folder.resolve("walks");
        Files.writeString(file, "known: absent.yaml\nout: runs\nparallel: 64\n");
        assertThat(lmc(Map.of(), "explore", "--walks", 1, "--out", walks)).isEqualTo(2);
        assertThat(err.toString()).hasLineCount(1).contains("absent.yaml").doesNotContain("--parallel");
    }

    @Test
    void explorationTakesTheEndpointOfTheEnvironment() {
        Map<String, String> environment = Map.of("LMC_ENDPOINT", "http://127.0.0.1:1", "LMC_SETTLE", "1s");
        assertThat(lmc(environment, "explore", "--walks", 1, "--out", folder.resolve("walks")))
                .isEqualTo(3);
        assertThat(out.toString() + err).contains("127.0.0.1:1").doesNotContain("exploring reference");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            textBlock =
                    """
                    LMC_ENPOINT  ! x  ! LMC_ENPOINT is not a setting; did you mean LMC_ENDPOINT?
                    LMC_BOGUSNESS ! x ! LMC_BOGUSNESS is not a setting; lmc run --explain lists them
                    LMC_PARALLEL ! x  ! (from LMC_PARALLEL)
                    LMC_PARALLEL ! 99 ! --parallel 99 is not from 1 to 64 (from LMC_PARALLEL)
                    LMC_FAIL_ON  ! x  ! (from LMC_FAIL_ON)
                    LMC_SHARD    ! 3  ! (from LMC_SHARD)
                    """)
    void aWrongVariableIsRefusedInOneLine(String variable, String value, String message) {
        assertThat(lmc(Map.of(variable, value), "run", "--out", folder.resolve("out")))
                .isEqualTo(2);
        assertThat(err.toString()).hasLineCount(1).contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            textBlock =
                    """
                    paralel: 4        ! lmc.yaml:1: there is no key 'paralel'; did you mean parallel?
                    parallel: x       ! lmc.yaml:1)
                    supports: {a: b}  ! lmc.yaml:1: a value is expected here
                    allow-fixed: maybe ! lmc.yaml:1)
                    '- endpoint'      ! lmc.yaml:1: members like
                    'a: ['            ! not YAML
                    """)
    void aWrongFileIsRefusedInOneLine(String text, String message) throws IOException {
        Files.writeString(file, text);
        assertThat(lmc(Map.of(), "run", "--out", folder.resolve("out"))).isEqualTo(2);
        assertThat(err.toString()).hasLineCount(1).contains(message);
    }

    /** A file in a cloned repository may be somebody else's. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            textBlock =
                    """
                    'aws: true'                 ! lmc.yaml:1: aws cannot be set in a file that was not named; use --aws or LMC_AWS, or name the file in LMC_CONFIG
                    'grantor: 444444444444:k'   ! lmc.yaml:1: grantor cannot be set
                    'grantee: 444444444444:k'   ! lmc.yaml:1: grantee cannot be set
                    'outsider: role:arn'        ! lmc.yaml:1: outsider cannot be set
                    'profile: admin'            ! lmc.yaml:1: profile cannot be set
                    'proxy: http://there'       ! lmc.yaml:1: proxy cannot be set
                    'out: /etc'                 ! lmc.yaml:1: out is outside the directory
                    'out: a/../../b'            ! lmc.yaml:1: out is outside the directory
                    """)
    void aFileThatWasNotNamedStaysWithinItsDirectory(String text, String message) throws IOException {
        Files.writeString(file, text);
        assertThat(lmc(Map.of(), "run", "--explain")).isEqualTo(2);
        assertThat(err.toString()).hasLineCount(1).contains(message);
        err.getBuffer().setLength(0);
        lmc(Map.of("LMC_CONFIG", file.toString()), "run", "--explain");
        assertThat(err.toString()).doesNotContain("cannot be set", "is outside the directory");
    }

    @Test
    void theSchemaHasEverySetting() throws IOException {
        CommandLine run = Lmc.commandLine(Map.of(), file).getSubcommands().get("run");
        var schema = new JsonMapper().readTree(ConfigurationTest.class.getResourceAsStream(SCHEMA));
        List<String> keys = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(keys::add);
        assertThat(new TreeSet<>(keys)).isEqualTo(new TreeSet<>(Configuration.names(run.getCommandSpec())));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(ConfigurationTest.class.getResourceAsStream(SCHEMA))
                        .validate(SETTINGS, InputFormat.YAML))
                .isEmpty();
    }

    private String row(String setting) {
        return out.toString()
                .lines()
                .filter(line -> line.startsWith(setting + " "))
                .map(line -> line.replaceAll("\\s+", " "))
                .findFirst()
                .orElse("");
    }

    private int lmc(Map<String, String> environment, Object... words) {
        List<String> arguments = new ArrayList<>();
        for (Object word : words) {
            arguments.add(word.toString());
        }
        return Lmc.commandLine(environment, file)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }
}
