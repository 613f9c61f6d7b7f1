package dev.lmc.contract;

import dev.lmc.contract.ShapeDoc.Type;
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
import software.amazon.smithy.model.shapes.IntEnumShape;
import software.amazon.smithy.model.shapes.ListShape;
import software.amazon.smithy.model.shapes.MapShape;
import software.amazon.smithy.model.shapes.MemberShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.traits.DocumentationTrait;
import software.amazon.smithy.model.traits.LengthTrait;
import software.amazon.smithy.model.traits.PatternTrait;
import software.amazon.smithy.model.traits.RangeTrait;
import software.amazon.smithy.model.traits.SinceTrait;
import software.amazon.smithy.model.traits.SparseTrait;
import software.amazon.smithy.model.traits.TimestampFormatTrait;
import software.amazon.smithy.model.traits.Trait;

/**
 * Inlines the shapes of a model into trees of {@link ShapeDoc}. Recursive shapes are not expanded again, and a tree
 * that grows too large ends early: such a node carries the name of its shape, which can be documented on its own.
 */
final class ShapeDocBuilder {
    private static final int MOST_NODES = 20_000;

    private final Model model;
    private final Deque<ShapeId> path = new ArrayDeque<>();
    private int nodes;

    ShapeDocBuilder(Model model) {
        this.model = model;
    }

    /** Returns the tree of a shape. */
    ShapeDoc document(Shape root) {
        nodes = 0;
        return node(root, root, false, null);
    }

    private ShapeDoc member(MemberShape member) {
        Shape target = model.expectShape(member.getTarget());
        LocalDate since = member.getTrait(SinceTrait.class)
                .map(SinceTrait::getValue)
                .map(LocalDate::parse)
                .orElse(null);
        return node(member, target, member.isRequired(), since);
    }

    /** Documents a member. Traits of the member override those of its target shape. */
    private ShapeDoc node(Shape member, Shape shape, boolean required, LocalDate since) {
        boolean folded = hasMembers(shape) && (path.contains(shape.getId()) || nodes > MOST_NODES);
        nodes++;
        path.push(shape.getId());
        ShapeDoc node = new ShapeDoc(
                type(shape),
                required,
                since,
                limit(member, shape, LengthTrait::getMin, RangeTrait::getMin),
                limit(member, shape, LengthTrait::getMax, RangeTrait::getMax),
                trait(member, shape, PatternTrait.class)
                        .map(PatternTrait::getValue)
                        .orElse(null),
                values(shape),
                folded || !hasMembers(shape) ? Collections.emptySortedMap() : members(shape),
                shape instanceof MapShape map ? member(map.getKey()) : null,
                element(shape),
                shape.hasTrait(SparseTrait.class),
                shape.isTimestampShape() ? format(member, shape) : null,
                folded ? shape.getId().getName() : null,
                trait(member, shape, DocumentationTrait.class)
                        .map(DocumentationTrait::getValue)
                        .orElse(""));
        path.pop();
        return node;
    }

    private SortedMap<String, ShapeDoc> members(Shape structure) {
        SortedMap<String, ShapeDoc> members = new TreeMap<>();
        structure.getAllMembers().forEach((name, member) -> members.put(name, member(member)));
        return members;
    }

    private ShapeDoc element(Shape shape) {
        if (shape instanceof ListShape list) {
            return member(list.getMember());
        }
        return shape instanceof MapShape map ? member(map.getValue()) : null;
    }

    private static boolean hasMembers(Shape shape) {
        return shape.isStructureShape() || shape.isUnionShape();
    }

    private static List<String> values(Shape shape) {
        if (shape instanceof EnumShape values) {
            return List.copyOf(values.getEnumValues().values());
        }
        return shape instanceof IntEnumShape values
                ? values.getEnumValues().values().stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Type type(Shape shape) {
        return switch (shape.getType()) {
            case STRUCTURE -> Type.STRUCTURE;
            case UNION -> Type.UNION;
            case LIST, SET -> Type.LIST;
            case MAP -> Type.MAP;
            case STRING, ENUM -> Type.STRING;
            case BYTE, SHORT, INTEGER, INT_ENUM, LONG, BIG_INTEGER -> Type.INTEGER;
            case FLOAT, DOUBLE, BIG_DECIMAL -> Type.NUMBER;
            case BOOLEAN -> Type.BOOLEAN;
            case TIMESTAMP -> Type.TIMESTAMP;
            case BLOB -> Type.BLOB;
            case DOCUMENT -> Type.DOCUMENT;
            default -> throw new IllegalArgumentException(shape.getId() + " is a " + shape.getType());
        };
    }

    /** Returns the timestamp format: seconds since 1970 in AWS JSON, unless the model states another. */
    private static String format(Shape member, Shape shape) {
        return trait(member, shape, TimestampFormatTrait.class)
                .map(TimestampFormatTrait::getValue)
                .orElse(TimestampFormatTrait.EPOCH_SECONDS);
    }

    /**
     * Returns a limit, or null for a minimum of 0 or a maximum of the largest integer: some models write no limit that
     * way.
     */
    private static BigDecimal limit(
            Shape member,
            Shape shape,
            Function<LengthTrait, Optional<Long>> length,
            Function<RangeTrait, Optional<BigDecimal>> range) {
        return trait(member, shape, LengthTrait.class)
                .flatMap(length)
                .filter(limit -> limit > 0 && limit < Integer.MAX_VALUE)
                .map(BigDecimal::valueOf)
                .or(() -> trait(member, shape, RangeTrait.class).flatMap(range))
                .orElse(null);
    }

    private static <T extends Trait> Optional<T> trait(Shape member, Shape shape, Class<T> type) {
        return member.getTrait(type).or(() -> shape.getTrait(type));
    }
}
