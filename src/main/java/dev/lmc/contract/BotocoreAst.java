package dev.lmc.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.smithy.model.node.ArrayNode;
import software.amazon.smithy.model.node.BooleanNode;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.node.ObjectNode;
import software.amazon.smithy.model.node.StringNode;

/** Converts a botocore {@code service-2.json} to Smithy's JSON AST, without its documentation. */
final class BotocoreAst {
    private static final String NAMESPACE = "botocore#";
    private static final String TRAIT = "smithy.api#";
    private static final ObjectNode UNIT = target("smithy.api#Unit");
    private static final Node MARK = Node.objectNode();

    /** Types that have another name in Smithy. */
    private static final Map<String, String> TYPES = Map.of("character", "string", "bigdecimal", "bigDecimal");

    private static final Map<String, String> TIMESTAMPS =
            Map.of("unixTimestamp", "epoch-seconds", "iso8601", "date-time", "rfc822", "http-date");

    private final ObjectNode metadata;
    private final ObjectNode operations;
    private final ObjectNode shapes;

    private BotocoreAst(ObjectNode service) {
        metadata = service.expectObjectMember("metadata");
        operations = service.expectObjectMember("operations");
        shapes = service.expectObjectMember("shapes");
    }

    static ObjectNode of(ObjectNode service) {
        return new BotocoreAst(service).ast();
    }

    private ObjectNode ast() {
        ObjectNode.Builder all = Node.objectNodeBuilder();
        shapes.getStringMap().forEach((name, shape) -> all.withMember(id(name), shape(shape.expectObjectNode())));
        operations
                .getStringMap()
                .forEach(
                        (name, operation) -> all.withMember(NAMESPACE + name, operation(operation.expectObjectNode())));
        String prefix = text(metadata, "targetPrefix").orElse("");
        all.withMember(NAMESPACE + prefix.substring(prefix.lastIndexOf('.') + 1), service());
        return Node.objectNode().withMember("smithy", "2.0").withMember("shapes", all.build());
    }

    private ObjectNode service() {
        ObjectNode.Builder traits = Node.objectNodeBuilder()
                .withMember(TRAIT + "title", text(metadata, "serviceFullName").orElse(""))
                .withMember(
                        "aws.auth#sigv4",
                        Node.objectNode()
                                .withMember(
                                        "name",
                                        text(metadata, "signingName")
                                                .or(() -> text(metadata, "endpointPrefix"))
                                                .orElse("")));
        if (text(metadata, "protocol").filter("json"::equals).isPresent()) {
            boolean first = text(metadata, "jsonVersion").filter("1.0"::equals).isPresent();
            traits.withMember("aws.protocols#awsJson1_" + (first ? "0" : "1"), MARK);
        }
        return Node.objectNode()
                .withMember("type", "service")
                .withMember("version", text(metadata, "apiVersion").orElse(""))
                .withMember(
                        "operations",
                        operations.getStringMap().keySet().stream()
                                .map(name -> target(NAMESPACE + name))
                                .collect(ArrayNode.collect()))
                .withMember("traits", traits.build());
    }

    private ObjectNode operation(ObjectNode operation) {
        return Node.objectNode()
                .withMember("type", "operation")
                .withMember(
                        "input",
                        operation.getObjectMember("input").map(this::reference).orElse(UNIT))
                .withMember(
                        "output",
                        operation.getObjectMember("output").map(this::reference).orElse(UNIT))
                .withMember(
                        "errors",
                        objects(operation, "errors").stream()
                                .map(this::reference)
                                .collect(ArrayNode.collect()));
    }

    private ObjectNode shape(ObjectNode shape) {
        String type = shape.expectStringMember("type").getValue();
        ObjectNode.Builder built = Node.objectNodeBuilder()
                .withMember("type", type(shape, type))
                .withMember("traits", traits(shape, type));
        switch (type) {
            case "structure" -> built.withMember("members", members(shape));
            case "list" -> built.withMember("member", reference(shape.expectObjectMember("member")));
            case "map" ->
                built.withMember("key", reference(shape.expectObjectMember("key")))
                        .withMember("value", reference(shape.expectObjectMember("value")));
            default -> {}
        }
        return built.build();
    }

