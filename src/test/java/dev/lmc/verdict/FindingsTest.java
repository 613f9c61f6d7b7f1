package dev.lmc.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.known.KnownDeviations;
import dev.lmc.record.Gate;
import dev.lmc.record.GatePolicy;
import dev.lmc.record.GateTest;
import dev.lmc.record.RunRecord;
import dev.lmc.record.RunRecordBuilder;
import dev.lmc.record.ScenarioResult;
import dev.lmc.record.ScenarioResult.Timing;
import dev.lmc.report.Samples;
import dev.lmc.report.view.ReasonGroup;
import dev.lmc.suite.AssessmentTest;
import dev.lmc.suite.Attribution;
import dev.lmc.verdict.Clause.Basis;
import dev.lmc.verdict.RunFinding.Kind;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.Exchange.CallContext;
import dev.lmc.wire.WireFinding;
import dev.lmc.wire.WireFinding.Aspect;
import dev.lmc.wire.WireRequest;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One fault is one finding, at its own clause, whichever scenarios meet it. */
class FindingsTest {
    private static final Clause RULE = new Clause(
            "LM-P-01", "t", "-", "f", "", Basis.DOCS, Strength.MUST, Optional.empty(), Optional.empty(), "s");
    private static final Clause OWN = GateTest.clause("LM-A-01", Strength.MUST);
    private static final Clauses CLAUSES = new Clauses(
            new HashMap<>(Map.of(RULE.id(), RULE, OWN.id(), OWN)),
            Map.of(
                    Aspect.SHAPE, Map.of("-", RULE),
                    Aspect.SDK_VIEW, Map.of("-", GateTest.clause("LM-P-04", Strength.MUST))));

    private final Findings findings = new Findings(CLAUSES);

    @Test
    void valuesThatDifferFromCallToCallMakeNoOtherFinding() {
        IntStream.range(0, 50)
                .forEach(i -> add(
                        "LM-A-01",
                        deviation(
                                "LM-A-01",
                                "GetGrant",
                                "Grants[" + i + "].GrantName",
                                "\"lmc-0123456789a" + i % 10 + " grant " + i + "\"",
                                "\"LMC-0123456789A" + i % 10 + " GRANT " + i + "\", version \"" + i + "\" of g-"
                                        + "%08x".formatted(i) + " at 2026-01-02T03:04:" + (10 + i) + "Z")));
        assertThat(findings.list()).singleElement().satisfies(finding -> {
            assertThat(finding.path()).isEqualTo("Grants[].GrantName");
            assertThat(finding.at()).isEqualTo("Grants[0].GrantName");
            assertThat(finding.extent().scenarioCount()).isEqualTo(1);
        });
    }

    @Test
    void valuesThatAlwaysDifferAreOneFinding() {
        IntStream.range(0, 50)
                .forEach(i -> add("LM-A-01", deviation("LM-A-01", "GetGrant", "x", "e", "odd".repeat(i + 1))));
        assertThat(findings.list()).singleElement().satisfies(finding -> {
            assertThat(finding.key().cause()).isEqualTo("various values");
            assertThat(finding.extent().scenarioCount()).isEqualTo(1);
        });
    }

    @Test
    void membersThatAreMadeUpAreFewFindings() {
        IntStream.range(0, 1_000)
                .forEach(i -> add("LM-A-01", deviation("LM-A-01", "GetGrant", "Grant.made" + i, "none", "" + i)));
        assertThat(findings.list()).hasSize(101);
        assertThat(findings.list())
                .filteredOn(finding -> finding.path().equals("further members"))
                .singleElement()
                .satisfies(rest -> {
                    assertThat(rest.at()).startsWith("Grant.made1");
                    assertThat(rest.extent().exchanges()).isEqualTo(1);
                });
    }

    /** Scenarios run in parallel, and a report of the same target is the same each time. */
    @Test
    void theOrderOfTheScenariosMakesNoDifference() {
        List<String> scenarios = List.of("LM-A-01", "LM-B-03", "LM-B-01", "LM-B-02", "LM-C-01");
        assertThat(reported(scenarios.stream().sorted().toList()))
                .isEqualTo(reported(
                        scenarios.stream().sorted(Comparator.reverseOrder()).toList()))
                .isEqualTo(reported(scenarios));
    }

