package dev.lmc.explore;

import dev.lmc.suite.Session;
import dev.lmc.verdict.Clause;
import dev.lmc.verdict.ScenarioEvidence;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A service as the exploration sees it: generates walks, and judges their steps by what is documented.
 *
 * @param <S> the service's own type of steps
 */
public interface WalkModel<S extends WalkModel.Step<S>> {
    /** Returns the steps of a walk. The same random numbers give the same steps, whatever the target does. */
    List<S> steps(RandomGenerator random);

    /**
     * Begins a walk on fresh resources.
     *
     * @param evidence receives the exchanges, and each deviation under its clause
     * @param wait how long to wait for a view that lags behind
     */
    WalkState<S> begin(Session session, ScenarioEvidence evidence, AdaptiveWait wait);

    /**
     * Returns the lines of a scenario that makes the steps, to be pasted into a feature file.
     *
     * @param clause the clause that the steps deviate from
     * @param operation the operation that shows it
     * @param seed the seed of the walk
     */
    List<String> scenario(Clause clause, String operation, long seed, List<S> steps);

    /**
     * One step of a walk. It names resources by labels, not by ARNs, so that it can be repeated on fresh resources and without
     * other steps.
     *
     * @param <S> the service's own type of steps
     */
    public interface Step<S extends Step<S>> {
        /** Returns the step in plain words. */
        String words();

        /** Returns whether it only reads, so that later steps hardly depend on it. */
        boolean reads();

        /** Returns steps that say less, the simplest first; a shorter report comes from trying them. */
        List<S> simpler();
    }
}
