package dev.lmc.contract.render;

import dev.lmc.contract.Contract;
import dev.lmc.contract.ErratumRule;
import dev.lmc.contract.Operation;
import dev.lmc.contract.Operation.Role;
import dev.lmc.contract.ShapeDoc;
import dev.lmc.contract.render.OperationTable.ValueRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.neighbor.Walker;
import software.amazon.smithy.model.shapes.EnumShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.traits.DocumentationTrait;
import software.amazon.smithy.model.traits.EnumValueTrait;
import software.amazon.smithy.model.traits.ExamplesTrait;
import software.amazon.smithy.model.traits.LengthTrait;
import software.amazon.smithy.model.traits.PatternTrait;
import software.amazon.smithy.model.traits.SinceTrait;

/** Names the enums and string formats of the operations that are shown in tables, to keep these short. */
public final class TypeGlossary {
    /**
     * A string format.
     *
     * @param pattern a regular expression that the whole value must match
     */
    public record Form(String name, String meaning, String pattern) {}

    private final List<EnumShape> enums;
    private final List<Shape> forms;

    public TypeGlossary(Contract contract) {
        Model model = contract.model();
        Set<Shape> reached = new TreeSet<>();
        Walker walker = new Walker(model);
        contract.operations().values().stream()
                .filter(operation -> operation.role() != Role.OTHER)
                .filter(operation -> operation.role() == Role.SPECIFIED
                        || shape(model, operation).hasTrait(ExamplesTrait.class))
                .map(operation -> shape(model, operation))
                .forEach(shape -> reached.addAll(walker.walkShapes(shape)));
        this.enums =
                reached.stream().flatMap(shape -> shape.asEnumShape().stream()).toList();
        this.forms = reached.stream()
                .filter(shape -> shape.isStringShape() && shape.hasTrait(PatternTrait.class))
                .toList();
    }

    private static Shape shape(Model model, Operation operation) {
        return model.expectShape(ShapeId.fromParts(ErratumRule.namespace(model), operation.name()));
    }

    public List<EnumShape> enums() {
        return enums;
    }

    /** Returns the values of an enum; those of an enum that is not shared have neither a date nor a meaning. */
    List<ValueRow> values(ShapeDoc node) {
        return enums.stream()
                .filter(shape -> isEnum(shape, node))
                .findFirst()
                .map(TypeGlossary::values)
                .orElseGet(() -> node.enumValues().stream()
                        .map(value -> new ValueRow(value, "", ""))
                        .toList());
    }

    /** Returns the values of an enum, with their dates and meanings. */
    public static List<ValueRow> values(EnumShape shape) {
        return shape.members().stream()
                .map(member -> new ValueRow(
                        member.expectTrait(EnumValueTrait.class).expectStringValue(),
                        member.getTrait(SinceTrait.class)
                                .map(SinceTrait::getValue)
                                .orElse(""),
                        member.getTrait(DocumentationTrait.class)
                                .map(DocumentationTrait::getValue)
                                .orElse("")))
                .toList();
    }

    private static boolean isEnum(EnumShape shape, ShapeDoc node) {
        return node.enumValues().equals(List.copyOf(shape.getEnumValues().values()));
    }

    /** Returns the text for a type column. */
    String type(ShapeDoc node) {
        Stream<? extends Shape> named = node.enumValues().isEmpty()
                ? forms.stream().filter(shape -> hasForm(shape, node))
                : enums.stream().filter(shape -> isEnum(shape, node));
        return named.findFirst()
                .map(shape -> shape.getId().getName())
                .orElseGet(() -> node.unfolded() != null
                        ? node.unfolded()
                        : node.type().name().toLowerCase(Locale.ROOT));
    }

    /** Returns the string formats, by name. */
    public List<Form> forms() {
        return forms.stream()
                .map(shape -> new Form(
                        shape.getId().getName(),
                        shape.getTrait(DocumentationTrait.class)
                                .map(DocumentationTrait::getValue)
                                .orElse(""),
                        shape.expectTrait(PatternTrait.class).getValue()))
                .toList();
    }

    private static boolean hasForm(Shape shape, ShapeDoc node) {
        Optional<BigDecimal> max =
                shape.getTrait(LengthTrait.class).flatMap(LengthTrait::getMax).map(BigDecimal::valueOf);
        return shape.expectTrait(PatternTrait.class).getValue().equals(node.pattern())
                && max.equals(Optional.ofNullable(node.max()));
    }
}
