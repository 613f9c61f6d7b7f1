package dev.lmc.contract.render;

import dev.lmc.contract.Contract;
import dev.lmc.contract.ErratumRule;
import dev.lmc.contract.ErrorCode;
import dev.lmc.contract.Operation;
import dev.lmc.contract.ShapeDoc;
import dev.lmc.contract.ShapeDoc.Type;
import dev.lmc.contract.ShapeWording;
import dev.lmc.contract.render.OperationTable.ErrorRow;
import dev.lmc.contract.render.OperationTable.Example;
import dev.lmc.contract.render.OperationTable.MemberRow;
import dev.lmc.contract.render.OperationTable.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.node.ObjectNode;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.traits.DocumentationTrait;
import software.amazon.smithy.model.traits.ExamplesTrait;

/** Builds the tables of operations. */
final class OperationTableBuilder {
    /** A structure of so few members is repeated, because a link would be no shorter. */
    private static final int FEW = 2;

    private final Contract contract;
    private final TypeGlossary glossary;
    private final boolean once;
    private final Map<Set<Map.Entry<String, ShapeDoc>>, Place> places = new HashMap<>();

    /** @param once whether only the first table with a structure has its members */
    OperationTableBuilder(Contract contract, boolean once) {
        this.contract = contract;
        this.glossary = new TypeGlossary(contract);
        this.once = once;
    }

    OperationTable table(Operation operation) {
        return new OperationTable(
                operation.name(),
                documentation(operation.name()),
                operation.since(),
                rows(operation.name(), "request", operation.input()),
                rows(operation.name(), "response", operation.output()),
                operation.errors().values().stream().map(this::error).toList(),
                shape(operation.name()).flatMap(shape -> shape.getTrait(ExamplesTrait.class)).stream()
                        .flatMap(examples -> examples.getExamples().stream())
                        .map(example -> example(operation, example))
                        .toList());
    }

    private static Example example(Operation operation, ExamplesTrait.Example example) {
        String request = Node.prettyPrintJson(example.getInput());
        return example.getError()
                .map(error -> {
                    String code = error.getShapeId().getName();
                    ObjectNode body =
                            Node.objectNode().withMember("__type", code).merge(error.getContent());
                    return new Example(
                            example.getTitle(),
                            request,
                            Collections.min(operation.errors().get(code).statuses()),
                            Node.prettyPrintJson(body));
                })
                .orElseGet(() -> new Example(
                        example.getTitle(),
                        request,
                        200,
                        Node.prettyPrintJson(example.getOutput().orElseThrow())));
    }

    private ErrorRow error(ErrorCode error) {
        String remark = Stream.of(
                        documentation(error.code()), error.modelled() ? "" : "Not in the model, see the errata.")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return new ErrorRow(error.code(), error.statusesInWords(), remark);
    }

    /** Returns the shape with the name, if it has the namespace of the service. */
    private Optional<Shape> shape(String name) {
        return contract.model().getShape(ShapeId.fromParts(ErratumRule.namespace(contract.model()), name));
    }

    private String documentation(String name) {
        return shape(name)
                .flatMap(shape -> shape.getTrait(DocumentationTrait.class))
                .map(DocumentationTrait::getValue)
                .orElse("");
    }

    private List<MemberRow> rows(String operation, String side, ShapeDoc structure) {
        List<MemberRow> rows = new ArrayList<>();
        members(new Place(operation, side, ""), structure, rows);
        return rows;
    }

    private void members(Place place, ShapeDoc node, List<MemberRow> rows) {
        node.members().forEach((name, member) -> {
            String path = place.path().isEmpty() ? name : place.path() + "." + name;
            row(new Place(place.operation(), place.side(), path), member, rows);
        });
    }

    private void row(Place place, ShapeDoc node, List<MemberRow> rows) {
        Place sameAs = once && node.members().size() > FEW
                ? places.putIfAbsent(node.members().entrySet(), place)
                : null;
        rows.add(new MemberRow(
                place.path(),
                glossary.type(node),
                node.required(),
                ShapeWording.limitsOf(node),
                node.since() == null ? "" : node.since().toString(),
                node.documentation(),
                node.type() == Type.STRING ? glossary.values(node) : List.of(),
                sameAs));
        if (node.element() != null) {
            row(new Place(place.operation(), place.side(), node.elementPath(place.path())), node.element(), rows);
        }
        if (sameAs == null) {
            members(place, node, rows);
        }
    }
}
