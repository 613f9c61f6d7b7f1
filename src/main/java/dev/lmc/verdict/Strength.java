package dev.lmc.verdict;

/** The effect of a deviation on the gate. */
public enum Strength {
    /** A deviation fails the gate. */
    MUST,
    /** A deviation is reported, and fails the gate only on request. */
    SHOULD;

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
