package dev.lmc.report.allure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lmc.record.ScenarioResult;
import dev.lmc.report.Samples;
import dev.lmc.verdict.FailedStep;
import dev.lmc.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllureResultsTest {
    private static final Map<Verdict, String> STATUSES = Map.of(
            Verdict.CONFORMS, "passed",
            Verdict.DEVIATES, "failed",
            Verdict.FIXED, "failed",
            Verdict.KNOWN, "skipped",
            Verdict.SKIPPED, "skipped",
            Verdict.UNSUPPORTED, "broken",
            Verdict.BLOCKED, "broken");

    @TempDir
    private Path out;

    @Test
    void everyVerdictHasItsStatus() throws IOException {
        for (Verdict verdict : Verdict.values()) {
            assertThat(written(Samples.scenario("LM-GG-01", verdict, "ACTIVATED"))
                            .path("status")
                            .asText())
                    .as(verdict.word())
                    .isEqualTo(STATUSES.get(verdict));
        }
    }

    @Test
    void aResultSaysWhatTheScenarioIsAbout() throws IOException {
        JsonNode result = written(Samples.scenario("LM-GG-01", Verdict.CONFORMS, ""));
        assertThat(result.path("name").asText()).isEqualTo("The status is told");
        assertThat(labels(result))
                .containsExactly(
                        "framework=lmc",
                        "epic=GetGrant",
                        "feature=The response",
                        "story=LM-GG-01",
                        "severity=critical",
                        "basis=docs",
                        "strength=must");
        assertThat(Instant.ofEpochMilli(result.path("start").asLong())).isEqualTo("2026-01-02T03:04:06.178Z");
        assertThat(result.path("stop").asLong() - result.path("start").asLong()).isEqualTo(125);
        assertThat(result.at("/steps/0/name").asText()).isEqualTo("When the grantee reads the grant");
        assertThat(result.at("/steps/0/status").asText()).isEqualTo("passed");
        assertThat(result.at("/steps/0/steps/0/name").asText()).isEqualTo("| a | b |");
        assertThat(result.path("attachments")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, ''", "1, 'failed failed'", "2, 'passed passed'"})
    void theStepsBeforeTheFailedOneHavePassed(int failed, String statuses) throws IOException {
        ScenarioResult deviating = Samples.scenario("LM-GG-01", Verdict.DEVIATES, "ACTIVE");
        JsonNode result = written(new ScenarioResult(
                deviating.scenario(),
                deviating.judged(),
                new FailedStep(failed, 0.1),
                deviating.timing(),
                deviating.remarks(),
                deviating.transitions(),
                deviating.deviations(),
                deviating.evidence(),
                deviating.replay()));
        List<String> written = result.path("steps").findValues("status").stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
        assertThat(String.join(" ", written)).isEqualTo(statuses);
    }

    @Test
    void noTwoScenariosHaveTheSameName() throws IOException {
        ScenarioResult one = Samples.scenario("LM-GG-01", Verdict.CONFORMS, "");
        ScenarioResult other = Samples.scenario("LM-GG-02", Verdict.CONFORMS, "");
        AllureResults.write(Samples.run(one, other), out);
        assertThat(results().stream().map(result -> result.path("fullName").asText()))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void deviationsAreDescribedWithTheirExchange() throws IOException {
        JsonNode result = written(Samples.scenario("LM-GG-01", Verdict.DEVIATES, "ACTIVATED"));
        assertThat(result.at("/statusDetails/message").asText()).contains("LM-GG-01", "GrantStatus", "ACTIVATED");
        assertThat(result.path("attachments").findValuesAsText("name"))
                .containsExactly(
                        "exchange 2: grantee sends GetGrant", "exchange 2: response", "the calls as curl lines");
        assertThat(attachment(result, 0)).isEqualTo("{\"GrantArn\":\"arn:asked\"}");
        assertThat(attachment(result, 1)).contains("HTTP 200", "x-amzn-requestid: r-1", "ACTIVATED");
        assertThat(attachment(result, 2)).contains("CreateGrant", "# exchange 3");
    }

    @Test
    void aScenarioThatWasNotJudgedTellsItsReason() throws IOException {
        JsonNode result = written(Samples.scenario("LM-GG-01", Verdict.BLOCKED, "connection refused"));
        assertThat(result.at("/statusDetails/message").asText()).isEqualTo("connection refused");
    }

    @Test
    void aKnownDeviationIsMarkedAsKnown() throws IOException {
        assertThat(written(Samples.scenario("LM-GG-01", Verdict.KNOWN, "ACTIVATED"))
                        .at("/statusDetails/known")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void controlCharactersAreEscaped() throws IOException {
        JsonNode result = written(Samples.scenario("LM-GG-01", Verdict.DEVIATES, Samples.HOSTILE));
        assertThat(result.at("/statusDetails/message").asText()).doesNotContain("\u001b", "\u202E", "\uD800");
        assertThat(attachment(result, 1)).doesNotContain("\u001b", "\u202E");
    }

    @Test
    void everyDeviationOfALargeRunIsShown() throws IOException {
        ScenarioResult deviating = Samples.scenario("LM-GG-01", Verdict.DEVIATES, "ACTIVATED");
        AllureResults.write(Samples.run(Collections.nCopies(300, deviating).toArray(ScenarioResult[]::new)), out);
        assertThat(results()).hasSize(300).allSatisfy(result -> assertThat(result.path("attachments"))
                .hasSize(3));
    }

    @Test
    void theSameRunGivesTheSameResults() throws IOException {
        JsonNode first = written(Samples.scenario("LM-GG-01", Verdict.CONFORMS, ""));
        assertThat(written(Samples.scenario("LM-GG-01", Verdict.CONFORMS, ""))).isEqualTo(first);
    }

    @Test
    void filesOfAnEarlierRunAreDeleted() throws IOException {
        AllureResults.write(Samples.everyVerdict(), out);
        Path mine = Files.writeString(out.resolve("allure-results/notes.txt"), "mine");
        AllureResults.write(Samples.run(), out);
        try (Stream<Path> left = Files.list(out.resolve("allure-results"))) {
            assertThat(left).containsExactly(mine);
        }
    }

    private JsonNode written(ScenarioResult scenario) throws IOException {
        AllureResults.write(Samples.run(scenario), out);
        assertThat(results()).hasSize(1);
        return results().get(0);
    }

    private List<JsonNode> results() throws IOException {
        try (Stream<Path> files = Files.list(out.resolve("allure-results"))) {
            return files.filter(file -> file.toString().endsWith("-result.json"))
                    .map(AllureResultsTest::json)
                    .toList();
        }
    }

    private String attachment(JsonNode result, int index) throws IOException {
        String source = result.at("/attachments/" + index + "/source").asText();
        return Files.readString(out.resolve("allure-results").resolve(source));
    }

    private static List<String> labels(JsonNode result) {
        return result.path("labels")
                .valueStream()
                .map(label ->
                        label.path("name").asText() + "=" + label.path("value").asText())
                .collect(Collectors.toList());
    }

    private static JsonNode json(Path file) {
        try {
            return new JsonMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
