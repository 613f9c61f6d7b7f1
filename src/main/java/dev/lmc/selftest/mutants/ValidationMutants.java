package dev.lmc.selftest.mutants;

import static dev.lmc.selftest.mutants.RequestFaults.crash;
import static dev.lmc.selftest.mutants.RequestFaults.repaired;
import static dev.lmc.selftest.mutants.ResponseFaults.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Requests that break the contract but are accepted: missing, null or wrongly typed members. */
final class ValidationMutants {
    private static final String REFUSED = "__type";

    private ValidationMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>();
        ApiNames.GRANTS.forEach(operation -> ofGrants(operation, all));
        missing(all);
        nulls(all);
        types(all);
        ApiNames.LISTS.forEach(list -> ofLists(list, all));
        grantTypes(all);
        return all;
    }

    private static void grantTypes(List<Mutant> all) {
        Predicate<JsonNode> delegate = type -> type.asText().equals("DelegateGrant");
        all.add(FaultGroup.VALIDATION.mutant(
                "create-grant-knows-no-delegate-grants",
                "LM-CG-90",
                "status",
                "The list of types contains only the default.",
                () -> Fault.of(instead("CreateGrant", "GrantType", delegate, JSON.textNode("Delegate")))));
        all.add(mutant(
                "delegate-grants-allow-anything",
                "LM-CG-91",
                "The type is stored, but has no effect.",
                without("CreateGrant", "GrantType", delegate)));
        all.add(mutant(
                "create-grant-takes-any-type",
                "LM-CG-92",
                "An unknown type counts as the default.",
                without("CreateGrant", "GrantType", delegate.negate())));
    }

    private static void ofGrants(String operation, List<Mutant> all) {
        String name = ApiNames.kebab(operation);
        all.add(mutant(
                name + "-without-arn-crashes",
                ApiNames.clause(operation, "10"),
                "A missing member is used before it is checked.",
                crash(operation, body -> !body.has("GrantArn"))));
        all.add(mutant(
                name + "-without-arn-is-taken",
                ApiNames.clause(operation, "10"),
                "A lookup without a key finds nothing, and the call succeeds without effect.",
                RequestFaults.when(operation, body -> !body.has("GrantArn"), ApiResponse.ok(JSON.objectNode()))));
        all.add(mutant(
                name + "-null-arn-crashes",
                ApiNames.clause(operation, "11"),
                "Null counts as a value until it is used.",
                crash(operation, body -> body.path("GrantArn").isNull())));
        all.add(mutant(
                name + "-null-arn-as-text",
                ApiNames.clause(operation, "11"),
                "Null becomes the text \"null\", and a grant of that name is looked for.",
                RequestFaults.when(
                        operation,
                        body -> body.path("GrantArn").isNull(),
                        ApiResponse.error(400, "ResourceNotFoundException", "there is no grant null"))));
        all.add(mutant(
                name + "-number-as-arn-crashes",
                ApiNames.clause(operation, "12"),
                "A number in place of a string causes an uncaught cast exception.",
                crash(operation, body -> body.path("GrantArn").isNumber())));
        all.add(mutant(
                name + "-takes-long-arns",
                ApiNames.clause(operation, "13"),
                "The length of an ARN is not checked, so the response says that the resource does not exist.",
                RequestFaults.when(
                        operation,
                        body -> body.path("GrantArn").asText().length() > 2048,
                        ApiResponse.error(400, "ResourceNotFoundException", "there is no such grant"))));
        all.add(mutant(
                name + "-takes-any-text-as-arn",
                ApiNames.clause(operation, "13"),
                "The form of an ARN is not checked, so the response says that the resource does not exist.",
                RequestFaults.when(
                        operation,
                        body -> body.path("GrantArn").isTextual()
                                && !body.path("GrantArn").asText().startsWith("arn:"),
                        ApiResponse.error(400, "ResourceNotFoundException", "there is no such grant"))));
    }

    private static void missing(List<Mutant> all) {
        all.add(defaulted(
                "create-grant",
                "ClientToken",
                "LM-CG-10",
                JSON.textNode("none"),
                "A missing token is generated, as SDKs do."));
        all.add(defaulted(
                "create-grant", "GrantName", "LM-CG-10", JSON.textNode("grant"), "A missing name gets a default."));
        all.add(defaulted(
                "create-grant",
                "HomeRegion",
                "LM-CG-10",
                JSON.textNode("us-east-1"),
                "A missing home Region is replaced by the Region of the call."));
        all.add(defaulted(
                "create-grant",
                "Principals",
                "LM-CG-10",
                JSON.arrayNode().add("arn:aws:iam::444444444444:root"),
                "A grant without a principal is created for a default account."));
        all.add(defaulted(
                "create-grant",
                "AllowedOperations",
                "LM-CG-10",
                JSON.arrayNode().add("CheckoutLicense"),
                "Missing operations are replaced by defaults."));
        all.add(defaulted(
                "create-grant-version",
                "ClientToken",
                "LM-CGV-10",
                JSON.textNode("none"),
                "A missing token is generated, as SDKs do."));
        all.add(mutant(
                "create-grant-without-license-crashes",
                "LM-CG-10",
                "A missing member is used before it is checked.",
                crash("CreateGrant", body -> !body.has("LicenseArn"))));
        all.add(mutant(
                "delete-without-version-is-taken",
                "LM-DG-10",
                "Without a version, the latest one is deleted.",
                RequestFaults.instead("DeleteGrant", (call, next) -> {
                    ObjectNode body = call.body().deepCopy();
                    if (!body.has("Version")) {
                        body.set("Version", RequestFaults.read(call, next).path("Version"));
                    }
                    return next.handle(call.withBody(body));
                })));
    }

    private static void nulls(List<Mutant> all) {
        all.add(mutant(
                "null-name-as-text",
                "LM-CG-11",
                "Null becomes the text \"null\", and the grant is called so.",
                instead("CreateGrant", "GrantName", JsonNode::isNull, JSON.textNode("null"))));
        all.add(mutant(
                "null-operations-as-all",
                "LM-CG-11",
                "Null operations count as no restriction.",
                instead(
                        "CreateGrant",
                        "AllowedOperations",
                        JsonNode::isNull,
                        JSON.arrayNode().add("CheckoutLicense").add("CreateGrant"))));
        all.add(mutant(
                "null-version-deletes-the-latest",
                "LM-DG-11",
                "A null version counts as the latest one.",
                RequestFaults.instead("DeleteGrant", (call, next) -> {
                    ObjectNode body = call.body().deepCopy();
                    if (body.path("Version").isNull()) {
                        body.set("Version", RequestFaults.read(call, next).path("Version"));
                    }
                    return next.handle(call.withBody(body));
                })));
        all.add(mutant(
                "null-token-is-taken",
                "LM-CGV-11",
                "A null token disables idempotency.",
                instead("CreateGrantVersion", "ClientToken", JsonNode::isNull, JSON.textNode("none"))));
    }

    private static void types(List<Mutant> all) {
        all.add(coerced("CreateGrant", "GrantName", "LM-CG-12"));
        all.add(coerced("CreateGrant", "ClientToken", "LM-CG-12"));
        all.add(coerced("CreateGrantVersion", "GrantName", "LM-CGV-12"));
        all.add(coerced("CreateGrantVersion", "StatusReason", "LM-CGV-12"));
        all.add(coerced("DeleteGrant", "StatusReason", "LM-DG-12"));
        all.add(coerced("GetGrant", "Version", "LM-GG-12"));
        all.add(mutant(
                "one-text-for-a-list-of-operations",
                "LM-CG-12",
                "A single value counts as a list of one, and unknown operations are ignored.",
                instead(
                        "CreateGrant",
                        "AllowedOperations",
                        JsonNode::isTextual,
                        JSON.arrayNode().add("CheckoutLicense"))));
        all.add(mutant(
                "text-for-options-ignored",
                "LM-CGV-12",
                "Options of the wrong type are ignored.",
                without("CreateGrantVersion", "Options", JsonNode::isTextual)));
        all.add(mutant(
                "text-for-tags-ignored",
                "LM-CG-12",
                "Tags of the wrong type are ignored.",
                without("CreateGrant", "Tags", JsonNode::isTextual)));
    }

    private static void ofLists(String list, List<Mutant> all) {
        String name = ApiNames.kebab(list);
        String clause = ApiNames.clause(list, "12");
        all.add(mutant(
                name + "-takes-text-as-max-results",
                clause,
                "A page size that is not a number is ignored.",
                without(list, "MaxResults", JsonNode::isTextual)));
        all.add(mutant(
                name + "-takes-text-as-filters",
                clause,
                "Filters that are not a list are ignored.",
                without(list, "Filters", JsonNode::isTextual)));
        all.add(mutant(
                name + "-takes-number-as-token",
                clause,
                "A token that is not a string is ignored.",
                without(list, "NextToken", JsonNode::isNumber)));
        all.add(mutant(
                name + "-takes-text-as-arns",
                clause,
                "ARNs that are not a list are ignored.",
                without(list, ApiNames.arns(list), JsonNode::isTextual)));
        all.add(mutant(
                name + "-takes-any-text-as-arn",
                ApiNames.clause(list, "13"),
                "A malformed ARN is looked up, and nothing is found.",
                repaired(list, body -> {
                    JsonNode arns = body.path(ApiNames.arns(list));
                    if (arns instanceof ArrayNode array
                            && array.path(0).asText().equals("not-an-arn")) {
                        array.set(
                                0, JSON.textNode("arn:aws:license-manager::000000000000:grant:g-" + UUID.randomUUID()));
                    }
                })));
    }

    static UnaryOperator<Handler> instead(String operation, String member, Predicate<JsonNode> bad, JsonNode good) {
        return repaired(operation, body -> {
            if (body.has(member) && bad.test(body.get(member))) {
                body.set(member, good.deepCopy());
            }
        });
    }

    static UnaryOperator<Handler> without(String operation, String member, Predicate<JsonNode> bad) {
        return repaired(operation, body -> {
            if (body.has(member) && bad.test(body.get(member))) {
                body.remove(member);
            }
        });
    }

    private static Mutant defaulted(String prefix, String member, String clause, JsonNode value, String description) {
        String operation = clause.startsWith("LM-CGV") ? "CreateGrantVersion" : "CreateGrant";
        Consumer<ObjectNode> repair = body -> {
            if (!body.has(member)) {
                body.set(
                        member,
                        member.equals("ClientToken") ? JSON.textNode("" + UUID.randomUUID()) : value.deepCopy());
            }
        };
        return mutant(prefix + "-defaults-" + ApiNames.kebab(member), clause, description, repaired(operation, repair));
    }

    private static Mutant coerced(String operation, String member, String clause) {
        return mutant(
                ApiNames.kebab(operation) + "-takes-number-as-" + ApiNames.kebab(member),
                clause,
                "The JSON library converts a number to a string.",
                repaired(operation, body -> {
                    if (body.path(member).isNumber()) {
                        body.put(member, body.get(member).asText());
                    }
                }));
    }

    private static Mutant mutant(String name, String clause, String description, UnaryOperator<Handler> change) {
        return FaultGroup.VALIDATION.mutant(name, clause, REFUSED, description, () -> Fault.of(change));
    }
}
