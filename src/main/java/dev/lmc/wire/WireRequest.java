package dev.lmc.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A request as it is sent. Header names are case-insensitive.
 *
 * @param method the HTTP method
 * @param uri the complete URI
 * @param headers all headers except {@code Host} and {@code Content-Length}, which the transport sets
 * @param body the bytes, possibly empty
 */
public record WireRequest(String method, URI uri, SortedMap<String, List<String>> headers, byte[] body) {
    public WireRequest {
        headers = caseless(headers);
    }

    public static WireRequest post(URI uri, Map<String, String> headers, byte[] body) {
        SortedMap<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return new WireRequest("POST", uri, all, body);
    }

    /**
     * Returns a call as AWS JSON 1.1 makes it.
     *
     * @param operation the operation with its prefix, as {@code X-Amz-Target} names it
     */
    public static WireRequest awsJson(URI uri, String operation, String body) {
        return post(
                uri,
                Map.of("Content-Type", "application/x-amz-json-1.1", "X-Amz-Target", operation),
                body.getBytes(StandardCharsets.UTF_8));
    }

    public WireRequest withHeaders(Map<String, List<String>> replaced) {
        return new WireRequest(method, uri, caseless(replaced), body);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name))
                .filter(values -> !values.isEmpty())
                .map(values -> values.get(0));
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Returns the body, if it is a JSON object. */
    public Optional<JsonNode> json() {
        return ResponseReader.read(0, headers, body).json().filter(JsonNode::isObject);
    }

    static SortedMap<String, List<String>> caseless(Map<String, List<String>> headers) {
        SortedMap<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        return sorted;
    }
}
