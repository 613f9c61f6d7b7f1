package dev.lmc.suite;

import dev.lmc.suite.FeatureFiles.FeatureScenario;
import dev.lmc.suite.FeatureFiles.FeatureSource;
import dev.lmc.suite.ScenarioCase.SourceLine;
import io.cucumber.core.feature.FeatureParser;
import io.cucumber.core.gherkin.Argument;
import io.cucumber.core.gherkin.DataTableArgument;
import io.cucumber.core.gherkin.DocStringArgument;
import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.gherkin.Step;
import io.cucumber.core.order.StandardPickleOrders;
import io.cucumber.core.runtime.FeaturePathFeatureSupplier;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.plugin.event.Location;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Reads features and runs scenarios with Cucumber. No other class uses the internals of {@code cucumber-core}. */
final class CucumberEngine {
    /** The engines of this JVM, because reading features and step definitions takes longer than many a run. */
    private static final Map<List<String>, CucumberEngine> LOADED = new ConcurrentHashMap<>();

    private final List<Feature> features;
    private final String stepPackage;
    private final Deque<CucumberRunner> idle = new ConcurrentLinkedDeque<>();

    private CucumberEngine(List<Feature> features, String stepPackage) {
        this.features = features;
        this.stepPackage = stepPackage;
    }

    /**
     * Returns the engine with the features below a directory of the class path, in the order of their paths.
     *
     * @param stepPackage the package of the step definitions
     */
    static CucumberEngine load(String directory, String stepPackage) {
        return LOADED.computeIfAbsent(
                List.of(directory, stepPackage), key -> new CucumberEngine(read(directory), stepPackage));
    }

    private static List<Feature> read(String directory) {
        return new FeaturePathFeatureSupplier(
                        CucumberEngine.class::getClassLoader,
                        () -> List.of(URI.create("classpath:/" + directory)),
                        new FeatureParser(UUID::randomUUID))
                .get().stream()
                        .sorted(Comparator.comparing(feature -> feature.getUri().toString()))
                        .toList();
    }

    List<FeatureSource> features() {
        return features.stream()
                .map(feature -> new FeatureSource(
                        document(feature),
                        feature.getPickles().stream()
                                .map(CucumberEngine::scenario)
                                .toList()))
                .toList();
    }

    /**
     * Runs scenarios to their end. While others are left, scenarios that begin with the same step do not run at the same
     * time, so that the later one can use what the earlier one has set up.
     *
     * @param parallel the number of concurrent scenarios, without those that wait for the target
     * @param order the seed of a random order; empty for that of the features
     * @param times how often to run all of them
     */
    void run(
            Set<SourceLine> selected,
            int parallel,
            OptionalLong order,
            int times,
            Session session,
            CucumberEvents events) {
        List<Pickle> pickles = Collections.nCopies(times, inOrder(selected, order)).stream()
                .flatMap(List::stream)
                .toList();
        Workers workers = new Workers(parallel, new Agenda(pickles), pickle -> run(pickle, session, events));
        session.onLongWait(workers);
        workers.run();
    }

    /** The threads that run scenarios. While a scenario waits, another one runs in its place. */
    private static final class Workers implements Session.LongWait {
        /** The maximum number of waiting scenarios for each one that runs. */
        private static final int MOST_WAITING = 7;
        /** The maximum number of threads, no more than connections to the target. */
        private static final int MOST = 128;
        /** The maximum wait for a place: the scenarios that have one may be waiting for this scenario. */
        private static final Duration PATIENCE = Duration.ofSeconds(2);

        private final int parallel;
        private final int most;
        private final Agenda agenda;
        private final Consumer<Pickle> scenarios;
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final List<CompletableFuture<Void>> started = new CopyOnWriteArrayList<>();
        private final Semaphore places;
        /** Whether the scenario of this thread has a place; null on other threads. */
        private final ThreadLocal<Boolean> placed = new ThreadLocal<>();

        private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

        Workers(int parallel, Agenda agenda, Consumer<Pickle> scenarios) {
            this.parallel = parallel;
            this.most = parallel == 1 ? 1 : Math.min(parallel * (1 + MOST_WAITING), MOST);
            this.agenda = agenda;
            this.scenarios = scenarios;
            this.places = new Semaphore(parallel, true);
        }

        /** Runs all scenarios to their end, and then throws the first exception of the engine itself. */
        void run() {
            try {
                IntStream.range(0, parallel).forEach(any -> start());
                // a worker starts others only before it ends
                for (int i = 0; i < started.size(); i++) {
                    started.get(i).join();
                }
            } finally {
                threads.shutdownNow();
            }
            if (failure.get() != null) {
                throw failure.get();
            }
        }

