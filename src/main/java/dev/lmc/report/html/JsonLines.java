package dev.lmc.report.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The lines of a JSON document, each with the path of the value that it belongs to. */
final class JsonLines {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String STEP = "  ";

    private final List<Line> lines = new ArrayList<>();

    /**
     * A line.
     *
     * @param path like {@code Grants[2].Version}; empty for the document
     * @param value the whole value, of which a structure's first and last line are parts
     * @param closing whether it ends a structure or list
     */
    record Line(String path, String text, String indent, JsonNode value, boolean closing) {}

    private JsonLines() {}

    static List<Line> of(JsonNode document) {
        JsonLines all = new JsonLines();
        all.node("", "", document, "", "");
        return all.lines;
    }

    /** Returns the document, if the text is a structure or list in JSON. */
    static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.of(JSON.readTree(text)).filter(JsonNode::isContainerNode);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Returns a name in quotation marks, and a colon. */
    static String named(String name) {
        return TextNode.valueOf(name) + ": ";
    }

    private void node(String indent, String name, JsonNode node, String at, String comma) {
        if (!node.isContainerNode() || node.isEmpty() && !at.isEmpty()) {
            lines.add(new Line(at, indent + name + node + comma, indent, node, false));
            return;
        }
        boolean list = node.isArray();
        lines.add(new Line(at, indent + name + (list ? "[" : "{"), indent, node, false));
        if (list) {
            for (int i = 0; i < node.size(); i++) {
                node(indent + STEP, "", node.get(i), at + "[" + i + "]", i < node.size() - 1 ? "," : "");
            }
        } else {
            Iterator<Map.Entry<String, JsonNode>> members = node.properties().iterator();
            while (members.hasNext()) {
                Map.Entry<String, JsonNode> member = members.next();
                node(
                        indent + STEP,
                        named(member.getKey()),
                        member.getValue(),
                        (at.isEmpty() ? "" : at + ".") + member.getKey(),
                        members.hasNext() ? "," : "");
            }
        }
        lines.add(new Line(at, indent + (list ? "]" : "}") + comma, indent, node, true));
    }

    /** Returns the lines of two values, with the differences marked where they are. */
    static List<DiffLine> difference(JsonNode expected, JsonNode observed) {
        List<DiffLine> lines = new ArrayList<>();
        difference("", "", expected, observed, lines);
        return lines;
    }

    private static void difference(
            String indent, String name, JsonNode expected, JsonNode observed, List<DiffLine> lines) {
        if (observed != null && observed.equals(expected)) {
            lines(indent, name, observed).forEach(text -> lines.add(DiffLine.same(text)));
        } else if (observed != null && expected != null && observed.isObject() && expected.isObject()) {
            lines.add(DiffLine.same(indent + name + "{"));
            Set<String> members = new LinkedHashSet<>();
            expected.fieldNames().forEachRemaining(members::add);
            observed.fieldNames().forEachRemaining(members::add);
            members.forEach(member ->
                    difference(indent + STEP, named(member), expected.get(member), observed.get(member), lines));
            lines.add(DiffLine.same(indent + "}"));
        } else if (observed != null && expected != null && observed.isArray() && expected.isArray()) {
            lines.add(DiffLine.same(indent + name + "["));
            for (int i = 0; i < Math.max(expected.size(), observed.size()); i++) {
                difference(indent + STEP, "", expected.get(i), observed.get(i), lines);
            }
            lines.add(DiffLine.same(indent + "]"));
        } else {
            lines(indent, name, observed).forEach(text -> lines.add(DiffLine.observed(text)));
            lines(indent, name, expected).forEach(text -> lines.add(DiffLine.expected(text)));
        }
    }

    private static List<String> lines(String indent, String name, JsonNode value) {
        if (value == null) {
            return List.of();
        }
        JsonLines all = new JsonLines();
        all.node(indent, name, value, "", "");
        return all.lines.stream().map(Line::text).toList();
    }
}