    private static String type(ObjectNode shape, String type) {
        if (flag(shape, "document")) {
            return "document";
        }
        return flag(shape, "union") || flag(shape, "eventstream") ? "union" : TYPES.getOrDefault(type, type);
    }

    /** Returns the members under their names on the wire: the location name where there is one. */
    private ObjectNode members(ObjectNode shape) {
        List<String> required = shape.getArrayMember("required")
                .map(names -> names.getElementsAs(StringNode::getValue))
                .orElse(List.of());
        ObjectNode.Builder members = Node.objectNodeBuilder();
        shape.getObjectMember("members")
                .map(ObjectNode::getStringMap)
                .orElse(Map.of())
                .forEach((name, member) -> {
                    ObjectNode reference = member.expectObjectNode();
                    ObjectNode traits = required.contains(name)
                            ? Node.objectNode().withMember(TRAIT + "required", MARK)
                            : Node.objectNode();
                    members.withMember(
                            text(reference, "locationName").orElse(name),
                            reference(reference).withMember("traits", traits));
                });
        return members.build();
    }

    private static ObjectNode traits(ObjectNode shape, String type) {
        ObjectNode.Builder traits = Node.objectNodeBuilder();
        if (shape.getMember("min").isPresent() || shape.getMember("max").isPresent()) {
            boolean sized = List.of("string", "list", "map", "blob").contains(type);
            ObjectNode.Builder limits = Node.objectNodeBuilder();
            shape.getMember("min").ifPresent(min -> limits.withMember("min", min));
            shape.getMember("max").ifPresent(max -> limits.withMember("max", max));
            traits.withMember(TRAIT + (sized ? "length" : "range"), limits.build());
        }
        shape.getStringMember("pattern").ifPresent(pattern -> traits.withMember(TRAIT + "pattern", pattern));
        shape.getArrayMember("enum")
                .filter(values -> !values.isEmpty())
                .ifPresent(values -> traits.withMember(
                        TRAIT + "enum",
                        values.getElements().stream()
                                .map(value -> Node.objectNode().withMember("value", value))
                                .collect(ArrayNode.collect())));
        text(shape, "timestampFormat")
                .map(TIMESTAMPS::get)
                .ifPresent(format -> traits.withMember(TRAIT + "timestampFormat", format));
        if (flag(shape, "sensitive")) {
            traits.withMember(TRAIT + "sensitive", MARK);
        }
        if (flag(shape, "streaming") || flag(shape, "eventstream")) {
            traits.withMember(TRAIT + "streaming", MARK);
        }
        if (flag(shape, "exception")) {
            traits.withMember(TRAIT + "error", flag(shape, "fault") ? "server" : "client");
            shape.getObjectMember("error")
                    .flatMap(error -> error.getNumberMember("httpStatusCode"))
                    .ifPresent(status -> traits.withMember(TRAIT + "httpError", status));
        }
        return traits.build();
    }

    private ObjectNode reference(ObjectNode reference) {
        return target(id(reference.expectStringMember("shape").getValue()));
    }

    /**
     * Returns an id that is unique in Smithy, where operations and shapes share one namespace; in botocore they do not.
     */
    private String id(String shape) {
        return NAMESPACE + shape + (operations.getMember(shape).isPresent() ? "Shape" : "");
    }

    private static ObjectNode target(String id) {
        return Node.objectNode().withMember("target", id);
    }

    private static List<ObjectNode> objects(ObjectNode node, String name) {
        return node.getArrayMember(name)
                .map(array -> array.getElementsAs(ObjectNode.class))
                .orElse(List.of());
    }

    private static Optional<String> text(ObjectNode node, String name) {
        return node.getStringMember(name).map(StringNode::getValue);
    }

    private static boolean flag(ObjectNode node, String name) {
        return node.getBooleanMember(name).map(BooleanNode::getValue).orElse(false);
    }
}
