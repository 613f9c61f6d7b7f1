package dev.lmc.explore;

import dev.lmc.explore.WalkModel.Step;
import dev.lmc.verdict.ScenarioAborted;
import java.util.List;
import java.util.Set;

/**
 * The known state of the resources of one walk.
 *
 * @param <S> the service's own type of steps
 */
public interface WalkState<S extends Step<S>> extends AutoCloseable {
    /**
     * Makes the calls of a step and judges them; a step about something that does not exist does nothing.
     *
     * @throws ScenarioAborted if the walk cannot go on, without a deviation
     */
    void perform(S step);

    /** Returns the ids of the clauses that the walk has judged so far. */
    Set<String> judged();

    /** Returns the transitions of each resource, in order. */
    List<List<String>> paths();

    /** Deletes what the walk created. */
    @Override
    void close();
}
