package dev.lmc.explore;

import dev.lmc.explore.Trial.Outcome;
import dev.lmc.explore.Trial.Place;
import dev.lmc.explore.WalkModel.Step;
import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.suite.RunOptions;
import dev.lmc.suite.Session;
import dev.lmc.suite.Suite;
import dev.lmc.verdict.Clause;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Explores a target with random walks, for a time or a number of walks.
 *
 * @param <S> the service's own type of steps
 */
public final class Exploration<S extends Step<S>> {
    /** From one walk's seed to the next; odd and irregular, so that close seeds share no walks. */
    private static final long STRIDE = 0x9E3779B97F4A7C15L;

    private static final int MOST_HALTED = 20;

    private final Suite suite;
    private final RunOptions options;
    private final ExploreOptions bounds;
    private final WalkModel<S> model;
    private final ExplorationRecord<S> record;
    private final List<FoundFault<S>> faults = new ArrayList<>();
    private Optional<Path> ledgers = Optional.empty();
    private volatile Session session;
    private volatile boolean interrupted;

    public Exploration(Suite suite, RunOptions options, ExploreOptions bounds, WalkModel<S> model) {
        this.suite = suite.forTarget(options.target());
        this.options = options;
        this.bounds = bounds;
        this.model = model;
        this.record = new ExplorationRecord<>(this.suite, options, bounds);
    }

    /** Makes the exploration keep a ledger of created resources in the directory. */
    public Exploration<S> withLedgerIn(Path directory) {
        ledgers = Optional.of(directory);
        return this;
    }

    /** Ends early: no further calls are made but those that delete created resources. */
    public void interrupt() {
        interrupted = true;
        Session now = session;
        if (now != null) {
            now.interrupt();
        }
    }

    /** Explores, and returns the record. */
    public RunRecord run(ExploreListener listener) {
        try (Session opened = Session.open(suite.service(), options, ledgers)) {
            session = opened;
            if (interrupted) {
                opened.interrupt();
            }
            record.begin(opened);
            Optional<String> problem = suite.problem(opened);
            if (problem.isPresent()) {
                record.halted(problem.get());
            } else {
                walk(opened, listener);
            }
            record.end(!interrupted);
            return record.view();
        }
    }

    /** Returns the record of the results so far. */
    public RunRecord soFar() {
        return record.view();
    }

    /** Returns the faults found so far, in the order in which they were met. */
    public List<FoundFault<S>> faults() {
        return List.copyOf(faults);
    }

    private void walk(Session session, ExploreListener listener) {
        Clause own = suite.clauses().all().iterator().next();
        Trial<S> trial = new Trial<>(model, session, suite.clauses(), own);
        AdaptiveWait wait = AdaptiveWait.of(session);
        Set<Place> known = new HashSet<>();
        long start = System.nanoTime();
        int halted = 0;
        for (int i = 0; !isOver(i, start) && halted < MOST_HALTED; i++) {
            long seed = bounds.seed() + i * STRIDE;
            Outcome<S> outcome = trial.patiently(model.steps(new SplittableRandom(seed)), wait, known::contains);
            record.add(outcome);
            halted = outcome.halted().isPresent() ? halted + 1 : 0;
            if (outcome.deviation().isPresent() && !interrupted) {
                FaultHunt<S> hunt = new FaultHunt<>(trial, wait, known::contains);
                FoundFault<S> found = hunt.hunt(seed, outcome);
                faults.add(found);
                known.add(Place.of(found.deviation()));
                known.add(Place.of(outcome.deviation().orElseThrow()));
                tell(session, listener, found);
            }
            if (halted == MOST_HALTED) {
                record.gaveUp();
            }
            listener.walked(i + 1, session.recorder().count(), faults.size());
        }
    }

    /** Records a fault; no trouble with its files loses what was found. */
    private void tell(Session session, ExploreListener listener, FoundFault<S> found) {
        ScenarioResult result = record.add(found);
        try {
            listener.found(result, found);
        } catch (RuntimeException e) {
            session.harnessError("the files of a walk could not be written: " + e);
        }
    }

    private boolean isOver(int walks, long start) {
        return interrupted
                || faults.size() >= bounds.faults()
                || bounds.walks().isPresent() && walks >= bounds.walks().getAsInt()
                || bounds.walks().isEmpty()
                        && System.nanoTime() - start >= bounds.time().toNanos();
    }

    /**
     * The limits of an exploration.
     *
     * @param seed the seed of all walks
     * @param time when to begin no further walk
     * @param walks the number of walks; empty for as many as fit into the time
     * @param faults the number of faults after which to end
     */
    public record ExploreOptions(long seed, Duration time, OptionalInt walks, int faults) {
        /** The usual number of faults after which to end. */
        public static final int MOST_FAULTS = 20;

        /** Returns options for a time, with a new seed if none is given. */
        public static ExploreOptions of(Optional<Long> seed, Duration time) {
            long own = seed.orElseGet(() -> (long) new SecureRandom().nextInt(Integer.MAX_VALUE));
            return new ExploreOptions(own, time, OptionalInt.empty(), MOST_FAULTS);
        }

        public ExploreOptions with(OptionalInt otherWalks, int otherFaults) {
            return new ExploreOptions(seed, time, otherWalks, otherFaults);
        }
    }
}
