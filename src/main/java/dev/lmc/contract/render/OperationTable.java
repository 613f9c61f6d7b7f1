package dev.lmc.contract.render;

import dev.lmc.contract.Contract;
import dev.lmc.contract.ErratumRule;
import dev.lmc.contract.ErrorCode;
import dev.lmc.contract.Operation;
import dev.lmc.contract.Operation.Role;
import dev.lmc.contract.ShapeDoc;
import dev.lmc.contract.ShapeDoc.Type;
import dev.lmc.contract.ShapeWording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.traits.DocumentationTrait;
import software.amazon.smithy.model.traits.ExamplesTrait;

/**
 * One specified operation as tables for readers.
 *
 * @param documentation its description, in a sentence or two
 * @param request its members at any depth, each structure before its members
 */
public record OperationTable(
        String name,
        String documentation,
        LocalDate since,
        List<MemberRow> request,
        List<MemberRow> response,
        List<ErrorRow> errors,
        List<Example> examples) {

    /**
     * A member.
     *
     * @param path like {@code Grants[].GrantStatus}
     * @param type the name of an enum or string format, otherwise the JSON type
     * @param limits in words; empty if there are none
     * @param since empty if it was in the first revision
     * @param documentation its meaning; empty if it is not described
     * @param values the values of an enum, otherwise empty
     */
    public record MemberRow(
            String path,
            String type,
            boolean required,
            String limits,
            String since,
            String documentation,
            List<ValueRow> values) {}

    /**
     * An enum value.
     *
     * @param since empty if it was in the first revision
     * @param documentation its meaning; empty if it is not described
     */
    public record ValueRow(String value, String since, String documentation) {}

    /** A call of the operation, in JSON. */
    public record Example(String title, String request, String response) {}

    /**
     * An error that the operation may return.
     *
     * @param remark when it is returned, and whether only the errata add it
     */
    public record ErrorRow(String code, String statuses, String remark) {}

    /** Returns the specified operations, by name. */
    public static List<OperationTable> of(Contract contract) {
        Builder maker = new Builder(contract);
        return contract.operations().values().stream()
                .filter(operation -> operation.role() == Role.SPECIFIED)
                .map(maker::table)
                .toList();
    }

    private static final class Builder {
        private final Contract contract;
        private final TypeGlossary glossary;

        Builder(Contract contract) {
            this.contract = contract;
            this.glossary = new TypeGlossary(contract);
        }

        OperationTable table(Operation operation) {
            return new OperationTable(
                    operation.name(),
                    documentation(operation.name()),
                    operation.since(),
                    rows(operation.input()),
                    rows(operation.output()),
                    operation.errors().values().stream().map(this::error).toList(),
                    shape(operation.name()).flatMap(shape -> shape.getTrait(ExamplesTrait.class)).stream()
                            .flatMap(examples -> examples.getExamples().stream())
                            .filter(example -> example.getOutput().isPresent())
                            .map(example -> new Example(
                                    example.getTitle(),
                                    Node.prettyPrintJson(example.getInput()),
                                    Node.prettyPrintJson(example.getOutput().orElseThrow())))
                            .toList());
        }

        private ErrorRow error(ErrorCode error) {
            String statuses = error.statuses().stream().map(String::valueOf).collect(Collectors.joining(", "));
            String remark = Stream.of(
                            documentation(error.code()), error.modelled() ? "" : "Not in the model, see the errata.")
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(" "));
            return new ErrorRow(error.code(), statuses, remark);
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

        private List<MemberRow> rows(ShapeDoc structure) {
            List<MemberRow> rows = new ArrayList<>();
            members("", structure, rows);
            return rows;
        }

        private void members(String path, ShapeDoc node, List<MemberRow> rows) {
            node.members().forEach((name, member) -> {
                String memberPath = path.isEmpty() ? name : path + "." + name;
                rows.add(row(memberPath, member));
                elements(memberPath, member, rows);
                members(memberPath, member, rows);
            });
        }

        private void elements(String path, ShapeDoc node, List<MemberRow> rows) {
            if (node.element() != null) {
                String elementPath = node.elementPath(path);
                rows.add(row(elementPath, node.element()));
                elements(elementPath, node.element(), rows);
                members(elementPath, node.element(), rows);
            }
        }

        private MemberRow row(String path, ShapeDoc node) {
            String type = glossary.type(node);
            return new MemberRow(
                    path,
                    type,
                    node.required(),
                    ShapeWording.limitsOf(node),
                    node.since() == null ? "" : node.since().toString(),
                    node.documentation(),
                    node.type() == Type.STRING ? glossary.values(node) : List.of());
        }
    }
}
