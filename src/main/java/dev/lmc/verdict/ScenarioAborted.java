package dev.lmc.verdict;

/** Ends a scenario early. The message is the reason in the report. */
public final class ScenarioAborted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The reason why it ends. */
    public enum Kind {
        /** A deviation was recorded, and continuing makes no sense. */
        DEVIATED,
        /** Set-up failed. */
        BLOCKED,
        /** The target does not support the operation under test. */
        UNSUPPORTED,
        /** It cannot be judged here. */
        SKIPPED
    }

    private final Kind kind;
    private final String blockedBy;
    private final String needs;

    public ScenarioAborted(Kind why, String reason) {
        this(why, reason, "", "");
    }

    private ScenarioAborted(Kind why, String reason, String blockedBy, String needs) {
        super(reason, null, false, false);
        this.kind = why;
        this.blockedBy = blockedBy;
        this.needs = needs;
    }

    public Kind kind() {
        return kind;
    }

    /** Returns the id of the clause whose deviation prevents continuing; empty if none is known. */
    public String blockedBy() {
        return blockedBy;
    }

    /** Returns the operation that is excluded, or that the target does not know; empty if there is none. */
    public String needs() {
        return needs;
    }

    public static ScenarioAborted blocked(String reason) {
        return new ScenarioAborted(Kind.BLOCKED, reason);
    }

    /**
     * Blocks a scenario because the target deviates from another clause, which makes the required state unreachable.
     *
     * @param clause the id of that clause, like {@code LM-CG-20}
     * @param reason the unreachable state, in words
     */
    public static ScenarioAborted blockedBy(String clause, String reason) {
        return new ScenarioAborted(Kind.BLOCKED, reason, clause, "");
    }

    public static ScenarioAborted skipped(String reason) {
        return new ScenarioAborted(Kind.SKIPPED, reason);
    }

    /**
     * Skips a scenario because the options of the run or the kind of target leave out what it needs.
     *
     * @param needs an operation, or another thing in words
     */
    public static ScenarioAborted skipped(String reason, String needs) {
        return new ScenarioAborted(Kind.SKIPPED, reason, "", needs);
    }

    /** Skips a scenario because it needs an operation that is excluded on purpose. */
    public static ScenarioAborted excluded(String operation) {
        return new ScenarioAborted(Kind.SKIPPED, "it needs " + operation + ", which is excluded", "", operation);
    }

    public static ScenarioAborted unsupported(String operation) {
        return new ScenarioAborted(Kind.UNSUPPORTED, "the target does not know " + operation, "", operation);
    }

    public static ScenarioAborted deviated() {
        return new ScenarioAborted(Kind.DEVIATED, "a deviation was noted");
    }
}
