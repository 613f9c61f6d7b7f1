package dev.lmc.explore;

import java.util.List;

/**
 * One step of a walk. It names resources by labels, not by ARNs, so that it can be repeated on fresh resources and without
 * other steps.
 *
 * @param <S> the service's own type of steps
 */
public interface Step<S extends Step<S>> {
    /** Returns the step in plain words. */
    String words();

    /** Returns steps that say less, the simplest first; a shorter report comes from trying them. */
    List<S> simpler();
}
