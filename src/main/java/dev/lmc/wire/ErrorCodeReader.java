package dev.lmc.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.wire.ExchangeOutcome.WireResponse;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the error code of an AWS JSON 1.1 response: from the member {@code __type} or from a header, bare or qualified.
 */
public final class ErrorCodeReader {
    private static final Set<String> UNKNOWN_OPERATION =
            Set.of("UnknownOperationException", "UnknownOperation", "InvalidAction", "NotImplemented");

    /** The codes of the errors about the caller's keys. Source: AWS common errors. */
    private static final Set<String> ABOUT_KEYS = Set.of(
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "SignatureDoesNotMatch",
            "IncompleteSignatureException",
            "IncompleteSignature",
            "MissingAuthenticationTokenException",
            "MissingAuthenticationToken",
            "InvalidAccessKeyId",
            "ExpiredTokenException",
            "ExpiredToken");

    private static final Set<String> EXPIRED = Set.of("ExpiredTokenException", "ExpiredToken");
    private static final int NOT_IMPLEMENTED = 501;

    private ErrorCodeReader() {}

    /** Returns the bare code: the text after {@code #} and before {@code :}. */
    public static Optional<String> code(WireResponse response) {
        return inBody(response).or(() -> inHeader(response)).filter(code -> !code.isEmpty());
    }

    /** Returns whether the code is in a header and not in the body: allowed by the protocol, but not read by all clients. */
    static boolean isInHeaderAlone(WireResponse response) {
        return code(response).isPresent() && inBody(response).isEmpty();
    }

    /** Returns the bare code in the header, which some clients prefer to the one in the body. */
    static Optional<String> inHeader(WireResponse response) {
        return response.header("x-amzn-errortype").map(ErrorCodeReader::bare);
    }

    /** Returns whether the target responds that it has no such operation. */
    static boolean isOperationUnknown(WireResponse response) {
        return response.status() == NOT_IMPLEMENTED || hasOne(UNKNOWN_OPERATION, response);
    }

    /** Returns whether the target refuses the keys that a request was signed with. */
    static boolean refusesKeys(WireResponse response) {
        return hasOne(ABOUT_KEYS, response);
    }

    /** Returns whether the session token of the keys has expired. */
    static boolean isTokenExpired(WireResponse response) {
        return hasOne(EXPIRED, response);
    }

    private static boolean hasOne(Set<String> codes, WireResponse response) {
        return response.status() / 100 != 2
                && code(response).filter(codes::contains).isPresent();
    }

    private static Optional<String> inBody(WireResponse response) {
        return response.json()
                .map(json -> json.path("__type"))
                .filter(JsonNode::isTextual)
                .map(type -> bare(type.textValue()));
    }

    private static String bare(String qualified) {
        String afterHash = qualified.substring(qualified.indexOf('#') + 1);
        int colon = afterHash.indexOf(':');
        return (colon < 0 ? afterHash : afterHash.substring(0, colon)).trim();
    }
}
