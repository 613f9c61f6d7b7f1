package dev.lmc.selftest.compound;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lmc.selftest.mutants.MutantCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The compound servers, whose faults are listed in {@code compounds.json}. */
public final class Compounds {
    private static final String RESOURCE = "compounds.json";
    private static final List<Compound> ALL = read();
    private static final List<Compound> DOORS =
            Doors.all().stream().map(Compound::of).toList();

    private record Definition(
            String description, List<String> doors, List<String> faults, Map<String, String> masked) {}

    private Compounds() {}

    /** Returns the servers with many faults. */
    public static List<Compound> all() {
        return ALL;
    }

    /** Returns the servers with one closed door and no other fault. */
    public static List<Compound> doors() {
        return DOORS;
    }

    public static Optional<Compound> named(String name) {
        return Stream.concat(ALL.stream(), DOORS.stream())
                .filter(compound -> compound.name().equals(name))
                .findFirst();
    }

    private static List<Compound> read() {
        try (InputStream in = Compounds.class.getResourceAsStream(RESOURCE)) {
            return new JsonMapper()
                    .readValue(in, new TypeReference<Map<String, Definition>>() {}).entrySet().stream()
                            .map(entry -> compound(entry.getKey(), entry.getValue()))
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }

    private static Compound compound(String name, Definition definition) {
        return new Compound(
                name,
                definition.description,
                definition.doors == null
                        ? List.of()
                        : definition.doors.stream()
                                .map(door -> Doors.named(door).orElseThrow(() -> unknown(name, door)))
                                .toList(),
                definition.faults.stream()
                        .map(fault -> MutantCatalogue.named(fault).orElseThrow(() -> unknown(name, fault)))
                        .toList(),
                definition.masked == null ? Map.of() : definition.masked);
    }

    private static IllegalStateException unknown(String compound, String part) {
        return new IllegalStateException(RESOURCE + ": " + compound + " has " + part + ", which does not exist");
    }
}
