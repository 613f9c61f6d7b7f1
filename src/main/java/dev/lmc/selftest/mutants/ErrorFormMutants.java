package dev.lmc.selftest.mutants;

import static dev.lmc.selftest.mutants.ResponseFaults.JSON;
import static dev.lmc.selftest.mutants.ResponseFaults.refusals;

import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Errors with an undocumented code, status or form. */
final class ErrorFormMutants {
    private static final String ALL = "*";

    private ErrorFormMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>();
        for (String operation :
                List.of("AcceptGrant", "RejectGrant", "DeleteGrant", "CreateGrant", "CreateGrantVersion", "GetGrant")) {
            codes(operation, all);
        }
        ApiNames.LISTS.forEach(list -> codes(list, all));
        forms(all);
        unknown(all);
        return all;
    }

    private static void codes(String operation, List<Mutant> all) {
        String name = ApiNames.kebab(operation);
        String clause = ApiNames.clause(operation, "03");
        all.add(mutant(
                name + "-answers-a-code-of-its-own",
                clause,
                "__type",
                "The web framework's name for a bad request reaches the caller.",
                refusals(operation, response -> ApiResponse.error(400, "BadRequestException", "bad request"))));
        all.add(mutant(
                name + "-answers-client-errors-as-500",
                clause,
                "__type",
                "Every exception becomes an internal error.",
                refusals(
                        operation,
                        response -> ApiResponse.error(500, "ServerInternalException", "something went wrong"))));
    }

    private static void forms(List<Mutant> all) {
        String clause = "LM-P-06";
        all.add(mutant(
                "error-without-type",
                clause,
                "__type",
                "The code is in a member named code.",
                refusals(
                        ALL,
                        response -> response.withBody(JSON.objectNode()
                                .put("code", response.body().path("__type").asText())))));
        all.add(mutant(
                "error-in-a-wrapper",
                clause,
                "__type",
                "Errors are wrapped, as in the query protocol.",
                refusals(ALL, response -> response.withBody(JSON.objectNode().set("Error", response.body())))));
        all.add(mutant(
                "error-as-xml",
                clause,
                "__type",
                "The error page of the query protocol is used.",
                refusals(
                        ALL,
                        response -> response.withBody(BinaryNode.valueOf(
                                "<Error><Code>ValidationError</Code></Error>".getBytes(StandardCharsets.UTF_8))))));
        all.add(mutant(
                "error-as-200",
                clause,
                "__type",
                "An error has the HTTP status of a success.",
                refusals(ALL, response -> response.withStatus(200))));
        all.add(mutant(
                "error-with-status-of-another",
                clause,
                "status",
                "A validation error has the HTTP status 422, as in web frameworks.",
                refusals(ALL, response -> response.withStatus(422))));
        all.add(mutant(
                "error-without-body",
                clause,
                "__type",
                "An error has only an HTTP status.",
                refusals(ALL, response -> response.withBody(BinaryNode.valueOf(new byte[0])))));
        all.add(mutant(
                "error-message-as-list",
                clause,
                "Message",
                "Messages are collected into a list.",
                refusals(ALL, response -> response.withBody(message(response)))));
        all.add(mutant(
                "error-code-in-small-letters",
                clause,
                "__type",
                "Codes are spelt as in another protocol.",
                refusals(ALL, response -> response.withBody(JSON.objectNode().put("__type", "validationException")))));
        all.add(mutant(
                "error-with-another-code-in-the-header",
                clause,
                "header x-amzn-ErrorType",
                "The framework sets the header for every exception that it does not know.",
                refusals(ALL, response -> response.withHeaders(Map.of("x-amzn-ErrorType", "InternalFailure")))));
        all.add(mutant(
                "front-error-content-type-html",
                "LM-P-18",
                "header Content-Type",
                "Requests that the framework itself refuses get the framework's content type.",
                refusals(
                        ALL,
                        response -> response.body().path("__type").asText().equals("UnknownOperationException")
                                ? response.withHeaders(Map.of("Content-Type", "text/html"))
                                : response)));
        all.add(mutant(
                "error-content-type-html",
                "LM-P-02",
                "header Content-Type",
                "Responses have the framework's own content type.",
                ResponseFaults.all(ALL, response -> response.withHeaders(Map.of("Content-Type", "text/html")))));
    }

    private static void unknown(List<Mutant> all) {
        for (String operation : ApiNames.GRANTS) {
            String name = ApiNames.kebab(operation);
            String of = operation.equals("CreateGrantVersion")
                    ? "61 62"
                    : operation.equals("DeleteGrant") ? "42 43" : operation.equals("RejectGrant") ? "23 24" : "22 23";
            all.add(mutant(
                    name + "-of-unknown-grant-crashes",
                    ApiNames.clause(operation, of.split(" ")[0]),
                    "__type",
                    "A grant that does not exist is used anyway.",
                    RequestFaults.crash(
                            operation, body -> body.path("GrantArn").asText().endsWith("000000000000"))));
            all.add(mutant(
                    name + "-of-unknown-grant-succeeds",
                    ApiNames.clause(operation, of.split(" ")[0]),
                    "__type",
                    "A missing resource gives an empty success.",
                    RequestFaults.when(
                            operation,
                            body -> body.path("GrantArn").asText().endsWith("000000000000"),
                            ApiResponse.ok(JSON.objectNode()))));
            all.add(mutant(
                    name + "-of-a-license-crashes",
                    ApiNames.clause(operation, of.split(" ")[1]),
                    "__type",
                    "The kind of an ARN is not checked, and a license is cast to a grant.",
                    RequestFaults.crash(
                            operation, body -> body.path("GrantArn").asText().contains(":license:"))));
        }
        all.add(mutant(
                "create-grant-of-unknown-license-crashes",
                "LM-CG-30",
                "__type",
                "A license that does not exist is used anyway.",
                RequestFaults.crash(
                        "CreateGrant", body -> body.path("LicenseArn").asText().endsWith("000000000000"))));
        all.add(mutant(
                "create-grant-of-a-grant-crashes",
                "LM-CG-31",
                "__type",
                "The kind of an ARN is not checked, and a grant is cast to a license.",
                RequestFaults.crash(
                        "CreateGrant", body -> body.path("LicenseArn").asText().contains(":grant:"))));
    }

    private static ObjectNode message(ApiResponse response) {
        ObjectNode body = response.body().deepCopy();
        body.remove("message");
        body.putArray("Message").add("first").add("second");
        return body;
    }

    private static Mutant mutant(
            String name, String clause, String path, String description, UnaryOperator<Handler> change) {
        return FaultGroup.ERROR_FORM.mutant(name, clause, path, description, () -> Fault.of(change));
    }
}
