package dev.lmc.selftest.compound;

import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.selftest.mutants.Fault;
import dev.lmc.selftest.mutants.Mutant;
import java.util.List;
import java.util.function.Supplier;

/**
 * A server on which a documented way to set up scenarios is closed, although most of its behaviour can still be judged
 * in another way.
 *
 * @param name in lower case, with hyphens
 * @param clause the id of the clause that finds the closed door; empty if the documentation leaves it open
 * @param path the member path of the finding, as in {@link Mutant#path}
 * @param about the id prefixes of the clauses about the door itself, whose scenarios may be blocked or deviate
 * @param description the real server that it stands for
 * @param confined whether every scenario that is not about the door must conform, however many run at once
 * @param needsLicense whether the run needs an existing license because none can be created
 */
public record Door(
        String name,
        String clause,
        String path,
        List<String> about,
        String description,
        boolean confined,
        boolean needsLicense,
        Supplier<Fault> fault) {

    /** Returns the options of a server with the closed door. */
    public ReferenceOptions in(ReferenceOptions options) {
        return fault.get().in(options);
    }

    /** Returns whether the clause is about the door itself. */
    public boolean concerns(String id) {
        return about.stream().anyMatch(id::startsWith);
    }
}
