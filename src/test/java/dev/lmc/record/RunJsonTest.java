package dev.lmc.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lmc.input.UsageException;
import dev.lmc.report.Samples;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunJsonTest {
    private static Schema schema;

    @TempDir
    private Path directory;

    @BeforeAll
    static void readSchema() throws IOException {
        try (InputStream in = RunJson.class.getResourceAsStream("run.schema.json")) {
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in);
        }
    }

    @Test
    void aRecordWithEveryVerdictFitsTheSchema() {
        String json = RunJson.write(Samples.everyVerdict());
        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(json)
                .contains(List.of(Verdict.values()).stream().map(Verdict::word).toList());
    }

    @Test
    void membersHaveTheirDocumentedNames() throws IOException {
        JsonNode json = new JsonMapper().readTree(RunJson.write(Samples.everyVerdict()));
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "schema",
                        "suite",
                        "contract",
                        "model",
                        "target",
                        "selection",
                        "options",
                        "started",
                        "seconds",
                        "exchanges",
                        "throttled",
                        "omitted",
                        "gate",
                        "totals",
                        "firstLook",
                        "findings",
                        "scenarios",
                        "coverage",
                        "lost",
                        "leftBehind",
                        "complete",
                        "harnessErrors");
        assertThat(json.path("started").asText()).isEqualTo("2026-01-02T03:04:05.678Z");
        assertThat(json.at("/scenarios/1/deviations/0/path").asText()).isEqualTo("Grants[3].GrantStatus");
        assertThat(json.at("/coverage/GetGrant/request/seen/0").asText()).isEqualTo("GrantArn");
        assertThat(json.at("/coverage/transitions/seen/0").asText()).contains("-AcceptGrant->");
        assertThat(json.path("coverage").fieldNames()).toIterable().hasSize(3);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "suite" :                | "suit" :
                    "complete" : true        | "complete" : "yes"
                    "lmc-run/1"              | "lmc-run/2"
                    "verdict" : "blocked"    | "verdict" : "great"
                    "verdict" : "deviates"   | "verdict" : "conforms"
                    "verdict" : "conforms"   | "verdict" : "deviates"
                    "strength" : "must"      | "strength" : "must", "note" : ""
                    "transitions" :          | "transition" :
                    "unseen" :               | "missing" :
                    "fixed" : 1              | "fixed" : -1
                    """)
    void theSchemaRefuses(String sound, String broken) {
        String json = RunJson.write(Samples.everyVerdict());
        assertThat(json).contains(sound);
        assertThat(schema.validate(json.replace(sound, broken), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void aRecordIsReadAsItWasWritten() throws IOException {
        String json = RunJson.write(Samples.everyVerdict());
        assertThat(RunJson.write(RunJson.readComplete(file(json)))).isEqualTo(json);
    }

    @Test
    void aRecordOfAnEarlierVersionIsReadWithItsFindingsAndItsGate() throws IOException {
        String json = RunJson.write(Samples.everyVerdict());
        ObjectNode older = (ObjectNode) new JsonMapper().readTree(json);
        older.remove(List.of("gate", "findings"));
        older.path("scenarios").forEach(scenario -> {
            ((ObjectNode) scenario).remove(List.of("ended", "blockedBy", "remarks"));
            ArrayNode replay = older.arrayNode();
            scenario.path("replay")
                    .forEach(call -> replay.add(call.path("command").asText() + "  # exchange "
                            + call.path("exchange").asInt()));
            ((ObjectNode) scenario).set("replay", replay);
        });
        RunRecord read = RunJson.readComplete(file(older.toString()));
        assertThat(read.scenarios()).isEqualTo(Samples.everyVerdict().scenarios());
        assertThat(read.findings()).extracting(RunFinding::clause).containsExactly("LM-GG-02", "LM-GG-03");
        assertThat(read.findings()).extracting(RunFinding::known).containsExactly(false, true);
        assertThat(read.gate()).isEqualTo(Samples.everyVerdict().gate());
    }

    @Test
    void aScenarioOfAnEarlierVersionStartsWithItsRun() throws IOException {
        ObjectNode older = (ObjectNode) new JsonMapper().readTree(RunJson.write(Samples.everyVerdict()));
        older.path("scenarios").forEach(scenario -> ((ObjectNode) scenario).remove("started"));
        RunRecord read = RunJson.readComplete(file(older.toString()));
        assertThat(read.scenarios())
                .isNotEmpty()
                .allMatch(scenario -> scenario.timing().started().equals(read.started()));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "lmc-run/1"           | "lmc-run/2"             | schema is lmc-run/2
                    "schema" :            | "form" :                | no schema
                    "suite" : "test",     |                         | suite
                    "verdict" : "blocked" | "verdict" : "great"     | great
                    "fixed" : 1           | "fixed" : 2             | totals
                    2026-01-02T03         | yesterday               | instant
                    "omitted" : [ ]       | "omitted" : null        | omitted
                    "omitted" : [ ]       | "omitted" : [ null ]    | omitted
                    "scenarios" : [       | "scenarios" : [ null,   | scenarios
                    "complete" : true     | "complete" : true, "x"  | not JSON
                    "shard" : ""          | "shard" : "1/many"      | shard
                    """)
    void anInvalidRecordIsRefusedInOneLine(String sound, String broken, String why) throws IOException {
        String json = RunJson.write(Samples.everyVerdict());
        assertThat(json).contains(sound);
        refused(json.replace(sound, broken == null ? "" : broken), why);
    }

    @Test
    void aTruncatedRecordIsRefused() throws IOException {
        String json = RunJson.write(Samples.everyVerdict());
        refused(json.substring(0, json.length() / 2), "truncated");
        refused("", "");
        assertThatThrownBy(() -> RunJson.read(directory.resolve("nowhere.json")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no such file");
    }

    @Test
    void anInterruptedRunCanBeReadButIsNotComplete() throws IOException {
        RunRecord half = Samples.run(false, List.of(), Samples.scenario("LM-GG-01", Verdict.CONFORMS, ""));
        Path file = file(RunJson.write(half));
        assertThat(RunJson.read(file).complete()).isFalse();
        assertThatThrownBy(() -> RunJson.readComplete(file))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("interrupted after 1 scenario");
    }

    private void refused(String json, String why) throws IOException {
        Path file = file(json);
        assertThatThrownBy(() -> RunJson.read(file))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(why)
                .hasMessageContaining(file.toString())
                .message()
                .hasLineCount(1);
    }

    private Path file(String json) throws IOException {
        return Files.writeString(directory.resolve("run.json"), json);
    }
}
