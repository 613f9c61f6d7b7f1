package dev.lmc.contract.render;

import dev.lmc.contract.Contract;
import dev.lmc.contract.ErratumRule;
import dev.lmc.contract.Operation;
import dev.lmc.contract.Operation.Role;
import dev.lmc.contract.ShapeDoc;
import dev.lmc.contract.ShapeDoc.Type;
import dev.lmc.contract.ShapeWording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.smithy.model.shapes.EnumShape;
import software.amazon.smithy.model.shapes.MemberShape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.traits.DocumentationTrait;
import software.amazon.smithy.model.traits.EnumValueTrait;
import software.amazon.smithy.model.traits.SinceTrait;

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
        List<ErrorRow> errors) {

    /**
     * A member.
     *
     * @param path like {@code Grants[].GrantStatus}
     * @param type the name of an enum or string format, otherwise the JSON type
     * @param limits in words; empty if there are none
     * @param since empty if it was in the first revision
     * @param values the values of an enum, otherwise empty
     */
    public record MemberRow(
            String path, String type, boolean required, String limits, String since, List<ValueRow> values) {}

    /** An enum value; {@code since} is empty if it was in the first revision. */
    public record ValueRow(String value, String since) {}

    /** An error that the operation may return. */
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
        private final Map<String, String> sinceOfValue = new HashMap<>();

        Builder(Contract contract) {
            this.contract = contract;
            this.glossary = new TypeGlossary(contract);
            glossary.enums().forEach(this::dates);
        }

        private void dates(EnumShape values) {
            for (MemberShape member : values.members()) {
                String value = member.expectTrait(EnumValueTrait.class).expectStringValue();
                member.getTrait(SinceTrait.class)
                        .ifPresent(since -> sinceOfValue.put(values.getId().getName() + "=" + value, since.getValue()));
            }
        }

        OperationTable table(Operation operation) {
            return new OperationTable(
                    operation.name(),
                    documentation(operation),
                    operation.since(),
                    rows(operation.input()),
                    rows(operation.output()),
                    operation.errors().values().stream()
                            .map(error -> new ErrorRow(
                                    error.code(),
                                    error.statuses().stream()
                                            .map(String::valueOf)
                                            .collect(Collectors.joining(", ")),
                                    error.modelled() ? "" : "not in the model, see the errata"))
                            .toList());
        }

        private String documentation(Operation operation) {
            ShapeId id = ShapeId.fromParts(ErratumRule.namespace(contract.model()), operation.name());
            return contract.model()
                    .expectShape(id)
                    .getTrait(DocumentationTrait.class)
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
                    (node.type() == Type.STRING ? node.enumValues() : List.<String>of())
                            .stream()
                                    .map(value ->
                                            new ValueRow(value, sinceOfValue.getOrDefault(type + "=" + value, "")))
                                    .toList());
        }
    }
}
