package dev.lmc.licensemanager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.record.Gate;
import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.selftest.equivalents.Equivalents;
import dev.lmc.suite.RunListener;
import dev.lmc.suite.RunOptions.Selection;
import dev.lmc.verdict.Verdict;
import dev.lmc.wire.Exchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the suite on the reference: nothing deviates, every reachable part is covered, and no check is missing. */
@Execution(ExecutionMode.CONCURRENT)
class ConformanceTest {
    private static final Path JUDGED = Path.of("src/test/resources/dev/lmc/licensemanager/judged.txt");

    private static final Map<String, Set<String>> STATEMENTS = new TreeMap<>();
    private static final Set<Integer> LICENSES = new TreeSet<>();
    private static final Queue<ScenarioCalls> SCENARIOS = new ConcurrentLinkedQueue<>();
    private static RunRecord run;

    @BeforeAll
    static void runTheWholeSuite() {
        run = onReference(STATEMENTS);
    }

    @Test
    void theReferenceConformsAndTheContractIsCovered() throws IOException {
        assertConforms(run);
        assertThat(run.exchanges()).as("calls of a whole run").isLessThan(2_800);
        assertThat(LICENSES).as("licenses that scenarios create").hasSizeLessThan(165);
        run.coverage()
                .operations()
                .forEach((operation, parts) -> parts.forEach((kind, part) ->
                        assertThat(part.unseen()).as(operation + " " + kind).isEmpty()));
        assertThat(run.coverage().getTransitions().unseen()).isEmpty();
        String judged = judged(run, STATEMENTS);
        if (System.getProperty("lmc.judged") != null) {
            Files.writeString(JUDGED, judged, StandardCharsets.UTF_8);
        }
        assertThat(judged)
                .as("what the suite judges on the reference; -DargLine=-Dlmc.judged writes " + JUDGED)
                .isEqualTo(Files.readString(JUDGED, StandardCharsets.UTF_8));
    }

    private record ScenarioCalls(String scenario, List<Exchange> calls) {
        /** Returns the licenses that were granted before the scenario looks at them. */
        Set<String> lookedAt() {
            Set<String> granted = new TreeSet<>();
            for (Exchange call : calls) {
                if (Set.of("ListReceivedLicenses", "CheckoutLicense").contains(call.operation())
                        || call.operation().equals("CreateGrant") && call.isRefused()) {
                    return granted;
                } else if (isCreated(call, "Grant")) {
                    granted.add(license(call));
                }
            }
            return Set.of();
        }

        OptionalInt firstGrantOf(String license) {
            return calls.stream()
                    .filter(call -> isCreated(call, "Grant") && license(call).equals(license))
                    .mapToInt(Exchange::number)
                    .min();
        }
    }

    /** An earlier grant of the license could show in the list, allow the checkout, or change during a refused CreateGrant. */
    @Test
    void scenariosThatLookAtALicenseUseANewOne() {
        Map<String, Set<Integer>> grants = new TreeMap<>();
        SCENARIOS.stream()
                .flatMap(scenario -> scenario.calls().stream())
                .filter(call -> isCreated(call, "Grant"))
                .forEach(call -> grants.computeIfAbsent(license(call), any -> new TreeSet<>())
                        .add(call.number()));
        assertThat(grants.values().stream().mapToInt(Set::size).max().orElseThrow())
                .as("grants of one license")
                .isGreaterThan(2);
        List<String> found = SCENARIOS.stream()
                // clauses of any operation do not look at the license
                .filter(scenario -> !scenario.scenario().startsWith("LM-P-"))
                .filter(scenario -> scenario.lookedAt().stream()
                        .anyMatch(license -> grants.get(license).iterator().next()
                                < scenario.firstGrantOf(license).orElseThrow()))
                .map(ScenarioCalls::scenario)
                .toList();
        assertThat(found).isEmpty();
    }

    /** A license that is granted again brings the calls that created it, and none of its earlier grants. */
    @ParameterizedTest
    @ValueSource(strings = {"AcceptGrant", "CreateGrantVersion", "DeleteGrant"})
    void theCallsOfAScenarioBeginWithThoseThatCreateItsGrants(String operation) {
        for (ScenarioCalls scenario : SCENARIOS) {
            Set<String> made = new TreeSet<>();
            for (Exchange call : scenario.calls()) {
                if (call.operation().equals(operation) && call.succeeded()) {
                    assertThat(made).as(scenario.scenario()).contains(arn(call.requestBody(), "Grant"));
                }
                made.add(arn(call.successBody(), "Grant"));
            }
        }
    }

    @Test
    void noGrantPrecedesItsLicense() {
        for (ScenarioCalls scenario : SCENARIOS) {
            Set<String> licenses = new TreeSet<>();
            Set<String> early = new TreeSet<>();
            for (Exchange call : scenario.calls()) {
                if (isCreated(call, "License")) {
                    licenses.add(arn(call.successBody(), "License"));
                } else if (isCreated(call, "Grant") && !licenses.contains(license(call))) {
                    early.add(license(call));
                }
            }
            early.retainAll(licenses);
            assertThat(early).as(scenario.scenario()).isEmpty();
        }
    }

