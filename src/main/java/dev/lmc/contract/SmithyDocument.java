package dev.lmc.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.SourceLocation;
import software.amazon.smithy.model.node.ArrayNode;
import software.amazon.smithy.model.node.BooleanNode;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.node.NullNode;
import software.amazon.smithy.model.node.NumberNode;
import software.amazon.smithy.model.node.ObjectNode;
import software.amazon.smithy.model.node.StringNode;
import software.amazon.smithy.model.shapes.ListShape;
import software.amazon.smithy.model.shapes.MapShape;
import software.amazon.smithy.model.shapes.MemberShape;
import software.amazon.smithy.model.shapes.Shape;

/**
 * An untrusted JSON document, converted to the form that Smithy validates. Each value has its own source location, which
 * leads from a validation event back to its position in the document.
 */
final class SmithyDocument {
    static final int MAX_DEPTH = 100;
    static final int MAX_VALUES = 100_000;

    /** Smithy counts UTF-16 units; replacing a surrogate pair by one unit makes it count characters. */
    private static final Pattern BEYOND_ONE_UNIT = Pattern.compile("[\\x{10000}-\\x{10FFFF}]");

    private static final String STAND_IN = "\uFFFD";
    private static final String TYPE = "__type";

    private final Model model;
    private final List<Spot> spots = new ArrayList<>();
    private final Node root;

    /**
     * The position of a value in the document.
     *
     * @param parent null at the root
     * @param token the index of a list element, the key of a map entry, or the name of a member
     * @param key whether the value is the key itself
     */
    record Spot(Spot parent, String token, boolean key) {
        /** Returns the path from the root. */
        List<String> steps() {
            LinkedList<String> steps = new LinkedList<>();
            for (Spot spot = this; spot.parent != null; spot = spot.parent) {
                steps.addFirst(spot.token);
            }
            return steps;
        }
    }

    private SmithyDocument(Model model, Shape shape, JsonNode json) {
        this.model = model;
        this.root = node(json, shape, new Spot(null, "", false), 1);
    }

    static SmithyDocument of(Model model, Shape shape, JsonNode json) {
        return new SmithyDocument(model, shape, json);
    }

    /** Returns the document; null if it is nested too deeply or has too many values. */
    Node root() {
        return root;
    }

    Spot spot(SourceLocation location) {
        return spots.get(location.getLine());
    }

    private SourceLocation mark(Spot spot) {
        spots.add(spot);
        return new SourceLocation("", spots.size() - 1, 0);
    }

    /** Converts a value; the shape is null if nothing is documented. */
    private Node node(JsonNode json, Shape shape, Spot spot, int depth) {
        if (depth > MAX_DEPTH || spots.size() >= MAX_VALUES) {
            return null;
        }
        SourceLocation location = mark(spot);
        return switch (json.getNodeType()) {
            case OBJECT -> object(json, shape, spot, location, depth);
            case ARRAY -> array(json, shape, spot, location, depth);
            case STRING, BINARY, POJO -> string(json.asText(), shape, location);
            case NUMBER -> number(json, shape, location);
            case BOOLEAN -> new BooleanNode(json.booleanValue(), location);
            case NULL, MISSING -> new NullNode(location);
        };
    }

    /**
     * Converts an object. Smithy accepts a union without a member, so it becomes one with two members, which is
     * rejected.
     */
    private Node object(JsonNode json, Shape shape, Spot spot, SourceLocation location, int depth) {
        ObjectNode.Builder object = ObjectNode.builder().sourceLocation(location);
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            if (shape != null && shape.isUnionShape() && isNoMember(member)) {
                continue;
            }
            String name = member.getKey();
            SourceLocation key = shape instanceof MapShape ? mark(new Spot(spot, name, true)) : location;
            Node value = node(member.getValue(), inside(shape, name), new Spot(spot, name, false), depth + 1);
            if (value == null) {
                return null;
            }
            object.withMember(new StringNode(name, key), value);
        }
        ObjectNode built = object.build();
        return shape != null && shape.isUnionShape() && built.isEmpty()
                ? built.withMember(STAND_IN, new NullNode(location)).withMember(TYPE, new NullNode(location))
                : built;
    }

    /**
     * Returns whether clients ignore the member besides the one member of a union. Source: Smithy, AWS JSON 1.0 and
     * 1.1.
     */
    private static boolean isNoMember(Map.Entry<String, JsonNode> member) {
        return member.getValue().isNull() || member.getKey().equals(TYPE);
    }

    private Node array(JsonNode json, Shape shape, Spot spot, SourceLocation location, int depth) {
        List<Node> elements = new ArrayList<>();
        for (JsonNode element : json) {
            String index = String.valueOf(elements.size());
            Node value = node(element, inside(shape, index), new Spot(spot, index, false), depth + 1);
            if (value == null) {
                return null;
            }
            elements.add(value);
        }
        return new ArrayNode(elements, location);
    }

    private Shape inside(Shape shape, String token) {
        MemberShape member = null;
        if (shape instanceof ListShape list) {
            member = list.getMember();
        } else if (shape instanceof MapShape map) {
            member = map.getValue();
        } else if (shape != null) {
            member = shape.getMember(token).orElse(null);
        }
        return member == null ? null : model.expectShape(member.getTarget());
    }

    /** Converts a string. Smithy cannot measure a blob that is not Base64, so it becomes a value that is not a string. */
    private static Node string(String text, Shape shape, SourceLocation location) {
        if (shape != null && shape.isBlobShape() && !isBase64(text)) {
            return new BooleanNode(false, location);
        }
        return new StringNode(
                hasSurrogates(text) ? BEYOND_ONE_UNIT.matcher(text).replaceAll(STAND_IN) : text, location);
    }

    private static boolean hasSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBase64(String text) {
        try {
            Base64.getDecoder().decode(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Converts a number. The value of a big number stays exact. For other shapes, Smithy would truncate a longer integer
     * to 64 bits, so it becomes a floating-point number, which is rejected as an integer.
     */
    private static Node number(JsonNode json, Shape shape, SourceLocation location) {
        if (json.isIntegralNumber() && json.canConvertToLong()) {
            return new NumberNode(json.longValue(), location);
        }
        boolean exact = shape != null
                && (shape.isBigIntegerShape() && json.isBigInteger()
                        || shape.isBigDecimalShape() && (json.isBigInteger() || json.isBigDecimal()));
        return new NumberNode(exact ? json.numberValue() : Double.valueOf(json.doubleValue()), location);
    }
}
