package dev.lmc.explore;

import dev.lmc.explore.WalkModel.Step;
import dev.lmc.suite.Session;
import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Clauses;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.wire.Exchange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Makes the steps of walks until one deviates.
 *
 * @param <S> the type of steps
 */
final class Trial<S extends Step<S>> {
    private final WalkModel<S> model;
    private final Session session;
    private final Clauses clauses;
    private final Clause own;

    /** @param own a clause that stands for the walks */
    Trial(WalkModel<S> model, Session session, Clauses clauses, Clause own) {
        this.model = model;
        this.session = session;
        this.clauses = clauses;
        this.own = own;
    }

    /**
     * The outcome of a walk.
     *
     * @param steps the steps made, the deviating one last
     * @param deviation the first deviation that is not tolerated
     * @param judged the ids of the judged clauses
     * @param paths the transitions of each resource, in order
     * @param halted why the walk could not go on; empty if it could
     */
    record Outcome<S>(
            List<S> steps,
            ScenarioEvidence evidence,
            Optional<Deviation> deviation,
            Set<String> judged,
            List<List<String>> paths,
            Optional<String> halted) {

        /** Returns whether it deviates there, perhaps from another clause: the fault is the same. */
        boolean shows(Place place) {
            return deviation.map(Place::of).filter(place::isSpot).isPresent();
        }
    }

    /** The place of a deviation, the same whenever the same fault shows. */
    record Place(String clause, String operation, String path) {
        static Place of(Deviation deviation) {
            return new Place(deviation.clause(), deviation.operation(), deviation.place());
        }

        boolean isSpot(Place other) {
            return operation.equals(other.operation) && path.equals(other.path);
        }
    }

    /** Returns the lines of a scenario that makes the steps. */
    List<String> scenario(long seed, Deviation deviation, List<S> steps) {
        Clause clause = clauses.clause(deviation.clause()).orElse(own);
        return model.scenario(clause, deviation.operation(), seed, steps);
    }

    /** Makes the steps, and waits for all that is not tolerated as long as it may take. */
    Outcome<S> patiently(List<S> steps, AdaptiveWait wait, Predicate<Place> tolerated) {
        return of(steps, wait.brieflyAt(tolerated), tolerated);
    }

    /** Makes the steps, and waits no longer than views have lagged so far. */
    Outcome<S> briefly(List<S> steps, AdaptiveWait wait, Predicate<Place> tolerated) {
        return of(steps, wait.brieflyAt(place -> true), tolerated);
    }

    /** @param tolerated the places whose deviations are passed over */
    private Outcome<S> of(List<S> steps, AdaptiveWait wait, Predicate<Place> tolerated) {
        ScenarioEvidence evidence = new ScenarioEvidence(own);
        int exchanges = 0;
        int stated = 0;
        try (WalkState<S> state = model.begin(session, evidence, wait)) {
            for (int i = 0; i < steps.size(); i++) {
                Optional<String> halted = Optional.empty();
                try {
                    session.requireRunning();
                    state.perform(steps.get(i));
                } catch (ScenarioAborted e) {
                    halted = Optional.of(String.valueOf(e.getMessage()));
                }
                List<Exchange> made = evidence.journal().exchanges();
                List<Deviation> found = evidence.statedDeviations();
                Optional<Deviation> first = Stream.concat(
                                clauses.departures(made.subList(exchanges, made.size())).stream(),
                                found.subList(stated, found.size()).stream())
                        .filter(deviation -> !tolerated.test(Place.of(deviation)))
                        .findFirst();
                exchanges = made.size();
                stated = found.size();
                if (first.isPresent() || halted.isPresent()) {
                    return new Outcome<>(
                            steps.subList(0, i + 1), evidence, first, state.judged(), state.paths(), halted);
                }
            }
            return new Outcome<>(steps, evidence, Optional.empty(), state.judged(), state.paths(), Optional.empty());
        }
    }
}
