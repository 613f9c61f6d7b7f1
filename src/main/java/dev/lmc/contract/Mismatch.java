package dev.lmc.contract;

/**
 * One difference between a document and a shape.
 *
 * @param path like {@code Grants[1].GrantStatus}; empty for the document itself, {@code __type} for an error's code,
 *     {@code status} for its HTTP status
 * @param rule what was broken
 * @param expected in words
 * @param observed as JSON, at most 200 characters; {@code absent} for what is missing
 */
public record Mismatch(String path, Rule rule, String expected, String observed) {
    /** What a document can break. */
    public enum Rule {
        /** Another JSON type is due. */
        TYPE,
        /** Null, where a member is either there or left out. */
        NULL,
        /** A required member is missing. */
        REQUIRED,
        /** The contract knows no such member, or no such operation. */
        UNKNOWN,
        ENUM,
        /** A string or list is too short or too long, or a document too large to be judged. */
        LENGTH,
        RANGE,
        PATTERN,
        /** The operation is not documented to answer with this error. */
        ERROR_CODE,
        /** The HTTP status is not that of the error. */
        STATUS
    }
}
