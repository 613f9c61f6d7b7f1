package dev.lmc.selftest.mutants;

import dev.lmc.licensemanager.reference.ReferenceOptions;
import java.util.function.Supplier;

/**
 * The reference with one deliberate fault.
 *
 * @param name in lower case, with hyphens
 * @param clause the id of the clause that catches it, run alone
 * @param path the member path of the catching deviation, without list indexes ({@code Grants[].GrantName}); empty for
 *     any
 * @param description the real bug that it stands for
 * @param fault creates the fault of one server
 */
public record Mutant(
        String name, FaultGroup group, String clause, String path, String description, Supplier<Fault> fault) {
    /** Returns the options of a server with the fault. */
    public ReferenceOptions in(ReferenceOptions options) {
        return fault.get().in(options);
    }
}
