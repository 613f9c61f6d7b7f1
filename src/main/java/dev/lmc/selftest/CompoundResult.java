package dev.lmc.selftest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;

/**
 * The result of one run against a server with many faults.
 *
 * @param doors the closed doors among its faults
 * @param door whether a closed door is its only fault
 * @param faults the names of all its faults
 * @param masked faults hidden by others, with the reason
 * @param visible the number of faults that should be found
 * @param missed faults that were not found, with the clause and member where they were expected
 * @param totals the number of scenarios by verdict
 * @param blockedByDoor scenarios about a closed door that were not judged
 * @param blocked other scenarios that were not judged
 * @param findings the number of findings, one for each clause, operation and member
 * @param byPart the places of the findings that each fault led to
 * @param unexplained findings that none of the faults leads to when it is the only one
 * @param spoiled ids of scenarios that do not conform though the fault is confined to others
 * @param harnessErrors what was wrong with the suite itself
 * @param ratio to the time that a server without a fault takes
 */
public record CompoundResult(
        String name,
        String description,
        List<String> doors,
        boolean door,
        List<String> faults,
        Map<String, String> masked,
        int visible,
        List<String> missed,
        Map<String, Integer> totals,
        int blockedByDoor,
        int blocked,
        int findings,
        Map<String, List<String>> byPart,
        List<String> unexplained,
        List<String> spoiled,
        List<String> harnessErrors,
        double seconds,
        double ratio) {

    /** The maximum number of findings that one fault should cause. */
    public static final int MOST = 3;
    /** The maximum duration, as a multiple of the reference's. */
    public static final double SLOWEST = 3;

    private static final double FOUND = 0.95;
    private static final double BLOCKED = 0.05;
    private static final double BLOCKED_AT_DOOR = 0.1;

    @JsonIgnore
    public int scenarios() {
        return totals.values().stream().mapToInt(Integer::intValue).sum();
    }

    @JsonIgnore
    public int most() {
        return byPart.values().stream().mapToInt(List::size).max().orElse(0);
    }

    /**
     * Returns whether the run meets its goals. On a compound server, it finds nearly all faults, blocks hardly any
     * scenario, and reports nothing that no fault explains. Behind a single closed door, it judges most scenarios that
     * are not about the door.
     */
    @JsonIgnore
    public boolean meets() {
        return harnessErrors.isEmpty()
                && spoiled.isEmpty()
                && unexplained.isEmpty()
                && ratio <= SLOWEST
                && blocked <= (door ? BLOCKED_AT_DOOR : BLOCKED) * scenarios()
                && visible - missed.size() >= FOUND * visible
                && most() <= MOST;
    }
}
