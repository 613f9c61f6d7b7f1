package dev.lmc.suite;

import dev.lmc.contract.Contract;
import dev.lmc.input.UsageException;
import dev.lmc.known.KnownDeviations;
import dev.lmc.ledger.Ledger;
import dev.lmc.record.RunRecord;
import dev.lmc.suite.ReachabilityCheck.Problem;
import dev.lmc.suite.RunOptions.Selection;
import dev.lmc.target.Target;
import dev.lmc.verdict.Clauses;
import dev.lmc.verdict.Scenario;
import dev.lmc.verdict.ScenarioDescription.ScenarioKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The suite of one service. Features are read once; any number of runs may follow, also concurrently. */
public final class Suite {
    private final Service service;
    private final FeatureFiles files;

    public Suite(Service service) {
        this(service, FeatureFiles.load(service));
    }

    private Suite(Service service, FeatureFiles files) {
        this.service = service;
        this.files = files;
    }

    /** Returns the suite for a target, whose capabilities make some clauses a must. */
    public Suite forTarget(Target target) {
        return withMusts(files.mustsWith(target.supports()));
    }

    /** Returns the suite with more clauses that must be met. */
    public Suite withMusts(Set<String> clauses) {
        return new Suite(service, files.withMusts(clauses));
    }

    /** Returns the version of this suite. */
    public static String version() {
        return Optional.ofNullable(Suite.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    public Clauses clauses() {
        return files.clauses();
    }

    /**
     * Reads a list of known deviations.
     *
     * @throws UsageException with a one-line message, if it is not one, or names a clause or an example that the suite
     *     does not have
     */
    public KnownDeviations known(Path file) {
        KnownDeviations known = KnownDeviations.read(file, clauses());
        known.requireExamples(files.cases().stream().map(ScenarioCase::scenario).toList());
        return known;
    }

    public Service service() {
        return service;
    }

    /**
     * Prepares a run without sending anything.
     *
     * @throws UsageException if the selection is empty
     */
    public Run prepare(RunOptions options) {
        Suite suite = forTarget(options.target());
        return new Run(suite, options, suite.select(options.selection(), options.contract()));
    }

    /**
     * Returns the scenarios that a run would judge, in the order of its record.
     *
     * @throws UsageException if the selection is empty
     */
    public List<ScenarioKey> planned(Selection selection, Contract contract) {
        return select(selection, contract).stream()
                .map(one -> one.scenario().key())
                .toList();
    }

    /** Returns the titles of the features, by the paths that scenarios have for them. */
    public Map<String, String> titles() {
        return Map.copyOf(files.titles());
    }

    /** Returns all scenarios in force at the contract's date, without verdicts. */
    public List<Scenario> scenarios(Contract contract) {
        return files.cases().stream()
                .filter(one -> one.holdsAt(contract.date()))
                .map(ScenarioCase::scenario)
                .toList();
    }

    /** Returns why nothing can be judged, in a sentence; empty if the target speaks and knows an operation. */
    public Optional<String> problem(Session session) {
        return new ReachabilityCheck(service, session).problem().map(Problem::reason);
    }

    private Set<ScenarioCase> select(Selection selection, Contract contract) {
        return new ScenarioSelector(files, service.seconds()).select(selection, contract.date());
    }

    /** A prepared run. It runs once, and its record can be read at any time. */
    public static final class Run {
        /** The number of scenarios from which a first look costs little beside them. */
        private static final int MANY = 50;

        private final Suite suite;
        private final RunOptions options;
        private final Set<ScenarioCase> selected;
        private final ResultCollector results;
        private final String prefix = Session.newPrefix();
        private Optional<Path> ledgers = Optional.empty();
        private int times = 1;
        private volatile Session session;
        private volatile boolean interrupted;

        private Run(Suite suite, RunOptions options, Set<ScenarioCase> selected) {
            this.suite = suite;
            this.options = options;
            this.selected = selected;
            this.results = new ResultCollector(suite, options, selected);
        }

        /** Makes the run keep a ledger of created resources in the directory. */
        public Run withLedgerIn(Path directory) {
            ledgers = Optional.of(directory);
            return this;
        }

        /** Makes it run all scenarios several times, as a larger suite would; each time has results of its own. */
        public Run repeated(int several) {
            times = several;
            results.repeated(several);
            return this;
        }

        /**
         * Ends the run early: scenarios make no further calls, created resources are deleted, and {@link #run} returns
         * the results so far.
         */
        public void interrupt() {
            interrupted = true;
            Session now = session;
            if (now != null) {
                now.interrupt();
            }
        }

        /** Runs all scenarios. An unreachable target blocks every scenario. */
        public RunRecord run(RunListener listener) {
            Optional<Ledger> ledger = ledgers.map(
                    directory -> Ledger.open(directory, prefix, suite.service.creations(), options.target()));
            try (Session opened = new Session(options, suite.service.crossExchangeCheck(), prefix, ledger)) {
                session = opened;
                if (interrupted) {
                    opened.interrupt();
                }
                results.begin(opened, listener);
                Optional<Problem> problem = new ReachabilityCheck(suite.service, opened).problem();
                if (problem.isPresent()) {
                    results.blockAll(problem.get());
                } else {
                    if (selected.size() >= MANY) {
                        results.observed(new FirstLookRun(suite.service, opened).look());
                    }
                    Set<ScenarioCase> left = results.skipExcluded();
                    if (!left.isEmpty()) {
                        execute(left, opened);
                    }
                }
                results.end();
            }
            return results.record();
        }

        private void execute(Set<ScenarioCase> cases, Session session) {
            try {
                suite.files
                        .engine()
                        .run(
                                cases.stream().map(ScenarioCase::sourceLine).collect(Collectors.toSet()),
                                options.parallel(),
                                options.order(),
                                times,
                                session,
                                new CucumberEvents(session, results));
            } finally {
                session.scenariosEnded();
            }
        }

        /** Returns the record of the results so far. */
        public RunRecord soFar() {
            return results.record();
        }
    }
}
