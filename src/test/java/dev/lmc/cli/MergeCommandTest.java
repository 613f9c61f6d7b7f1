package dev.lmc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.selftest.mutants.MutantCatalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Merging the shards of a run on a faulty target gives the run without shards; any other input is refused. */
@TestInstance(Lifecycle.PER_CLASS)
class MergeCommandTest {
    private static final String SOME = "@GetGrant or @RejectGrant";

    @TempDir
    private static Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Reference faulty;

    @BeforeAll
    void run() {
        ReferenceOptions sound = ReferenceOptions.defaults().withWorkflowDelay(Duration.ZERO);
        faulty = Reference.start(MutantCatalogue.named("get-grant-lacks-grant-name")
                .orElseThrow()
                .in(sound));
        assertThat(judge("whole")).isEqualTo(1);
        assertThat(judge("one", "--shard", "1/2")).isBetween(0, 1);
        assertThat(judge("two", "--shard", "2/2")).isBetween(0, 1);
    }

    @AfterAll
    void stop() {
        faulty.close();
    }

    @Test
    void theMergedRunIsTheRunWithoutShards() throws IOException {
        assertThat(lmc("merge", record("two"), record("one"), "--out", folder.resolve("merged")))
                .isEqualTo(1);
        JsonNode whole = read(record("whole"));
        JsonNode merged = read(record("merged"));
        assertThat(plain(merged.path("scenarios"))).isEqualTo(plain(whole.path("scenarios")));
        for (String part : List.of(
                "schema",
                "suite",
                "contract",
                "target",
                "selection",
                "totals",
                "omitted",
                "complete",
                "harnessErrors")) {
            assertThat(merged.path(part)).as(part).isEqualTo(whole.path(part));
        }
        Set<String> fleeting = unreachable(whole.path("coverage"));
        fleeting.addAll(unreachable(merged.path("coverage")));
        assertThat(coverage(merged.path("coverage"), fleeting))
                .isEqualTo(coverage(whole.path("coverage"), fleeting))
                .isNotEmpty();
        for (String file : List.of("index.html", "summary.md", "junit.xml", "exchanges.ndjson")) {
            assertThat(folder.resolve("merged").resolve(file)).isNotEmptyFile();
        }
        assertThat(results("merged")).isEqualTo(results("whole")).isPositive();
    }

    @Test
    void theExchangesOfDeviationsAreFoundByTheirNumber() throws IOException {
        lmc("merge", record("one"), record("two"), "--out", folder.resolve("numbers"));
        List<String> lines = Files.readAllLines(folder.resolve("numbers/exchanges.ndjson"));
        Set<Integer> numbers = new HashSet<>();
        for (String line : lines) {
            JsonNode exchange = new JsonMapper().readTree(line);
            assertThat(numbers.add(exchange.path("number").asInt())).isTrue();
        }
        JsonNode findings = read(record("numbers")).path("findings");
        assertThat(findings).isNotEmpty();
        for (JsonNode finding : findings) {
            int number = finding.path("exchange").asInt();
            JsonNode exchange = lines.stream()
                    .map(MergeCommandTest::parsed)
                    .filter(each -> each.path("number").asInt() == number)
                    .findFirst()
                    .orElseThrow();
            assertThat(finding.path("scenarios").toString())
                    .contains(exchange.path("scenario").asText());
            assertThat(finding.at("/evidence/0/exchange").asInt()).isEqualTo(number);
            assertThat(finding.path("replay").findValuesAsText("exchange"))
                    .last()
                    .isEqualTo("" + number);
        }
    }

    @Test
    void theListIsJudgedOverTheWhole() throws IOException {
        Path list = folder.resolve("known.yaml");
        assertThat(lmc("known", "init", record("whole"), "--out", list)).isZero();
        assertThat(lmc("merge", record("one"), record("two"), "--known", list, "--out", folder.resolve("known")))
                .isZero();
        Files.writeString(list, "  - clause: LM-GG-13\n    path: bogus\n    reason: r\n", StandardOpenOption.APPEND);
        assertThat(lmc("merge", record("one"), record("two"), "--known", list, "--out", folder.resolve("known")))
                .isEqualTo(1);
    }

    @Test
    void accountsAreMaskedInTheEarlierRecordToo() throws IOException {
        Path out = folder.resolve("masked");
        lmc("merge", record("one"), record("two"), "--out", out);
        assertThat(Files.readString(out.resolve("run.json"))).contains("111111111111");
        lmc("merge", record("one"), record("two"), "--mask-accounts", "--out", out);
        for (String file : List.of("run.json", "previous-run.json", "index.html", "exchanges.ndjson")) {
            assertThat(Files.readString(out.resolve(file)))
                    .as(file)
                    .isNotEmpty()
                    .doesNotContain("111111111111");
        }
    }

