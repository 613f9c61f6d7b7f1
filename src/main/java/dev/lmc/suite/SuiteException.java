package dev.lmc.suite;

/**
 * Thrown for a fault of the suite itself, such as a feature without a clause or an id used twice. Never caused by the
 * target.
 */
public final class SuiteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SuiteException(String message) {
        super(message);
    }
}
