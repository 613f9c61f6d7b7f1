package dev.lmc.contract.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.contract.Contract;
import dev.lmc.contract.ErrorCode;
import dev.lmc.contract.Operation;
import dev.lmc.contract.Operation.Role;
import dev.lmc.contract.ShapeDoc;
import dev.lmc.contract.ShapeDoc.Type;
import java.util.Locale;

/** Renders the specified operations as JSON, inlined to the leaves. Its format is a stable interface. */
public final class ContractJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ContractJson() {}

    /** {@code contract}, {@code operations} by name, and {@code errata}; members that do not apply are omitted. */
    public static ObjectNode of(Contract contract) {
        ObjectNode json = JSON.objectNode().put("contract", contract.name());
        if (contract.isProvisional()) {
            json.put("provisional", true);
        }
        ObjectNode operations = json.putObject("operations");
        contract.operations().values().stream()
                .filter(operation -> operation.role() == Role.SPECIFIED)
                .forEach(operation -> operations.set(operation.name(), operation(operation)));
        ArrayNode errata = json.putArray("errata");
        contract.errata().forEach(erratum -> errata.addObject()
                .put("id", erratum.id())
                .put("where", erratum.where())
                .put("accepts", erratum.accepts())
                .put("source", erratum.source()));
        return json;
    }

    public static ObjectNode operation(Operation operation) {
        ObjectNode json = JSON.objectNode();
        if (operation.since() != null) {
            json.put("since", operation.since().toString());
        }
        json.set("input", node(operation.input()));
        json.set("output", node(operation.output()));
        ObjectNode errors = json.putObject("errors");
        operation.errors().values().stream().filter(ErrorCode::modelled).forEach(error -> error.statuses()
                .forEach(errors.putArray(error.code())::add));
        return json;
    }

    private static ObjectNode node(ShapeDoc node) {
        ObjectNode json = JSON.objectNode().put("type", node.type().name().toLowerCase(Locale.ROOT));
        if (node.required()) {
            json.put("required", true);
        }
        if (node.since() != null) {
            json.put("since", node.since().toString());
        }
        if (node.min() != null) {
            json.put("min", node.min());
        }
        if (node.max() != null) {
            json.put("max", node.max());
        }
        if (node.pattern() != null) {
            json.put("pattern", node.pattern());
        }
        if (!node.enumValues().isEmpty()) {
            node.enumValues().forEach(json.putArray("enum")::add);
        }
        if (node.format() != null) {
            json.put("format", node.format());
        }
        if (node.sparse()) {
            json.put("sparse", true);
        }
        if (node.unfolded() != null) {
            json.put("shape", node.unfolded());
        } else if (node.type() == Type.STRUCTURE || node.type() == Type.UNION) {
            ObjectNode members = json.putObject("members");
            node.members().forEach((name, member) -> members.set(name, node(member)));
        }
        if (node.key() != null) {
            json.set("key", node(node.key()));
        }
        if (node.element() != null) {
            json.set("element", node(node.element()));
        }
        return json;
    }
}
