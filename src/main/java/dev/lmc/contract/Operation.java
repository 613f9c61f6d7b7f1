package dev.lmc.contract;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One operation at a date.
 *
 * @param name its name on the wire
 * @param since the revision that added it; null if a model does not state it
 * @param role its role in the suite
 * @param input the request, a structure
 * @param output the response, a structure
 * @param errors the errors that it may return, by code: the model's and those that errata add
 */
public record Operation(
        String name, LocalDate since, Role role, ShapeDoc input, ShapeDoc output, SortedMap<String, ErrorCode> errors) {

    /** The role of an operation in the suite. */
    public enum Role {
        /** Specified and tested by the suite. */
        SPECIFIED,
        /** Prepares the state that specified operations need. */
        SET_UP,
        /** Present in a model, but not used by the suite. */
        OTHER
    }

    public Operation {
        errors = Collections.unmodifiableSortedMap(new TreeMap<>(errors));
    }
}
