package dev.lmc.contract.diff;

/**
 * One difference between two contracts.
 *
 * @param side the side of the operation
 * @param path of the member, like {@code Grants[].GrantStatus}, or the error's code; empty for the whole operation
 * @param what in words: {@code WORKFLOW_COMPLETED added}
 */
public record Change(Side side, String path, String what) {
    /** The part of an operation that differs. */
    public enum Side {
        OPERATION,
        REQUEST,
        RESPONSE,
        ERRORS
    }
}
