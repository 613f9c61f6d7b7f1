package dev.lmc.licensemanager.reference;

import dev.lmc.contract.Contract;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import dev.lmc.licensemanager.reference.api.Handler;
import dev.lmc.licensemanager.reference.domain.GrantRules;
import dev.lmc.licensemanager.reference.http.AwsJsonProtocol;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * How the reference is set up.
 *
 * @param host the address to listen at
 * @param port the port to listen at; 0 for any that is free
 * @param contract the contract that it follows: it answers nothing that came later
 * @param workflowDelay how long the service is at work on a grant before it settles
 * @param rules what it holds to be documented; a faulty server brings rules of its own
 * @param protocol what it holds to be the protocol; likewise
 * @param around wraps the handler of all calls; a faulty server puts its fault here
 */
public record ReferenceOptions(
        String host,
        int port,
        Contract contract,
        Duration workflowDelay,
        GrantRules rules,
        AwsJsonProtocol protocol,
        UnaryOperator<Handler> around) {

    public static final Duration USUAL_DELAY = Duration.ofMillis(25);

    public static ReferenceOptions defaults() {
        return new ReferenceOptions(
                "127.0.0.1",
                0,
                LicenseManagerContracts.contracts().latest(),
                USUAL_DELAY,
                new GrantRules(),
                new AwsJsonProtocol(),
                UnaryOperator.identity());
    }

    public ReferenceOptions withContract(Contract other) {
        return new ReferenceOptions(host, port, other, workflowDelay, rules, protocol, around);
    }

    public ReferenceOptions at(String otherHost, int otherPort) {
        return new ReferenceOptions(otherHost, otherPort, contract, workflowDelay, rules, protocol, around);
    }

    public ReferenceOptions withWorkflowDelay(Duration other) {
        return new ReferenceOptions(host, port, contract, other, rules, protocol, around);
    }

    public ReferenceOptions with(GrantRules other) {
        return new ReferenceOptions(host, port, contract, workflowDelay, other, protocol, around);
    }

    public ReferenceOptions with(AwsJsonProtocol other) {
        return new ReferenceOptions(host, port, contract, workflowDelay, rules, other, around);
    }

    /** With one more change of calls and answers, on the outside. */
    public ReferenceOptions within(UnaryOperator<Handler> outer) {
        return new ReferenceOptions(
                host, port, contract, workflowDelay, rules, protocol, handler -> outer.apply(around.apply(handler)));
    }
}
