package dev.lmc.verdict;

/** Ends a scenario early. The message is the reason that the report gives. */
public final class Halt extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why it ends. */
    public enum Why {
        /** A deviation was noted, and going on would make no sense. */
        DEVIATED,
        /** Set-up failed. */
        BLOCKED,
        /** The target does not know the operation that the scenario is about. */
        UNSUPPORTED,
        /** It cannot be judged here. */
        SKIPPED
    }

    private final Why why;

    public Halt(Why why, String reason) {
        super(reason, null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    public static Halt blocked(String reason) {
        return new Halt(Why.BLOCKED, reason);
    }

    public static Halt skipped(String reason) {
        return new Halt(Why.SKIPPED, reason);
    }

    public static Halt unsupported(String operation) {
        return new Halt(Why.UNSUPPORTED, "the target does not know " + operation);
    }

    public static Halt deviated() {
        return new Halt(Why.DEVIATED, "a deviation was noted");
    }
}
