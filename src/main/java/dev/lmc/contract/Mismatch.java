package dev.lmc.contract;

/**
 * One difference between a document and a shape.
 *
 * @param path like {@code Grants[1].GrantStatus}, or {@code Names{}} for any entry of a map; empty for the document
 *     itself, {@code __type} for an error's code, {@code status} for its HTTP status
 * @param rule the broken rule
 * @param expected in words
 * @param observed as JSON, at most 200 characters; {@code absent} for a missing member
 */
public record Mismatch(String path, Rule rule, String expected, String observed) {
    /** The rules that a document can break. */
    public enum Rule {
        /** Wrong JSON type. */
        TYPE,
        /** Null, where a member must have a value or be absent. */
        NULL,
        /** A required member is missing. */
        REQUIRED,
        /** The contract knows no such member, or no such operation. */
        UNKNOWN,
        ENUM,
        /** A union has none or more than one of its members. */
        UNION,
        /** A string or list is too short or too long, or a document too large to be judged. */
        LENGTH,
        RANGE,
        PATTERN,
        /** The operation does not document this error. */
        ERROR_CODE,
        /** The HTTP status is not one of the error's. */
        STATUS
    }
}
