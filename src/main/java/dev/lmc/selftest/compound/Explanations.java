package dev.lmc.selftest.compound;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The findings of the whole suite against each fault of a compound server alone. They explain the same findings on the
 * compound server. {@code lmc mutants --explain-compound} writes the resource.
 *
 * @param places the places of findings by fault name; a place is a clause, an operation and a member path, separated by
 *     spaces
 */
public record Explanations(Map<String, Set<String>> places) {
    public static final String RESOURCE = "explanations.txt";

    /** Reads the resource: a line for each fault with its name and its places, separated by tabs. */
    public static Explanations read() {
        Map<String, Set<String>> places = new TreeMap<>();
        try (InputStream in = Explanations.class.getResourceAsStream(RESOURCE)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                List<String> cells = List.of(line.split("\t"));
                places.put(cells.get(0), new TreeSet<>(cells.subList(1, cells.size())));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
        return new Explanations(places);
    }

    /** Returns whether the fault alone causes a finding at the place. */
    public boolean explains(String fault, String place) {
        return places.getOrDefault(fault, Set.of()).contains(place);
    }

    /** Whether the fault was tried alone. */
    public boolean knows(String fault) {
        return places.containsKey(fault);
    }

    /** How many findings the fault alone leads to. */
    public int count(String fault) {
        return places.getOrDefault(fault, Set.of()).size();
    }

    /** Returns the resource as text. */
    public String text() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(places).forEach((fault, found) -> {
            text.append(fault);
            new TreeSet<>(found).forEach(place -> text.append('\t').append(place));
            text.append('\n');
        });
        return text.toString();
    }
}
