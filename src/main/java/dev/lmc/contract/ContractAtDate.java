package dev.lmc.contract;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.node.ArrayNode;
import software.amazon.smithy.model.node.NumberNode;
import software.amazon.smithy.model.node.ObjectNode;
import software.amazon.smithy.model.node.StringNode;
import software.amazon.smithy.model.shapes.AbstractShapeBuilder;
import software.amazon.smithy.model.shapes.MemberShape;
import software.amazon.smithy.model.shapes.OperationShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.traits.LengthTrait;
import software.amazon.smithy.model.traits.PatternTrait;
import software.amazon.smithy.model.traits.SinceTrait;
import software.amazon.smithy.model.transform.ModelTransformer;

/** Reconstructs the model at a date: removes later additions and restores earlier definitions. */
final class ContractAtDate {
    private static final ModelTransformer TRANSFORMER = ModelTransformer.create();

    private final Model history;
    private final LocalDate day;
    private final ShapeId formerly;

    ContractAtDate(Model history, LocalDate day) {
        this.history = history;
        this.day = day;
        this.formerly = ShapeId.fromParts(ErratumRule.namespace(history), "formerly");
    }

    Model model() {
        Model dated = TRANSFORMER.mapShapes(history, this::revert);
        dated = TRANSFORMER.removeShapesIf(dated, shape -> shape.getId().equals(formerly));
        Model whole = dated;
        Set<ShapeId> kept = ErratumRule.targets(history);
        dated = TRANSFORMER.removeShapesIf(dated, shape -> isLater(shape) && !isEnumValue(whole, shape));
        dated = TRANSFORMER.removeUnreferencedShapes(dated, shape -> !kept.contains(shape.getId()));
        dated = TRANSFORMER.removeShapesIf(dated, this::isLater);
        return new DatedExamples(dated).model();
    }

    private boolean isLater(Shape shape) {
        return shape.getTrait(SinceTrait.class)
                .filter(since -> LocalDate.parse(since.getValue()).isAfter(day))
                .isPresent();
    }

    /**
     * Returns whether the shape is an enum value. Values are removed only after unreferenced enums, so that no enum
     * becomes empty.
     */
    private static boolean isEnumValue(Model model, Shape shape) {
        return shape instanceof MemberShape member
                && model.expectShape(member.getContainer()).isEnumShape();
    }

    private Shape revert(Shape shape) {
        if (!shape.hasTrait(formerly)) {
            return shape;
        }
        ArrayNode entries = shape.findTrait(formerly).orElseThrow().toNode().expectArrayNode();
        Optional<ObjectNode> former = entries.getElementsAs(ObjectNode.class).stream()
                .filter(entry -> day.isBefore(
                        LocalDate.parse(entry.expectStringMember("before").getValue())))
                .findFirst();
        AbstractShapeBuilder<?, ?> builder = Shape.shapeToBuilder(shape);
        builder.removeTrait(formerly);
        former.ifPresent(entry -> revert(shape, entry, builder));
        return (Shape) builder.build();
    }

    private static void revert(Shape shape, ObjectNode former, AbstractShapeBuilder<?, ?> builder) {
        former.getStringMember("pattern")
                .map(StringNode::getValue)
                .ifPresent(pattern -> builder.addTrait(new PatternTrait(pattern)));
        if (former.getMember("min").isPresent() || former.getMember("max").isPresent()) {
            builder.addTrait(length(shape, former));
        }
        if (builder instanceof MemberShape.Builder member) {
            former.getStringMember("target").map(StringNode::expectShapeId).ifPresent(member::target);
        }
        if (builder instanceof OperationShape.Builder operation) {
            former.getArrayMember("withoutErrors").ifPresent(ids -> ids.getElementsAs(StringNode.class)
                    .forEach(id -> operation.removeError(id.expectShapeId())));
        }
    }

    private static LengthTrait length(Shape shape, ObjectNode former) {
        LengthTrait.Builder length =
                shape.getTrait(LengthTrait.class).map(LengthTrait::toBuilder).orElseGet(LengthTrait::builder);
        former.getNumberMember("min")
                .map(NumberNode::getValue)
                .map(Number::longValue)
                .ifPresent(length::min);
        former.getNumberMember("max")
                .map(NumberNode::getValue)
                .map(Number::longValue)
                .ifPresent(length::max);
        return length.build();
    }
}