        private synchronized void start() {
            if (started.size() < most) {
                started.add(CompletableFuture.runAsync(this::work, threads));
            }
        }

        private void work() {
            boolean more = true;
            while (more) {
                places.acquireUninterruptibly();
                placed.set(true);
                try {
                    more = agenda.withNext(scenarios);
                } catch (RuntimeException e) {
                    failure.compareAndSet(null, e);
                } finally {
                    leave();
                }
            }
        }

        private void leave() {
            if (Boolean.TRUE.equals(placed.get())) {
                placed.set(false);
                places.release();
            }
        }

        @Override
        public void begins() {
            if (Boolean.TRUE.equals(placed.get())) {
                boolean isNeeded = !agenda.isEmpty() && !places.hasQueuedThreads();
                leave();
                if (isNeeded) {
                    start();
                }
            }
        }

        @Override
        public void ends() {
            if (Boolean.FALSE.equals(placed.get())) {
                try {
                    placed.set(places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /** The scenarios that are left, and the first steps of those that run. Thread-safe. */
    private static final class Agenda {
        private final List<Pickle> left;
        private final List<String> running = new ArrayList<>();

        Agenda(List<Pickle> pickles) {
            left = new LinkedList<>(pickles);
        }

        /** Runs the next scenario, and returns whether there was one. */
        boolean withNext(Consumer<Pickle> run) {
            Optional<Pickle> next = next();
            next.ifPresent(pickle -> {
                try {
                    run.accept(pickle);
                } finally {
                    end(pickle);
                }
            });
            return next.isPresent();
        }

        private synchronized Optional<Pickle> next() {
            Optional<Pickle> next = left.stream()
                    .filter(pickle -> !running.contains(beginning(pickle)))
                    .findFirst()
                    .or(() -> left.stream().findFirst());
            next.ifPresent(pickle -> {
                left.remove(pickle);
                running.add(beginning(pickle));
            });
            return next;
        }

        private synchronized void end(Pickle pickle) {
            running.remove(beginning(pickle));
        }

        synchronized boolean isEmpty() {
            return left.isEmpty();
        }

        private static String beginning(Pickle pickle) {
            return pickle.getSteps().stream().findFirst().map(Step::getText).orElse("");
        }
    }

    private void run(Pickle pickle, Session session, CucumberEvents events) {
        CucumberRunner runner = Optional.ofNullable(idle.pollFirst()).orElseGet(() -> new CucumberRunner(stepPackage));
        runner.run(pickle, session, events);
        idle.addFirst(runner);
    }

    private List<Pickle> inOrder(Set<SourceLine> selected, OptionalLong order) {
        List<Pickle> pickles = features.stream()
                .flatMap(feature -> feature.getPickles().stream())
                .filter(pickle -> selected.contains(sourceLine(pickle)))
                .toList();
        return order.isPresent()
                ? StandardPickleOrders.random(order.getAsLong()).orderPickles(new ArrayList<>(pickles))
                : pickles;
    }

    private static Optional<io.cucumber.messages.types.Feature> document(Feature feature) {
        for (Object event : feature.getParseEvents()) {
            if (event instanceof Envelope envelope
                    && envelope.getGherkinDocument().isPresent()) {
                return envelope.getGherkinDocument().flatMap(GherkinDocument::getFeature);
            }
        }
        return Optional.empty();
    }

    private static FeatureScenario scenario(Pickle pickle) {
        return new FeatureScenario(
                sourceLine(pickle),
                pickle.getScenarioLocation().getLine(),
                pickle.getRuleLocation().map(Location::getLine),
                pickle.getFeatureLocation().map(Location::getLine),
                pickle.getName(),
                pickle.getTags(),
                steps(pickle));
    }

    private static SourceLine sourceLine(Pickle pickle) {
        return new SourceLine(pickle.getUri(), pickle.getLocation().getLine());
    }

    private static List<String> steps(Pickle pickle) {
        List<String> lines = new ArrayList<>();
        for (Step step : pickle.getSteps()) {
            lines.add(step.getKeyword().trim() + " " + step.getText());
            Argument argument = step.getArgument();
            if (argument instanceof DataTableArgument table) {
                table.cells().forEach(row -> lines.add("| " + String.join(" | ", row) + " |"));
            } else if (argument instanceof DocStringArgument text) {
                text.getContent().lines().forEach(lines::add);
            }
        }
        return lines;
    }
}
