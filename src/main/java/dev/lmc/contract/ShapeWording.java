package dev.lmc.contract;

import dev.lmc.contract.ShapeDoc.Type;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes in words the values that a shape allows. */
public final class ShapeWording {
    private static final String ANYTHING = "[\\s\\S]+";
    private static final Map<String, String> FORMATS = Map.of(
            "epoch-seconds", "seconds since 1970 (a number)",
            "date-time", "RFC 3339 date-time (a string)",
            "http-date", "HTTP date (a string)");

    private ShapeWording() {}

    static String of(ShapeDoc node) {
        return switch (node.type()) {
            case STRUCTURE ->
                node.unfolded() != null
                        ? "structure " + node.unfolded()
                        : node.members().isEmpty() ? "structure without members" : "structure of " + names(node);
            case UNION ->
                node.unfolded() != null ? "union " + node.unfolded() : "union of exactly one of " + names(node);
            case LIST, MAP -> withoutElement(node) + " (" + of(node.element()) + ")";
            case STRING -> string(node);
            case INTEGER -> node.enumValues().isEmpty() ? "integer" + range(node) : values(node);
            case NUMBER -> "number" + range(node);
            case BOOLEAN -> "true or false";
            case TIMESTAMP -> "time as " + FORMATS.getOrDefault(node.format(), node.format());
            case BLOB -> "bytes in Base64" + limits(node, "byte");
            case DOCUMENT -> "any JSON value";
        };
    }

    private static String values(ShapeDoc node) {
        return "one of " + String.join(", ", node.enumValues());
    }

    private static String names(ShapeDoc node) {
        return String.join(", ", node.members().keySet());
    }

    /** Describes a list or map without its elements. */
    public static String withoutElement(ShapeDoc node) {
        String nulls = node.sparse() ? " with nulls" : "";
        return switch (node.type()) {
            case LIST -> "list" + limits(node, "element") + nulls;
            case MAP -> "map" + limits(node, "entry") + nulls;
            default -> of(node);
        };
    }

    /**
     * Returns only the limits, as for a table cell, like {@code up to 400 characters, at least 1 character (by its
     * pattern)}; empty if there are none.
     */
    public static String limitsOf(ShapeDoc node) {
        return switch (node.type()) {
            case LIST -> limits(node, "element").replaceFirst("^ of ", "");
            case MAP -> limits(node, "entry").replaceFirst("^ of ", "");
            case STRING ->
                node.enumValues().isEmpty()
                        ? Stream.of(
                                        limits(node, "character").replaceFirst("^ of ", ""),
                                        isNonEmptyByPattern(node) ? "at least 1 character (by its pattern)" : "")
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(", "))
                        : "";
            case BLOB -> limits(node, "byte").replaceFirst("^ of ", "");
            case INTEGER -> node.enumValues().isEmpty() ? range(node).strip() : values(node);
            case NUMBER -> range(node).strip();
            case TIMESTAMP -> FORMATS.getOrDefault(node.format(), node.format());
            default -> "";
        };
    }

    /** Returns whether the pattern requires more than a non-empty value. */
    static boolean narrows(String pattern) {
        return pattern != null && !pattern.equals(ANYTHING);
    }

    private static String string(ShapeDoc node) {
        if (!node.enumValues().isEmpty()) {
            return values(node);
        }
        return "string" + limits(node, "character")
                + (narrows(node.pattern())
                        ? " matching " + node.pattern()
                        : isNonEmptyByPattern(node) ? ", not empty" : "");
    }

    private static String limits(ShapeDoc node, String unit) {
        BigDecimal min = node.min();
        BigDecimal max = node.max();
        if (max == null) {
            return min == null ? "" : " of at least " + count(min, unit);
        }
        if (min == null) {
            return " of up to " + count(max, unit);
        }
        return min.equals(max) ? " of " + count(max, unit) : " of " + min + " to " + count(max, unit);
    }

    /** Returns whether a string cannot be empty because of its pattern, without a minimum of the model. */
    private static boolean isNonEmptyByPattern(ShapeDoc node) {
        return node.type() == Type.STRING
                && node.min() == null
                && node.pattern() != null
                && !Pattern.compile(node.pattern()).matcher("").matches();
    }

    private static String range(ShapeDoc node) {
        if (node.min() == null) {
            return node.max() == null ? "" : " up to " + node.max();
        }
        return node.max() == null ? " from " + node.min() : " from " + node.min() + " to " + node.max();
    }

    private static String count(BigDecimal number, String unit) {
        if (number.equals(BigDecimal.ONE)) {
            return number + " " + unit;
        }
        return number + " " + (unit.endsWith("y") ? unit.substring(0, unit.length() - 1) + "ies" : unit + "s");
    }
}
