package dev.lmc.contract;

import dev.lmc.contract.Contract.Revision;
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
final class OperationReader {
    static final String SPECIFIED = "specified";
    private static final String SET_UP = "set-up";

    private final Model model;
    private final List<Revision> revisions;
    private final List<ErratumRule> widenings;

    OperationReader(Model model, List<Revision> revisions, List<ErratumRule> widenings) {
        this.model = model;
        this.revisions = revisions;
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
                        .orElse(revisions.isEmpty() ? null : revisions.get(0).date()),
                role(shape),
                document(shape.getInputShape()),
                document(shape.getOutputShape()),
                errors(shape));
    }

    /** All errors of the model, by code. */
    SortedMap<String, ErrorCode> errors() {
        SortedMap<String, ErrorCode> errors = new TreeMap<>();
        model.getShapesWithTrait(ErrorTrait.class).stream()
                .map(shape -> error(shape.getId(), true))
                .forEach(error -> errors.put(error.code(), error));
        return errors;
    }

    private static Role role(OperationShape shape) {
        if (shape.getTags().contains(SPECIFIED)) {
            return Role.SPECIFIED;
        }
        return shape.getTags().contains(SET_UP) ? Role.SET_UP : Role.OTHER;
    }

    private ShapeDoc document(ShapeId id) {
        return new ShapeDocBuilder(model).document(model.expectShape(id, StructureShape.class));
    }

    private SortedMap<String, ErrorCode> errors(OperationShape shape) {
        SortedMap<String, ErrorCode> errors = new TreeMap<>();
        widenings.stream()
                .filter(rule -> rule.operations().contains(shape.getId().getName()))
                .flatMap(rule -> rule.errors().stream())
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
        ErrorTrait error = shape.expectTrait(ErrorTrait.class);
        statuses.add(shape.getTrait(HttpErrorTrait.class)
                .map(HttpErrorTrait::getCode)
                .orElse(error.getDefaultHttpStatusCode()));
        widenings.forEach(rule -> statuses.addAll(rule.statuses().getOrDefault(id.getName(), new TreeSet<>())));
        return new ErrorCode(id.getName(), modelled, statuses);
    }
}
