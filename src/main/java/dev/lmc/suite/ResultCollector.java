package dev.lmc.suite;

import dev.lmc.record.Coverage;
import dev.lmc.record.Gate;
import dev.lmc.record.Observation;
import dev.lmc.record.RunRecord;
import dev.lmc.record.RunRecordBuilder;
import dev.lmc.record.ScenarioResult;
import dev.lmc.record.ScenarioResult.Timing;
import dev.lmc.suite.Attribution.Attributed;
import dev.lmc.suite.ReachabilityCheck.Problem;
import dev.lmc.target.Target;
import dev.lmc.verdict.Findings;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Collects the results of scenarios, in whatever order they end, and builds the run record. */
final class ResultCollector {
    private final String version;
    private final RunOptions options;
    private final Assessment assessment;
    private final Gate gate;
    private final Attribution attribution;
    private final Findings findings;
    private final Coverage coverage;
    private final Map<ScenarioCase.SourceLine, ScenarioCase> cases = new LinkedHashMap<>();
    private final Map<ScenarioCase, List<ScenarioResult>> results = new LinkedHashMap<>();
    private final Instant started = Instant.now();
    private final long start = System.nanoTime();
    private final List<String> faults = new ArrayList<>();
    private int times = 1;
    private Session session;
    private RunListener listener;
    private List<Observation> firstLook = List.of();
    private boolean complete;

    ResultCollector(Suite suite, RunOptions options, Set<ScenarioCase> selected) {
        this.version = Suite.version();
        this.options = options;
        this.gate = new Gate(options.gate());
        this.attribution = new Attribution(suite.clauses(), options.known());
        this.findings = new Findings(suite.clauses());
        this.assessment = new Assessment(suite.clauses(), options.known());
        this.coverage = new Coverage(options.contract(), suite.service().facts(options.contract()));
        selected.forEach(one -> cases.put(one.sourceLine(), one));
    }

    /** Expects so many results of each scenario. */
    synchronized void repeated(int several) {
        times = several;
    }

    synchronized void begin(Session session, RunListener listener) {
        this.session = session;
        this.listener = listener;
        listener.started(cases.size() * times);
    }

    ScenarioCase caseAt(ScenarioCase.SourceLine place) {
        return cases.get(place);
    }

    void ended(ScenarioCase one, ScenarioEvidence evidence, Duration took, Optional<Throwable> error) {
        collect(
                one,
                assessment.assess(evidence, one.description(), Timing.ending(Instant.now(), took), error),
                evidence,
                error);
    }

    private synchronized void collect(
            ScenarioCase one, ScenarioResult result, ScenarioEvidence evidence, Optional<Throwable> error) {
        if (session.interrupted() && error.isPresent() && !result.is(Verdict.DEVIATES)) {
            return;
        }
        error.filter(e -> !(e instanceof ScenarioAborted))
                .ifPresent(e -> faults.add(one.clause().id() + ": " + e));
        add(one, result);
        findings.add(result.scenario(), evidence);
        coverage.count(evidence);
        listener.checked(one.clause().id(), evidence.statements());
        listener.ended(result, evidence.journal().exchanges());
    }

    private void add(ScenarioCase one, ScenarioResult result) {
        results.computeIfAbsent(one, first -> new ArrayList<>()).add(result);
    }

    synchronized void observed(List<Observation> rows) {
        firstLook = List.copyOf(rows);
    }

    /** Blocks every scenario for one reason. The first one keeps the exchanges that show it. */
    synchronized void blockAll(Problem problem) {
        ScenarioAborted why = ScenarioAborted.blocked(problem.reason());
        repeatedCases()
                .forEach(one -> add(
                        one,
                        assessment.assess(
                                new ScenarioEvidence(one.clause()),
                                one.description(),
                                Timing.ending(Instant.now(), Duration.ZERO),
                                Optional.of(why))));
        results.values().stream().findFirst().ifPresent(first -> {
            first.set(0, first.get(0).with(problem.exchanges()));
            listener.unjudged(first.get(0), problem.exchanges());
        });
    }

    /** Skips the scenarios of excluded operations without a call, and returns the others. */
    Set<ScenarioCase> skipExcluded() {
        Set<ScenarioCase> left = new LinkedHashSet<>();
        for (ScenarioCase one : repeatedCases()) {
            String operation = one.clause().operation();
            if (!operation.equals("-") && options.target().excludes(operation)) {
                ended(
                        one,
                        new ScenarioEvidence(one.clause()),
                        Duration.ZERO,
                        Optional.of(ScenarioAborted.excluded(operation)));
            } else {
                left.add(one);
            }
        }
        return left;
    }

    private List<ScenarioCase> repeatedCases() {
        return Collections.nCopies(times, cases.values()).stream()
                .flatMap(Collection::stream)
                .toList();
    }

    synchronized void end() {
        complete = results.values().stream().mapToInt(List::size).sum() == cases.size() * times;
    }

    private List<Observation> observations() {
        int passed = session == null ? 0 : session.recorder().passedServerErrors();
        if (passed == 0) {
            return firstLook;
        }
        List<Observation> all = new ArrayList<>(firstLook);
        all.add(new Observation(
                "server errors",
                passed + (passed == 1 ? " call" : " calls") + " failed with a 5xx status, and did not when repeated",
                false));
        return all;
    }

    synchronized RunRecord record() {
        List<ScenarioResult> ordered = new ArrayList<>();
        cases.values().forEach(one -> ordered.addAll(results.getOrDefault(one, List.of())));
        Attributed attributed = attribution.of(
                ordered, findings.list(), complete, options.selection().view().isWhole());
        Target target = options.target();
        List<String> harnessErrors = new ArrayList<>(session == null ? List.of() : session.harnessErrors());
        harnessErrors.addAll(faults);
        return new RunRecordBuilder(version, options.contract(), RunRecord.TargetView.of(target))
                .selection(options.selection().view())
                .started(started)
                .seconds(RunRecord.secondsSince(start))
                .calls(
                        session == null ? 0 : session.recorder().count(),
                        session == null ? 0 : session.recorder().throttledCalls())
                .omitted(omitted(target))
                .firstLook(observations())
                .results(attributed.scenarios(), attributed.findings())
                .coverage(coverage.view())
                .lost(session == null ? "" : session.lost().orElse(""))
                .leftBehind(session == null ? List.of() : session.leftBehind())
                .complete(complete)
                .harnessErrors(harnessErrors)
                .judgedBy(gate);
    }

    private List<String> omitted(Target target) {
        Set<String> omitted = new TreeSet<>();
        if (!target.operations().isEmpty()) {
            cases.values().forEach(one -> omitted.addAll(one.operations()));
            omitted.removeAll(target.operations());
        }
        return List.copyOf(omitted);
    }
}
