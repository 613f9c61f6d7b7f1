package dev.lmc.licensemanager.mutants;

import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.api.Handler;
import dev.lmc.licensemanager.reference.domain.Rules;
import dev.lmc.licensemanager.reference.http.Protocol;
import java.util.function.UnaryOperator;

/**
 * What is different in a server. It may keep state, so each server gets one of its own.
 *
 * @param rules what the server holds to be documented of grants
 * @param protocol what it holds to be the protocol
 * @param around what it does to calls and answers
 */
public record Fault(Rules rules, Protocol protocol, UnaryOperator<Handler> around) {
    static Fault of(Rules rules) {
        return new Fault(rules, new Protocol(), UnaryOperator.identity());
    }

    static Fault of(Protocol protocol) {
        return new Fault(new Rules(), protocol, UnaryOperator.identity());
    }

    static Fault of(UnaryOperator<Handler> around) {
        return new Fault(new Rules(), new Protocol(), around);
    }

    /** This one with another change of calls and answers, on the outside. */
    Fault and(UnaryOperator<Handler> more) {
        return new Fault(rules, protocol, handler -> more.apply(around.apply(handler)));
    }

    public ReferenceOptions in(ReferenceOptions options) {
        return options.with(rules).with(protocol).within(around);
    }
}
