package dev.lmc.verdict;

import com.fasterxml.jackson.annotation.JsonValue;

/** The source of a clause's statement. */
public enum Basis {
    /** The service model. */
    MODEL,
    /** The API reference, the user guide, the change log, or the protocol's specification. */
    DOCS,
    /** Public evidence of the live service. */
    OBSERVED,
    /** Our inference; never a must. */
    ASSUMED;

    @JsonValue
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
