package dev.lmc.contract.render;

import dev.lmc.contract.Contract;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.node.ObjectNode;
import software.amazon.smithy.model.node.StringNode;

/**
 * An introduction to the service for the author of a client, from the model's metadata {@code guide}.
 *
 * @param protocol how to send a request and read a response, in paragraphs; empty if the model has no guide
 * @param steps a walk through the operations
 */
public record ApiGuide(List<String> protocol, List<Step> steps) {
    /** One call of the walk. */
    public record Step(String operation, String caller, String text) {}

    public static ApiGuide of(Contract contract) {
        Optional<ObjectNode> guide =
                contract.model().getMetadataProperty(ContractIdl.GUIDE).map(Node::expectObjectNode);
        return new ApiGuide(
                elements(guide, "protocol", StringNode.class)
                        .map(StringNode::getValue)
                        .toList(),
                elements(guide, "steps", ObjectNode.class)
                        .map(step -> new Step(text(step, "operation"), text(step, "caller"), text(step, "text")))
                        .toList());
    }

    private static <T extends Node> Stream<T> elements(Optional<ObjectNode> guide, String name, Class<T> type) {
        return guide.stream().flatMap(node -> node.expectArrayMember(name).getElementsAs(type).stream());
    }

    private static String text(ObjectNode step, String name) {
        return step.expectStringMember(name).getValue();
    }
}
