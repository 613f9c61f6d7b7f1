package dev.lmc.licensemanager.reference.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A call of a caller who is known, with a body that is a JSON object.
 *
 * @param account who calls
 * @param region the Region called
 * @param operation the bare name of the operation
 */
public record ApiCall(String account, String region, String operation, ObjectNode body) {
    public ApiCall withBody(ObjectNode other) {
        return new ApiCall(account, region, operation, other);
    }

    public ApiCall by(String other) {
        return new ApiCall(other, region, operation, body);
    }
}
