package dev.lmc.licensemanager.explore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.explore.Exploration;
import dev.lmc.explore.Exploration.ExploreOptions;
import dev.lmc.explore.ExploreListener;
import dev.lmc.explore.FoundFault;
import dev.lmc.explore.RunWithWalks;
import dev.lmc.known.KnownDeviations;
import dev.lmc.licensemanager.LicenseManagerService;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.api.ApiCall;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.licensemanager.steps.WalkSteps;
import dev.lmc.record.Gate;
import dev.lmc.record.GatePolicy;
import dev.lmc.record.Observation;
import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.selftest.HistoryBench;
import dev.lmc.selftest.TrialRuns;
import dev.lmc.selftest.equivalents.Equivalents;
import dev.lmc.selftest.mutants.HistoryMutants;
import dev.lmc.selftest.mutants.HistoryMutants.HistoryMutant;
import dev.lmc.selftest.mutants.MutantCatalogue;
import dev.lmc.suite.OpenSession;
import dev.lmc.suite.RunOptions;
import dev.lmc.suite.RunOptions.Selection;
import dev.lmc.suite.Suite;
import dev.lmc.target.Target;
import dev.lmc.target.Target.Kind;
import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Walks over licenses and grants. */
@Execution(ExecutionMode.CONCURRENT)
class GrantWalksTest {
    private static final ReferenceOptions INSTANT = ReferenceOptions.defaults().withWorkflowDelay(Duration.ZERO);

    private final Suite suite = new Suite(new LicenseManagerService());
    private final GrantWalks walks = new GrantWalks(suite.clauses());

    @Test
    void theSameSeedGivesTheSameWalk() {
        List<GrantStep> walk = walks.steps(new SplittableRandom(42));
        assertThat(walks.steps(new SplittableRandom(42))).isEqualTo(walk);
        assertThat(walks.steps(new SplittableRandom(43))).isNotEqualTo(walk);
    }

    @Test
    void aStepCanBeReadFromItsWords() {
        GrantWalks overlapping = new GrantWalks(suite.clauses(), 4);
        for (int seed = 0; seed < 50; seed++) {
            for (GrantStep step : overlapping.steps(new SplittableRandom(seed))) {
                assertThat(GrantStep.read(step.words())).contains(step);
            }
        }
    }

    @Test
    void nothingDeviatesOnTheReference() {
        RunRecord record = explore(INSTANT, 6);
        assertThat(record.findings()).isEmpty();
        assertThat(record.harnessErrors()).isEmpty();
        assertThat(record.leftBehind()).isEmpty();
        assertThat(record.gate().exitCode()).isEqualTo(Gate.CONFORMS);
    }

    @Test
    void aFaultThatNoScenarioMeetsIsFoundAndCutToTheShortestWalk() {
        HistoryMutant mutant =
                HistoryMutants.named("third-grant-to-a-principal-is-refused").orElseThrow();
        FoundFault<GrantStep> fault = found(mutant);
        assertThat(fault.steps()).hasSizeLessThanOrEqualTo(mutant.shortest() + 2);
        assertThat(fault.deviation().clause()).isEqualTo("LM-CG-61");
        assertThat(fault.isFlaky()).isFalse();
        assertThat(fault.script()).anyMatch(line -> line.contains("$VALUE1"));
        assertThat(fault.scenario()).contains("  When the parties make this walk");
    }

    @Test
    void thePastedScenarioFailsForTheSameReason() {
        HistoryMutant mutant =
                HistoryMutants.named("former-grantee-reads-the-next-grant").orElseThrow();
        FoundFault<GrantStep> fault = found(mutant);
        List<String> rows = fault.scenario().stream()
                .filter(line -> line.contains("| "))
                .map(line -> line.replace("|", "").trim())
                .toList();
        assertThat(deviations(mutant.in(INSTANT), rows)).singleElement().satisfies(deviation -> {
            assertThat(deviation.operation()).isEqualTo(fault.deviation().operation());
            assertThat(deviation.path()).isEqualTo(fault.deviation().path());
            assertThat(deviation.expected()).isEqualTo(fault.deviation().expected());
        });
        assertThat(deviations(INSTANT, rows)).isEmpty();
    }

    @Test
    void aVariationIsNoDeviation() {
        List<String> rows = List.of(
                "the grantor creates the license L1",
                "the grantor creates the grant G1, of L1, to the grantee, named n1, allowing CreateToken",
                "the grantor deletes the grant G1, at version latest",
                "the grantor creates the grant G2, of L1, to the grantee, named n2, allowing CheckInLicense",
                "the grantee accepts the grant G2",
                "the grantor reads the grant G2",
                "the grantee lists received licenses of L1");
        for (String variation : List.of("deleted-licenses-are-listed", "accept-activates", "versions-by-every-write")) {
            ReferenceOptions server = Equivalents.named(variation).orElseThrow().in(INSTANT);
            assertThat(deviations(server, rows)).as(variation).isEmpty();
        }
    }

