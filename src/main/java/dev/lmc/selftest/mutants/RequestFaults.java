package dev.lmc.selftest.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.api.ApiCall;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Faults in the handling of requests. Operations are given as in {@link ResponseFaults}. */
public final class RequestFaults {
    public static final String GRANTOR = "111111111111";
    public static final String GRANTEE = "222222222222";
    public static final String OUTSIDER = "333333333333";

    private RequestFaults() {}

    /** Replaces an operation. */
    public static UnaryOperator<Handler> instead(
            String operations, BiFunction<ApiCall, Handler, ApiResponse> behavior) {
        return next -> call ->
                ResponseFaults.of(operations, call.operation()) ? behavior.apply(call, next) : next.handle(call);
    }

    /** Changes the request before the operation sees it. */
    public static UnaryOperator<Handler> repaired(String operations, Consumer<ObjectNode> repair) {
        return instead(operations, (call, next) -> {
            ObjectNode body = call.body().deepCopy();
            repair.accept(body);
            return next.handle(call.withBody(body));
        });
    }

    /** Changes a member of the request before the operation sees it. */
    public static UnaryOperator<Handler> member(String operations, String path, UnaryOperator<JsonNode> change) {
        return repaired(operations, body -> JsonPaths.turn(body, path, change));
    }

    /** Returns a fixed response to requests of a kind. */
    public static UnaryOperator<Handler> when(String operations, Predicate<ObjectNode> kind, ApiResponse response) {
        return instead(operations, (call, next) -> kind.test(call.body()) ? response : next.handle(call));
    }

    /** Fails with an uncaught exception on requests of a kind. */
    static UnaryOperator<Handler> crash(String operations, Predicate<ObjectNode> kind) {
        return when(operations, kind, ApiResponse.error(500, "InternalFailure", "java.lang.NullPointerException"));
    }

    public static UnaryOperator<Handler> refuse(String operations, Predicate<ObjectNode> kind) {
        return when(operations, kind, ApiResponse.error(400, "ValidationException", "this is not allowed"));
    }

    /** Calls the operation for another account. */
    public static UnaryOperator<Handler> as(String account, String operations, Predicate<ApiCall> kind) {
        return instead(operations, (call, next) -> next.handle(kind.test(call) ? call.by(account) : call));
    }

    /** Reads the grant in the call as its caller. */
    public static JsonNode read(ApiCall call, Handler next) {
        ObjectNode get = ResponseFaults.JSON.objectNode();
        get.put("GrantArn", call.body().path("GrantArn").asText());
        return next.handle(new ApiCall(call.account(), call.region(), "GetGrant", get))
                .body()
                .path("Grant");
    }

    /** Returns the response of an operation that writes a grant. */
    public static ApiResponse triple(JsonNode grant, String status) {
        return ApiResponse.ok(ResponseFaults.JSON
                .objectNode()
                .put("GrantArn", grant.path("GrantArn").asText())
                .put("Status", status)
                .put("Version", grant.path("Version").asText()));
    }
}
