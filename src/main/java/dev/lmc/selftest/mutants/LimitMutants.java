package dev.lmc.selftest.mutants;

import static dev.lmc.selftest.mutants.RequestFaults.refuse;
import static dev.lmc.selftest.mutants.ResponseFaults.JSON;
import static dev.lmc.selftest.mutants.ValidationMutants.instead;
import static dev.lmc.selftest.mutants.ValidationMutants.without;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Limits that are not enforced, and values within limits that are refused. */
final class LimitMutants {
    private static final String REFUSED = "__type";
    private static final String TAKEN = "status";

    private LimitMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>();
        for (String operation : List.of("CreateGrantVersion", "DeleteGrant")) {
            reasons(operation, all);
        }
        for (String operation : List.of("CreateGrant", "CreateGrantVersion")) {
            tokens(operation, all);
            operations(operation, all);
        }
        principals(all);
        ApiNames.LISTS.forEach(list -> pages(list, all));
        optionalMembers(all);
        return all;
    }

    private static void reasons(String operation, List<Mutant> all) {
        String name = ApiNames.kebab(operation);
        all.add(taken(
                name + "-cuts-long-reasons",
                ApiNames.clause(operation, "13"),
                "A reason that is too long is truncated instead of refused.",
                instead(operation, "StatusReason", v -> v.asText().length() > 400, JSON.textNode("x".repeat(400)))));
        all.add(taken(
                name + "-takes-empty-reasons",
                ApiNames.clause(operation, "13"),
                "An empty reason counts as no reason.",
                without(operation, "StatusReason", v -> v.asText().isEmpty())));
        all.add(refused(
                name + "-refuses-reasons-at-the-limit",
                ApiNames.clause(operation, "14"),
                "The limit is compared with < instead of <=.",
                refuse(operation, body -> body.path("StatusReason").asText().length() >= 400)));
        all.add(refused(
                name + "-refuses-reasons-of-one-letter",
                ApiNames.clause(operation, "14"),
                "The lower limit is one off.",
                refuse(operation, body -> body.path("StatusReason").asText().length() == 1)));
    }

    private static void tokens(String operation, List<Mutant> all) {
        String name = ApiNames.kebab(operation);
        all.add(taken(
                name + "-takes-long-tokens",
                ApiNames.clause(operation, "13"),
                "The length of a token is not checked.",
                instead(operation, "ClientToken", v -> v.asText().length() > 2048, JSON.textNode("cut"))));
        all.add(taken(
                name + "-takes-tokens-with-spaces",
                ApiNames.clause(operation, "13"),
                "The pattern matches any part of the token instead of the whole.",
                instead(operation, "ClientToken", v -> v.asText().contains(" "), JSON.textNode("two"))));
        all.add(refused(
                name + "-refuses-tokens-at-the-limit",
                ApiNames.clause(operation, "14"),
                "The column for the token has 255 characters.",
                refuse(operation, body -> body.path("ClientToken").asText().length() > 255)));
    }

    private static void operations(String operation, List<Mutant> all) {
        String name = ApiNames.kebab(operation);
        JsonNode usual = JSON.arrayNode().add("CheckoutLicense");
        all.add(taken(
                name + "-takes-no-operations",
                ApiNames.clause(operation, "13"),
                "An empty list of operations counts as all operations.",
                instead(operation, "AllowedOperations", v -> v.isArray() && v.isEmpty(), usual)));
        all.add(taken(
                name + "-takes-too-many-operations",
                ApiNames.clause(operation, "13"),
                "Operations go into a set before they are counted.",
                instead(operation, "AllowedOperations", v -> v.size() > 8, usual)));
        all.add(refused(
                name + "-refuses-eight-operations",
                ApiNames.clause(operation, "18"),
                "The limit of the list was not raised in 2025.",
                refuse(operation, body -> body.path("AllowedOperations").size() == 8)));
        all.add(refused(
                name + "-refuses-all-operations-at-once",
                ApiNames.clause(operation, "14"),
                "The limit of the list was not raised when an operation was added.",
                refuse(operation, body -> body.path("AllowedOperations").size() == 7)));
    }

    private static void principals(List<Mutant> all) {
        JsonNode one = JSON.arrayNode().add("arn:aws:iam::444444444440:root");
        all.add(taken(
                "create-grant-takes-two-principals",
                "LM-CG-13",
                "Of several principals, only the first one is used.",
                instead("CreateGrant", "Principals", v -> v.size() == 2, one)));
        all.add(taken(
                "create-grant-takes-no-principals",
                "LM-CG-13",
                "A grant is created without a principal.",
                instead("CreateGrant", "Principals", v -> v.isArray() && v.isEmpty(), one)));
        all.add(taken(
                "create-grant-takes-account-ids",
                "LM-CG-13",
                "A bare account id is converted to an ARN.",
                instead("CreateGrant", "Principals", v -> v.path(0).asText().matches("\\d{12}"), one)));
        all.add(taken(
                "create-grant-takes-long-principals",
                "LM-CG-13",
                "The length of an ARN is not checked.",
                instead("CreateGrant", "Principals", v -> v.path(0).asText().length() > 2048, one)));
        all.add(taken(
                "create-grant-takes-long-licenses",
                "LM-CG-13",
                "The length of an ARN is not checked, so the response says that the resource does not exist.",
                RequestFaults.when(
                        "CreateGrant",
                        body -> body.path("LicenseArn").asText().length() > 2048,
                        ApiResponse.error(400, "ResourceNotFoundException", "there is no such license"))));
        all.add(taken(
                "create-grant-takes-any-text-as-license",
                "LM-CG-13",
                "The form of an ARN is not checked, so the response says that the resource does not exist.",
                RequestFaults.when(
                        "CreateGrant",
                        body -> body.path("LicenseArn").isTextual()
                                && !body.path("LicenseArn").asText().startsWith("arn:"),
                        ApiResponse.error(400, "ResourceNotFoundException", "there is no such license"))));
    }

    private static void pages(String list, List<Mutant> all) {
        String name = ApiNames.kebab(list);
        for (int size : new int[] {0, -1, 101}) {
            all.add(taken(
                    name + "-takes-pages-of-" + (size < 0 ? "minus-1" : size),
                    ApiNames.clause(list, "13"),
                    "A page size out of range is adjusted instead of refused.",
                    instead(list, "MaxResults", v -> v.isInt() && v.asInt() == size, JSON.numberNode(100))));
        }
        for (int size : new int[] {1, 100}) {
            all.add(refused(
                    name + "-refuses-pages-of-" + size,
                    ApiNames.clause(list, "14"),
                    "The limit of the range counts as outside it.",
                    refuse(list, body -> body.path("MaxResults").asInt() == size)));
        }
        all.add(taken(
                name + "-takes-long-arns",
                ApiNames.clause(list, "13"),
                "The length of an ARN is not checked, and nothing is found.",
                without(list, ApiNames.arns(list), v -> v.path(0).asText().length() > 2048)));
        all.add(refused(
                name + "-narrows-one-way-only",
                ApiNames.clause(list, "18"),
                "ARNs and filters are two separate queries.",
                refuse(list, body -> body.has(ApiNames.arns(list)) && body.has("Filters"))));
        all.add(refused(
                name + "-refuses-max-results",
                ApiNames.clause(list, "01"),
                "A documented member is unknown to the server, which refuses unknown members.",
                refuse(list, body -> body.path("MaxResults").isInt())));
    }

    /**
     * Adds mutants for every operation: refusing a documented member, null for an optional member, or an unknown
     * member.
     */
    private static void optionalMembers(List<Mutant> all) {
        all.add(refused(
                "create-grant-refuses-tags",
                "LM-CG-01",
                "A member that was added later is unknown to the server.",
                refuse("CreateGrant", has("Tags"))));
        all.add(refused(
                "version-refuses-source-version",
                "LM-CGV-01",
                "A documented member is unknown to the server.",
                refuse("CreateGrantVersion", has("SourceVersion"))));
        all.add(refused(
                "version-refuses-the-latest-source",
                "LM-CGV-42",
                "The source is compared with the number of the version to be created.",
                refuse("CreateGrantVersion", has("SourceVersion"))));
        all.add(taken(
                "options-are-taken-with-any-status",
                "LM-CGV-71",
                "An option for activating a grant is ignored in other calls.",
                next -> call -> next.handle(
                        call.operation().equals("CreateGrantVersion")
                                        && !call.body().path("Status").asText().equals("ACTIVE")
                                ? call.withBody(call.body().deepCopy().without("Options"))
                                : call)));
        all.add(refused(
                "delete-refuses-reasons",
                "LM-DG-01",
                "A member that was added later is unknown to the server.",
                refuse("DeleteGrant", has("StatusReason"))));
        all.add(refused(
                "get-grant-refuses-versions",
                "LM-GG-01",
                "A documented member is unknown to the server.",
                refuse("GetGrant", has("Version"))));
        all.add(nulls("CreateGrant", "Tags"));
        for (String member :
                List.of("GrantName", "AllowedOperations", "SourceVersion", "Status", "StatusReason", "Options")) {
            all.add(nulls("CreateGrantVersion", member));
        }
        all.add(nulls("DeleteGrant", "StatusReason"));
        all.add(nulls("GetGrant", "Version"));
        for (String list : ApiNames.LISTS) {
            for (String member : List.of(ApiNames.arns(list), "Filters", "NextToken", "MaxResults")) {
                all.add(nulls(list, member));
            }
            all.add(foreign(list, list.equals("ListReceivedLicenses") ? "GrantArns" : "LicenseArns"));
        }
        for (String operation :
                List.of("AcceptGrant", "RejectGrant", "DeleteGrant", "GetGrant", "CreateGrant", "CreateGrantVersion")) {
            all.add(foreign(operation, "LicenseArns"));
        }
    }

    private static Mutant nulls(String operation, String member) {
        return refused(
                ApiNames.kebab(operation) + "-refuses-null-" + ApiNames.kebab(member),
                ApiNames.clause(operation, "16"),
                "A null for an optional member counts as a value of the wrong type.",
                RequestFaults.when(
                        operation,
                        body -> body.path(member).isNull(),
                        ApiResponse.error(400, "SerializationException", member + " is null")));
    }

    private static Mutant foreign(String operation, String member) {
        return refused(
                ApiNames.kebab(operation) + "-refuses-foreign-members",
                ApiNames.clause(operation, "17"),
                "The JSON library fails on members that it does not know.",
                RequestFaults.when(
                        operation,
                        has(member),
                        ApiResponse.error(400, "SerializationException", "Unrecognized field " + member)));
    }

    private static Predicate<ObjectNode> has(String member) {
        return body -> body.has(member);
    }

    private static Mutant taken(String name, String clause, String description, UnaryOperator<Handler> change) {
        return FaultGroup.VALIDATION.mutant(name, clause, REFUSED, description, () -> Fault.of(change));
    }

    private static Mutant refused(String name, String clause, String description, UnaryOperator<Handler> change) {
        return FaultGroup.VALIDATION.mutant(name, clause, TAKEN, description, () -> Fault.of(change));
    }
}
