package dev.lmc.licensemanager.steps;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Why a call is refused, with the error codes that are as good as each other for it: where no document fixes the code,
 * any of the likely ones conforms.
 */
public enum Refusal {
    /** A member breaks its type, limit or enum, or is missing. */
    INVALID("ValidationException", "InvalidParameterValueException"),
    /** A member has another JSON type. */
    UNREADABLE("SerializationException", "ValidationException", "InvalidParameterValueException"),
    /** What it names does not exist, or not for this caller. */
    UNKNOWN(
            "ResourceNotFoundException",
            "InvalidParameterValueException",
            "ValidationException",
            "AuthorizationException",
            "AccessDeniedException"),
    /** Another party may, this one may not. */
    FORBIDDEN(
            "ValidationException",
            "AuthorizationException",
            "AccessDeniedException",
            "InvalidParameterValueException",
            "ResourceNotFoundException"),
    /** The status of the grant forbids it. */
    UNTIMELY(
            "ValidationException",
            "InvalidParameterValueException",
            "AuthorizationException",
            "ResourceNotFoundException",
            "ConflictException"),
    /** The version named is not the latest. */
    OUTDATED("ValidationException", "InvalidParameterValueException", "ConflictException"),
    /** There is one already. */
    DUPLICATE(
            "ValidationException",
            "ConflictException",
            "InvalidParameterValueException",
            "ResourceLimitExceededException"),
    /** The call went to another Region than the resource's home. */
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
