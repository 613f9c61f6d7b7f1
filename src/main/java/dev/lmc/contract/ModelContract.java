package dev.lmc.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.knowledge.EventStreamIndex;
import software.amazon.smithy.model.node.ArrayNode;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.node.ObjectNode;
import software.amazon.smithy.model.shapes.AbstractShapeBuilder;
import software.amazon.smithy.model.shapes.OperationShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.traits.DocumentationTrait;
import software.amazon.smithy.model.traits.ErrorTrait;
import software.amazon.smithy.model.traits.SinceTrait;
import software.amazon.smithy.model.traits.TagsTrait;
import software.amazon.smithy.model.transform.ModelTransformer;

/**
 * Builds a contract from an external model. For the service of the dated contract, the shapes come from the model;
 * everything that no model states (errata, common errors, which operations are specified, dates) comes from the dated
 * contract. For any other service, all operations are specified, and the rules common to AWS JSON services supply the
 * rest.
 */
final class ModelContract {
    private static final ModelTransformer TRANSFORMER = ModelTransformer.create();

    private final ServiceModel file;
    private final Contract dated;
    private final String namespace;
    private final boolean same;

    private ModelContract(ServiceModel file, Contract dated) {
        this.file = file;
        this.dated = dated;
        this.namespace = file.service().getId().getNamespace();
        this.same = file.targetPrefix().equals(dated.targetPrefix());
    }

    static Contract of(ServiceModel file, Contract dated) {
        return new ModelContract(file, dated).contract();
    }

    private Contract contract() {
        Model model = TRANSFORMER.changeStringEnumsToEnumShapes(file.model(), true);
        model = TRANSFORMER.removeTraitsIf(model, (shape, trait) -> trait instanceof DocumentationTrait);
        model = withoutStreams(model);
        model = TRANSFORMER.mapShapes(model, same ? this::asDated : this::specified);
        Model.Builder whole = model.toBuilder();
        CommonErrors.shape(dated.model()).ifPresent(id -> whole.addShape(moved(id)));
        if (same) {
            missing(model).forEach(id -> whole.addShape(moved(id)));
        }
        whole.putMetadataProperty("errata", errata(model));
        whole.putMetadataProperty("commonErrors", commonErrors());
        Model built = whole.build();
        return new Contract(
                dated.date(), file.name(), built, List.of(), JudgedModel.of(built, file.hasWholePatterns()));
    }

    /** Removes streaming operations, whose bodies are not JSON documents. */
    private static Model withoutStreams(Model model) {
        EventStreamIndex streams = EventStreamIndex.of(model);
        Predicate<OperationShape> streaming =
                operation -> streams.getInputInfo(operation).isPresent()
                        || streams.getOutputInfo(operation).isPresent();
        return TRANSFORMER.removeShapes(
                model, model.getOperationShapes().stream().filter(streaming).toList());
    }

    private Shape asDated(Shape shape) {
        Optional<Shape> known = dated(shape.getId());
        if (!shape.getId().getNamespace().equals(namespace) || known.isEmpty()) {
            return shape;
        }
        AbstractShapeBuilder<?, ?> builder = Shape.shapeToBuilder(shape);
        known.get().getTrait(DocumentationTrait.class).ifPresent(builder::addTrait);
        known.get().getTrait(SinceTrait.class).ifPresent(builder::addTrait);
        known.get().getTrait(TagsTrait.class).ifPresent(builder::addTrait);
        return (Shape) builder.build();
    }

    private Shape specified(Shape shape) {
        return shape instanceof OperationShape operation
                ? operation.toBuilder()
                        .addTrait(TagsTrait.builder()
                                .addValue(OperationReader.SPECIFIED)
                                .build())
                        .build()
                : shape;
    }

    /** Returns the shapes that errata name and the model lacks. */
    private List<ShapeId> missing(Model model) {
        List<ShapeId> ids = new ArrayList<>(ErratumRule.targets(dated.model()));
        ErratumRule.all(dated.model()).stream()
                .flatMap(rule -> rule.errors().stream())
                .map(error -> ShapeId.fromParts(ErratumRule.namespace(dated.model()), error))
                .forEach(ids::add);
        return ids.stream()
                .distinct()
                .filter(id -> model.getShape(moved(id).getId()).isEmpty())
                .toList();
    }

    private Optional<Shape> dated(ShapeId id) {
        return dated.model().getShape(id.withNamespace(ErratumRule.namespace(dated.model())));
    }

    /** Copies a shape of the dated contract, which refers only to prelude shapes, into the namespace of the file. */
    private Shape moved(ShapeId id) {
        AbstractShapeBuilder<?, ?> builder = Shape.shapeToBuilder(dated.model().expectShape(id));
        return (Shape) builder.id(id.withNamespace(namespace)).build();
    }

    private ArrayNode errata(Model model) {
        List<String> operations = model.getOperationShapes().stream()
                .filter(this::isNew)
                .map(operation -> operation.getId().getName())
                .sorted()
                .toList();
        List<Shape> errors = model.getShapesWithTrait(ErrorTrait.class).stream()
                .filter(this::isNew)
                .sorted()
                .toList();
        List<Node> errata = new ArrayList<>();
        if (same) {
            errata.addAll(metadata("errata").expectArrayNode().getElements());
        }
        if (!operations.isEmpty()) {
            errata.addAll(AwsJsonHabits.errata(operations, errors));
        }
        return ArrayNode.fromNodes(errata);
    }

    private boolean isNew(Shape shape) {
        return !same || dated(shape.getId()).isEmpty();
    }

    private ObjectNode commonErrors() {
        ObjectNode known = metadata("commonErrors").expectObjectNode();
        return same ? known : AwsJsonHabits.commonErrors(known);
    }

    private Node metadata(String name) {
        return dated.model().getMetadataProperty(name).orElseThrow();
    }
}
