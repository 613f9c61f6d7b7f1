package dev.lmc.contract;

import dev.lmc.contract.Operation.Role;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.shapes.OperationShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.shapes.StructureShape;
import software.amazon.smithy.model.traits.ErrorTrait;
import software.amazon.smithy.model.traits.HttpErrorTrait;
import software.amazon.smithy.model.traits.SinceTrait;

/** Reads the operations of a model. */
final class Operations {
    private static final String SPECIFIED = "specified";

    private final Model model;
    private final LocalDate first;
    private final List<Widening> widenings;

    Operations(Model model, LocalDate first, List<Widening> widenings) {
        this.model = model;
        this.first = first;
        this.widenings = widenings;
    }

    SortedMap<String, Operation> byName() {
        SortedMap<String, Operation> operations = new TreeMap<>();
        model.getServiceShapes().stream()
                .flatMap(service -> service.getAllOperations().stream())
                .map(id -> read(model.expectShape(id, OperationShape.class)))
                .forEach(operation -> operations.put(operation.name(), operation));
        return Collections.unmodifiableSortedMap(operations);
    }

    private Operation read(OperationShape shape) {
        return new Operation(
                shape.getId().getName(),
                shape.getTrait(SinceTrait.class)
                        .map(since -> LocalDate.parse(since.getValue()))
                        .orElse(first),
                shape.getTags().contains(SPECIFIED) ? Role.SPECIFIED : Role.SET_UP,
                document(shape.getInputShape()),
                document(shape.getOutputShape()),
                errors(shape));
    }

    private Documented document(ShapeId id) {
        return new Documenter(model).document(model.expectShape(id, StructureShape.class));
    }

    private SortedMap<String, ErrorCode> errors(OperationShape shape) {
        SortedMap<String, ErrorCode> errors = new TreeMap<>();
        widenings.stream()
                .filter(widening -> widening.operations().contains(shape.getId().getName()))
                .flatMap(widening -> widening.errors().stream())
                .map(code -> error(ShapeId.fromParts(shape.getId().getNamespace(), code), false))
                .forEach(error -> errors.put(error.code(), error));
        shape.getIntroducedErrorsSet().stream()
                .map(id -> error(id, true))
                .forEach(error -> errors.put(error.code(), error));
        return errors;
    }

    private ErrorCode error(ShapeId id, boolean modelled) {
        Shape shape = model.expectShape(id);
        TreeSet<Integer> statuses = new TreeSet<>();
        statuses.add(shape.expectTrait(HttpErrorTrait.class).getCode());
        widenings.forEach(widening -> statuses.addAll(widening.statuses().getOrDefault(id.getName(), new TreeSet<>())));
        return new ErrorCode(
                id.getName(),
                modelled,
                statuses,
                shape.expectTrait(ErrorTrait.class).isServerError());
    }
}