    private static List<String> reported(List<String> scenarios) {
        Findings findings = new Findings(CLAUSES);
        for (String scenario : scenarios) {
            add(findings, scenario, deviation("LM-A-01", "GetGrant", "reason", "\"the " + scenario + "\"", "absent"));
            add(findings, scenario, deviation("LM-A-01", "GetGrant", "status", "400", "20" + scenario.hashCode() % 9));
            add(findings, scenario, deviation("LM-P-01", "Get" + scenario, "header x", "an id", "absent"));
        }
        return new Attribution(CLAUSES, KnownDeviations.none())
                .of(List.of(), findings.list(), true, true).findings().stream()
                        .map(RunFinding::toString)
                        .toList();
    }

    @Test
    void aMemberThatAnOperationLeavesOutIsOneFindingOfAllClausesThatNeedIt() {
        add("LM-B-01", deviation("LM-B-01", "GetGrant", "Grant.StatusReason", "\"a reason\"", "absent"));
        add("LM-A-01", deviation("LM-A-01", "GetGrant", "Grant.StatusReason", "a text", "absent"));
        add("LM-C-01", deviation("LM-C-01", "GetGrant", "Grant.StatusReason", "\"a reason\"", "\"another one\""));
        add("LM-C-01", deviation("LM-C-01", "DeleteGrant", "Grant.StatusReason", "\"a reason\"", "absent"));
        assertThat(findings.list()).hasSize(3).first().satisfies(finding -> {
            assertThat(finding.clause()).isEqualTo("LM-A-01");
            assertThat(finding.extent().also()).containsExactly("LM-B-01");
            assertThat(finding.extent().scenarioCount()).isEqualTo(2);
        });
    }

    @Test
    void theSameWrongValueIsOneFindingOfAllClausesThatStateAnother() {
        add("LM-B-01", deviation("LM-B-01", "GetGrant", "Grant.GrantStatus", "ACTIVE", "DISABLED"));
        add("LM-A-01", deviation("LM-A-01", "GetGrant", "Grant.GrantStatus", "ACTIVE", "DISABLED"));
        add("LM-A-01", deviation("LM-A-01", "GetGrant", "status", "400", "200"));
        add("LM-B-01", deviation("LM-B-01", "GetGrant", "status", "400", "200"));
        assertThat(findings.list()).hasSize(3);
    }

    @Test
    void aCallThatFailsForSeveralClausesIsOneFinding() {
        String failure = "400 ValidationException";
        add("LM-A-01", deviation("LM-A-01", "GetGrant", "status", "200 with a JSON object", failure));
        add("LM-B-01", deviation("LM-B-01", "GetGrant", "status", "200 with a JSON object", failure));
        add("LM-B-01", deviation("LM-B-01", "GetGrant", "status", "200 with a JSON object", "500 InternalFailure"));
        add("LM-B-01", deviation("LM-B-01", "ListGrants", "status", "200 with a JSON object", failure));
        add("LM-A-01", deviation("LM-A-01", "ListGrants", "__type", "a refusal", "500 InternalFailure"));
        add("LM-B-01", deviation("LM-B-01", "ListGrants", "__type", "a refusal", "500 InternalFailure"));
        assertThat(findings.list()).hasSize(4);
    }

    @Test
    void responsesWithoutACodeAreOneFindingWhateverTheirBodiesAre() {
        for (String operation : List.of("GetGrant", "AcceptGrant", "RejectGrant")) {
            String body = "400, application/json, " + operation.length() + " bytes: {\"code\":\"" + operation + "\"}";
            add("LM-A-01", deviation("LM-A-01", operation, "__type", "the code in __type", body));
        }
        assertThat(findings.list()).hasSize(1);
    }

    @Test
    void whatEachViewShowsWronglyIsOneFinding() {
        add("LM-A-01", deviation("LM-A-01", "GetGrant", "Grant.GrantName", "\"a b\"", "\"A B\""));
        add("LM-B-01", deviation("LM-B-01", "ListGrants", "Grants[1].GrantName", "\"a c\"", "\"A C\""));
        assertThat(findings.list()).hasSize(2);
        add("LM-C-01", deviation("LM-C-01", "ListOthers", "Grants[2].GrantName", "\"a d\"", "\"A D\""));
        add("LM-C-01", deviation("LM-C-01", "ListOthers", "Grants[2].Reason", "\"a d\"", "\"A D\""));
        assertThat(findings.list()).hasSize(2).first().satisfies(finding -> {
            assertThat(finding.path()).isEqualTo("Grant.GrantName");
            assertThat(finding.deviation().operation()).isEqualTo("GetGrant");
            assertThat(finding.extent().also()).containsExactly("LM-B-01", "LM-C-01");
            assertThat(finding.extent().operations()).containsExactly("GetGrant", "ListGrants", "ListOthers");
        });
    }

