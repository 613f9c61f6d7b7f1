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
 * A server with many faults at once, like the first draft of a real server.
 *
 * @param doors its closed doors, innermost first
 * @param mutants its faults, innermost first
 * @param masked the names of faults hidden by others, with the reason; they need not be found
 */
public record Compound(
        String name, String description, List<Door> doors, List<Mutant> mutants, Map<String, String> masked) {

    /** One fault of a compound server, and where the suite should find it; an empty clause means nowhere. */
    public record Part(String name, String clause, String path, Supplier<Fault> fault) {
        static Part of(Mutant mutant) {
            return new Part(mutant.name(), mutant.clause(), mutant.path(), mutant.fault());
        }

        static Part of(Door door) {
            return new Part(door.name(), door.clause(), door.path(), door.fault());
        }
    }

    /** Returns a server with one closed door and no other fault. */
    public static Compound of(Door door) {
        return new Compound(door.name(), door.description(), List.of(door), List.of(), Map.of());
    }

    /** Returns a server with one fault of the catalogue. */
    public static Compound of(Mutant mutant) {
        return new Compound(mutant.name(), mutant.description(), List.of(), List.of(mutant), Map.of());
    }

    /** Returns all its faults. */
    public List<Part> parts() {
        return Stream.concat(doors.stream().map(Part::of), mutants.stream().map(Part::of))
                .toList();
    }

    /** Returns the parts that the suite should find. */
    public List<Part> visible() {
        return parts().stream()
                .filter(part -> !part.clause().isEmpty())
                .filter(part -> !masked.containsKey(part.name()))
                .toList();
    }

    /** Returns a server for each of its faults alone. */
    public Stream<Compound> alone() {
        return Stream.concat(doors.stream().map(Compound::of), mutants.stream().map(Compound::of));
    }

    /** Returns whether the run needs an existing license because none can be created. */
    public boolean needsLicense() {
        return doors.stream().anyMatch(Door::needsLicense);
    }

    /** Returns whether every scenario that is not about its closed door must conform. */
    public boolean isConfined() {
        return mutants.isEmpty() && !doors.isEmpty() && doors.stream().allMatch(Door::confined);
    }

    /** Returns whether the clause is about one of the closed doors. */
    public boolean concernsDoor(String clause) {
        return doors.stream().anyMatch(door -> door.concerns(clause));
    }

    /** Returns the options of a server with all the faults. Doors wrap mutants. */
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
