package dev.lmc.selftest.equivalents;

import dev.lmc.licensemanager.reference.ReferenceOptions;
import java.util.function.UnaryOperator;

/**
 * A server that differs from the reference in what the documents leave open. The suite must not catch it.
 *
 * @param story what it does with its liberty
 * @param liberty what is different
 */
public record Equivalent(String name, String story, Liberty liberty, UnaryOperator<ReferenceOptions> change) {
    /** Where the difference lies; servers of different kinds can be one. */
    public enum Liberty {
        /** In what it holds of grants. */
        RULE,
        /** In what it does with some calls. */
        CALL,
        /** In how it says that it refuses. */
        ERROR,
        /** In how it says what it answers. */
        CONTENT,
        /** In how answers come over the wire. */
        BYTES
    }

    /** The options of a server that takes the liberty. */
    public ReferenceOptions in(ReferenceOptions options) {
        return change.apply(options);
    }

    /** A server that takes another liberty as well. */
    public Equivalent and(Equivalent other) {
        return new Equivalent(
                name + " with " + other.name, story + " " + other.story, liberty, options -> other.in(in(options)));
    }
}
