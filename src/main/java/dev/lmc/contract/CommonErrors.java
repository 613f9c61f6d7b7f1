package dev.lmc.contract;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.node.ObjectNode;
import software.amazon.smithy.model.shapes.ShapeId;

/** Reads the model's metadata about errors raised in front of the service. */
public final class CommonErrors {

    private CommonErrors() {}

    /** Returns the shape of their bodies. */
    static Optional<ShapeId> shape(Model model) {
        return metadata(model)
                .map(node -> node.expectStringMember("shape").getValue())
                .map(name -> ShapeId.fromOptionalNamespace(ErratumRule.namespace(model), name));
    }

    static SortedMap<String, ErrorCode> of(Model model) {
        SortedMap<String, ErrorCode> errors = new TreeMap<>();
        metadata(model).map(node -> node.expectArrayMember("codes")).stream()
                .flatMap(codes -> codes.getElementsAs(ObjectNode.class).stream())
                .map(CommonErrors::read)
                .forEach(error -> errors.put(error.code(), error));
        return errors;
    }

    /** Returns when each error is returned, by code. */
    public static Map<String, String> occasions(Model model) {
        Map<String, String> occasions = new TreeMap<>();
        metadata(model).map(node -> node.expectArrayMember("codes")).stream()
                .flatMap(codes -> codes.getElementsAs(ObjectNode.class).stream())
                .forEach(entry -> occasions.put(
                        entry.expectStringMember("code").getValue(),
                        entry.expectStringMember("when").getValue()));
        return occasions;
    }

    private static ErrorCode read(ObjectNode entry) {
        var statuses = new TreeSet<>(ErratumRule.numbers(entry.expectArrayMember("statuses")));
        return new ErrorCode(entry.expectStringMember("code").getValue(), false, statuses);
    }

    private static Optional<ObjectNode> metadata(Model model) {
        return model.getMetadataProperty("commonErrors").map(Node::expectObjectNode);
    }
}
