package dev.lmc.contract;

import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.node.ArrayNode;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.node.ObjectNode;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.traits.ErrorTrait;

/** Behaviour common to AWS JSON services that their models do not state. */
final class AwsJsonHabits {
    private static final int CLIENT = 400;
    private static final int SERVER = 500;

    private AwsJsonHabits() {}

    /** Returns the errata that apply to every AWS JSON service. */
    static ArrayNode errata(Model model) {
        ObjectNode.Builder statuses = Node.objectNodeBuilder();
        model.getShapesWithTrait(ErrorTrait.class)
                .forEach(
                        error -> statuses.withMember(error.getId().getName(), Node.fromNodes(Node.from(usual(error)))));
        return Node.fromNodes(
                Node.objectNode()
                        .withMember("id", "status-of-errors")
                        .withMember("where", "HTTP status of errors")
                        .withMember(
                                "accepts",
                                "400 for a client error and 500 for a server error, besides the modelled status")
                        .withMember(
                                "source",
                                "docs: the API references give 400 and 500 where the models give other statuses")
                        .withMember("statuses", statuses.build()),
                Node.objectNode()
                        .withMember("id", "name-of-the-message")
                        .withMember("where", "the message of an error")
                        .withMember("accepts", "message in lower and in upper case")
                        .withMember("source", "docs: SDKs read both; Smithy, AWS JSON protocols")
                        .withMember(
                                "aliases",
                                Node.objectNode()
                                        .withMember("message", "Message")
                                        .withMember("Message", "message")));
    }

    private static int usual(Shape error) {
        return error.expectTrait(ErrorTrait.class).isServerError() ? SERVER : CLIENT;
    }

    /** Returns the front-end errors that one service's contract lists, and those that other services return as well. */
    static ObjectNode commonErrors(Model known) {
        ObjectNode common = known.getMetadataProperty("commonErrors")
                .map(Node::expectObjectNode)
                .orElseThrow();
        ArrayNode more = Node.parse(AwsJsonHabits.class.getResourceAsStream("common-errors.json"))
                .expectArrayNode();
        return common.withMember("codes", common.expectArrayMember("codes").merge(more));
    }
}
