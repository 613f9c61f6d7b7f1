package dev.lmc.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.known.KnownDeviations;
import dev.lmc.record.GateTest;
import dev.lmc.record.ScenarioResult;
import dev.lmc.record.ScenarioResult.Timing;
import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Clause.Basis;
import dev.lmc.verdict.Clause.Topic;
import dev.lmc.verdict.Clauses;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.FailedStep;
import dev.lmc.verdict.FailedStep.Ended;
import dev.lmc.verdict.Findings;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.verdict.ScenarioDescription;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.verdict.Strength;
import dev.lmc.verdict.Verdict;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.Exchange.CallContext;
import dev.lmc.wire.ExchangeOutcome.WireResponse;
import dev.lmc.wire.WireRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

public class AssessmentTest {
    private static final Clause OWN = clause("LM-A-01");
    private static final Clause OTHER = clause("LM-A-02");

    private final ScenarioEvidence evidence = new ScenarioEvidence(OWN);

    @Test
    void aBlockedScenarioNamesTheClauseThatBlocksIt() {
        ScenarioResult result =
                assessed(Optional.of(ScenarioAborted.blockedBy("LM-A-02", "no grant waits to be accepted")));
        assertThat(result.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(result.judged().blockedBy()).isEqualTo("LM-A-02");
        assertThat(result.reason()).isEqualTo("no grant waits to be accepted");
        assertThat(assessed(Optional.of(ScenarioAborted.blocked("a time-out")))
                        .judged()
                        .blockedBy())
                .isEmpty();
    }

    @Test
    void aRemarkChangesNoVerdictAndIsReportedOnce() {
        evidence.check(true, exchange(), "", "", "");
        evidence.remark("set up by a detour");
        evidence.remark("set up by a detour");
        ScenarioResult result = assessed(Optional.empty());
        assertThat(result.verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(result.remarks()).containsExactly("set up by a detour");
    }

    @Test
    void whatSetUpFindsOfAnotherClauseLeavesTheVerdictAlone() {
        Exchange exchange = exchange();
        evidence.check(true, exchange, "", "", "");
        evidence.found("LM-A-02", exchange, "Status", "PENDING_ACCEPT", "ACTIVE");
        ScenarioResult result = assessed(Optional.empty());
        assertThat(result.verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(result.deviations()).isEmpty();
        Findings findings = new Findings(GateTest.clauses());
        findings.add(result.scenario(), evidence);
        assertThat(findings.list()).singleElement().satisfies(finding -> {
            assertThat(finding.clause()).isEqualTo("LM-A-02");
            assertThat(finding.extent().detours()).isEqualTo(1);
        });
    }

    @Test
    void aScenarioThatDeviatesForAReasonReportedElsewhereNamesIt() {
        Exchange exchange = exchange();
        evidence.departsBecauseOf("LM-A-02");
        evidence.found("LM-A-02", exchange, "status", "200", "400");
        evidence.found("LM-A-03", exchange, "Status", "a detour", "taken");
        ScenarioResult result = assessed(Optional.of(ScenarioAborted.deviated()));
        assertThat(result.verdict()).isEqualTo(Verdict.DEVIATES);
        assertThat(result.deviations()).extracting(Deviation::clause).containsExactly("LM-A-02");
        Findings findings = new Findings(GateTest.clauses());
        findings.add(result.scenario(), evidence);
        assertThat(findings.list()).first().satisfies(finding -> {
            assertThat(finding.clause()).isEqualTo("LM-A-02");
            assertThat(finding.extent().failing()).isEqualTo(1);
            assertThat(finding.contradicts("LM-A-01")).isTrue();
            assertThat(finding.extent().detours()).isZero();
        });
    }

    @Test
    void aScenarioWithoutExchangeOrWithoutCheckDoesNotConform() {
        String reason = "a fault of the suite: the scenario made no exchange or judged nothing";
        ScenarioEvidence other = new ScenarioEvidence(OTHER);
        evidence.check(true, exchange(other), "", "", "");
        ScenarioResult unheard = assessed(Optional.empty());
        assertThat(unheard.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(unheard.reason()).isEqualTo(reason);

        ScenarioEvidence unchecked = new ScenarioEvidence(OWN);
        exchange(unchecked);
        assertThat(assessed(unchecked, Optional.empty()).verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(assessed(unchecked, Optional.empty()).reason()).isEqualTo(reason);
    }

    private ScenarioResult assessed(Optional<Throwable> error) {
        return assessed(evidence, error);
    }

    private static ScenarioResult assessed(ScenarioEvidence evidence, Optional<Throwable> error) {
        Clauses clauses = new Clauses(Map.of(OWN.id(), OWN, OTHER.id(), OTHER), Map.of());
        return new Assessment(clauses, KnownDeviations.none())
                .assess(
                        evidence,
                        new ScenarioDescription("t", "", Topic.RESPONSE, List.of()),
                        new Timing(Instant.EPOCH, 0),
                        error);
    }

    private Exchange exchange() {
        return exchange(evidence);
    }

    private static Exchange exchange(ScenarioEvidence evidence) {
        Exchange exchange = exchange("GetGrant");
        evidence.journal().add(exchange);
        return exchange;
    }

    public static Exchange exchange(String operation) {
        return new Exchange(
                1,
                new CallContext(operation, "grantee"),
                WireRequest.post(URI.create("http://127.0.0.1/"), Map.of(), new byte[0]),
                new WireResponse(200, new TreeMap<>(), "{}".getBytes(StandardCharsets.UTF_8), Optional.empty(), null),
                1,
                0,
                List.of());
    }

    private static Clause clause(String id) {
        return new Clause(
                id, "t", "GetGrant", "f", "", Basis.DOCS, Strength.MUST, Optional.empty(), Optional.empty(), "s");
    }

    /** The step at which a scenario is said to deviate. */
    @Nested
    class TheFailedStep {
        private static final Ended SETS_UP = new Ended(1, true, false, Set.of(1, 2));
        private static final Ended CALLS = new Ended(0.0126, true, false, Set.of(3));
        private static final List<Deviation> IN_CALL =
                List.of(new Deviation("LM-GG-01", "GetGrant", "Grant", "this", "that", 3));

        @Test
        void itIsTheOneThatRecordsTheDeviation() {
            assertThat(FailedStep.of(List.of(SETS_UP, CALLS, new Ended(0.0021, true, true, Set.of())), IN_CALL))
                    .isEqualTo(new FailedStep(3, 0.002));
        }

        @Test
        void itIsTheOneThatEndsTheScenario() {
            assertThat(FailedStep.of(List.of(SETS_UP, new Ended(0.5, false, false, Set.of())), List.of()))
                    .isEqualTo(new FailedStep(2, 0.5));
        }

        @Test
        void otherwiseItIsTheOneWithTheDeviatingExchange() {
            assertThat(FailedStep.of(List.of(SETS_UP, CALLS, new Ended(0.5, true, false, Set.of(4))), IN_CALL))
                    .isEqualTo(new FailedStep(2, 0.013));
        }

        @Test
        void noStepFailsWithoutADeviation() {
            assertThat(FailedStep.of(List.of(SETS_UP, CALLS), List.of())).isEqualTo(FailedStep.NONE);
        }
    }
}