    @Test
    void numbersOfSeveralResponsesAreNotOneValue() {
        for (String operation : List.of("CreateGrant", "AcceptGrant", "RejectGrant")) {
            add("LM-A-01", deviation("LM-" + operation, operation, "Version", "\"2\"", "\"1\""));
        }
        assertThat(findings.list()).hasSize(3);
    }

    @Test
    void aNumberInPlaceOfAStringIsOneFindingWhateverItIs() {
        for (String number : List.of("1", "-2.5", "3E1")) {
            add("LM-A-01", deviation("LM-A-01", "ListGrants", "Grants[].Version", "string", number));
        }
        assertThat(findings.list()).hasSize(1);
        add("LM-A-01", deviation("LM-A-01", "ListGrants", "status", "200", "400"));
        add("LM-A-01", deviation("LM-A-01", "ListGrants", "status", "200", "500"));
        assertThat(findings.list()).hasSize(3);
    }

    @Test
    void aWrongNumberIsOneFindingWhateverClausesStateInItsPlace() {
        add("LM-A-01", deviation("LM-A-01", "CreateGrantVersion", "Version", "\"2\"", "\"1\""));
        add("LM-B-01", deviation("LM-B-01", "CreateGrantVersion", "Version", "a new version", "\"1\""));
        assertThat(findings.list()).hasSize(1);
    }

    @Test
    void aMemberThatIsSpeltInAnotherWayIsOneFinding() {
        String unknown = "absent (no such member), by the contract of a day";
        add("LM-A-01", deviation("LM-A-01", "GetGrant", "grantArn", unknown, "\"x\""));
        add("LM-A-01", deviation("LM-A-01", "GetGrant", "GrantArn", "\"x\"", "absent"));
        add("LM-B-01", deviation("LM-B-01", "GetGrant", "GrantArn", "absent", "\"x\""));
        assertThat(findings.list()).hasSize(2);
    }

    @Test
    void whatTheSdkMakesOfAValueOfAnotherTypeIsNoOtherFinding() {
        add("LM-A-01", deviation("LM-P-01", "GetGrant", "Grant.Version", "string", "1"));
        add("LM-A-01", deviation("LM-P-01", "GetGrant", "Grant.Version", "string", "2"));
        add("LM-A-01", deviation("LM-P-04", "GetGrant", "Grant.Version", "the SDK reads 1", "it reads \"1\""));
        add("LM-A-01", deviation("LM-P-04", "GetGrant", "Grant.GrantName", "the SDK reads 1", "it reads \"1\""));
        assertThat(findings.list()).hasSize(2).first().satisfies(finding -> assertThat(finding.contradicts("LM-P-04"))
                .isTrue());
    }

    @Test
    void anElementThatIsListedTwiceIsOneFindingWhateverSelectsIt() {
        for (String clause : List.of("LM-A-01", "LM-B-01")) {
            add(clause, deviation(clause, "ListGrants", "Grants[]", "each grant once", "one is listed 2 times"));
            add(clause, deviation(clause, "ListGrants", "Grants[]", "only that grant", "another one too"));
        }
        add("LM-A-01", deviation("LM-A-01", "ListGrants", "Grants", "at most 1 elements per page", "2 elements"));
        add("LM-B-01", deviation("LM-B-01", "ListGrants", "Grants", "at most 10 elements per page", "20 elements"));
        assertThat(findings.list()).hasSize(4);
    }

    @Test
    void listsOfOtherLengthsAreOneCause() {
        add(
                "LM-A-01",
                deviation("LM-A-01", "GetGrant", "x", "[\"CreateToken\",\"CheckInLicense\"]", "[\"CreateToken\"]"));
        add("LM-B-01", deviation("LM-B-01", "GetGrant", "x", "[\"CheckInLicense\"]", "[]"));
        add("LM-B-01", deviation("LM-B-01", "GetGrant", "x", "[\"CheckInLicense\",\"A\"]", "[\"A\"]"));
        add("LM-B-01", deviation("LM-B-01", "GetGrant", "x", "CheckInLicense, CreateToken; or CreateGrant", "[\"A\"]"));
        assertThat(findings.list()).hasSize(2);
    }

