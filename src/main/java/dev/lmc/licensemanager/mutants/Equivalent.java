package dev.lmc.licensemanager.mutants;

import dev.lmc.licensemanager.reference.ReferenceOptions;
import java.util.function.UnaryOperator;

/**
 * A server that differs from the reference in what the documents leave open. The suite must not catch it.
 *
 * @param story what it does with its liberty
 */
public record Equivalent(String name, String story, UnaryOperator<ReferenceOptions> change) {
    /** The options of a server that takes the liberty. */
    public ReferenceOptions in(ReferenceOptions options) {
        return change.apply(options);
    }
}
