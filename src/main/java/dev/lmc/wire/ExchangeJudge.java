package dev.lmc.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lmc.contract.Contract;
import dev.lmc.contract.Mismatch;
import dev.lmc.contract.Mismatch.Rule;
import dev.lmc.text.BoundedText;
import dev.lmc.wire.Exchange.CallContext;
import dev.lmc.wire.ExchangeOutcome.NoResponse;
import dev.lmc.wire.ExchangeOutcome.WireResponse;
import dev.lmc.wire.WireFinding.Aspect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges the outcome of a request against the contract: status, headers, JSON, shape, and error form. */
public final class ExchangeJudge {
    private static final int EXCERPT = 120;

    private final Contract contract;
    private final CrossExchangeCheck check;
    private final boolean evolving;

    /** Creates a judge that judges each exchange separately. */
    public ExchangeJudge(Contract contract, boolean evolving) {
        this(contract, CrossExchangeCheck.NONE, evolving);
    }

    /**
     * @param evolving whether the target may be ahead of the contract, as AWS is, which adds members and enum values to its
     *     models; an emulator imitates a documented contract
     */
    public ExchangeJudge(Contract contract, CrossExchangeCheck check, boolean evolving) {
        this.contract = contract;
        this.check = check;
        this.evolving = evolving;
    }

    /** Returns the contract that it judges by. */
    public Contract contract() {
        return contract;
    }

    /** Called before a request is sent. */
    void beforeSend(CallContext context, WireRequest sent) {
        check.beforeSend(context, sent);
    }

    /**
     * Judges an outcome. The response to a request that calls no operation is not the operation's; of it, only the headers of
     * an error are judged.
     */
    public List<WireFinding> judge(CallContext context, WireRequest sent, ExchangeOutcome outcome) {
        if (!isCall(sent)) {
            return outcome instanceof WireResponse response ? withoutCall(context, sent, response) : List.of();
        }
        if (outcome instanceof NoResponse failure) {
            // a target that cannot be called deviates from nothing
            return failure.failure().unreachable()
                    ? List.of()
                    : List.of(new WireFinding(
                            Aspect.ANSWER,
                            "",
                            "an HTTP response",
                            failure.failure().words() + " (" + failure.detail() + ")"));
        }
        if (ThrottlingBackoff.isThrottled(outcome)) {
            // throttling, perhaps by a server in front of the service, has its own form
            return List.of();
        }
        WireResponse response = (WireResponse) outcome;
        List<WireFinding> findings = new ArrayList<>();
        coding(sent, response, findings);
        if (response.status() / 100 == 2) {
            success(context, sent, response, findings);
        } else if (response.status() >= 400 && response.status() < 600 || response.status() == 308) {
            if (inProtocol(sent)) {
                error(context.operation(), response, findings);
            }
        } else {
            findings.add(new WireFinding(
                    Aspect.ANSWER, "status", "200, or the status of a documented error", "" + response.status()));
        }
        return findings;
    }

    private void success(CallContext context, WireRequest sent, WireResponse response, List<WireFinding> findings) {
        if (response.status() != 200) {
            findings.add(new WireFinding(Aspect.ANSWER, "status", "200", "" + response.status()));
        }
        if (response.body().length == 0 && mayBeEmpty(context.operation())) {
            return;
        }
        headers(response, Aspect.CONTENT_TYPE, findings);
        if (object(response, findings)) {
            JsonNode body = response.json().orElseThrow();
            Optional<JsonNode> asked = sent.json();
            asked.ifPresent(
                    request -> check.accepted(context, request, () -> invalid(context.operation(), request), body));
            contract.judgeOutput(context.operation(), body).stream()
                    .filter(mismatch -> !check.isDueToInvalid(body, mismatch.path()))
                    .forEach(mismatch -> findings.add(shape(mismatch)));
            findings.addAll(check.judge(context, asked, body));
        }
    }

    private List<String> invalid(String operation, JsonNode request) {
        return contract.judgeInput(operation, request).stream()
                .map(Mismatch::path)
                .toList();
    }

    /** Returns whether a finding about the body of a response is the fault of an earlier request. */
    boolean isDueToInvalid(JsonNode body, WireFinding finding) {
        return check.isDueToInvalid(body, finding.path());
    }

    /** Returns whether the body may be empty, because the response has no members. Source: Smithy, AWS JSON 1.0 and 1.1. */
    private boolean mayBeEmpty(String operation) {
        return contract.operation(operation)
                .filter(known -> known.output().members().isEmpty())
                .isPresent();
    }

    /** Returns whether the request calls an operation of the contract; only then must the response be the operation's. */
    private boolean isCall(WireRequest sent) {
        return sent.method().equals("POST")
                && sent.header("X-Amz-Target").flatMap(contract::addressed).isPresent();
    }

    /** Returns whether the request follows the protocol; only then must an error follow it too. */
    private boolean inProtocol(WireRequest sent) {
        return sent.method().equals("POST")
                && isContentType(sent.header("Content-Type").orElse(""))
                && sent.header("X-Amz-Target").isPresent();
    }

