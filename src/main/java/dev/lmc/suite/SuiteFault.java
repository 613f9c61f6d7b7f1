package dev.lmc.suite;

/** Something is wrong with the suite itself: a feature without a clause, an id used twice. Never the target's fault. */
public final class SuiteFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SuiteFault(String message) {
        super(message);
    }
}
