package dev.lmc.proxy;

import dev.lmc.contract.Contract;
import dev.lmc.known.KnownDeviations;
import dev.lmc.record.Coverage;
import dev.lmc.record.Gate;
import dev.lmc.record.GatePolicy;
import dev.lmc.record.RunRecord;
import dev.lmc.record.RunRecordBuilder;
import dev.lmc.record.ScenarioResult;
import dev.lmc.record.ScenarioResult.Timing;
import dev.lmc.suite.Assessment;
import dev.lmc.suite.Attribution;
import dev.lmc.suite.Attribution.Attributed;
import dev.lmc.suite.Suite;
import dev.lmc.target.Target;
import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Clause.Topic;
import dev.lmc.verdict.Clauses;
import dev.lmc.verdict.Findings;
import dev.lmc.verdict.Scenario;
import dev.lmc.verdict.ScenarioDescription;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.verdict.ServiceFacts;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.WireFinding;
import dev.lmc.wire.WireFinding.Aspect;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A run based on the calls of other clients: each exchange is judged as in an ordinary run, and the record has the same
 * form. Instead of scenarios it lists the called operations, each under the clause of its shape.
 */
public final class PassiveRun {
    private static final int MOST_KEPT = 50;

    private final Clauses clauses;
    private final boolean other;
    private final Contract contract;
    private final Target target;
    private final Gate gate;
    private final Attribution attribution;
    private final Findings findings;
    private final Coverage coverage;
    private final Map<String, Seen> operations = new LinkedHashMap<>();
    private final Instant started = Instant.now();
    private final long start = System.nanoTime();
    private int exchanges;
    private int throttled;

    public PassiveRun(Suite suite, Contract contract, Target target, GatePolicy policy) {
        String own = suite.service().contracts().latest().targetPrefix();
        this.other = !contract.targetPrefix().equals(own);
        this.clauses = contract.isFromFile() ? suite.clauses().forModel(other) : suite.clauses();
        this.gate = new Gate(policy);
        this.attribution = new Attribution(clauses, KnownDeviations.none());
        this.findings = new Findings(clauses);
        this.contract = contract;
        this.target = target;
        this.coverage = new Coverage(
                contract, other ? ServiceFacts.none() : suite.service().facts(contract));
    }

    /** One operation: the first exchange, and the first that shows each kind of deviation. */
    private static final class Seen {
        private final ScenarioEvidence evidence;
        private final Set<List<Object>> findings = new HashSet<>();
        private int count;
        private long millis;

        Seen(Clause clause) {
            evidence = new ScenarioEvidence(clause);
        }

        void add(Exchange exchange) {
            count++;
            millis += exchange.millis();
            boolean fresh = false;
            for (WireFinding finding : exchange.findings()) {
                fresh |= findings.add(List.of(finding.aspect(), finding.path(), finding.expected()));
            }
            List<Exchange> kept = evidence.journal().exchanges();
            if (kept.isEmpty() || fresh && kept.size() < MOST_KEPT) {
                evidence.journal().add(exchange);
                evidence.check(true, exchange, "", "", "");
            }
        }
    }

    /** Adds an exchange, and returns the result of its operation so far. */
    public synchronized ScenarioResult add(Exchange exchange) {
        exchanges++;
        throttled += exchange.isThrottled() ? 1 : 0;
        Clause clause = clauses.always(Aspect.SHAPE, exchange.operation()).of(exchange.operation());
        ScenarioEvidence alone = new ScenarioEvidence(clause);
        alone.journal().add(exchange);
        coverage.count(alone);
        Seen seen = operations.computeIfAbsent(exchange.operation(), name -> new Seen(clause));
        seen.add(exchange);
        ScenarioResult result = result(exchange.operation(), seen);
        findings.add(scenario(exchange.operation(), clause), exchange);
        return result;
    }

    /** Stands for the operation among the scenarios that show a finding; its title does not count exchanges. */
    private static Scenario scenario(String operation, Clause clause) {
        return Scenario.of(clause, new ScenarioDescription(operation, "", Topic.RESPONSE, List.of()));
    }

    public synchronized int exchanges() {
        return exchanges;
    }

    private ScenarioResult result(String operation, Seen seen) {
        String title = operation + ", " + (seen.count == 1 ? "1 exchange" : seen.count + " exchanges") + " observed";
        return new Assessment(clauses, KnownDeviations.none())
                .assess(
                        seen.evidence,
                        new ScenarioDescription(title, "", Topic.RESPONSE, List.of()),
                        new Timing(started, seen.millis / 1000.0),
                        Optional.empty());
    }

    /** Returns the record of the results so far. Such a run is complete whenever it ends. */
    public synchronized RunRecord record() {
        Attributed attributed = attribution.of(
                operations.entrySet().stream()
                        .map(entry -> result(entry.getKey(), entry.getValue()))
                        .toList(),
                findings.list(),
                true,
                true);
        return new RunRecordBuilder(Suite.version(), contract, RunRecord.TargetView.of(target))
                .started(started)
                .seconds(RunRecord.secondsSince(start))
                .calls(exchanges, throttled)
                .results(attributed.scenarios(), attributed.findings())
                .coverage(other ? coverage.view(operations.keySet()) : coverage.view())
                .judgedBy(gate);
    }
}
