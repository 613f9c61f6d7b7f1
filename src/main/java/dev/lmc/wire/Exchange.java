package dev.lmc.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.wire.Outcome.Answered;
import dev.lmc.wire.Outcome.Failed;
import java.util.List;
import java.util.Optional;

/**
 * One request and what came of it.
 *
 * @param number its place in the run, from 1
 * @param ask what the caller meant
 * @param millis how long it took, in milliseconds
 * @param throttled how many throttling answers came before this one
 */
public record Exchange(
        int number, Ask ask, Sent sent, Outcome outcome, long millis, int throttled, List<Finding> findings) {

    /**
     * What the caller meant.
     *
     * @param operation the operation
     * @param party who calls, in words
     * @param sound whether the request is meant to conform to the contract; false where a scenario breaks it on purpose
     */
    public record Ask(String operation, String party, boolean sound) {}

    public Exchange {
        findings = List.copyOf(findings);
    }

    public String operation() {
        return ask.operation();
    }

    public Optional<Answered> answer() {
        return outcome instanceof Answered answered ? Optional.of(answered) : Optional.empty();
    }

    /** The body of the request, where it is a JSON object. */
    public Optional<JsonNode> request() {
        return sent.json();
    }

    /** The body of a successful answer, where it is a JSON object. */
    public Optional<JsonNode> result() {
        return answer().filter(a -> a.status() / 100 == 2)
                .flatMap(Answered::json)
                .filter(JsonNode::isObject);
    }

    /** The bare error code of an answer that is an error. */
    public Optional<String> errorCode() {
        return answer().filter(a -> a.status() / 100 != 2).flatMap(ErrorForm::code);
    }

    /** Whether the answer says that there are too many calls, and nothing else. */
    public boolean throttles() {
        return Throttling.is(outcome);
    }

    /** Whether the target was not reached, so that nothing was exchanged. */
    public boolean unreached() {
        return outcome instanceof Failed failed && failed.failure().unreachable();
    }

    public boolean succeeded() {
        return result().isPresent();
    }

    /** The answer in a few words, for people. */
    public String summary() {
        if (outcome instanceof Failed failed) {
            return failed.failure().words();
        }
        Answered answered = (Answered) outcome;
        return answered.status()
                + errorCode().map(code -> " " + code).orElse("")
                + (answered.json().isPresent() ? "" : " with a body that is no JSON");
    }

    Exchange with(List<Finding> more) {
        List<Finding> all = new java.util.ArrayList<>(findings);
        all.addAll(more);
        return new Exchange(number, ask, sent, outcome, millis, throttled, all);
    }
}
