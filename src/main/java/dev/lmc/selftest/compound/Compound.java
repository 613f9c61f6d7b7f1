package dev.lmc.selftest.compound;

import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.selftest.mutants.Fault;
import dev.lmc.selftest.mutants.Mutant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A server with many faults at once, put together as the first draft of a real server would be.
 *
 * @param doors its closed doors, from the inside to the outside
 * @param mutants its faults, from the inside to the outside
 * @param masked the names of faults that the others hide, each with the reason; these need not be found
 */
public record Compound(String name, String story, List<Door> doors, List<Mutant> mutants, Map<String, String> masked) {

    /** One fault of a compound server, and where the suite is to find it; nowhere where the clause is empty. */
    public record Part(String name, String clause, String path, Supplier<Fault> fault) {
        static Part of(Mutant mutant) {
            return new Part(mutant.name(), mutant.clause(), mutant.path(), mutant.fault());
        }

        static Part of(Door door) {
            return new Part(door.name(), door.clause(), door.path(), door.fault());
        }
    }

    /** A server with one closed door and no other fault. */
    public static Compound of(Door door) {
        return new Compound(door.name(), door.story(), List.of(door), List.of(), Map.of());
    }

    /** A server with one fault of the catalogue. */
    public static Compound of(Mutant mutant) {
        return new Compound(mutant.name(), mutant.story(), List.of(), List.of(mutant), Map.of());
    }

    /** Everything that is wrong with it. */
    public List<Part> parts() {
        return Stream.concat(doors.stream().map(Part::of), mutants.stream().map(Part::of))
                .toList();
    }

    /** The parts that the suite is to find. */
    public List<Part> visible() {
        return parts().stream()
                .filter(part -> !part.clause().isEmpty())
                .filter(part -> !masked.containsKey(part.name()))
                .toList();
    }

    /** A server for each of its faults that has no other. */
    public Stream<Compound> alone() {
        return Stream.concat(doors.stream().map(Compound::of), mutants.stream().map(Compound::of));
    }

    /** Whether a license is to be given to the run, since none can be made. */
    public boolean needsLicense() {
        return doors.stream().anyMatch(Door::needsLicense);
    }

    /** Whether the clause is about one of the closed doors. */
    public boolean concernsDoor(String clause) {
        return doors.stream().anyMatch(door -> door.concerns(clause));
    }

    /** The options of a server with all the faults. Mutants lie inside of doors. */
    public ReferenceOptions in(ReferenceOptions options) {
        List<Part> inside = new ArrayList<>();
        mutants.forEach(mutant -> inside.add(Part.of(mutant)));
        doors.forEach(door -> inside.add(Part.of(door)));
        ReferenceOptions faulty = options;
        for (Part part : inside) {
            faulty = part.fault().get().in(faulty);
        }
        return faulty;
    }
}
