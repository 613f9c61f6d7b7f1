package dev.lmc.selftest.mutants;

import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.domain.GrantRules;
import dev.lmc.licensemanager.reference.http.AwsJsonProtocol;
import java.util.function.UnaryOperator;

/**
 * Adds a fault to a server. Faults wrap existing behaviour, so a server can have several. A fault may keep state, so
 * each server needs its own instance.
 */
@FunctionalInterface
public interface Fault {
    /**
     * Adds the fault to a server.
     *
     * @param options the options of a server without the fault
     */
    ReferenceOptions in(ReferenceOptions options);

    /** Returns a fault in the rules of grants. */
    static Fault ofRules(UnaryOperator<GrantRules> change) {
        return options -> options.with(change.apply(options.rules()));
    }

    /** Returns a fault in the rules of the protocol. */
    static Fault ofProtocol(UnaryOperator<AwsJsonProtocol> change) {
        return options -> options.with(change.apply(options.protocol()));
    }

    /** Returns a fault in the handling of calls and responses. */
    static Fault of(UnaryOperator<Handler> around) {
        return options -> options.within(around);
    }

    /** Returns this fault followed by another one. */
    default Fault with(Fault other) {
        return options -> other.in(in(options));
    }

    /** Returns this fault with another change of calls and responses around it. */
    default Fault and(UnaryOperator<Handler> more) {
        return with(of(more));
    }
}
