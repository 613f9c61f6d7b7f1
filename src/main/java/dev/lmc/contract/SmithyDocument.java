package dev.lmc.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.smithy.model.SourceLocation;
import software.amazon.smithy.model.node.ArrayNode;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.node.ObjectNode;

/** Converts an untrusted JSON document to the form that Smithy validates. */
final class SmithyDocument {
    static final int MAX_DEPTH = 100;
    static final int MAX_VALUES = 100_000;

    /** Smithy counts UTF-16 units; replacing a surrogate pair by one unit makes it count characters. */
    private static final Pattern BEYOND_ONE_UNIT = Pattern.compile("[\\x{10000}-\\x{10FFFF}]");

    private static final String STAND_IN = "\uFFFD";

    private int values;

    private SmithyDocument() {}

    /** Returns the document; empty if it is nested too deeply or has too many values. */
    static Optional<Node> of(JsonNode json) {
        return Optional.ofNullable(new SmithyDocument().node(json, 1));
    }

    private Node node(JsonNode json, int depth) {
        if (depth > MAX_DEPTH || ++values > MAX_VALUES) {
            return null;
        }
        return switch (json.getNodeType()) {
            case OBJECT -> object(json, depth);
            case ARRAY -> array(json, depth);
            case STRING, BINARY, POJO ->
                Node.from(BEYOND_ONE_UNIT.matcher(json.asText()).replaceAll(STAND_IN));
            case NUMBER -> number(json);
            case BOOLEAN -> Node.from(json.booleanValue());
            case NULL, MISSING -> Node.nullNode();
        };
    }

    private Node object(JsonNode json, int depth) {
        ObjectNode.Builder object = ObjectNode.builder();
        for (var member : json.properties()) {
            Node value = node(member.getValue(), depth + 1);
            if (value == null) {
                return null;
            }
            object.withMember(member.getKey(), value);
        }
        return object.build();
    }

    private Node array(JsonNode json, int depth) {
        List<Node> elements = new ArrayList<>();
        for (JsonNode element : json) {
            Node value = node(element, depth + 1);
            if (value == null) {
                return null;
            }
            elements.add(value);
        }
        return new ArrayNode(elements, SourceLocation.NONE);
    }

    /**
     * Converts a number. Smithy would truncate a longer integer to 64 bits, so it becomes a floating-point number,
     * which is rejected as an integer.
     */
    private static Node number(JsonNode json) {
        return json.isIntegralNumber() && json.canConvertToLong()
                ? Node.from(json.longValue())
                : Node.from(json.doubleValue());
    }
}
