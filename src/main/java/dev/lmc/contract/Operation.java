package dev.lmc.contract;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One operation at a date.
 *
 * @param name its name on the wire
 * @param since the revision that brought it; null where a model does not tell
 * @param role whether it is judged for its own sake
 * @param input the request, a structure
 * @param output the answer, a structure
 * @param errors what it may refuse with, by code: the model's errors and those that errata add
 */
public record Operation(
        String name, LocalDate since, Role role, ShapeDoc input, ShapeDoc output, SortedMap<String, ErrorCode> errors) {

    /** What an operation is to the suite. */
    public enum Role {
        /** It is what the suite is about. */
        SPECIFIED,
        /** It brings about what the specified ones need. */
        SET_UP,
        /** A model has it, and the suite has no use for it. */
        OTHER
    }

    public Operation {
        errors = Collections.unmodifiableSortedMap(new TreeMap<>(errors));
    }
}
