package dev.lmc.selftest.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Faults in responses. Operations are given by name, separated by spaces, or {@code *} for all. */
public final class ResponseFaults {
    public static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ResponseFaults() {}

    public static boolean of(String operations, String operation) {
        return operations.equals("*") || List.of(operations.split(" ")).contains(operation);
    }

    public static UnaryOperator<Handler> all(String operations, UnaryOperator<ApiResponse> change) {
        return next -> call -> {
            ApiResponse response = next.handle(call);
            return of(operations, call.operation()) ? change.apply(response) : response;
        };
    }

    public static UnaryOperator<Handler> successes(String operations, UnaryOperator<ApiResponse> change) {
        return all(operations, response -> response.succeeded() ? change.apply(response) : response);
    }

    public static UnaryOperator<Handler> refusals(String operations, UnaryOperator<ApiResponse> change) {
        return all(operations, response -> response.succeeded() ? response : change.apply(response));
    }

    /** Changes a member of successful responses. */
    public static UnaryOperator<Handler> turn(String operations, String path, UnaryOperator<JsonNode> change) {
        return successes(operations, response -> {
            JsonNode body = response.body().deepCopy();
            JsonPaths.turn(body, path, change);
            return response.withBody(body);
        });
    }

    static UnaryOperator<Handler> drop(String operations, String path) {
        return turn(operations, path, value -> null);
    }

    static UnaryOperator<Handler> put(String operations, String path, JsonNode value) {
        return turn(operations, path, old -> value.deepCopy());
    }

    public static UnaryOperator<Handler> text(String operations, String path, String value) {
        return put(operations, path, TextNode.valueOf(value));
    }

    /** Changes the text of a member. */
    public static UnaryOperator<Handler> reword(String operations, String path, UnaryOperator<String> change) {
        return turn(operations, path, old -> TextNode.valueOf(change.apply(old.asText())));
    }

    /** Changes a member of the responses to one account's calls. */
    static UnaryOperator<Handler> to(String account, String operations, String path, UnaryOperator<JsonNode> change) {
        return next -> call ->
                (call.account().equals(account) ? turn(operations, path, change).apply(next) : next).handle(call);
    }

    /** Changes grants, wherever they are read. */
    static UnaryOperator<Handler> grants(String path, UnaryOperator<JsonNode> change) {
        return next -> turn("GetGrant", "Grant." + path, change)
                .apply(turn("ListDistributedGrants ListReceivedGrants", "Grants[]." + path, change)
                        .apply(next));
    }

    /** Changes a whole response, using the request. */
    static UnaryOperator<Handler> knowing(
            String operations,
            BiFunction<dev.lmc.licensemanager.reference.api.ApiCall, ApiResponse, ApiResponse> change) {
        return next -> call -> {
            ApiResponse response = next.handle(call);
            return of(operations, call.operation()) ? change.apply(call, response) : response;
        };
    }
}