    private static boolean isCreated(Exchange call, String kind) {
        return call.operation().equals("Create" + kind) && call.succeeded();
    }

    private static String license(Exchange call) {
        return arn(call.requestBody(), "License");
    }

    private static String arn(Optional<JsonNode> body, String kind) {
        return body.map(content -> content.path(kind + "Arn").asText()).orElse("");
    }

    @Test
    void eachScenarioStartsAndEndsWithinTheRun() {
        long end = run.started().toEpochMilli() + Math.round(run.seconds() * 1000);
        assertThat(run.scenarios())
                .allSatisfy(scenario -> assertThat(scenario.timing().started().toEpochMilli())
                        .isBetween(run.started().toEpochMilli(), end - Math.round(scenario.seconds() * 1000) + 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-12-03", "2021-05-18", "2021-06-23", "2023-04-03", "2025-05-13", "2026-11-01"})
    void theReferenceConformsAtEachDateThatChangedTheNine(String date) {
        RunRecord atDate = Runs.onReference(
                ReferenceOptions.defaults()
                        .withContract(LicenseManagerContracts.contracts().at(date)),
                Selection.all(),
                OptionalLong.empty());
        assertConforms(atDate);
        assertThat(atDate.contract()).isEqualTo(date);
    }

    @Test
    void anotherOrderComesToTheSameVerdicts() {
        Selection some = Runs.tagged("@DeleteGrant or @ListReceivedGrants");
        RunRecord shuffled = Runs.onReference(ReferenceOptions.defaults(), some, OptionalLong.of(4711));
        assertThat(shuffled.scenarios()).isNotEmpty();
        assertThat(verdicts(run)).containsSubsequence(verdicts(shuffled));
    }

    private static void assertConforms(RunRecord run) {
        assertThat(run.complete()).isTrue();
        assertThat(run.harnessErrors()).isEmpty();
        assertThat(run.scenarios().stream().filter(s -> !s.is(Verdict.CONFORMS)).toList())
                .isEmpty();
        assertThat(run.findings()).isEmpty();
        assertThat(run.gate().exitCode()).isEqualTo(Gate.CONFORMS);
    }

    private static List<String> verdicts(RunRecord run) {
        return run.scenarios().stream()
                .map(s -> s.id() + " " + s.title() + " " + s.verdict())
                .toList();
    }

    private static RunRecord onReference(Map<String, Set<String>> statements) {
        ReferenceOptions options = ReferenceOptions.defaults().withWorkflowDelay(Duration.ofMillis(5));
        try (Reference server = Reference.start(options)) {
            return Runs.run(
                    Runs.options(
                            server.endpoint(), options.contract(), Selection.all(), Runs.PARTIES, OptionalLong.empty()),
                    new RunListener() {
                        @Override
                        public void checked(String clause, Set<String> checked) {
                            statements
                                    .computeIfAbsent(clause, id -> new TreeSet<>())
                                    .addAll(checked);
                        }

                        @Override
                        public void ended(ScenarioResult result, List<Exchange> exchanges) {
                            SCENARIOS.add(
                                    new ScenarioCalls(result.id() + " " + result.title(), List.copyOf(exchanges)));
                            exchanges.stream()
                                    .filter(call -> call.operation().equals("CreateLicense"))
                                    .map(Exchange::number)
                                    .forEach(LICENSES::add);
                        }
                    });
        }
    }

    /** Each clause with the number of its scenarios and of the members, by operation, that its steps check. */
    private static String judged(RunRecord run, Map<String, Set<String>> statements) {
        Map<String, Long> counts = run.scenarios().stream()
                .collect(Collectors.groupingBy(ScenarioResult::id, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue() + " "
                        + statements.getOrDefault(e.getKey(), Set.of()).size() + "\n")
                .collect(Collectors.joining());
    }

    /** A response that the protocol allows and known clients cannot read is remarked on; it does not deviate. */
    @Test
    void anErrorCodeInAHeaderAloneIsRemarked() {
        assertThat(remarks(Equivalents.named("type-in-header").orElseThrow().in(ReferenceOptions.defaults())))
                .containsExactly(
                        "works, but not for boto3 and the AWS CLI, which read the code of an error from the body alone");
        assertThat(remarks(ReferenceOptions.defaults())).isEmpty();
    }

    private static List<String> remarks(ReferenceOptions server) {
        RunRecord run = Runs.onReference(server, Runs.tagged("@LM-P-06"), OptionalLong.empty());
        assertThat(run.scenarios()).hasSize(1).allMatch(scenario -> scenario.is(Verdict.CONFORMS));
        return run.scenarios().stream()
                .map(ScenarioResult::remarks)
                .flatMap(List::stream)
                .toList();
    }
}
