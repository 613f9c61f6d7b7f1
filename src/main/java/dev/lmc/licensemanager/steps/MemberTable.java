package dev.lmc.licensemanager.steps;

import dev.lmc.contract.ShapeDoc;
import java.util.List;
import java.util.Map;

/** Describes documented members in the words of the features' tables. */
final class MemberTable {
    private static final Map<String, String> PATTERNS = Map.of("\\S+", "no white space", "[\\s\\S]+", "not empty");

    private MemberTable() {}

    /** Adds a row for each member at any depth: path, type, required, limits, since. */
    static void rows(String path, ShapeDoc node, List<List<String>> rows) {
        node.members().forEach((name, member) -> {
            String at = path.isEmpty() ? name : path + "." + name;
            rows.add(List.of(
                    at,
                    type(member),
                    member.required() ? "yes" : "",
                    limits(member),
                    member.since() == null ? "" : member.since().toString()));
            rows(at, member, rows);
            if (member.element() != null) {
                rows(at + "[]", member.element(), rows);
            }
        });
    }

    private static String type(ShapeDoc node) {
        return switch (node.type()) {
            case STRING -> node.enumValues().isEmpty() ? "string" : "enum";
            case INTEGER -> "number";
            case BOOLEAN -> "boolean";
            case STRUCTURE -> "structure";
            case LIST -> "list of " + type(node.element()) + "s";
            default -> node.inWords();
        };
    }

    private static String limits(ShapeDoc node) {
        String size = size(node);
        String form = node.element() == null
                ? form(node.pattern())
                : form(node.element().pattern());
        return size.isEmpty() || form.isEmpty() ? size + form : size + ", " + form;
    }

    private static String size(ShapeDoc node) {
        if (node.min() == null && node.max() == null) {
            return "";
        }
        String range = node.max() == null
                ? "at least " + node.min()
                : node.min() == null
                        ? "up to " + node.max()
                        : node.min().equals(node.max()) ? "exactly " + node.min() : node.min() + " to " + node.max();
        return range
                + switch (node.type()) {
                    case STRING -> " characters";
                    case LIST -> range.equals("exactly 1") ? " element" : " elements";
                    default -> "";
                };
    }

    private static String form(String pattern) {
        if (pattern == null) {
            return "";
        } else if (pattern.startsWith("^arn:")) {
            return "an ARN";
        } else if (pattern.startsWith("^(-?(?:[1-9]")) {
            return "ISO 8601";
        }
        return PATTERNS.getOrDefault(pattern, pattern);
    }
}
