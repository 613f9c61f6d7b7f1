package dev.lmc.contract;

import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.node.ArrayNode;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.node.ObjectNode;
import software.amazon.smithy.model.shapes.ListShape;
import software.amazon.smithy.model.shapes.OperationShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.shapes.StructureShape;
import software.amazon.smithy.model.traits.ExamplesTrait;
import software.amazon.smithy.model.transform.ModelTransformer;

/** Removes from the examples of operations the members that the model does not have. */
final class DatedExamples {
    private final Model model;

    DatedExamples(Model model) {
        this.model = model;
    }

    Model model() {
        return ModelTransformer.create()
                .mapShapes(
                        model,
                        shape -> shape instanceof OperationShape operation && shape.hasTrait(ExamplesTrait.class)
                                ? dated(operation)
                                : shape);
    }

    private Shape dated(OperationShape operation) {
        ExamplesTrait.Builder examples = ExamplesTrait.builder();
        operation
                .expectTrait(ExamplesTrait.class)
                .getExamples()
                .forEach(example -> examples.addExample(example.toBuilder()
                        .input(known(example.getInput(), operation.getInputShape()))
                        .output(example.getOutput()
                                .map(output -> known(output, operation.getOutputShape()))
                                .orElse(null))
                        .build()));
        return operation.toBuilder().addTrait(examples.build()).build();
    }

    private ObjectNode known(ObjectNode value, ShapeId structure) {
        return known(value, model.expectShape(structure)).expectObjectNode();
    }

    private Node known(Node value, Shape shape) {
        if (shape instanceof StructureShape structure && value instanceof ObjectNode object) {
            ObjectNode.Builder known = Node.objectNodeBuilder();
            object.getStringMap().forEach((name, member) -> structure
                    .getMember(name)
                    .map(found -> known(member, model.expectShape(found.getTarget())))
                    .ifPresent(kept -> known.withMember(name, kept)));
            return known.build();
        }
        if (shape instanceof ListShape list && value instanceof ArrayNode array) {
            Shape element = model.expectShape(list.getMember().getTarget());
            return array.getElements().stream().map(one -> known(one, element)).collect(ArrayNode.collect());
        }
        return value;
    }
}