    @Test
    void aWorkflowMayMakeAVersion() {
        List<String> rows = List.of(
                "the grantor creates the license L1",
                "the grantor creates the grant G1, of L1, to the grantee, named n1, allowing CreateToken",
                "the grantee accepts the grant G1",
                "the grantee changes the grant G1, with status ACTIVE, because reason 1",
                "the grantor reads the grant G1",
                "the grantee reads the grant G1",
                "the grantor deletes the grant G1, at version latest");
        ReferenceOptions bumps =
                Equivalents.named("a-status-takes-a-workflow").orElseThrow().in(INSTANT);
        assertThat(deviations(bumps, rows)).isEmpty();
        ReferenceOptions withoutWorkflow = bumps.within(next -> call -> {
            ApiResponse response = next.handle(call);
            ObjectNode body = response.body().deepCopy();
            return call.operation().equals("CreateGrantVersion") && response.succeeded()
                    ? response.withBody(body.put("Status", "ACTIVE"))
                    : response;
        });
        assertThat(deviations(withoutWorkflow, rows))
                .singleElement()
                .satisfies(deviation -> assertThat(deviation.path()).isEqualTo("Grant.Version"));
    }

    @Test
    void theVersionThatARefusalNamesIsTriedOnce() {
        ReferenceOptions server = INSTANT.within(next -> call -> {
            String source = call.body().path("SourceVersion").asText("none");
            if (!source.matches("none|77")) {
                return ApiResponse.error(409, "ConflictException", "the version on record is 77");
            }
            ObjectNode body = call.body().deepCopy();
            body.remove("SourceVersion");
            return next.handle(call.withBody(body));
        });
        List<String> rows = List.of(
                "the grantor creates the license L1",
                "the grantor creates the grant G1, of L1, to the grantee, named n1, allowing CreateToken",
                "the grantor changes the grant G1, named n2, at version latest, as call C1",
                "the grantor repeats the call C1",
                "the grantor reads the grant G1");
        assertThat(deviations(server, rows)).isEmpty();
    }

    @Test
    void aPartyMayLearnOfAGrantLaterThanTheOther() {
        Map<String, Long> created = new ConcurrentHashMap<>();
        ReferenceOptions server = INSTANT.within(next -> call -> {
            String arn = call.body().path("GrantArn").asText("");
            long age = System.nanoTime() - created.getOrDefault(arn, 0L);
            if (call.account()
                            .equals(Parties.byConvention().get(Parties.GRANTEE).account())
                    && age < Duration.ofMillis(200).toNanos()) {
                return ApiResponse.error(400, "ResourceNotFoundException", "there is no such grant");
            }
            ApiResponse response = next.handle(call);
            created.putIfAbsent(response.body().path("GrantArn").asText(""), System.nanoTime());
            return response;
        });
        List<String> rows = List.of(
                "the grantor creates the license L1",
                "the grantor creates the grant G1, of L1, to the grantee, named n1, allowing CreateToken",
                "the grantee accepts the grant G1",
                "the grantor reads the grant G1");
        assertThat(deviations(server, rows)).isEmpty();
    }

    @Test
    void consequencesOfAnAcceptedInvalidCallAreNotReportedAgain() {
        ReferenceOptions server = INSTANT.within(next -> call -> next.handle(
                call.operation().equals("CreateGrantVersion")
                        ? call.by(Parties.byConvention().get(Parties.GRANTOR).account())
                        : call));
        List<String> rows = List.of(
                "the grantor creates the license L1",
                "the grantor creates the grant G1, of L1, to the grantee, named n1, allowing CreateToken",
                "the outsider changes the grant G1, named n2",
                "the grantor reads the grant G1",
                "the grantor lists distributed grants of L1",
                "the grantee lists received licenses of L1");
        assertThat(deviations(server, rows)).singleElement().satisfies(deviation -> assertThat(deviation.operation())
                .isEqualTo("CreateGrantVersion"));
    }

    @Test
    void aRepeatedCallMayBeRefusedForAWhile() {
        AtomicInteger creations = new AtomicInteger();
        ReferenceOptions server = INSTANT.within(
                next -> call -> call.operation().equals("CreateGrant") && creations.incrementAndGet() == 2
                        ? ApiResponse.error(409, "ConflictException", "the first call is still in progress")
                        : next.handle(call));
        List<String> rows = List.of(
                "the grantor creates the license L1",
                "the grantor creates the grant G1, of L1, to the grantee, named n1, allowing CreateToken, as call C1",
                "the grantor repeats the call C1");
        assertThat(deviations(server, rows)).isEmpty();
        assertThat(creations).hasValue(3);
    }

