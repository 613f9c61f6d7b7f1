package dev.lmc.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lmc.contract.Contract;
import dev.lmc.contract.Mismatch;
import dev.lmc.wire.Exchange.CallContext;
import dev.lmc.wire.ExchangeOutcome.NoResponse;
import dev.lmc.wire.ExchangeOutcome.WireResponse;
import dev.lmc.wire.WireFinding.Aspect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Judges the outcome of a request against the contract: status, headers, JSON, shape, and error form. */
public final class ExchangeJudge {
    static final String CONTENT_TYPE = "application/x-amz-json-1.1";
    private static final int EXCERPT = 120;

    private final Contract contract;
    private final CrossExchangeCheck check;

    /** Creates a judge that looks at each exchange on its own. */
    public ExchangeJudge(Contract contract) {
        this(contract, CrossExchangeCheck.NONE);
    }

    ExchangeJudge(Contract contract, CrossExchangeCheck check) {
        this.contract = contract;
        this.check = check;
    }

    /** Called before a request is sent. */
    void beforeSend(CallContext context, WireRequest sent) {
        check.beforeSend(context, sent);
    }

    public List<WireFinding> judge(CallContext context, WireRequest sent, ExchangeOutcome outcome) {
        if (outcome instanceof NoResponse failure) {
            // an unreachable target deviates from nothing
            return failure.failure().unreachable()
                    ? List.of()
                    : List.of(new WireFinding(
                            Aspect.ANSWER,
                            "",
                            "an HTTP response",
                            failure.failure().words() + " (" + failure.detail() + ")"));
        }
        WireResponse answer = (WireResponse) outcome;
        List<WireFinding> findings = new ArrayList<>();
        if (answer.status() / 100 == 2) {
            success(context, sent, answer, findings);
        } else if (answer.status() >= 400 && answer.status() < 600 || answer.status() == 308) {
            if (inProtocol(sent)) {
                error(context.operation(), answer, findings);
            }
        } else {
            findings.add(new WireFinding(
                    Aspect.ANSWER, "status", "200, or the status of a documented error", "" + answer.status()));
        }
        return findings;
    }

    private void success(CallContext context, WireRequest sent, WireResponse answer, List<WireFinding> findings) {
        if (answer.status() != 200) {
            findings.add(new WireFinding(Aspect.ANSWER, "status", "200", "" + answer.status()));
        }
        headers(answer, findings);
        if (object(answer, findings)) {
            contract.judgeOutput(context.operation(), answer.json().orElseThrow())
                    .forEach(mismatch -> findings.add(finding(Aspect.SHAPE, mismatch)));
            findings.addAll(check.judge(context, sent, answer.json().orElseThrow()));
        }
    }

    /** Returns whether the request follows the protocol; only then must an error follow it too. */
    private static boolean inProtocol(WireRequest sent) {
        return sent.method().equals("POST")
                && CONTENT_TYPE.equals(sent.header("Content-Type").orElse(""))
                && sent.header("X-Amz-Target").isPresent();
    }

    private void error(String operation, WireResponse answer, List<WireFinding> findings) {
        var code = ErrorCodeReader.code(answer);
        if (code.isEmpty()) {
            findings.add(new WireFinding(
                    Aspect.ERROR_FORM, "__type", "the error's code in __type or x-amzn-errortype", excerpt(answer)));
            return;
        }
        headers(answer, findings);
        JsonNode body = answer.json().orElseGet(JsonNodeFactory.instance::objectNode);
        contract.judgeError(operation, code.get(), answer.status(), body)
                .forEach(mismatch -> findings.add(finding(Aspect.ERROR_FORM, mismatch)));
    }

    private static void headers(WireResponse answer, List<WireFinding> findings) {
        String type = answer.header("Content-Type").orElse("absent");
        if (!type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT).equals(CONTENT_TYPE)) {
            findings.add(new WireFinding(Aspect.CONTENT_TYPE, "header Content-Type", CONTENT_TYPE, cut(type)));
        }
        if (answer.header("x-amzn-RequestId").filter(id -> !id.isBlank()).isEmpty()) {
            findings.add(new WireFinding(Aspect.REQUEST_ID, "header x-amzn-RequestId", "a request id", "absent"));
        }
    }

    private static boolean object(WireResponse answer, List<WireFinding> findings) {
        if (answer.json().filter(JsonNode::isObject).isPresent()) {
            return true;
        }
        findings.add(new WireFinding(
                Aspect.ANSWER,
                "",
                "a JSON object",
                answer.notJson() == null ? excerpt(answer) : excerpt(answer) + " (" + cut(answer.notJson()) + ")"));
        return false;
    }

    private static WireFinding finding(Aspect aspect, Mismatch mismatch) {
        return new WireFinding(aspect, mismatch.path(), mismatch.expected(), mismatch.observed());
    }

    private static String excerpt(WireResponse answer) {
        String type = answer.header("Content-Type").map(t -> t + ", ").orElse("");
        return answer.status() + ", " + type + answer.body().length + " bytes"
                + (answer.body().length == 0 ? "" : ": " + cut(answer.text()));
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\s+", " ").trim();
        return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT) + "…";
    }
}
