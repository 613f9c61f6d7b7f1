package dev.lmc.contract;

import dev.lmc.contract.Documented.Type;
import java.util.regex.Pattern;

/** Says in words what a documented node allows. */
final class Wording {
    private static final String ANYTHING = "[\\s\\S]+";

    private Wording() {}

    static String of(Documented node) {
        return switch (node.type()) {
            case STRUCTURE ->
                node.members().isEmpty()
                        ? "structure without members"
                        : "structure of " + String.join(", ", node.members().keySet());
            case LIST -> withoutElement(node) + " (" + of(node.element()) + ")";
            case STRING -> string(node);
            case INTEGER -> "integer" + range(node);
            case BOOLEAN -> "true or false";
        };
    }

    /** The same, for a list without what its elements are. */
    static String withoutElement(Documented node) {
        return node.type() == Type.LIST ? "list" + limits(node, "element") : of(node);
    }

    /** The limits alone, in short form, as for a table: {@code 1 to 400 characters}; empty without any. */
    static String limitsOf(Documented node) {
        return switch (node.type()) {
            case LIST -> limits(node, "element").replaceFirst("^ of ", "");
            case STRING -> limits(node, "character").replaceFirst("^ of ", "");
            case INTEGER -> range(node).strip();
            default -> "";
        };
    }

    /** Whether the pattern says more than that something has to be there. */
    static boolean narrows(String pattern) {
        return pattern != null && !pattern.equals(ANYTHING);
    }

    private static String string(Documented node) {
        if (!node.enumValues().isEmpty()) {
            return "one of " + String.join(", ", node.enumValues());
        }
        return "string" + limits(node, "character") + (narrows(node.pattern()) ? " matching " + node.pattern() : "");
    }

    private static String limits(Documented node, String unit) {
        Long min = least(node);
        Long max = node.max();
        if (max == null) {
            return min == null ? "" : " of at least " + count(min, unit);
        }
        if (min == null) {
            return " of up to " + count(max, unit);
        }
        return min.equals(max) ? " of " + count(max, unit) : " of " + min + " to " + count(max, unit);
    }

    private static Long least(Documented node) {
        boolean neverEmpty = node.type() == Type.STRING
                && node.pattern() != null
                && !Pattern.compile(node.pattern()).matcher("").matches();
        return node.min() == null && neverEmpty ? Long.valueOf(1) : node.min();
    }

    private static String range(Documented node) {
        if (node.min() == null) {
            return node.max() == null ? "" : " up to " + node.max();
        }
        return node.max() == null ? " from " + node.min() : " from " + node.min() + " to " + node.max();
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
