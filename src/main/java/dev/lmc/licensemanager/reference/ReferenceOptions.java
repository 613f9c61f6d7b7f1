package dev.lmc.licensemanager.reference;

import dev.lmc.contract.Contract;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.domain.Grant.WorkflowDelay;
import dev.lmc.licensemanager.reference.domain.GrantRules;
import dev.lmc.licensemanager.reference.http.AwsJsonProtocol;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The options of the reference.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any free port
 * @param crossOrigin whether applications in browsers may call it from any origin
 * @param contract the contract that it follows; later members and operations do not exist
 * @param workflowDelay how long grants stay in workflow before they settle
 * @param rules the rules of grants; a faulty server overrides them
 * @param protocol the rules of the protocol; a faulty server overrides them
 * @param around wraps the handler of all calls; a faulty server adds its fault here
 * @param frontEnd a server in front of it, which has the host and the port then
 */
public record ReferenceOptions(
        String host,
        int port,
        boolean crossOrigin,
        Contract contract,
        WorkflowDelay workflowDelay,
        GrantRules rules,
        AwsJsonProtocol protocol,
        UnaryOperator<Handler> around,
        Optional<Reference.FrontEnd> frontEnd) {

    public static final Duration USUAL_DELAY = Duration.ofMillis(25);

    public static ReferenceOptions defaults() {
        return new ReferenceOptions(
                "127.0.0.1",
                0,
                false,
                LicenseManagerContracts.contracts().latest(),
                WorkflowDelay.of(USUAL_DELAY),
                new GrantRules(),
                new AwsJsonProtocol(),
                UnaryOperator.identity(),
                Optional.empty());
    }

    public ReferenceOptions withContract(Contract other) {
        return new ReferenceOptions(host, port, crossOrigin, other, workflowDelay, rules, protocol, around, frontEnd);
    }

    public ReferenceOptions at(String otherHost, int otherPort) {
        return new ReferenceOptions(
                otherHost, otherPort, crossOrigin, contract, workflowDelay, rules, protocol, around, frontEnd);
    }

    public ReferenceOptions withCrossOrigin(boolean other) {
        return new ReferenceOptions(host, port, other, contract, workflowDelay, rules, protocol, around, frontEnd);
    }

    public ReferenceOptions withWorkflowDelay(Duration other) {
        return withWorkflowDelay(WorkflowDelay.of(other));
    }

    public ReferenceOptions withWorkflowDelay(WorkflowDelay other) {
        return new ReferenceOptions(host, port, crossOrigin, contract, other, rules, protocol, around, frontEnd);
    }

    public ReferenceOptions with(GrantRules other) {
        return new ReferenceOptions(
                host, port, crossOrigin, contract, workflowDelay, other, protocol, around, frontEnd);
    }

    public ReferenceOptions with(AwsJsonProtocol other) {
        return new ReferenceOptions(host, port, crossOrigin, contract, workflowDelay, rules, other, around, frontEnd);
    }

    /** Returns options with a server in front of the reference. */
    public ReferenceOptions behind(Reference.FrontEnd other) {
        return new ReferenceOptions(
                host, port, crossOrigin, contract, workflowDelay, rules, protocol, around, Optional.of(other));
    }

    /** Returns options with an additional outer wrapper around the handler. */
    public ReferenceOptions within(UnaryOperator<Handler> outer) {
        return new ReferenceOptions(
                host,
                port,
                crossOrigin,
                contract,
                workflowDelay,
                rules,
                protocol,
                handler -> outer.apply(around.apply(handler)),
                frontEnd);
    }
}
