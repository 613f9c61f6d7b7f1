package dev.lmc.licensemanager.reference.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The response to a call.
 *
 * @param headers additional headers; they replace the protocol's headers of the same name, and an empty value removes
 *     one
 * @param body the document; a binary node is sent as raw bytes
 */
public record ApiResponse(int status, Map<String, String> headers, JsonNode body) {
    public static ApiResponse ok(JsonNode body) {
        return new ApiResponse(200, Map.of(), body);
    }

    /** Returns an error of the service, with its code and a message. */
    public static ApiResponse error(int status, String code, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("__type", code);
        return new ApiResponse(status, Map.of(), message == null ? body : body.put("Message", message));
    }

    public ApiResponse withBody(JsonNode other) {
        return new ApiResponse(status, headers, other);
    }

    public ApiResponse withStatus(int other) {
        return new ApiResponse(other, headers, body);
    }

    /** With more headers; they replace others of the same name. */
    public ApiResponse withHeaders(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new ApiResponse(status, all, body);
    }

    public boolean succeeded() {
        return status == 200;
    }
}
