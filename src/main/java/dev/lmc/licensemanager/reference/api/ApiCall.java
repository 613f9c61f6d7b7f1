package dev.lmc.licensemanager.reference.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An authenticated call with a JSON object as its body.
 *
 * @param account the calling account
 * @param region the Region of the call
 * @param operation the bare name of the operation
 */
public record ApiCall(String account, String region, String operation, ObjectNode body) {
    public ApiCall withBody(ObjectNode other) {
        return new ApiCall(account, region, operation, other);
    }

    public ApiCall by(String other) {
        return new ApiCall(other, region, operation, body);
    }

    /** Handles calls. Handlers can be nested: a faulty server wraps the conforming handler. */
    @FunctionalInterface
    public interface Handler {
        ApiResponse handle(ApiCall call);
    }
}
