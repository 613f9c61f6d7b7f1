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
import dev.lmc.suite.Suite;
import dev.lmc.target.Target;
import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Clause.Topic;
import dev.lmc.verdict.Clauses;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.Findings;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Scenario;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.verdict.ScenarioDescription;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.verdict.ServiceFacts;
import dev.lmc.verdict.Strength;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.Transport;
import dev.lmc.wire.WireFinding;
import dev.lmc.wire.WireFinding.Aspect;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run based on the calls of other clients: each exchange is judged as in an ordinary run, and the record has the same
 * form. Instead of scenarios it lists the called operations, each under the clause of its shape: those with exchanges that
 * were judged, and those with calls that were not. Its memory is bounded, however many exchanges there are.
 */
public final class PassiveRun {
    /** The maximum number of exchanges that are kept of one operation. */
    private static final int MOST_KEPT = 20;

    /** The maximum size of the bodies that are kept of one operation, in bytes, beside those of two exchanges. */
    private static final int MOST_BYTES = 1024 * 1024;

    private static final int MOST_FAULTS = 100;

    private final Clauses clauses;
    private final boolean other;
    private final Contract contract;
    private final Target target;
    private final GatePolicy policy;
    private final Attribution attribution;
    private final Findings findings;
    private final Coverage coverage;
    private final Map<String, Seen> operations = new LinkedHashMap<>();
    private final Set<String> faults = new LinkedHashSet<>();
    private final Instant started = Instant.now();
    private final long start = System.nanoTime();
    private int exchanges;
    private int throttled;

    public PassiveRun(Suite suite, Contract contract, Target target, GatePolicy policy) {
        String own = suite.service().contracts().latest().targetPrefix();
        this.other = !contract.targetPrefix().equals(own);
        this.clauses = contract.isFromFile() ? suite.clauses().forModel(other) : suite.clauses();
        this.policy = policy;
        this.attribution = new Attribution(clauses, KnownDeviations.none());
        this.findings = new Findings(clauses);
        this.contract = contract;
        this.target = target;
        this.coverage = new Coverage(
                contract, other ? ServiceFacts.none() : suite.service().facts(contract));
    }

    /** The reasons why a call that passed is not judged. */
    public enum Unjudged {
        NOT_HTTP("what the client sent is not HTTP/1.1", false),
        SWITCHED("the connection switched to another protocol", false),
        NOT_FOLLOWED("responses could not be matched to requests", false),
        LARGE_REQUEST("the request is longer than " + Transport.BODY_LIMIT + " bytes", false),
        CODING("lmc cannot decode the content coding of the response", false),
        OVERLOAD("there were too many calls to judge at once", false),
        UNREACHED("the connection to the server failed", false),
        /** The client had no response yet, in less time than a run waits. */
        WITHDRAWN("the client closed the connection before the response came", true),
        /** A server may close a connection that is kept for more requests, whether or not one is on its way. */
        CLOSED_IDLE("the server closed the idle connection before the request reached it", true);

        private final String words;
        private final boolean usual;

        Unjudged(String words, boolean usual) {
            this.words = words;
            this.usual = usual;
        }

        String words() {
            return words;
        }

        /** Returns whether it happens between a client and a server that both conform. */
        boolean isUsual() {
            return usual;
        }
    }

    /** One operation: its first exchange, and the first that shows each kind of deviation. */
    private final class Seen {
        private final String operation;
        private final Clause clause;
        private final ScenarioEvidence evidence;
        private final Set<List<Object>> places = new HashSet<>();
        private final Map<Unjudged, Integer> unjudged = new EnumMap<>(Unjudged.class);
        private int count;
        private int bytes;
        private long millis;

        Seen(String operation) {
            this.operation = operation;
            this.clause = clauses.always(Aspect.SHAPE, operation).of(operation);
            this.evidence = new ScenarioEvidence(clause);
        }

        void add(Exchange exchange) {
            count++;
            millis += exchange.millis();
            boolean fails = exchange.findings().stream().anyMatch(this::fails);
            Exchange shown = exchange.asShown();
            findings.add(scenario(), shown);
            int size = shown.request().body().length
                    + shown.response().map(response -> response.body().length).orElse(0);
            boolean first = evidence.checks() == 0 || fails && !evidence.departed();
            boolean room = evidence.checks() < MOST_KEPT && bytes + size <= MOST_BYTES;
            if (first || room && isFresh(exchange)) {
                exchange.findings().forEach(finding -> places.add(place(finding)));
                bytes += size;
                evidence.journal().add(shown);
                evidence.check(true, shown, "", "", "");
            }
            if (fails && !evidence.departed()) {
                evidence.departs();
            }
        }

        private boolean isFresh(Exchange exchange) {
            return exchange.findings().stream().anyMatch(finding -> !places.contains(place(finding)));
        }

