package dev.lmc.selftest.mutants;

import static dev.lmc.selftest.mutants.ResponseFaults.JSON;
import static dev.lmc.selftest.mutants.ResponseFaults.put;
import static dev.lmc.selftest.mutants.ResponseFaults.turn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import java.util.List;
import java.util.function.UnaryOperator;

/** Responses with a value of the wrong JSON type. */
final class TypeMutants {
    private TypeMutants() {}

    static List<Mutant> all() {
        return List.of(
                mutant(
                        "version-as-number",
                        "LM-GG-02",
                        "Grant.Version",
                        "The column is an integer, which is not converted to a string.",
                        number("GetGrant", "Grant.Version")),
                mutant(
                        "version-as-number-beside-the-sdk",
                        "LM-P-04",
                        "Grant.Version",
                        "The SDK converts the number to a string, so only the bytes show it.",
                        number("GetGrant", "Grant.Version")),
                mutant(
                        "new-version-as-number",
                        "LM-CGV-02",
                        "Version",
                        "The column is an integer, which is not converted to a string.",
                        number("CreateGrantVersion", "Version")),
                mutant(
                        "first-version-as-number",
                        "LM-CG-02",
                        "Version",
                        "The column is an integer, which is not converted to a string.",
                        number("CreateGrant", "Version")),
                mutant(
                        "version-after-reject-as-number",
                        "LM-RG-02",
                        "Version",
                        "The column is an integer, which is not converted to a string.",
                        number("RejectGrant", "Version")),
                mutant(
                        "version-after-delete-as-number",
                        "LM-DG-02",
                        "Version",
                        "The column is an integer, which is not converted to a string.",
                        number("DeleteGrant", "Version")),
                mutant(
                        "operations-as-one-text",
                        "LM-LDG-02",
                        "Grants[].GrantedOperations",
                        "A list is stored as comma-separated text and never split again.",
                        turn("ListDistributedGrants", "Grants[].GrantedOperations", TypeMutants::joined)),
                mutant(
                        "max-count-as-text",
                        "LM-LRL-02",
                        "Licenses[].Entitlements[].MaxCount",
                        "Long numbers are written as strings, because of JavaScript.",
                        turn(
                                "ListReceivedLicenses",
                                "Licenses[].Entitlements[].MaxCount",
                                old -> JSON.textNode(old.asText()))),
                mutant(
                        "overage-as-text",
                        "LM-LRL-02",
                        "Licenses[].Entitlements[].Overage",
                        "A flag comes from a form, as the text \"false\".",
                        turn(
                                "ListReceivedLicenses",
                                "Licenses[].Entitlements[].Overage",
                                old -> JSON.textNode(old.asText()))),
                mutant(
                        "null-in-a-list",
                        "LM-LRG-02",
                        "Grants[].GrantedOperations[]",
                        "An unknown operation is read as null.",
                        put("ListReceivedGrants", "Grants[].GrantedOperations[1]", JSON.nullNode())),
                mutant(
                        "token-as-number",
                        "LM-LDG-02",
                        "NextToken",
                        "The token is an offset, written as a number.",
                        next -> put("ListDistributedGrants", "NextToken", JSON.numberNode(7))
                                .apply(withToken(next))));
    }

    private static Handler withToken(Handler next) {
        return ResponseFaults.successes("ListDistributedGrants", response -> {
                    ObjectNode body = response.body().deepCopy();
                    return response.withBody(body.put("NextToken", "7"));
                })
                .apply(next);
    }

    private static UnaryOperator<Handler> number(String operation, String path) {
        return turn(operation, path, old -> JSON.numberNode(old.asInt()));
    }

    private static JsonNode joined(JsonNode list) {
        StringBuilder text = new StringBuilder();
        list.forEach(each -> text.append(text.isEmpty() ? "" : ",").append(each.asText()));
        return JSON.textNode(text.toString());
    }

    private static Mutant mutant(
            String name, String clause, String path, String description, UnaryOperator<Handler> change) {
        return FaultGroup.TYPE.mutant(name, clause, path, description, () -> Fault.of(change));
    }
}
