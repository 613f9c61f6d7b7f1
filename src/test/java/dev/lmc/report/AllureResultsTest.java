package dev.lmc.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lmc.verdict.ScenarioResult;
import dev.lmc.verdict.Verdict;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.Outcome.Failed;
import dev.lmc.wire.Outcome.Failure;
import io.cucumber.core.feature.FeatureParser;
import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.resource.Resource;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.TestCaseFinished;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small run of Cucumber, as the suite runs it: the one that judges hears of a scenario's end before Allure does. */
class AllureResultsTest {
    private static final Map<String, Verdict> VERDICTS = Map.of(
            "good", Verdict.CONFORMS, "bad", Verdict.DEVIATES, "listed", Verdict.KNOWN, "stuck", Verdict.BLOCKED);
    private static final String FEATURE = VERDICTS.keySet().stream()
            .map(name -> "  Scenario: " + name + "\n    Given a step\n")
            .collect(Collectors.joining("", "Feature: small\n", ""));

    @TempDir
    private Path out;

    @Test
    void verdictsAndExchangesReachAllure() throws IOException {
        AllureResults allure = new AllureResults(out);
        run(
                allure,
                List.of(
                        Samples.exchange(
                                1, "{\"GrantArn\":\"<b>arn</b>\"}", "{\"SessionToken\":\"s3cr3t\",\"Grant\":{}}"),
                        Samples.exchange(2, "", new Failed(Failure.CONNECTION_RESET, "after 12 bytes"))));
        Map<String, JsonNode> results = results();
        assertThat(results).hasSize(VERDICTS.size());
        assertThat(results.get("good").path("status").asText()).isEqualTo("passed");
        assertThat(results.get("good").path("attachments")).isEmpty();
        assertThat(labels(results.get("good")))
                .contains("epic=GetGrant", "feature=The response", "story=LM-GG-01", "severity=critical", "basis=docs")
                .filteredOn(label -> label.startsWith("feature="))
                .hasSize(1);
        assertThat(results.get("bad").path("status").asText()).isEqualTo("failed");
        assertThat(results.get("bad").at("/statusDetails/message").asText()).contains("LM-GG-01", "ACTIVATED");
        assertThat(results.get("listed").path("status").asText()).isEqualTo("skipped");
        assertThat(results.get("stuck").path("status").asText()).isEqualTo("broken");
        assertThat(results.get("bad").path("attachments").findValuesAsText("name"))
                .as("only the exchange that deviates")
                .containsExactly("2 grantee GetGrant", "2 connection closed by the target");
        assertThat(results.get("stuck").path("attachments").findValuesAsText("name"))
                .as("the last exchange")
                .containsExactly("2 grantee GetGrant", "2 connection closed by the target");
        assertThat(results.get("bad").path("labels").toString()).contains("\"The response\"", "\"GetGrant\"");
    }

    @Test
    void attachmentsShowWhatWasSentAndAnsweredWithoutSecrets() throws IOException {
        AllureResults allure = new AllureResults(out);
        run(
                allure,
                List.of(Samples.exchange(
                        2, "{\"GrantArn\":\"<b>arn</b>\"}", "{\"SessionToken\":\"s3cr3t\",\"Grant\":{}}")));
        String all;
        try (Stream<Path> files = Files.list(out.resolve("allure-results"))) {
            all = files.filter(f -> f.toString().contains("attachment"))
                    .map(AllureResultsTest::text)
                    .collect(Collectors.joining());
        }
        assertThat(all)
                .contains("AWSLicenseManager.GetGrant", "Grant", "redacted")
                .doesNotContain("s3cr3t", "<b>arn");
    }

    @Test
    void aRunOfManyDeviationsDoesNotDrownInAttachments() throws IOException {
        Exchange deviating = Samples.exchange(2, "", "{}");
        run(new AllureResults(out), Collections.nCopies(1000, deviating));
        try (Stream<Path> files = Files.list(out.resolve("allure-results"))) {
            assertThat(files.filter(f -> f.toString().contains("attachment"))).hasSizeBetween(1, 30);
        }
    }

    @Test
    void whatAnEarlierRunLeftGoes() throws IOException {
        run(new AllureResults(out), List.of());
        Files.writeString(out.resolve("allure-results/notes.txt"), "mine");
        new AllureResults(out);
        assertThat(results()).isEmpty();
        assertThat(out.resolve("allure-results/notes.txt")).exists();
    }

    @Test
    void scenariosOfATargetThatIsNotThereAreToldToo() throws IOException {
        new AllureResults(out).ended(Samples.scenario("LM-GG-01", Verdict.BLOCKED, "connection refused"), List.of());
        assertThat(results().values()).singleElement().satisfies(result -> {
            assertThat(result.path("status").asText()).isEqualTo("broken");
            assertThat(result.at("/statusDetails/message").asText()).isEqualTo("connection refused");
        });
    }

    private static void run(AllureResults allure, List<Exchange> exchanges) {
        ConcurrentEventListener judge = new ConcurrentEventListener() {
            @Override
            public void setEventPublisher(EventPublisher publisher) {
                publisher.registerHandlerFor(TestCaseFinished.class, event -> {
                    ScenarioResult result = Samples.scenario(
                            "LM-GG-01", VERDICTS.get(event.getTestCase().getName()), "ACTIVATED");
                    allure.ended(result, exchanges);
                });
            }
        };
        Feature feature =
                new FeatureParser(UUID::randomUUID).parseResource(new Text()).orElseThrow();
        Runtime.builder()
                .withRuntimeOptions(new RuntimeOptionsBuilder()
                        .addGlue(URI.create("classpath:/dev/lmc/report/hooks"))
                        .setThreads(2)
                        .setNoSummary()
                        .setPublishQuiet(true)
                        .build())
                .withFeatureSupplier(() -> List.of(feature))
                .withAdditionalPlugins(judge, allure.plugin())
                .build()
                .run();
    }

    private Map<String, JsonNode> results() throws IOException {
        try (Stream<Path> files = Files.list(out.resolve("allure-results"))) {
            return files.filter(file -> file.toString().endsWith("-result.json"))
                    .map(AllureResultsTest::json)
                    .collect(Collectors.toMap(json -> json.path("name").asText(), json -> json));
        }
    }

    private static List<String> labels(JsonNode result) {
        return result.path("labels")
                .valueStream()
                .map(label ->
                        label.path("name").asText() + "=" + label.path("value").asText())
                .toList();
    }

    private static JsonNode json(Path file) {
        try {
            return new JsonMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Text implements Resource {
        @Override
        public URI getUri() {
            return URI.create("file:small.feature");
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(FEATURE.getBytes(StandardCharsets.UTF_8));
        }
    }
}
