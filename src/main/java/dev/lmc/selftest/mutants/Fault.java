package dev.lmc.selftest.mutants;

import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.api.Handler;
import dev.lmc.licensemanager.reference.domain.GrantRules;
import dev.lmc.licensemanager.reference.http.AwsJsonProtocol;
import java.util.function.UnaryOperator;

/**
 * Turns a server into one with a fault. Faults change what they find, so several can be in one server. A fault may keep
 * state: each server gets one of its own.
 */
@FunctionalInterface
public interface Fault {
    /**
     * Adds the fault to a server.
     *
     * @param options a server that does not have it yet
     */
    ReferenceOptions in(ReferenceOptions options);

    /** A fault in what the server holds to be documented of grants. */
    static Fault ofRules(UnaryOperator<GrantRules> change) {
        return options -> options.with(change.apply(options.rules()));
    }

    /** A fault in what the server holds to be the protocol. */
    static Fault ofProtocol(UnaryOperator<AwsJsonProtocol> change) {
        return options -> options.with(change.apply(options.protocol()));
    }

    /** A fault in what the server does with calls and responses. */
    static Fault of(UnaryOperator<Handler> around) {
        return options -> options.within(around);
    }

    /** This fault and then another one. */
    default Fault with(Fault other) {
        return options -> other.in(in(options));
    }

    /** This fault with another change of calls and responses, on the outside. */
    default Fault and(UnaryOperator<Handler> more) {
        return with(of(more));
    }
}