    @Test
    void aValueThatAListShowsWhereSeveralClausesStateOthersIsOneFinding() {
        add("LM-B-01", deviation("LM-B-01", "ListGrants", "Grants[].GrantStatus", "DISABLED", "ACTIVE"));
        add("LM-A-01", deviation("LM-A-01", "ListGrants", "Grants[].GrantStatus", "REJECTED", "ACTIVE"));
        add("LM-A-01", deviation("LM-A-01", "ListGrants", "Grants[].GrantStatus", "REJECTED", "DELETED"));
        add("LM-B-01", deviation("LM-B-01", "GetGrant", "Grant.GrantStatus", "DISABLED", "ACTIVE"));
        add("LM-A-01", deviation("LM-A-01", "GetGrant", "Grant.GrantStatus", "REJECTED", "ACTIVE"));
        assertThat(findings.list())
                .hasSize(4)
                .filteredOn(finding -> finding.contradicts("LM-A-01") && finding.contradicts("LM-B-01"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.path()).isEqualTo("Grants[].GrantStatus"));
    }

    @Test
    void theOrderInWhichAClauseNamesStatusesMakesNoOtherFinding() {
        add(
                "LM-A-01",
                deviation("LM-A-01", "DeleteGrant", "Status", "one of DELETED, PENDING_DELETE, X", "\"ACTIVE\""));
        add(
                "LM-B-01",
                deviation("LM-B-01", "DeleteGrant", "Status", "one of X, DELETED, PENDING_DELETE", "\"ACTIVE\""));
        add("LM-B-01", deviation("LM-B-01", "DeleteGrant", "Status", "one of X, DELETED", "\"ACTIVE\""));
        assertThat(findings.list()).hasSize(2);
    }

    @Test
    void whatOneOfItsClausesBlocksCountsForTheFinding() {
        add("LM-A-01", deviation("LM-A-01", "ListGrants", "Grants[]", "the grant is listed", "absent"));
        add("LM-B-01", deviation("LM-B-01", "ListGrants", "Grants[]", "the grant is listed", "absent"));
        add("LM-A-01", deviation("LM-A-01", "ListGrants", "Grants[]", "the list ends", "one more"));
        List<RunFinding> weighed = new Attribution(CLAUSES, KnownDeviations.none())
                .of(List.of(blockedBy("LM-B-01"), blockedBy("LM-A-01")), findings.list(), true, true)
                .findings();
        assertThat(weighed).extracting(finding -> finding.extent().blocked()).containsExactly(2, 0);
        assertThat(weighed.get(0).contradicts("LM-B-01")).isTrue();
    }

    @Test
    void onlyTheReasonForADeviationHasMadeTheScenarioDeviate() {
        ScenarioEvidence evidence = new ScenarioEvidence(GateTest.clause("LM-C-02", Strength.MUST));
        for (String clause : List.of("LM-A-01", "LM-B-01")) {
            evidence.found(clause, AssessmentTest.exchange("GetGrant"), "Grant." + clause, "a", "b");
        }
        evidence.departsBecauseOf("LM-B-01");
        findings.add(scenario("LM-C-02"), evidence);

        assertThat(findings.list())
                .extracting(finding -> finding.key().clause() + ": "
                        + finding.extent().detours() + " detours, "
                        + finding.extent().failing() + " deviate, also "
                        + finding.extent().also())
                .containsExactlyInAnyOrder(
                        "LM-A-01: 1 detours, 0 deviate, also []", "LM-B-01: 0 detours, 1 deviate, also [LM-C-02]");
    }

    @Test
    void aReasonThatIsPartOfAFindingNamesIt() {
        add("LM-A-01", deviation("LM-A-01", "ListGrants", "Grants[]", "the grant is listed", "absent"));
        add("LM-B-01", deviation("LM-B-01", "ListGrants", "Grants[]", "the grant is listed", "absent"));
        RunRecord run = RunRecordBuilder.of(Samples.run())
                .results(List.of(blockedBy("LM-A-01"), blockedBy("LM-B-01")), findings.list())
                .judgedBy(new Gate(GatePolicy.DEFAULT));
        assertThat(ReasonGroup.of(run))
                .extracting(ReasonGroup::reason)
                .containsExactlyInAnyOrder("blocked by LM-A-01", "blocked by LM-B-01 (see LM-A-01)");
    }

