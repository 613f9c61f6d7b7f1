package dev.lmc.explore;

import dev.lmc.explore.Exploration.ExploreOptions;
import dev.lmc.explore.Trial.Outcome;
import dev.lmc.explore.WalkModel.Step;
import dev.lmc.record.Coverage;
import dev.lmc.record.Gate;
import dev.lmc.record.Observation;
import dev.lmc.record.RunRecord;
import dev.lmc.record.RunRecord.TargetView;
import dev.lmc.record.RunRecordBuilder;
import dev.lmc.record.ScenarioResult;
import dev.lmc.record.ScenarioResult.Timing;
import dev.lmc.suite.Assessment;
import dev.lmc.suite.Attribution;
import dev.lmc.suite.Attribution.Attributed;
import dev.lmc.suite.RunOptions;
import dev.lmc.suite.Session;
import dev.lmc.suite.Suite;
import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Clause.Topic;
import dev.lmc.verdict.Findings;
import dev.lmc.verdict.Judged;
import dev.lmc.verdict.Scenario;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.verdict.ScenarioDescription;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Collects what an exploration found, in the form of any other run: for each judged clause a scenario that says in how
 * many walks it held, and for each fault one with the shortest sequence that shows it. Thread-safe.
 *
 * @param <S> the type of steps
 */
final class ExplorationRecord<S extends Step<S>> {
    private static final String WALKS = "random walk";

    private final Suite suite;
    private final RunOptions options;
    private final ExploreOptions bounds;
    private final Assessment assessment;
    private final Findings findings;
    private final Coverage coverage;
    private final Map<String, Integer> judged = new LinkedHashMap<>();
    private final List<ScenarioResult> faults = new ArrayList<>();
    private final Instant started = Instant.now();
    private final long start = System.nanoTime();
    private Session session;
    private Optional<String> halted = Optional.empty();
    private boolean complete;
    private boolean gaveUp;
    private int walks;
    private int haltedWalks;
    private final WalkedTransitions walked = new WalkedTransitions();

    ExplorationRecord(Suite suite, RunOptions options, ExploreOptions bounds) {
        this.suite = suite;
        this.options = options;
        this.bounds = bounds;
        this.assessment = new Assessment(suite.clauses(), options.known());
        this.findings = new Findings(suite.clauses());
        this.coverage = new Coverage(options.contract(), suite.service().facts(options.contract()));
    }

    synchronized void begin(Session session) {
        this.session = session;
    }

    synchronized void halted(String why) {
        halted = Optional.of(why);
    }

    /** Notes that walk after walk could not go on. */
    synchronized void gaveUp() {
        gaveUp = true;
    }

    synchronized void end(boolean regularly) {
        complete = regularly;
    }

    synchronized void add(Outcome<S> outcome) {
        walks++;
        haltedWalks += outcome.halted().isPresent() ? 1 : 0;
        coverage.count(outcome.evidence());
        outcome.paths().forEach(walked::add);
        outcome.judged().forEach(id -> judged.merge(id, 1, Integer::sum));
        halted = outcome.halted().or(() -> halted);
    }

    /** Adds a fault, and returns its entry in the record. */
    synchronized ScenarioResult add(FoundFault<S> fault) {
        Clause clause = clause(fault.deviation().clause());
        ScenarioEvidence evidence = fault.evidenceOf(clause);
        if (fault.isFlaky()) {
            evidence.remark("intermittent: seen in " + fault.shown() + " of " + fault.attempts() + " attempts");
        }
        ScenarioResult result = assessment.assess(
                evidence,
                description(clause, fault),
                Timing.ending(Instant.now(), Duration.ofMillis(Math.round(fault.seconds() * 1000))),
                Optional.empty());
        faults.add(result);
        findings.add(result.scenario(), evidence);
        return result;
    }

    private ScenarioDescription description(Clause clause, FoundFault<S> fault) {
        List<String> steps = new ArrayList<>();
        fault.steps().forEach(step -> steps.add("* " + step.words()));
        return new ScenarioDescription(clause.title(), WALKS + " " + fault.seed(), Topic.TRANSITIONS, steps);
    }

    static boolean isWalk(ScenarioResult result) {
        return result.scenario().example().startsWith(WALKS + " ");
    }

    private Clause clause(String id) {
        return suite.clauses().clause(id).orElseThrow(() -> new IllegalStateException("there is no clause " + id));
    }

    synchronized RunRecord view() {
        List<ScenarioResult> all = new ArrayList<>(faults);
        Set<String> faulty = faults.stream().map(ScenarioResult::id).collect(Collectors.toSet());
        suite.clauses().all().stream()
                .filter(clause -> judged.containsKey(clause.id()) && !faulty.contains(clause.id()))
                .forEach(clause -> all.add(held(clause)));
        if (all.isEmpty() || gaveUp || haltedWalks * 2 > walks) {
            all.add(blocked(halted.orElse("no walk was made")));
        }
        // no walk shows that a known deviation is fixed, because it judges only a part of a clause
        Attributed attributed =
                new Attribution(suite.clauses(), options.known()).of(all, findings.list(), false, false);
        return new RunRecordBuilder(Suite.version(), options.contract(), TargetView.of(options.target()))
                .started(started)
                .seconds(RunRecord.secondsSince(start))
                .calls(
                        session == null ? 0 : session.recorder().count(),
                        session == null ? 0 : session.recorder().throttledCalls())
                .firstLook(List.of(new Observation(
                        "random walks",
                        walks + (walks == 1 ? " walk" : " walks")
                                + (haltedWalks > 0 ? ", of which " + haltedWalks + " could not go on" : "")
                                + " (seed " + bounds.seed() + ")" + walked.words(),
                        true)))
                .results(attributed.scenarios(), attributed.findings())
                .coverage(coverage.view())
                .lost(session == null ? "" : session.lost().orElse(""))
                .leftBehind(session == null ? List.of() : session.leftBehind())
                .complete(complete)
                .harnessErrors(session == null ? List.of() : session.harnessErrors())
                .judgedBy(new Gate(options.gate()));
    }

    private ScenarioResult held(Clause clause) {
        return new ScenarioResult(
                Scenario.of(clause, new ScenarioDescription(clause.title(), WALKS, Topic.TRANSITIONS, List.of())),
                Judged.ended(Verdict.CONFORMS, ""),
                new Timing(started, 0),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private ScenarioResult blocked(String reason) {
        Clause any = suite.clauses().all().iterator().next();
        return assessment.assess(
                new ScenarioEvidence(any),
                new ScenarioDescription(any.title(), WALKS, Topic.TRANSITIONS, List.of()),
                new Timing(started, 0),
                Optional.of(ScenarioAborted.blocked(reason)));
    }

    /** The transitions that walks have made, and the pairs and triples that one resource made in a row. */
    private static final class WalkedTransitions {
        private final Set<List<String>> single = new HashSet<>();
        private final Set<List<String>> pairs = new HashSet<>();
        private final Set<List<String>> triples = new HashSet<>();

        /** @param path the transitions of one resource, in order */
        void add(List<String> path) {
            for (int end = 1; end <= path.size(); end++) {
                single.add(List.copyOf(path.subList(end - 1, end)));
                if (end > 1) {
                    pairs.add(List.copyOf(path.subList(end - 2, end)));
                }
                if (end > 2) {
                    triples.add(List.copyOf(path.subList(end - 3, end)));
                }
            }
        }

        String words() {
            return single.isEmpty()
                    ? ""
                    : ": " + single.size() + " different transitions, " + pairs.size()
                            + " different sequences of two and " + triples.size() + " of three";
        }
    }
}
