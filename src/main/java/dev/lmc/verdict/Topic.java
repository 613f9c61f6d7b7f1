package dev.lmc.verdict;

import java.util.Locale;

/** What a scenario of an operation is about. */
public enum Topic {
    REQUEST,
    RESPONSE,
    REFUSALS,
    TRANSITIONS,
    FILTERS,
    PARTIES;

    /** The word in tags and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
