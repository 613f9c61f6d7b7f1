package dev.lmc.verdict;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The verdict on a scenario. */
public enum Verdict {
    /** The target does as documented. */
    CONFORMS,
    /** The target deviates. */
    DEVIATES,
    /** The target deviates, and each deviation is listed as known. */
    KNOWN,
    /** The target conforms, although a deviation is listed as known. */
    FIXED,
    /** The target does not support the operation. */
    UNSUPPORTED,
    /** The scenario's set-up failed. */
    BLOCKED,
    /** Not run, with a reason. */
    SKIPPED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
