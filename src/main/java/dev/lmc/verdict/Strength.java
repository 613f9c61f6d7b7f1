package dev.lmc.verdict;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The effect of a deviation on the gate. */
public enum Strength {
    /** A deviation fails the gate. */
    MUST,
    /** A deviation is reported, and fails the gate only on request. */
    SHOULD;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