    @Test
    void concurrentCallsNeedAnOrderThatExplainsThem() {
        List<String> rows = List.of(
                "the grantor creates the license L1",
                "the grantor creates the grant G1, of L1, to the grantee, named n1, allowing CreateToken",
                "the grantor makes concurrent calls about the grant G1, sending again+grantor renames n2+again"
                        + "+grantee accepts+grantee rejects+grantor renames n3",
                "the grantee reads the grant G1",
                "the grantor lists distributed grants of L1");
        assertThat(deviations(INSTANT, rows)).isEmpty();
        ReferenceOptions losesRejections =
                INSTANT.within(next -> call -> call.operation().equals("RejectGrant")
                        ? next.handle(new ApiCall(call.account(), call.region(), "AcceptGrant", call.body()))
                        : next.handle(call));
        assertThat(deviations(losesRejections, rows))
                .singleElement()
                .satisfies(deviation -> assertThat(deviation.path()).isEqualTo("Grant.GrantStatus"));
        ReferenceOptions forgetsTokens = INSTANT.within(next -> call -> {
            ObjectNode body = call.body().deepCopy();
            return next.handle(
                    call.operation().equals("CreateGrantVersion")
                            ? call.withBody(
                                    body.put("ClientToken", UUID.randomUUID().toString()))
                            : call);
        });
        List<String> repeated = List.of(
                rows.get(0),
                rows.get(1),
                "the grantor makes concurrent calls about the grant G1, sending again+grantor renames n2+again");
        assertThat(deviations(INSTANT, repeated)).isEmpty();
        assertThat(deviations(forgetsTokens, repeated))
                .singleElement()
                .satisfies(deviation -> assertThat(deviation.expected()).isEqualTo("one version for each token"));
    }

    @Test
    void nothingIsLearntFromAViewThatIsOlderThanAResponse() {
        AtomicLong changed = new AtomicLong();
        ReferenceOptions server = INSTANT.within(next -> call -> {
            ApiResponse response = next.handle(call);
            if (call.operation().equals("CreateGrantVersion")) {
                changed.set(System.nanoTime());
            }
            boolean late =
                    System.nanoTime() - changed.get() < Duration.ofMillis(300).toNanos();
            if (!call.operation().equals("GetGrant") || !late) {
                return response;
            }
            ObjectNode body = response.body().deepCopy();
            body.withObject("/Grant").put("GrantStatus", "DISABLED").put("Version", "1");
            return response.withBody(body);
        });
        List<String> rows = List.of(
                "the grantor creates the license L1",
                "the grantor creates the grant G1, of L1, to the grantee, named n1, allowing CreateToken",
                "the grantor makes concurrent calls about the grant G1, sending grantee accepts+grantee sets ACTIVE",
                "the grantor reads the grant G1",
                "the grantor reads the grant G1",
                "the grantor lists distributed grants of L1");
        assertThat(deviations(server, rows)).isEmpty();
    }

    @Test
    void nothingDeviatesWhenCallsOverlapOnTheReference() {
        RunRecord record = explore(INSTANT, new GrantWalks(suite.clauses(), 5), 6);
        assertThat(record.findings()).isEmpty();
        assertThat(record.harnessErrors()).isEmpty();
        assertThat(record.leftBehind()).isEmpty();
    }

    @Test
    void aSecondGrantOfARepeatedCallIsDeletedToo() {
        Set<String> living = ConcurrentHashMap.newKeySet();
        HistoryMutant mutant = HistoryMutants.named("used-token-creates-another-grant-after-a-deletion")
                .orElseThrow();
        ReferenceOptions server = mutant.in(INSTANT).within(next -> call -> {
            ApiResponse response = next.handle(call);
            String arn = response.body().path("GrantArn").asText("");
            if (call.operation().equals("CreateGrant") && response.succeeded()) {
                living.add(arn);
            } else if (call.operation().equals("DeleteGrant") && response.succeeded()) {
                living.remove(arn);
            }
            return response;
        });
        List<String> rows = List.of(
                "the grantor creates the license L1",
                "the grantor creates the grant G1, of L1, to the grantee, named n1, allowing CreateToken, as call C1",
                "the grantor deletes the grant G1, at version latest",
                "the grantor repeats the call C1",
                "the grantor repeats the call C1");
        assertThat(deviations(server, rows)).isNotEmpty();
        assertThat(living).isEmpty();
    }