    private List<WireFinding> withoutCall(CallContext context, WireRequest sent, WireResponse response) {
        List<WireFinding> findings = new ArrayList<>();
        if (response.status() == 200) {
            // a target that takes it for a call may show its effect later
            response.json().filter(JsonNode::isObject).ifPresent(body -> check.judge(context, sent.json(), body));
        } else if (response.status() / 100 == 4
                && inProtocol(sent)
                && ErrorCodeReader.code(response).isPresent()) {
            headers(response, Aspect.FRONT_CONTENT_TYPE, findings);
        }
        return findings;
    }

    private void error(String operation, WireResponse response, List<WireFinding> findings) {
        var code = ErrorCodeReader.code(response);
        code.ifPresent(named -> headers(
                response, declares(operation, named) ? Aspect.CONTENT_TYPE : Aspect.FRONT_CONTENT_TYPE, findings));
        if (ErrorCodeReader.isOperationUnknown(response)) {
            // a verdict of its own, whatever code and status say so
            return;
        }
        if (code.isEmpty()) {
            findings.add(new WireFinding(
                    Aspect.ERROR_FORM, "__type", "the error's code in __type or x-amzn-errortype", excerpt(response)));
            return;
        }
        ErrorCodeReader.inHeader(response)
                .filter(other -> !other.isEmpty() && !other.equals(code.get()))
                .ifPresent(other -> findings.add(new WireFinding(
                        Aspect.ERROR_FORM,
                        "header x-amzn-ErrorType",
                        "the same code as in the body",
                        BoundedText.line(other, EXCERPT))));
        JsonNode body = response.json().orElseGet(JsonNodeFactory.instance::objectNode);
        contract.judgeError(operation, code.get(), response.status(), body)
                .forEach(mismatch -> findings.add(finding(Aspect.ERROR_FORM, mismatch)));
    }

    /** Returns whether a header has the content type of the protocol, with any parameters. */
    private boolean isContentType(String header) {
        return header.split(";", 2)[0].trim().equalsIgnoreCase(contract.contentType());
    }

    /** Returns whether the operation itself may return the error; others come from in front of the service. */
    private boolean declares(String operation, String code) {
        return contract.operation(operation)
                .filter(known -> known.errors().containsKey(code))
                .isPresent();
    }

    private void headers(WireResponse response, Aspect type, List<WireFinding> findings) {
        String sent = response.header("Content-Type").orElse("absent");
        if (!isContentType(sent)) {
            findings.add(new WireFinding(
                    type, "header Content-Type", contract.contentType(), BoundedText.line(sent, EXCERPT)));
        }
        if (response.header("x-amzn-RequestId").filter(id -> !id.isBlank()).isEmpty()) {
            findings.add(new WireFinding(Aspect.REQUEST_ID, "header x-amzn-RequestId", "a request id", "absent"));
        }
    }

    private static void coding(WireRequest sent, WireResponse response, List<WireFinding> findings) {
        Optional<String> sentIn = response.header("Content-Encoding");
        if (sentIn.isEmpty()) {
            return;
        }
        String coding = sentIn.get().trim();
        Optional<String> accepted = sent.header("Accept-Encoding");
        if (!AcceptedCodings.of(accepted.orElse("")).include(coding)) {
            findings.add(new WireFinding(
                    accepted.isPresent() ? Aspect.CONTENT_CODING : Aspect.UNASKED_CODING,
                    "header Content-Encoding",
                    accepted.map(value -> "a coding that the request accepts: " + value)
                            .orElse("no coding, as the request has no Accept-Encoding"),
                    BoundedText.line(coding, EXCERPT)));
        }
    }

    private static boolean object(WireResponse response, List<WireFinding> findings) {
        if (response.json().filter(JsonNode::isObject).isPresent()) {
            return true;
        }
        findings.add(new WireFinding(
                Aspect.ANSWER,
                "",
                "a JSON object",
                response.notJson() == null
                        ? excerpt(response)
                        : excerpt(response) + " (" + BoundedText.line(response.notJson(), EXCERPT) + ")"));
        return false;
    }

    private WireFinding shape(Mismatch mismatch) {
        boolean undocumented =
                !mismatch.path().isEmpty() && (mismatch.rule() == Rule.UNKNOWN || mismatch.rule() == Rule.ENUM);
        if (!undocumented) {
            return finding(Aspect.SHAPE, mismatch);
        }
        return new WireFinding(
                evolving ? Aspect.ADDITION : Aspect.SHAPE,
                mismatch.path(),
                mismatch.expected()
                        + (evolving
                                ? "; not in our contract of " + contract.name() + ", AWS may have added it"
                                : ", by the contract of " + contract.name() + " (judge by another with --model FILE)"),
                mismatch.observed());
    }

    private static WireFinding finding(Aspect aspect, Mismatch mismatch) {
        return new WireFinding(aspect, mismatch.path(), mismatch.expected(), mismatch.observed());
    }

    private static String excerpt(WireResponse response) {
        String type = response.header("Content-Type").map(t -> t + ", ").orElse("");
        return response.status() + ", " + type + response.bytes() + " bytes"
                + (response.body().length == 0 ? "" : ": " + BoundedText.line(response.text(), EXCERPT));
    }
}
