package dev.lmc.verdict;

/** What is said of a scenario. */
public enum Verdict {
    /** The target does as documented. */
    CONFORMS,
    /** It departs. */
    DEVIATES,
    /** It departs, and each deviation is listed as known. */
    KNOWN,
    /** Listed as known, yet it conforms. */
    FIXED,
    /** The target does not know the operation. */
    UNSUPPORTED,
    /** The scenario's set-up failed. */
    BLOCKED,
    /** Not run, with a reason. */
    SKIPPED;

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
