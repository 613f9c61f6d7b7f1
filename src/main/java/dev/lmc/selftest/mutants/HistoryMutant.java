package dev.lmc.selftest.mutants;

import dev.lmc.licensemanager.reference.ReferenceOptions;
import java.util.function.Supplier;

/**
 * The reference with a fault that shows only after several calls on the same thing, or among several things. Scenarios
 * miss it; exploring must find it.
 *
 * @param name in lower case, with hyphens
 * @param story the real bug that it stands for
 * @param shortest the number of steps of the shortest walk that shows it
 * @param sequence the steps of such a walk in a few words
 * @param fault creates the fault of one server
 */
public record HistoryMutant(String name, String story, int shortest, String sequence, Supplier<Fault> fault) {
    /** Returns the options of a server with the fault. */
    public ReferenceOptions in(ReferenceOptions options) {
        return fault.get().in(options);
    }
}
