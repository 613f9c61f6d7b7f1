package dev.lmc.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lmc.input.UsageException;
import dev.lmc.selftest.MutationResults.Kill;
import dev.lmc.selftest.MutationResults.Trial;
import dev.lmc.verdict.Clauses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutationReportTest {
    @TempDir
    private Path directory;

    @Test
    void aTableInWhichAllIsCaughtIsSound() throws IOException {
        MutationResults table = table("caught", 1, 0);
        MutationReport.in(directory).write(table, new Clauses(Map.of(), Map.of()));
        String page = Files.readString(directory.resolve("mutants.html"));
        assertThat(page).contains("<header class=\"conforms\">").contains("1 of 1 mutants caught, 1 of 1 hostile");
        JsonNode json =
                new ObjectMapper().readTree(directory.resolve("mutants.json").toFile());
        assertThat(json.path("schema").asText()).isEqualTo(MutationResults.SCHEMA);
        assertThat(json.path("mutants").path(0).path("outcome").asText()).isEqualTo("caught");
        assertThat(json.has("sound")).isFalse();
    }

    @Test
    void theJsonIsByItsSchema() throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(MutationReport.class.getResourceAsStream("mutants.schema.json"));
        CompoundResult compound = new CompoundResult(
                "first-draft",
                "The fault in words.",
                List.of(),
                false,
                List.of("drops-version"),
                Map.of("no-version", "another fault hides it"),
                1,
                List.of(),
                Map.of("conforms", 447),
                0,
                0,
                1,
                Map.of("drops-version", List.of("LM-GG-02 GetGrant Grant.Version")),
                List.of(),
                List.of(),
                List.of(),
                12.5,
                1.2);
        MutationReport.in(directory)
                .write(table("caught", 1, 0).with(List.of(compound), 12.5), new Clauses(Map.of(), Map.of()));
        String json = Files.readString(directory.resolve("mutants.json"));
        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(json.replace("\"caught\"", "\"killed\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void aSurvivorAHostileServerThatPassesAndAnEquivalentOneThatDoesNotAreShown() {
        assertThat(table("survived", 1, 0).isSound()).isFalse();
        assertThat(table("caught", 0, 0).isSound()).isFalse();
        assertThat(table("caught", 1, 1).isSound()).isFalse();
        String page = MutationReport.page(table("survived", 1, 0), new Clauses(Map.of(), Map.of()));
        assertThat(page).contains("<header class=\"deviates\">").contains("deviates\">survived</span>");
    }

    @Test
    void aHostileServerThatConformsToAClauseIsShown() {
        MutationResults table = table("caught", List.of(trial("constants", 1).withConforming(Set.of("LM-GG-02"))), 0);
        assertThat(table.isSound()).isFalse();
        assertThat(MutationReport.page(table, new Clauses(Map.of(), Map.of())))
                .contains("but conforms to <a href=\"#LM-GG-02\">");
    }

    @Test
    void responsesOfAServerAreEscaped() {
        assertThat(MutationReport.page(table("caught", 1, 0), new Clauses(Map.of(), Map.of())))
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsRefusedInOneLine() throws IOException {
        Path file = Files.createFile(directory.resolve("taken"));
        assertThatThrownBy(() -> MutationReport.in(file))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("taken is a file, not a directory");
    }

    private static MutationResults table(String outcome, int hostileExit, int equivalentExit) {
        return table(outcome, List.of(trial("html", hostileExit)), equivalentExit);
    }

    private static MutationResults table(String outcome, List<Trial> hostile, int equivalentExit) {
        Kill kill = new Kill(
                "drops-version",
                "shape",
                "LM-GG-02",
                "Grant.Version",
                "A member is forgotten.",
                outcome,
                Set.of(),
                "<script>alert(1)</script>",
                12);
        return new MutationResults(
                MutationResults.SCHEMA,
                1.5,
                List.of(kill),
                hostile,
                List.of(trial("gzip", equivalentExit)),
                List.of(),
                Map.of("LM-GG-02", List.of("drops-version")),
                List.of());
    }

    private static Trial trial(String name, int exit) {
        return new Trial(name, "The fault in words.", exit, "", Map.of("conforms", 447), List.of(), Set.of(), 7);
    }
}
