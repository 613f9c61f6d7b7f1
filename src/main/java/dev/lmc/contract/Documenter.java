package dev.lmc.contract;

import dev.lmc.contract.Documented.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.shapes.EnumShape;
import software.amazon.smithy.model.shapes.ListShape;
import software.amazon.smithy.model.shapes.MemberShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.shapes.StructureShape;
import software.amazon.smithy.model.traits.LengthTrait;
import software.amazon.smithy.model.traits.PatternTrait;
import software.amazon.smithy.model.traits.RangeTrait;
import software.amazon.smithy.model.traits.SinceTrait;

/** Inlines the shapes of a model into trees of documented nodes. */
final class Documenter {
    private final Model model;
    private final Deque<ShapeId> path = new ArrayDeque<>();

    Documenter(Model model) {
        this.model = model;
    }

    Documented document(StructureShape root) {
        return node(root, false, null);
    }

    private Documented member(MemberShape member) {
        Shape target = model.expectShape(member.getTarget());
        LocalDate since = member.getTrait(SinceTrait.class)
                .map(SinceTrait::getValue)
                .map(LocalDate::parse)
                .orElse(null);
        return node(target, member.isRequired(), since);
    }

    private Documented node(Shape shape, boolean required, LocalDate since) {
        if (path.contains(shape.getId())) {
            throw new IllegalArgumentException(shape.getId() + " contains itself and cannot be inlined");
        }
        path.push(shape.getId());
        Documented node = new Documented(
                type(shape),
                required,
                since,
                limit(shape, LengthTrait::getMin, RangeTrait::getMin),
                limit(shape, LengthTrait::getMax, RangeTrait::getMax),
                shape.getTrait(PatternTrait.class).map(PatternTrait::getValue).orElse(null),
                shape instanceof EnumShape values
                        ? List.copyOf(values.getEnumValues().values())
                        : List.of(),
                shape instanceof StructureShape structure ? members(structure) : Collections.emptySortedMap(),
                shape instanceof ListShape list ? member(list.getMember()) : null);
        path.pop();
        return node;
    }

    private SortedMap<String, Documented> members(StructureShape structure) {
        SortedMap<String, Documented> members = new TreeMap<>();
        structure.getAllMembers().forEach((name, member) -> members.put(name, member(member)));
        return members;
    }

    private static Type type(Shape shape) {
        return switch (shape.getType()) {
            case STRUCTURE -> Type.STRUCTURE;
            case LIST -> Type.LIST;
            case STRING, ENUM -> Type.STRING;
            case BYTE, SHORT, INTEGER, LONG, BIG_INTEGER -> Type.INTEGER;
            case BOOLEAN -> Type.BOOLEAN;
            default -> throw new IllegalArgumentException(shape.getId() + " is a " + shape.getType());
        };
    }

    private static Long limit(
            Shape shape,
            Function<LengthTrait, Optional<Long>> length,
            Function<RangeTrait, Optional<BigDecimal>> range) {
        return shape.getTrait(LengthTrait.class)
                .flatMap(length)
                .or(() -> shape.getTrait(RangeTrait.class).flatMap(range).map(BigDecimal::longValueExact))
                .orElse(null);
    }
}
