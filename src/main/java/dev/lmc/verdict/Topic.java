package dev.lmc.verdict;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The topic of a scenario. */
public enum Topic {
    REQUEST,
    RESPONSE,
    REFUSALS,
    TRANSITIONS,
    FILTERS,
    PARTIES;

    /** Returns the word used in tags and reports. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
