package dev.lmc.selftest.mutants;

import dev.lmc.licensemanager.reference.ReferenceOptions;
import java.util.function.Supplier;

/**
 * The reference with one deliberate fault.
 *
 * @param name in small letters, with hyphens
 * @param clause the id of the clause that catches it, run alone
 * @param path the member path that the catching deviation names, indices left out ({@code Grants[].GrantName}); empty
 *     for any
 * @param story the real bug that it stands for
 * @param fault makes the fault of one server
 */
public record Mutant(String name, FaultGroup group, String clause, String path, String story, Supplier<Fault> fault) {
    /** The options of a server with the fault. */
    public ReferenceOptions in(ReferenceOptions options) {
        return fault.get().in(options);
    }
}
