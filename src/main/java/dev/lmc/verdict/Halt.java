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
    private final String blockedBy;

    public Halt(Why why, String reason) {
        this(why, reason, "");
    }

    private Halt(Why why, String reason, String blockedBy) {
        super(reason, null, false, false);
        this.why = why;
        this.blockedBy = blockedBy;
    }

    public Why why() {
        return why;
    }

    /** Returns the id of the clause whose deviation left no way to go on; empty where none is known. */
    public String blockedBy() {
        return blockedBy;
    }

    public static Halt blocked(String reason) {
        return new Halt(Why.BLOCKED, reason);
    }

    /**
     * Blocks a scenario because the target departs from another clause, and no way is left to what the scenario needs.
     *
     * @param clause the id of the clause that the target departs from, like {@code LM-CG-20}
     * @param reason what could not be reached, in words
     */
    public static Halt blockedBy(String clause, String reason) {
        return new Halt(Why.BLOCKED, reason, clause);
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
