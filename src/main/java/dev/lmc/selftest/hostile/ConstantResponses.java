package dev.lmc.selftest.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.contract.Operation;
import dev.lmc.contract.ShapeDoc;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import dev.lmc.selftest.mutants.ResponseFaults;

/** Returns plausible constants with the documented shape. */
final class ConstantResponses {
    private ConstantResponses() {}

    /** Returns the response to any call of the operation. */
    static JsonNode of(String operation) {
        return LicenseManagerContracts.contracts()
                .latest()
                .operation(operation)
                .map(Operation::output)
                .map(output -> value("", output))
                .orElseGet(ResponseFaults.JSON::objectNode);
    }

    private static JsonNode value(String name, ShapeDoc node) {
        return switch (node.type()) {
            case STRUCTURE -> {
                ObjectNode object = ResponseFaults.JSON.objectNode();
                node.members().forEach((member, of) -> {
                    if (!member.equals("NextToken")) {
                        object.set(member, value(member, of));
                    }
                });
                yield object;
            }
            case LIST -> ResponseFaults.JSON.arrayNode().add(value(name, node.element()));
            case INTEGER -> ResponseFaults.JSON.numberNode(10);
            case BOOLEAN -> ResponseFaults.JSON.booleanNode(true);
            case STRING -> ResponseFaults.JSON.textNode(text(name, node));
            default -> throw new IllegalStateException(name + " is a " + node.type());
        };
    }

    private static String text(String name, ShapeDoc node) {
        if (name.contains("Status") && node.enumValues().contains("PENDING_ACCEPT")) {
            return "PENDING_ACCEPT";
        } else if (!node.enumValues().isEmpty()) {
            return node.enumValues().contains("AVAILABLE")
                    ? "AVAILABLE"
                    : node.enumValues().get(0);
        } else if (name.equals("GranteePrincipalArn")) {
            return "arn:aws:iam::222222222222:root";
        } else if (name.startsWith("License") && name.endsWith("Arn") || name.equals("ParentArn")) {
            return "arn:aws:license-manager::111111111111:license:l-0123456789abcdef0123456789abcdef";
        } else if (name.endsWith("Arn")) {
            return "arn:aws:license-manager::111111111111:grant:g-0123456789abcdef0123456789abcdef";
        }
        return switch (name) {
            case "Version" -> "1";
            case "HomeRegion" -> "us-east-1";
            case "CreateTime" -> "1700000000";
            case "Begin", "End", "DeletionDate", "IssuedAt", "Expiration" -> "2026-01-01T00:00:00.000Z";
            default -> "a " + name;
        };
    }
}