    private static ScenarioResult blockedBy(String clause) {
        return new ScenarioResult(
                scenario("LM-C-02"),
                new Judged(Verdict.BLOCKED, false, "no grant waits", clause, ""),
                new Timing(Instant.EPOCH, 0),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void otherCausesAtOnePlaceStayApart() {
        add("LM-A-01", deviation("LM-A-01", "GetGrant", "status", "400", "200"));
        add("LM-A-01", deviation("LM-A-01", "GetGrant", "status", "400", "500"));
        add("LM-A-01", deviation("LM-A-01", "DeleteGrant", "status", "400", "200"));
        assertThat(findings.list()).hasSize(3);
    }

    @Test
    void aRuleThatManyOperationsBreakAlikeIsOneFinding() {
        for (String operation : List.of("GetGrant", "CreateGrant", "DeleteGrant")) {
            add("LM-A-01", deviation("LM-P-01", operation, "header x", "an id", "absent"));
        }
        assertThat(findings.list()).singleElement().satisfies(finding -> {
            assertThat(finding.key().operation()).isEqualTo("-");
            assertThat(finding.extent().operations()).hasSize(3);
            assertThat(finding.kind()).isEqualTo(Kind.RULE);
        });
    }

    @Test
    void shardsMakeTheFindingsOfOneRun() {
        List<Deviation> first = List.of(
                deviation("LM-B-01", "GetGrant", "Grant.StatusReason", "a text", "absent"),
                deviation("LM-P-01", "GetGrant", "header x", "an id", "absent"),
                deviation("LM-P-01", "CreateGrant", "header x", "an id", "absent"));
        List<Deviation> second = List.of(
                deviation("LM-A-01", "GetGrant", "Grant.StatusReason", "a text", "absent"),
                deviation("LM-P-01", "DeleteGrant", "header x", "an id", "absent"));
        List<Deviation> all = Stream.concat(first.stream(), second.stream()).toList();
        Attribution attribution = new Attribution(CLAUSES, KnownDeviations.none());
        List<RunFinding> whole =
                attribution.of(List.of(), of(all).list(), true, true).findings();
        List<RunFinding> merged = attribution
                .anew(
                        List.of(),
                        Stream.concat(of(first).list().stream(), of(second).list().stream())
                                .toList(),
                        true,
                        true)
                .findings();
        assertThat(whole).hasSize(2);
        assertThat(merged)
                .extracting(finding -> finding.key() + " " + finding.extent().also())
                .isEqualTo(whole.stream()
                        .map(finding -> finding.key() + " " + finding.extent().also())
                        .toList());
    }

    private static Findings of(List<Deviation> deviations) {
        Findings findings = new Findings(CLAUSES);
        deviations.forEach(deviation -> add(findings, deviation.clause(), deviation));
        return findings;
    }

    @Test
    void theMiddleOfALongSequenceOfCallsIsLeftOutWithAWord() {
        ScenarioEvidence evidence = new ScenarioEvidence(OWN);
        IntStream.rangeClosed(1, 1000).forEach(number -> evidence.journal().add(numbered(number)));
        evidence.check(false, numbered(900), "Grant.GrantName", "\"a\"", "\"b\"");
        findings.add(scenario("LM-A-01"), evidence);
        List<ReplayedCall> replay = findings.list().get(0).replay();
        assertThat(replay).hasSize(26);
        assertThat(replay.get(4).line()).startsWith("curl ").endsWith("  # exchange 5");
        assertThat(replay.get(5).line()).isEqualTo("# 875 calls from exchange 6 on are in exchanges.ndjson alone");
        assertThat(replay.get(6).line()).endsWith("  # exchange 881");
        assertThat(ReplayedCall.last(replay)).endsWith("  # exchange 900");
        assertThat(ReplayedCall.to(25, evidence.journal().exchanges())).hasSize(25);
    }

    @Test
    void aDifferenceThatNobodySeesIsNamed() {
        ScenarioEvidence evidence = new ScenarioEvidence(OWN);
        evidence.check(false, numbered(1), "Grant.GrantName", "\"u\u0308\"", "\"\u00fc\"");
        evidence.check(false, numbered(2), "Grant.GrantName", "\"u\"", "\"\u00fc\"");
        assertThat(evidence.statedDeviations())
                .extracting(Deviation::observed)
                .containsExactly("\"\u00fc\" in another Unicode normalization form", "\"\u00fc\"");
    }

    private static Exchange numbered(int number) {
        Exchange one = AssessmentTest.exchange("GetGrant");
        return new Exchange(number, one.context(), one.request(), one.outcome(), 1, 0, List.of());
    }

    @Test
    void whatARuleTellsOfTheSameMemberIsNoOtherFinding() {
        Exchange exchange = new Exchange(
                1,
                new CallContext("GetGrant", "grantee"),
                WireRequest.post(URI.create("http://127.0.0.1/"), Map.of(), new byte[0]),
                AssessmentTest.exchange("GetGrant").outcome(),
                1,
                0,
                List.of(new WireFinding(Aspect.SHAPE, "Grant.Version", "present (required)", "absent")));
        ScenarioEvidence evidence = new ScenarioEvidence(OWN);
        evidence.journal().add(exchange);
        evidence.check(false, exchange, "Grant.Version", "\"2\"", "absent");
        evidence.check(false, exchange, "Grant.GrantName", "\"a\"", "\"b\"");
        findings.add(scenario("LM-A-01"), evidence);
        assertThat(findings.list()).extracting(RunFinding::clause).containsExactly("LM-P-01", "LM-A-01");
        assertThat(findings.list().get(0).contradicts("LM-A-01")).isTrue();
        assertThat(findings.list().get(1).path()).isEqualTo("Grant.GrantName");
    }

    @Test
    void theScenarioOfARuleDeviatesWhereverTheRunShowsIt() {
        add("LM-A-01", deviation("LM-P-01", "GetGrant", "header x", "an id", "absent"));
        ScenarioResult rule = GateTest.result("LM-P-01", Verdict.CONFORMS);
        ScenarioResult other = GateTest.result("LM-A-01", Verdict.CONFORMS);
        var run =
                new Attribution(CLAUSES, KnownDeviations.none()).of(List.of(rule, other), findings.list(), true, true);
        assertThat(run.scenarios())
                .extracting(ScenarioResult::verdict)
                .containsExactly(Verdict.DEVIATES, Verdict.CONFORMS);
        assertThat(run.scenarios().get(0).deviations()).hasSize(1);
    }

    @Test
    void causesComeFirst() {
        add("LM-P-01", deviation("LM-P-01", "GetGrant", "header x", "an id", "absent"));
        add("LM-B-01", deviation("LM-A-01", "CreateGrant", "Status", "PENDING_ACCEPT", "ACTIVE"));
        RunFinding first = new Attribution(CLAUSES, KnownDeviations.none())
                .of(List.of(blockedBy("LM-A-01")), findings.list(), true, true)
                .findings()
                .get(0);
        assertThat(first.clause()).isEqualTo("LM-A-01");
        assertThat(first.kind()).isEqualTo(Kind.CAUSE);
        assertThat(first.extent().blocked()).isEqualTo(1);
        assertThat(first.extent().detours()).isEqualTo(1);
    }

    @Test
    void whereABodyBreaksOffMakesNoOtherFinding() {
        IntStream.range(0, 9)
                .forEach(i -> add(
                        "LM-A-01",
                        deviation(
                                "LM-P-01",
                                "Op" + i,
                                "",
                                "an HTTP response",
                                "the body ended early (Premature end (expected: " + (100 + i) + "; received: " + i
                                        + "))")));
        assertThat(findings.list())
                .singleElement()
                .satisfies(finding -> assertThat(finding.extent().operations()).hasSize(9));
    }

    private void add(String scenario, Deviation deviation) {
        add(findings, scenario, deviation);
    }

    private static void add(Findings findings, String scenario, Deviation deviation) {
        ScenarioEvidence evidence = new ScenarioEvidence(GateTest.clause(scenario, Strength.MUST));
        evidence.found(
                deviation.clause(),
                AssessmentTest.exchange(deviation.operation()),
                deviation.path(),
                deviation.expected(),
                deviation.observed());
        findings.add(scenario(scenario), evidence);
    }

    private static Scenario scenario(String id) {
        return GateTest.result(id, Verdict.CONFORMS).scenario();
    }

    private static Deviation deviation(String clause, String operation, String path, String expected, String observed) {
        return new Deviation(clause, operation, path, expected, observed, 1);
    }
}
