package dev.lmc.selftest.equivalents;

import dev.lmc.licensemanager.reference.ReferenceOptions;
import java.util.function.UnaryOperator;

/**
 * A server that differs from the reference only where the documentation leaves room. The suite must not catch it.
 *
 * @param story the difference in words
 * @param liberty the kind of difference
 */
public record Equivalent(String name, String story, Liberty liberty, UnaryOperator<ReferenceOptions> change) {
    /**
     * The kind of difference; differences of different kinds can be combined in one server, in this order. A fault wraps
     * the rules that it finds, so rules come first.
     */
    public enum Liberty {
        /** In its rules of grants. */
        RULE,
        /** A fault that only a clause of strength should states. */
        FAULT,
        /** In its handling of some calls. */
        CALL,
        /** In its lists and their filters. */
        LIST,
        /** In what it refuses for a while. */
        LIMIT,
        /** In its error responses. */
        ERROR,
        /** In the form of its responses. */
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
