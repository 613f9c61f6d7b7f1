package dev.lmc.contract;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One documented node, inlined to the leaves.
 *
 * @param type what JSON has to be there
 * @param required whether the structure around it must have it
 * @param since the revision that brought it; null when it was there from the first
 * @param min the least length of a string (code points) or list, the least value of an integer; null without a limit
 * @param max likewise the greatest
 * @param pattern as the service model writes it, to be matched by the whole string; null without one
 * @param enumValues in the order of the model; empty when any string will do
 * @param members of a structure, otherwise empty
 * @param element of a list, otherwise null
 */
public record Documented(
        Type type,
        boolean required,
        LocalDate since,
        Long min,
        Long max,
        String pattern,
        List<String> enumValues,
        SortedMap<String, Documented> members,
        Documented element) {

    /** The JSON types that occur; every whole number is an integer. */
    public enum Type {
        STRUCTURE,
        LIST,
        STRING,
        INTEGER,
        BOOLEAN
    }

    public Documented {
        enumValues = List.copyOf(enumValues);
        members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
    }

    /** What may stand here, for people: {@code string of 1 to 400 characters}. */
    public String inWords() {
        return Wording.of(this);
    }
}
