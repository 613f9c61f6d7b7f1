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
 * What the whole suite finds on a server with one fault of a compound server and no other. Such a finding is explained
 * by the fault wherever the fault is one of many. {@code lmc mutants --explain-compound} makes the resource.
 *
 * @param places the places of the findings, by the name of the fault; a place is a clause, an operation and a member path
 *     apart by spaces
 */
public record Explanations(Map<String, Set<String>> places) {
    public static final String RESOURCE = "explanations.txt";

    /** Reads the resource: a line for each fault with its name, then its places, each after a tab. */
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

    /** Whether the fault alone leads to a finding at the place. */
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

    /** The resource as text. */
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
