package dev.lmc.contract;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An error that an operation may return.
 *
 * @param code the bare code
 * @param modelled whether the model lists it for the operation; otherwise an erratum or the protocol adds it
 * @param statuses accepted HTTP statuses, ascending, including those of errata
 */
public record ErrorCode(String code, boolean modelled, SortedSet<Integer> statuses) {
    public ErrorCode {
        statuses = Collections.unmodifiableSortedSet(new TreeSet<>(statuses));
    }

    /** Returns the statuses, separated by commas. */
    public String statusesInWords() {
        return statuses.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