        private static List<Object> place(WireFinding finding) {
            return List.of(finding.aspect(), Deviation.withoutPositions(finding.path()));
        }

        private boolean fails(WireFinding finding) {
            return policy.failsOn(clauses.always(finding.aspect(), operation).strength());
        }

        /** Stands for the operation among the scenarios that show a finding; its title does not count exchanges. */
        private Scenario scenario() {
            return Scenario.of(clause, description(operation));
        }

        private static ScenarioDescription description(String title) {
            return new ScenarioDescription(title, "", Topic.RESPONSE, List.of());
        }

        /** Returns the results: of the judged exchanges, and of the calls that are not judged. */
        Stream<ScenarioResult> results() {
            boolean unusual = unjudged.keySet().stream().anyMatch(why -> !why.isUsual());
            return Stream.concat(
                    count == 0 ? Stream.of() : Stream.of(judged()),
                    unusual || count == 0 ? Stream.of(unjudged()) : Stream.of());
        }

        /** Returns the result of the judged exchanges. It deviates if any of them has a finding that fails the run. */
        ScenarioResult judged() {
            unjudged.keySet().stream()
                    .filter(Unjudged::isUsual)
                    .forEach(why -> evidence.remark("not all calls are judged: " + why.words()));
            String exchanges = count == 1 ? "1 exchange" : count + " exchanges";
            return result(evidence, operation + ", " + exchanges + " observed", Optional.empty());
        }

        /** Returns the result of the calls that are not judged, which fails a run. */
        private ScenarioResult unjudged() {
            int all = unjudged.values().stream().mapToInt(Integer::intValue).sum();
            String reason = unjudged.entrySet().stream()
                    .map(entry ->
                            counted(entry.getValue()) + ": " + entry.getKey().words())
                    .collect(Collectors.joining("; "));
            return result(
                    new ScenarioEvidence(clause.with(Strength.MUST)),
                    (operation.equals("-") ? "" : operation + ", ") + counted(all) + " not judged",
                    Optional.of(ScenarioAborted.blocked(reason)));
        }

        private String counted(int calls) {
            return calls + (operation.equals("-") ? " connection" : " call") + (calls == 1 ? "" : "s");
        }

        private ScenarioResult result(ScenarioEvidence shown, String title, Optional<Throwable> error) {
            return new Assessment(clauses, KnownDeviations.none())
                    .assess(shown, description(title), new Timing(started, millis / 1000.0), error);
        }
    }

    /** Adds an exchange, and returns the result of its operation so far. */
    public synchronized ScenarioResult add(Exchange exchange) {
        exchanges++;
        throttled += exchange.isThrottled() ? 1 : 0;
        Seen seen = operations.computeIfAbsent(exchange.operation(), Seen::new);
        ScenarioEvidence alone = new ScenarioEvidence(seen.clause);
        alone.journal().add(exchange);
        coverage.count(alone);
        seen.add(exchange);
        return seen.judged();
    }

    /**
     * Adds a call that could not be judged.
     *
     * @param operation the operation; {@code -} if it is not known what the client called
     */
    public synchronized void unjudged(String operation, Unjudged why) {
        operations.computeIfAbsent(operation, Seen::new).unjudged.merge(why, 1, Integer::sum);
    }

    /** Returns why calls are not judged though nothing is wrong, each reason with the number of calls. */
    public synchronized Map<String, Integer> usuallyUnjudged() {
        Map<String, Integer> reasons = new TreeMap<>();
        operations
                .values()
                .forEach(seen -> seen.unjudged.forEach((why, calls) -> {
                    if (why.isUsual()) {
                        reasons.merge(why.words(), calls, Integer::sum);
                    }
                }));
        return reasons;
    }

    /** Adds a fault of ours, because of which something is not judged. */
    public synchronized void fault(String what) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(what);
        }
    }

    public synchronized int exchanges() {
        return exchanges;
    }

    /** Returns the record of the results so far. Such a run is complete whenever it ends. */
    public synchronized RunRecord record() {
        List<ScenarioResult> results =
                operations.values().stream().flatMap(Seen::results).toList();
        // an operation stands for its own exchanges alone, whatever others show of the same clause
        List<RunFinding> found =
                attribution.of(List.of(), findings.list(), true, true).findings();
        Set<String> called = new HashSet<>(operations.keySet());
        called.remove("-");
        return new RunRecordBuilder(Suite.version(), contract, RunRecord.TargetView.of(target))
                .started(started)
                .seconds(RunRecord.secondsSince(start))
                .calls(exchanges, throttled)
                .results(results, found)
                .coverage(other ? coverage.view(called) : coverage.view())
                .harnessErrors(List.copyOf(faults))
                .judgedBy(new Gate(policy));
    }
}
