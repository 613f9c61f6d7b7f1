package dev.lmc.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The documentation of one shape, inlined to the leaves.
 *
 * @param type the JSON type
 * @param required whether the enclosing structure must have it
 * @param since the revision that added it; null if it was in the first
 * @param min the minimum length of a string (code points), blob (bytes), list or map, or the minimum value of a number;
 *     null without a limit
 * @param max the maximum, likewise
 * @param pattern as written in the service model; null without one
 * @param enumValues in the order of the model; empty if any value is allowed
 * @param members of a structure or union, otherwise empty
 * @param key the key of a map's entries, otherwise null
 * @param element the element of a list or the value of a map's entries, otherwise null
 * @param sparse whether the elements of a list or the values of a map may be null
 * @param format the format of a timestamp, otherwise null
 * @param unfolded the name of a recursive shape that is not expanded again here; otherwise null
 * @param documentation its meaning in a sentence; empty if it is not described
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
        String unfolded,
        String documentation) {

    /** The JSON types; every whole number is an integer. */
    public enum Type {
        STRUCTURE,
        /** A structure with exactly one member set. */
        UNION,
        LIST,
        /** An object with arbitrary keys. */
        MAP,
        STRING,
        INTEGER,
        /** A number that may have a fraction; {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"} are strings. */
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

    /** Describes the allowed values in words: {@code string of up to 400 characters, not empty}. */
    public String inWords() {
        return ShapeWording.of(this);
    }

    /** Returns the path of the elements of a list or the values of a map at the given path. */
    public String elementPath(String path) {
        return path + (type == Type.MAP ? "{}" : "[]");
    }
}
