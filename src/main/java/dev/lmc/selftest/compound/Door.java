package dev.lmc.selftest.compound;

import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.selftest.mutants.Fault;
import dev.lmc.selftest.mutants.Mutant;
import java.util.List;
import java.util.function.Supplier;

/**
 * A server on which a documented way to prepare a scenario is closed, though most of what it does can still be judged
 * by another way.
 *
 * @param name in small letters, with hyphens
 * @param clause the id of the clause that finds the door closed; empty where the documents leave it open
 * @param path the member path that its finding names, as {@link Mutant#path}
 * @param about the beginnings of the ids of the clauses that are about the door itself: these may be blocked
 * @param story the real server that it stands for
 * @param needsLicense whether no license can be made, so that one is to be given to the run
 */
public record Door(
        String name,
        String clause,
        String path,
        List<String> about,
        String story,
        boolean needsLicense,
        Supplier<Fault> fault) {

    /** The options of a server with the closed door. */
    public ReferenceOptions in(ReferenceOptions options) {
        return fault.get().in(options);
    }

    /** Whether the clause is about the door itself. */
    public boolean concerns(String id) {
        return about.stream().anyMatch(id::startsWith);
    }
}
