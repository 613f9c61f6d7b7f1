package dev.lmc.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A request as it is sent. Header names are case-insensitive.
 *
 * @param method the HTTP method
 * @param uri the complete URI
 * @param headers all headers except {@code Host} and {@code Content-Length}, which the transport sets
 * @param body the bytes, possibly empty
 */
public record WireRequest(String method, URI uri, SortedMap<String, List<String>> headers, byte[] body) {
    private static final Comparator<String> REVERSED = Collections.reverseOrder(String.CASE_INSENSITIVE_ORDER);

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

    /** Returns the request with its headers in the reverse order. */
    WireRequest reversed() {
        SortedMap<String, List<String>> other = new TreeMap<>(REVERSED);
        other.putAll(headers);
        return withHeaders(other);
    }

    /** Returns the request with other names of its headers, which differ in case only. */
    WireRequest named(UnaryOperator<String> names) {
        SortedMap<String, List<String>> other = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> other.put(names.apply(name), values));
        return withHeaders(other);
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

    /** Returns a copy that ignores the case of names, in the reverse order if that is the order of the headers. */
    static SortedMap<String, List<String>> caseless(Map<String, List<String>> headers) {
        boolean reversed =
                headers instanceof SortedMap<String, List<String>> sorted && REVERSED.equals(sorted.comparator());
        SortedMap<String, List<String>> copy = new TreeMap<>(reversed ? REVERSED : String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        return copy;
    }
}
