package dev.lmc.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lmc.contract.Contract;
import dev.lmc.contract.Mismatch;
import dev.lmc.wire.Exchange.Ask;
import dev.lmc.wire.Finding.Aspect;
import dev.lmc.wire.Outcome.Answered;
import dev.lmc.wire.Outcome.Failed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Judges what came of a request against the contract: status, headers, JSON, shape, and the form of errors. */
final class Judgement {
    static final String CONTENT_TYPE = "application/x-amz-json-1.1";
    private static final int EXCERPT = 120;

    private final Contract contract;
    private final Memory memory;

    /** Judges each exchange by itself. */
    Judgement(Contract contract) {
        this(contract, Memory.NONE);
    }

    Judgement(Contract contract, Memory memory) {
        this.contract = contract;
        this.memory = memory;
    }

    /** A request is about to be sent. */
    void asked(Ask ask, Sent sent) {
        memory.asked(ask, sent);
    }

    List<Finding> judge(Ask ask, Sent sent, Outcome outcome) {
        if (outcome instanceof Failed failed) {
            // where nothing was reached, nothing departs from anything
            return failed.failure().unreachable()
                    ? List.of()
                    : List.of(new Finding(
                            Aspect.ANSWER,
                            "",
                            "an HTTP response",
                            failed.failure().words() + " (" + failed.detail() + ")"));
        }
        Answered answer = (Answered) outcome;
        List<Finding> findings = new ArrayList<>();
        if (answer.status() / 100 == 2) {
            success(ask, sent, answer, findings);
        } else if (answer.status() >= 400 && answer.status() < 600 || answer.status() == 308) {
            if (inProtocol(sent)) {
                error(ask.operation(), answer, findings);
            }
        } else {
            findings.add(new Finding(
                    Aspect.ANSWER, "status", "200, or the status of a documented error", "" + answer.status()));
        }
        return findings;
    }

    private void success(Ask ask, Sent sent, Answered answer, List<Finding> findings) {
        if (answer.status() != 200) {
            findings.add(new Finding(Aspect.ANSWER, "status", "200", "" + answer.status()));
        }
        headers(answer, findings);
        if (object(answer, findings)) {
            contract.judgeOutput(ask.operation(), answer.json().orElseThrow())
                    .forEach(mismatch -> findings.add(finding(Aspect.SHAPE, mismatch)));
            findings.addAll(memory.answered(ask, sent, answer.json().orElseThrow()));
        }
    }

    /** What does not come in the protocol need not be refused in it. */
    private static boolean inProtocol(Sent sent) {
        return sent.method().equals("POST")
                && CONTENT_TYPE.equals(sent.header("Content-Type").orElse(""))
                && sent.header("X-Amz-Target").isPresent();
    }

    private void error(String operation, Answered answer, List<Finding> findings) {
        var code = ErrorForm.code(answer);
        if (code.isEmpty()) {
            findings.add(new Finding(
                    Aspect.ERROR_FORM, "__type", "the error's code in __type or x-amzn-errortype", excerpt(answer)));
            return;
        }
        headers(answer, findings);
        JsonNode body = answer.json().orElseGet(JsonNodeFactory.instance::objectNode);
        contract.judgeError(operation, code.get(), answer.status(), body)
                .forEach(mismatch -> findings.add(finding(Aspect.ERROR_FORM, mismatch)));
    }

    private static void headers(Answered answer, List<Finding> findings) {
        String type = answer.header("Content-Type").orElse("absent");
        if (!type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT).equals(CONTENT_TYPE)) {
            findings.add(new Finding(Aspect.CONTENT_TYPE, "header Content-Type", CONTENT_TYPE, cut(type)));
        }
        if (answer.header("x-amzn-RequestId").filter(id -> !id.isBlank()).isEmpty()) {
            findings.add(new Finding(Aspect.REQUEST_ID, "header x-amzn-RequestId", "a request id", "absent"));
        }
    }

    private static boolean object(Answered answer, List<Finding> findings) {
        if (answer.json().filter(JsonNode::isObject).isPresent()) {
            return true;
        }
        findings.add(new Finding(
                Aspect.ANSWER,
                "",
                "a JSON object",
                answer.notJson() == null ? excerpt(answer) : excerpt(answer) + " (" + cut(answer.notJson()) + ")"));
        return false;
    }

    private static Finding finding(Aspect aspect, Mismatch mismatch) {
        return new Finding(aspect, mismatch.path(), mismatch.expected(), mismatch.observed());
    }

    private static String excerpt(Answered answer) {
        String type = answer.header("Content-Type").map(t -> t + ", ").orElse("");
        return answer.status() + ", " + type + answer.body().length + " bytes"
                + (answer.body().length == 0 ? "" : ": " + cut(answer.text()));
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\s+", " ").trim();
        return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT) + "…";
    }
}
