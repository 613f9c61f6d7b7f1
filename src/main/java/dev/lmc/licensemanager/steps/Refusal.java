package dev.lmc.licensemanager.steps;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The reasons to refuse a call, with the acceptable error codes: where the documentation does not fix the code, any
 * likely one conforms.
 */
public enum Refusal {
    /** A member is missing, or breaks its type, limit or enum. */
    INVALID("ValidationException", "InvalidParameterValueException"),
    /** A member has the wrong JSON type. */
    UNREADABLE("SerializationException", "ValidationException", "InvalidParameterValueException"),
    /** The named resource does not exist, or not for this caller. */
    UNKNOWN(
            "ResourceNotFoundException",
            "InvalidParameterValueException",
            "ValidationException",
            "AuthorizationException",
            "AccessDeniedException"),
    /** Only another party may make the call. */
    FORBIDDEN(
            "ValidationException",
            "AuthorizationException",
            "AccessDeniedException",
            "InvalidParameterValueException",
            "ResourceNotFoundException"),
    /** The status of the grant does not allow it. */
    UNTIMELY(
            "ValidationException",
            "InvalidParameterValueException",
            "AuthorizationException",
            "ResourceNotFoundException",
            "ConflictException"),
    /** The named version is not the latest. */
    OUTDATED("ValidationException", "InvalidParameterValueException", "ConflictException"),
    /** The resource already exists. */
    DUPLICATE(
            "ValidationException",
            "ConflictException",
            "InvalidParameterValueException",
            "ResourceLimitExceededException"),
    /** The call was made in a Region other than the resource's home Region. */
    MISPLACED("ValidationException", "InvalidParameterValueException", "RedirectException");

    private final Set<String> codes;

    Refusal(String... codes) {
        this.codes = new TreeSet<>(Arrays.asList(codes));
    }

    static Refusal named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Set<String> codes() {
        return codes;
    }
}
