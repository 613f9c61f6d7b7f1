package dev.lmc.contract;

import java.util.Collection;
import java.util.List;
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

    /**
     * Returns the errata that apply to every AWS JSON service.
     *
     * @param operations the names of the operations they apply to
     * @param errors the errors they apply to
     */
    static List<ObjectNode> errata(Collection<String> operations, Collection<Shape> errors) {
        ObjectNode.Builder statuses = Node.objectNodeBuilder();
        errors.forEach(error -> statuses.withMember(error.getId().getName(), Node.fromNodes(Node.from(usual(error)))));
        return List.of(
                erratum(
                                "status-of-other-errors",
                                "HTTP status of errors",
                                "400 for a client error and 500 for a server error, in addition to the modelled status",
                                "docs: API references give 400 and 500 where the models give other statuses")
                        .withMember("statuses", statuses.build()),
                erratum(
                                "errors-of-other-operations",
                                "errors of " + operations.size() + " operations",
                                "every error of the model",
                                "observed: models do not list every error at every operation")
                        .withMember(
                                "operations",
                                operations.stream().map(Node::from).collect(ArrayNode.collect()))
                        .withMember("anyError", true),
                erratum(
                                "spelling-of-the-message",
                                "the message of an error",
                                "message in lower and in upper case",
                                "docs: SDKs read both, as Smithy's AWS JSON protocols require")
                        .withMember(
                                "aliases",
                                Node.objectNode()
                                        .withMember("message", "Message")
                                        .withMember("Message", "message")));
    }

    private static ObjectNode erratum(String id, String where, String accepts, String source) {
        return Node.objectNode()
                .withMember("id", id)
                .withMember("where", where)
                .withMember("accepts", accepts)
                .withMember("source", source);
    }

    private static int usual(Shape error) {
        return error.expectTrait(ErrorTrait.class).isServerError() ? SERVER : CLIENT;
    }

    /** Returns the front-end errors that one service's contract lists, and those that other services return as well. */
    static ObjectNode commonErrors(ObjectNode known) {
        ArrayNode more = Node.parse(AwsJsonHabits.class.getResourceAsStream("common-errors.json"))
                .expectArrayNode();
        return known.withMember("codes", known.expectArrayMember("codes").merge(more));
    }
}
