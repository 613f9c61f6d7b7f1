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
    INVALID("invalid", "ValidationException", "InvalidParameterValueException"),
    /** A member has the wrong JSON type, or is required and null. */
    MALFORMED("malformed", "SerializationException", "ValidationException", "InvalidParameterValueException"),
    /** The named resource does not exist, or not for this caller. */
    NOT_FOUND(
            "not found",
            "ResourceNotFoundException",
            "InvalidParameterValueException",
            "ValidationException",
            "AuthorizationException",
            "AccessDeniedException"),
    /** Only another party may make the call. */
    FORBIDDEN(
            "forbidden",
            "ValidationException",
            "AuthorizationException",
            "AccessDeniedException",
            "InvalidParameterValueException",
            "ResourceNotFoundException"),
    /** The status of the grant does not allow it. */
    WRONG_STATUS(
            "not allowed in this status",
            "ValidationException",
            "InvalidParameterValueException",
            "AuthorizationException",
            "ResourceNotFoundException",
            "ConflictException"),
    /** The named version is not the latest. */
    OUTDATED("out of date", "ValidationException", "InvalidParameterValueException", "ConflictException"),
    /** The resource never had the named version; it is as unknown as it is outdated. */
    UNKNOWN_VERSION(
            "an unknown version",
            "ResourceNotFoundException",
            "InvalidParameterValueException",
            "ValidationException",
            "AuthorizationException",
            "AccessDeniedException",
            "ConflictException"),
    /** The resource already exists. */
    DUPLICATE(
            "a duplicate",
            "ValidationException",
            "ConflictException",
            "InvalidParameterValueException",
            "ResourceLimitExceededException"),
    /** The call was made in a Region other than the resource's home Region. */
    WRONG_REGION(
            "sent to the wrong Region", "ValidationException", "InvalidParameterValueException", "RedirectException");

    private final String word;
    private final Set<String> codes;

    /** @param word the reason as features name it, after "refused as" */
    Refusal(String word, String... codes) {
        this.word = word;
        this.codes = new TreeSet<>(Arrays.asList(codes));
    }

    static Refusal named(String word) {
        return Arrays.stream(values())
                .filter(refusal -> refusal.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no reason is called '" + word + "'"));
    }

    String word() {
        return word;
    }

    Set<String> codes() {
        return codes;
    }
}
