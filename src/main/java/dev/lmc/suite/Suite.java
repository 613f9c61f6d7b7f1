package dev.lmc.suite;

import dev.lmc.contract.Contract;
import dev.lmc.input.UsageException;
import dev.lmc.ledger.Ledger;
import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioKey;
import dev.lmc.record.ScenarioResult;
import dev.lmc.suite.RunOptions.Selection;
import dev.lmc.verdict.Clauses;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.order.StandardPickleOrders;
import io.cucumber.core.runtime.Runtime;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The suite of one service. Features are read once; it runs as often as asked, several runs at once too. */
public final class Suite {
    private final Service service;
    private final FeatureFiles files;

    public Suite(Service service) {
        this.service = service;
        this.files = FeatureFiles.load(service.contracts().latest());
    }

    /** The version of this suite. */
    public static String version() {
        return Optional.ofNullable(Suite.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    public Clauses clauses() {
        return files.clauses();
    }

    public Service service() {
        return service;
    }

    /**
     * Makes a run ready: nothing is sent yet.
     *
     * @throws UsageException when the selection leaves no scenario
     */
    public Run prepare(RunOptions options) {
        return new Run(this, options, select(options.selection(), options.contract()));
    }

    /**
     * The scenarios that a run would judge, in the order of its record.
     *
     * @throws UsageException when the selection leaves no scenario
     */
    public List<ScenarioKey> planned(Selection selection, Contract contract) {
        return select(selection, contract).stream()
                .map(one -> new ScenarioKey(one.clause().id(), one.title(), one.example()))
                .toList();
    }

    /** All scenarios that hold at the contract's date, as they are before anybody runs them. */
    public List<ScenarioResult> unjudged(Contract contract) {
        return files.cases().stream()
                .filter(one -> one.holdsAt(contract.date()))
                .map(one -> ScenarioResult.unjudged(one.clause(), one.description()))
                .toList();
    }

    private Set<ScenarioCase> select(Selection selection, Contract contract) {
        return new ScenarioSelector(files, service.seconds()).select(selection, contract.date());
    }

    /** A run: made ready, run once, looked at any time. */
    public static final class Run {
        private final Suite suite;
        private final RunOptions options;
        private final Set<ScenarioCase> selected;
        private final ResultCollector results;
        private final String prefix =
                Ledger.PREFIX + UUID.randomUUID().toString().substring(24);
        private Optional<Path> ledgers = Optional.empty();
        private volatile Session session;
        private volatile boolean interrupted;

        private Run(Suite suite, RunOptions options, Set<ScenarioCase> selected) {
            this.suite = suite;
            this.options = options;
            this.selected = selected;
            this.results = new ResultCollector(suite, options, selected);
        }

        /** Has the run keep a ledger of what it makes on the target, in that directory. */
        public Run withLedgerIn(Path directory) {
            ledgers = Optional.of(directory);
            return this;
        }

        /**
         * Ends the run before its time: scenarios make no further call, what they made is taken back, and {@link #run}
         * returns what is known.
         */
        public void interrupt() {
            interrupted = true;
            Session now = session;
            if (now != null) {
                now.interrupt();
            }
        }

        /** Runs to the end. A target that is not there blocks every scenario. */
        public RunRecord run(RunListener listener) {
            Optional<Ledger> ledger = ledgers.map(
                    directory -> Ledger.open(directory, prefix, suite.service.creations(), options.target()));
            try (Session of = new Session(options, suite.service.memory(), prefix, ledger)) {
                session = of;
                if (interrupted) {
                    of.interrupt();
                }
                results.begin(of, listener);
                if (new ReachabilityCheck(suite.service, of).check(results)) {
                    cucumber(of).run();
                }
                results.end();
            }
            return results.record();
        }

        /** What is known so far. */
        public RunRecord soFar() {
            return results.record();
        }

        private Runtime cucumber(Session of) {
            RuntimeOptionsBuilder runtime = new RuntimeOptionsBuilder()
                    .addGlue(URI.create(
                            "classpath:/" + suite.service.vocabulary().replace('.', '/')))
                    .setThreads(options.parallel())
                    .setNoSummary()
                    .setPublishQuiet(true);
            options.order().ifPresent(seed -> runtime.setPickleOrder(StandardPickleOrders.random(seed)));
            return Runtime.builder()
                    .withRuntimeOptions(runtime.build())
                    .withFeatureSupplier(() -> suite.files.with(selected))
                    .withObjectFactorySupplier(new ThreadFactories(of))
                    .withAdditionalPlugins(new CucumberEvents(of, results))
                    .build();
        }
    }

    /** Cucumber makes one runner a thread; each gets a factory of its own. */
    private static final class ThreadFactories implements io.cucumber.core.runtime.ObjectFactorySupplier {
        private final ThreadLocal<StepObjectFactory> factories;

        ThreadFactories(Session session) {
            factories = ThreadLocal.withInitial(() -> new StepObjectFactory(session));
        }

        @Override
        public StepObjectFactory get() {
            return factories.get();
        }
    }
}
