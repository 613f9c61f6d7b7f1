package dev.lmc.licensemanager.reference.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * What a call is answered.
 *
 * @param headers those beside the protocol's own; they replace the protocol's own of that name, an empty value removes it
 * @param body the document; a binary node stands for bytes that are sent as they are
 */
public record Answer(int status, Map<String, String> headers, JsonNode body) {
    public static Answer ok(JsonNode body) {
        return new Answer(200, Map.of(), body);
    }

    /** An error of the service: its code, and a message for people. */
    public static Answer error(int status, String code, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("__type", code);
        return new Answer(status, Map.of(), message == null ? body : body.put("Message", message));
    }

    public Answer withBody(JsonNode other) {
        return new Answer(status, headers, other);
    }

    public Answer withStatus(int other) {
        return new Answer(other, headers, body);
    }

    public Answer withHeaders(Map<String, String> others) {
        return new Answer(status, others, body);
    }

    public boolean succeeded() {
        return status == 200;
    }
}
