package dev.lmc.licensemanager.steps;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * The reasons to refuse a call, with the acceptable error codes: where the documentation does not fix the code, any
 * likely one conforms.
 */
public enum Refusal {
    /** A member is missing, or breaks its type, limit or enum. */
    INVALID("as invalid", "ValidationException", "InvalidParameterValueException"),
    /** A member has the wrong JSON type, or is required and null. */
    MALFORMED("as malformed", "SerializationException", "ValidationException", "InvalidParameterValueException"),
    /** The named resource does not exist, or not for this caller. */
    NOT_FOUND(
            "as not found",
            "ResourceNotFoundException",
            "InvalidParameterValueException",
            "ValidationException",
            "AuthorizationException",
            "AccessDeniedException"),
    /** Only another party may make the call. */
    FORBIDDEN(
            "as forbidden",
            "ValidationException",
            "AuthorizationException",
            "AccessDeniedException",
            "InvalidParameterValueException",
            "ResourceNotFoundException"),
    /** The status of the grant does not allow it. */
    WRONG_STATUS(
            "because the status does not allow it",
            "ValidationException",
            "InvalidParameterValueException",
            "AuthorizationException",
            "ResourceNotFoundException",
            "ConflictException"),
    /** The license cannot be used, as its own status or that of the caller's grant does not allow it. */
    UNUSABLE(
            "because the license is not usable",
            "ResourceNotFoundException",
            "InvalidParameterValueException",
            "ValidationException",
            "AuthorizationException",
            "AccessDeniedException",
            "ConflictException"),
    /** The named version is not the latest. */
    OUTDATED(
            "because the version is out of date",
            "ValidationException",
            "InvalidParameterValueException",
            "ConflictException"),
    /** The resource never had the named version; it is as unknown as it is outdated. */
    UNKNOWN_VERSION(
            "because the version is unknown",
            "ResourceNotFoundException",
            "InvalidParameterValueException",
            "ValidationException",
            "AuthorizationException",
            "AccessDeniedException",
            "ConflictException"),
    /** The resource already exists. */
    DUPLICATE(
            "as a duplicate",
            "ValidationException",
            "ConflictException",
            "InvalidParameterValueException",
            "ResourceLimitExceededException"),
    /** The call was made in a Region other than the resource's home Region. */
    WRONG_REGION(
            "because the Region is wrong",
            "ValidationException",
            "InvalidParameterValueException",
            "RedirectException");

    private final String reason;
    private final Set<String> codes;

    /** @param reason the reason as features name it, after "refused" */
    Refusal(String reason, String... codes) {
        this.reason = reason;
        this.codes = new TreeSet<>(Arrays.asList(codes));
    }

    static Refusal named(String reason) {
        return Arrays.stream(values())
                .filter(refusal -> refusal.reason.equals(reason))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no reason is called '" + reason + "'"));
    }

    String reason() {
        return reason;
    }

    Set<String> codes() {
        return codes;
    }
}