    private static List<Deviation> deviations(ReferenceOptions server, List<String> rows) {
        try (Reference reference = Reference.start(server);
                OpenSession open = new OpenSession(Kind.REFERENCE, reference.endpoint(), Duration.ofSeconds(10))) {
            Clause own = new Suite(new LicenseManagerService())
                    .clauses()
                    .clause("LM-GL-02")
                    .orElseThrow();
            ScenarioEvidence evidence = new ScenarioEvidence(own);
            WalkSteps steps = new WalkSteps(open.session(), evidence);
            steps.walk(rows);
            steps.asDocumented();
            assertThat(evidence.checks())
                    .isEqualTo(Math.max(1, evidence.statedDeviations().size()));
            return evidence.statedDeviations();
        }
    }

    @Test
    void aRunAndWalksAreOneRecord() {
        RunRecord clean = explore(INSTANT, 1);
        HistoryMutant mutant =
                HistoryMutants.named("former-grantee-reads-the-next-grant").orElseThrow();
        RunRecord walks = explore(mutant.in(INSTANT), 300);
        RunRecord both = RunWithWalks.of(clean, walks, GatePolicy.DEFAULT);
        assertThat(both.exchanges()).isEqualTo(clean.exchanges() + walks.exchanges());
        assertThat(both.gate().exitCode()).isEqualTo(Gate.DEVIATES);
        assertThat(both.scenarios()).hasSize(clean.scenarios().size() + 1);
        assertThat(both.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.extent().exchange()).isGreaterThan(clean.exchanges()));
    }

    /** Walks judge only a part of a clause, here the status of a received license. */
    @Test
    void noWalkShowsThatAKnownDeviationIsFixed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("known.yaml"),
                """
                known:
                  - clause: LM-LRL-40
                    path: Licenses[].LicenseMetadata
                    reason: not stored
                """);
        KnownDeviations known = KnownDeviations.read(file, suite.clauses());
        RunRecord run = explore(INSTANT, walks, 20, known);
        assertThat(run.scenarios()).extracting(ScenarioResult::id).contains("LM-LRL-40");
        assertThat(run.scenarios()).allMatch(scenario -> scenario.is(Verdict.CONFORMS));
    }

    @Test
    void walksThatMostlyCannotGoOnShowNothing() {
        AtomicInteger licenses = new AtomicInteger();
        RunRecord run = explore(
                INSTANT.within(
                        next -> call -> call.operation().equals("CreateLicense") && licenses.incrementAndGet() > 3
                                ? ApiResponse.error(400, "AccessDeniedException", "no more licenses")
                                : next.handle(call)),
                10);
        assertThat(run.firstLook())
                .extracting(Observation::observed)
                .anyMatch(words -> words.startsWith("10 walks") && words.contains(" could not go on"));
        assertThat(run.scenarios()).anyMatch(scenario -> scenario.is(Verdict.BLOCKED));
        assertThat(run.gate().exitCode()).isNotEqualTo(Gate.CONFORMS);
    }

    private static FoundFault<GrantStep> found(HistoryMutant mutant) {
        return new HistoryBench(new TrialRuns(), 1, Duration.ofMinutes(1), line -> {})
                .run(List.of(mutant), List.of(1L))
                .get(0)
                .fault()
                .orElseThrow();
    }

    @Test
    void eachFaultOfTheHistoryHasANameOfItsOwn() {
        assertThat(HistoryMutants.all()).hasSizeGreaterThanOrEqualTo(25);
        assertThat(HistoryMutants.all()).extracting(HistoryMutant::name).doesNotHaveDuplicates();
        assertThat(HistoryMutants.all())
                .allMatch(mutant -> MutantCatalogue.named(mutant.name()).isEmpty());
    }

    private RunRecord explore(ReferenceOptions server, int walkCount) {
        return explore(server, walks, walkCount);
    }

    private RunRecord explore(ReferenceOptions server, GrantWalks walking, int walkCount) {
        return explore(server, walking, walkCount, KnownDeviations.none());
    }

    private RunRecord explore(ReferenceOptions server, GrantWalks walking, int walkCount, KnownDeviations known) {
        try (Reference reference = Reference.start(server)) {
            RunOptions options = new RunOptions(
                    new Target(
                            "reference",
                            Kind.REFERENCE,
                            reference.endpoint(),
                            "us-east-1",
                            Parties.byConvention(),
                            Optional.empty(),
                            Set.of()),
                    LicenseManagerContracts.contracts().latest(),
                    Selection.all(),
                    known,
                    GatePolicy.DEFAULT,
                    1,
                    OptionalLong.empty(),
                    Duration.ofSeconds(10),
                    Duration.ofMillis(300));
            ExploreOptions bounds = new ExploreOptions(7, Duration.ofMinutes(1), OptionalInt.of(walkCount), 1);
            return new Exploration<>(suite, options, bounds, walking).run(ExploreListener.NONE);
        }
    }
}
