package dev.lmc.selftest.equivalents;

import dev.lmc.licensemanager.reference.ReferenceOptions;
import java.util.function.UnaryOperator;

/**
 * A server that differs from the reference only where the documentation leaves room. The suite must not catch it.
 *
 * @param description the difference in words
 * @param variation the kind of difference
 */
public record Equivalent(String name, String description, Variation variation, UnaryOperator<ReferenceOptions> change) {
    /**
     * The kind of difference; differences of different kinds can be combined in one server, in this order. A fault wraps
     * the rules that it finds, so rules come first.
     */
    public enum Variation {
        /** In its rules of grants. */
        RULE,
        /** A fault that only a clause of strength should states. */
        FAULT,
        /** In its handling of some calls. */
        CALL,
        /** In its lists and their filters. */
        LIST,
        /** In what it refuses temporarily. */
        LIMIT,
        /** In its error responses. */
        ERROR,
        /** In the form of its responses. */
        CONTENT,
        /** In how responses are transferred. */
        BYTES
    }

    /** Returns the options of a server with the variation. */
    public ReferenceOptions in(ReferenceOptions options) {
        return change.apply(options);
    }

    /** Returns a server with another variation as well. */
    public Equivalent and(Equivalent other) {
        return new Equivalent(
                name + " with " + other.name,
                description + " " + other.description,
                variation,
                options -> other.in(in(options)));
    }
}
