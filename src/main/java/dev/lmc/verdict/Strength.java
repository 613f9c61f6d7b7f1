package dev.lmc.verdict;

/** Whether a departure fails the gate. */
public enum Strength {
    /** A departure fails the gate. */
    MUST,
    /** A departure is reported, and fails the gate only when asked. */
    SHOULD;

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
