package dev.lmc.selftest.mutants;

import static dev.lmc.selftest.mutants.ResponseFaults.JSON;
import static dev.lmc.selftest.mutants.ResponseFaults.drop;
import static dev.lmc.selftest.mutants.ResponseFaults.put;
import static dev.lmc.selftest.mutants.ResponseFaults.successes;
import static dev.lmc.selftest.mutants.ResponseFaults.turn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Responses that lack a member, have an additional one, or another nesting. */
final class ShapeMutants {
    private static final List<String> REQUIRED = List.of(
            "GrantArn",
            "GrantName",
            "ParentArn",
            "LicenseArn",
            "GranteePrincipalArn",
            "HomeRegion",
            "GrantStatus",
            "Version",
            "GrantedOperations");

    private ShapeMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>();
        REQUIRED.forEach(member -> all.add(mutant(
                "get-grant-lacks-" + ApiNames.kebab(member),
                "LM-GG-02",
                "Grant." + member,
                "A member of the view was forgotten when it was mapped to JSON.",
                drop("GetGrant", "Grant." + member))));
        all.add(mutant(
                "distributed-grants-lack-their-parent",
                "LM-LDG-02",
                "Grants[].ParentArn",
                "The list is built from an index that lacks some members.",
                drop("ListDistributedGrants", "Grants[].ParentArn")));
        all.add(mutant(
                "second-received-grant-lacks-its-version",
                "LM-LRG-02",
                "Grants[].Version",
                "Only the first element of a list goes through the full mapping.",
                next -> drop("ListReceivedGrants", "Grants[1].Version")
                        .apply(twice("ListReceivedGrants", "Grants").apply(next))));
        all.add(mutant(
                "grants-wrapped-twice",
                "LM-LDG-02",
                "Grants",
                "A list is serialised as an object that holds the list.",
                successes("ListDistributedGrants", ShapeMutants::wrapped)));
        all.add(mutant(
                "create-grant-answers-the-whole-grant",
                "LM-CG-02",
                "GrantName",
                "The internal record is serialised instead of the documented response.",
                extra("CreateGrant", "GrantName")));
        all.add(mutant(
                "version-answers-an-undocumented-member",
                "LM-CGV-02",
                "GrantStatus",
                "The response to CreateGrantVersion has an undocumented member.",
                extra("CreateGrantVersion", "GrantStatus")));
        all.add(mutant(
                "member-names-in-camel-case",
                "LM-AG-02",
                "grantArn",
                "A serialiser writes members in camel case by default.",
                successes("AcceptGrant", ShapeMutants::camel)));
        all.add(mutant(
                "empty-options-for-absent",
                "LM-GG-02",
                "Grant.Options",
                "A structure that is not set is written as an empty list, as PHP writes an empty map.",
                successes("GetGrant", ShapeMutants::emptyOptions)));
        all.add(mutant(
                "null-reason-for-absent",
                "LM-GG-02",
                "Grant.StatusReason",
                "A string that is not set is written as an empty string.",
                successes("GetGrant", ShapeMutants::emptyReason)));
        all.add(mutant(
                "entitlement-lacks-its-name",
                "LM-LRL-02",
                "Licenses[].Entitlements[].Name",
                "A nested element is mapped with the wrong key.",
                drop("ListReceivedLicenses", "Licenses[].Entitlements[].Name")));
        all.add(mutant(
                "no-granted-operations",
                "LM-LRG-02",
                "Grants[].GrantedOperations",
                "The operations of a grant are not stored, and an empty list is shown.",
                put("ListReceivedGrants", "Grants[].GrantedOperations", JSON.arrayNode())));
        all.add(mutant(
                "get-license-wrapped-twice",
                "LM-P-05",
                "License",
                "The response of GetLicense is a list of one license.",
                successes(
                        "GetLicense",
                        response -> response.withBody(JSON.objectNode()
                                .set(
                                        "License",
                                        JSON.arrayNode().add(response.body().path("License")))))));
        all.add(mutant(
                "aws-adds-a-member",
                "LM-P-07",
                "Grant.CreatedBy",
                "AWS has added a member since the contract was published.",
                turn("GetGrant", "Grant", grant -> ((ObjectNode) grant).put("CreatedBy", "111111111111"))));
        all.add(mutant(
                "aws-adds-a-value",
                "LM-P-07",
                "Grant.Options.ActivationOverrideBehavior",
                "AWS has added a value to an enum since the contract was published.",
                turn("GetGrant", "Grant", grant -> ((ObjectNode) grant)
                        .set("Options", JSON.objectNode().put("ActivationOverrideBehavior", "NO_OVERRIDE")))));
        return all;
    }

    private static Mutant mutant(
            String name, String clause, String path, String description, UnaryOperator<Handler> change) {
        return FaultGroup.SHAPE.mutant(name, clause, path, description, () -> Fault.of(change));
    }

    /** Duplicates each element of a list. */
    static UnaryOperator<Handler> twice(String operation, String member) {
        return successes(operation, response -> {
            JsonNode body = response.body().deepCopy();
            JsonPaths.turn(body, member, list -> ((ArrayNode) list).addAll((ArrayNode) list.deepCopy()));
            return response.withBody(body);
        });
    }

    private static ApiResponse wrapped(ApiResponse response) {
        return response.withBody(JSON.objectNode().set("Grants", response.body()));
    }

    private static UnaryOperator<Handler> extra(String operation, String member) {
        return successes(
                operation,
                response -> response.withBody(((ObjectNode) response.body().deepCopy()).put(member, "ACTIVE")));
    }

    private static ApiResponse camel(ApiResponse response) {
        ObjectNode body = JSON.objectNode();
        response.body()
                .properties()
                .forEach(e -> body.set(
                        e.getKey().substring(0, 1).toLowerCase(Locale.ROOT)
                                + e.getKey().substring(1),
                        e.getValue()));
        return response.withBody(body);
    }

    private static ApiResponse emptyOptions(ApiResponse response) {
        JsonNode body = response.body().deepCopy();
        ((ObjectNode) body.path("Grant")).set("Options", JSON.arrayNode());
        return response.withBody(body);
    }

    private static ApiResponse emptyReason(ApiResponse response) {
        JsonNode body = response.body().deepCopy();
        ((ObjectNode) body.path("Grant")).put("StatusReason", "");
        return response.withBody(body);
    }
}
