package dev.lmc.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One documented node, inlined to the leaves.
 *
 * @param type the JSON that has to be there
 * @param required whether the structure around it must have it
 * @param since the revision that brought it; null when it was there from the first
 * @param min the least length of a string (code points), blob (bytes), list or map, the least value of a number; null
 *     without a limit
 * @param max likewise the greatest
 * @param pattern as the service model writes it; null without one
 * @param enumValues in the order of the model; empty when any value will do
 * @param members of a structure or union, otherwise empty
 * @param key of the entries of a map, otherwise null
 * @param element of a list or the value of a map's entries, otherwise null
 * @param sparse whether the elements of a list or the values of a map may be null
 * @param format of a timestamp, otherwise null
 * @param unfolded the shape that stands here once more, where it contains itself and is not repeated; otherwise null
 */
public record ShapeDoc(
        Type type,
        boolean required,
        LocalDate since,
        BigDecimal min,
        BigDecimal max,
        String pattern,
        List<String> enumValues,
        SortedMap<String, ShapeDoc> members,
        ShapeDoc key,
        ShapeDoc element,
        boolean sparse,
        String format,
        String unfolded) {

    /** The types that occur; every whole number is an integer. */
    public enum Type {
        STRUCTURE,
        /** A structure of which exactly one member is there. */
        UNION,
        LIST,
        /** An object with keys of any name. */
        MAP,
        STRING,
        INTEGER,
        /** A number that need not be whole; {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"} are strings. */
        NUMBER,
        BOOLEAN,
        /** A point in time, in its {@link #format}. */
        TIMESTAMP,
        /** Bytes, as a string in Base64. */
        BLOB,
        /** Any JSON value. */
        DOCUMENT
    }

    public ShapeDoc {
        enumValues = List.copyOf(enumValues);
        members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
    }

    /** Describes in words what may stand here: {@code string of 1 to 400 characters}. */
    public String inWords() {
        return ShapeWording.of(this);
    }

    /** Returns the path of the elements of a list or the values of a map, given its own. */
    public String elementPath(String path) {
        return path + (type == Type.MAP ? "{}" : "[]");
    }
}
