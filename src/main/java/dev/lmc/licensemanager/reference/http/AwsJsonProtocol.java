package dev.lmc.licensemanager.reference.http;

import com.sun.net.httpserver.Headers;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import java.util.Optional;

/** What the protocol says of requests, one small method a statement. A faulty server overrides one. */
public class AwsJsonProtocol {
    static final String CONTENT_TYPE = "application/x-amz-json-1.1";

    /** The method that operations are called by. */
    public boolean takes(String method) {
        return method.equals("POST");
    }

    /**
     * The account for which a request without a good signature is carried out; empty where it is refused.
     *
     * @param code the code of the refusal
     */
    public Optional<String> trusted(String code) {
        return Optional.empty();
    }

    /**
     * The operation that the target names, empty where it names none of this service.
     *
     * @param target the header, or null
     * @param prefix what stands before the operation, with the dot
     */
    public Optional<String> operation(String target, String prefix) {
        return Optional.ofNullable(target).filter(t -> t.startsWith(prefix)).map(t -> t.substring(prefix.length()));
    }

    /** Whether a body of that Content-Type, possibly null, is read. */
    public boolean reads(String contentType) {
        return contentType != null && contentType.split(";")[0].trim().equalsIgnoreCase(CONTENT_TYPE);
    }

    /** Whether an empty body counts as an empty object. */
    public boolean emptyIsObject() {
        return true;
    }

    /** What a body is answered that is no JSON object. */
    public ApiResponse unreadable(byte[] body, ApiResponse refusal) {
        return refusal;
    }

    /** What a request is answered that reaches no operation. */
    public ApiResponse refused(ApiResponse refusal) {
        return refusal;
    }

    /** The bytes of an answer as they are sent; headers may be added. */
    public byte[] encoded(byte[] json, Headers asked, Headers answered) {
        return json;
    }
}
