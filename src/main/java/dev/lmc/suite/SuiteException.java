package dev.lmc.suite;

/** Something is wrong with the suite itself: a feature without a clause, an id used twice. Never the target's fault. */
public final class SuiteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SuiteException(String message) {
        super(message);
    }
}
