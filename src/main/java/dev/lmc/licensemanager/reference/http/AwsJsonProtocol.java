package dev.lmc.licensemanager.reference.http;

import com.sun.net.httpserver.Headers;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import java.util.Optional;

/** The rules of the protocol, one small method per rule. A faulty server overrides one of them. */
public class AwsJsonProtocol {
    static final String CONTENT_TYPE = "application/x-amz-json-1.1";

    /** Returns whether operations may be called with the HTTP method. */
    public boolean takes(String method) {
        return method.equals("POST");
    }

    /**
     * Returns the account for a request without a valid signature; empty to refuse it.
     *
     * @param code the error code of the refusal
     */
    public Optional<String> trusted(String code) {
        return Optional.empty();
    }

    /**
     * Returns the operation in the target header; empty if it names none of this service.
     *
     * @param target the header, or null
     * @param prefix the prefix before the operation, including the dot
     */
    public Optional<String> operation(String target, String prefix) {
        return Optional.ofNullable(target).filter(t -> t.startsWith(prefix)).map(t -> t.substring(prefix.length()));
    }

    /** Returns whether a body with the Content-Type, possibly null, is accepted. */
    public boolean reads(String contentType) {
        return contentType != null && contentType.split(";")[0].trim().equalsIgnoreCase(CONTENT_TYPE);
    }

    /** Returns whether an empty body counts as an empty object. */
    public boolean emptyIsObject() {
        return true;
    }

    /** Returns the response to a body that is not a JSON object. */
    public ApiResponse unreadable(byte[] body, ApiResponse refusal) {
        return refusal;
    }

    /** Returns the response to a request that reaches no operation. */
    public ApiResponse refused(ApiResponse refusal) {
        return refusal;
    }

    /** Returns the bytes of a response to send, and may add headers. */
    public byte[] encoded(byte[] json, Headers asked, Headers answered) {
        return json;
    }
}