    @Test
    void incompleteOrDifferentRunsAreRefused() throws IOException {
        refused("shard 2/2 is missing", "merge", record("one"));
        refused("are both shard 1/2", "merge", record("one"), record("one"), record("two"));
        refused("is not a shard", "merge", record("whole"), record("one"));
        refused("has another contract", "merge", record("one"), altered("contract", "2021-06-23"));
        refused("has another target", "merge", record("one"), alteredIn("target", "endpoint", "http://other/"));
        refused("has another selection", "merge", record("one"), alteredIn("selection", "tags", "@GetGrant"));
        refused("and", "merge", record("one"), alteredIn("selection", "shard", "2/3"));
        refused("has another kind of coverage", "merge", record("one"), withoutCoverage());
        refused("contains a shard", "merge", record("one"), record("two"), "--out", folder.resolve("one"));
        refused("is in no shard", "merge", record("one"), withoutLast());
        Path copy = write(read(record("two")));
        Path exchanges = Files.write(copy.resolveSibling("exchanges.ndjson"), new byte[] {'{', '}', '\n', (byte) 0xff});
        Path merged = folder.resolve("merged");
        refused(
                "cannot read " + exchanges + ": it is not a UTF-8 text file",
                "merge",
                record("one"),
                copy,
                "--out",
                merged);
        assertThat(merged.resolve("run.json")).as("the verdicts are not lost").isNotEmptyFile();
    }

    private Path altered(String member, String value) throws IOException {
        return write(((ObjectNode) read(record("two"))).put(member, value));
    }

    private Path alteredIn(String parent, String member, String value) throws IOException {
        JsonNode run = read(record("two"));
        ((ObjectNode) run.path(parent)).put(member, value);
        return write(run);
    }

    private Path withoutCoverage() throws IOException {
        JsonNode run = read(record("two"));
        ((ObjectNode) run.path("coverage")).remove("GetGrant");
        return write(run);
    }

    private Path withoutLast() throws IOException {
        JsonNode run = read(record("two"));
        var scenarios = (ArrayNode) run.path("scenarios");
        String verdict = scenarios.remove(scenarios.size() - 1).path("verdict").asText();
        ObjectNode totals = (ObjectNode) run.path("totals");
        totals.put(verdict, totals.path(verdict).asInt() - 1);
        return write(run);
    }

    private Path write(JsonNode run) throws IOException {
        Files.createDirectories(folder.resolve("altered"));
        return Files.writeString(record("altered"), run.toString());
    }

    private void refused(String message, Object... words) {
        assertThat(lmc(words)).isEqualTo(2);
        assertThat(err.toString()).hasLineCount(1).contains(message);
    }

    /** Scenarios without what differs from run to run, such as how often a status was looked at. */
    private static List<String> plain(JsonNode scenarios) {
        List<String> plain = new ArrayList<>();
        scenarios.forEach(scenario -> {
            Set<String> departures = new TreeSet<>();
            scenario.path("deviations")
                    .forEach(
                            deviation -> departures.add(deviation.path("clause").asText() + deviation.path("path")));
            plain.add(scenario.path("id").asText()
                    + scenario.path("title")
                    + scenario.path("example")
                    + scenario.path("verdict")
                    + scenario.path("reason")
                    + departures);
        });
        return plain;
    }

    /** Returns the parts that no caller can bring about, but that one run may see by chance. */
    private static Set<String> unreachable(JsonNode coverage) {
        Set<String> names = new TreeSet<>();
        coverage.findValues("unreachable")
                .forEach(part -> part.forEach(one -> names.add(one.path("name").asText())));
        return names;
    }

    private static Set<String> coverage(JsonNode coverage, Set<String> without) {
        Set<String> names = new TreeSet<>();
        coverage.properties()
                .forEach(operation -> operation.getValue().properties().forEach(kind -> {
                    for (String how : List.of("seen", "unseen")) {
                        kind.getValue().path(how).forEach(name -> {
                            if (!without.contains(name.asText())) {
                                names.add(String.join(" ", operation.getKey(), kind.getKey(), how, name.asText()));
                            }
                        });
                    }
                }));
        return names;
    }

    private long results(String run) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(run).resolve("allure-results"))) {
            return files.filter(file -> file.toString().endsWith("-result.json"))
                    .count();
        }
    }

    private Path record(String run) {
        return folder.resolve(run).resolve("run.json");
    }

    private static JsonNode read(Path file) throws IOException {
        return new JsonMapper().readTree(Files.readAllBytes(file));
    }

    private int judge(String name, String... more) {
        List<Object> words = new ArrayList<>(List.of(
                "run",
                "--endpoint",
                faulty.endpoint(),
                "--settle",
                "1s",
                "--tags",
                SOME,
                "--out",
                folder.resolve(name)));
        words.addAll(List.of(more));
        return lmc(words.toArray());
    }

    private int lmc(Object... words) {
        List<String> arguments = new ArrayList<>();
        for (Object word : words) {
            arguments.add(word.toString());
        }
        err.getBuffer().setLength(0);
        return Lmc.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    private static JsonNode parsed(String line) {
        try {
            return new JsonMapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
