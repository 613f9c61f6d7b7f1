package dev.lmc.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.text.PrintableText;
import dev.lmc.wire.ExchangeOutcome.NoResponse;
import dev.lmc.wire.ExchangeOutcome.WireResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One request and its outcome.
 *
 * @param number its place in the run, from 1
 * @param context the caller's intent
 * @param millis how long it took, in milliseconds
 * @param throttled the number of throttling responses before this one
 */
public record Exchange(
        int number,
        CallContext context,
        WireRequest request,
        ExchangeOutcome outcome,
        long millis,
        int throttled,
        List<WireFinding> findings) {

    /**
     * The caller's intent.
     *
     * @param operation the operation
     * @param party the calling party, for people
     */
    public record CallContext(String operation, String party) {}

    private static final int LONGEST_WORDS = 300;

    public Exchange {
        findings = List.copyOf(findings);
    }

    public String operation() {
        return context.operation();
    }

    public Optional<WireResponse> response() {
        return outcome instanceof WireResponse response ? Optional.of(response) : Optional.empty();
    }

    /** Returns the request body, if it is a JSON object. */
    public Optional<JsonNode> requestBody() {
        return request.json();
    }

    /** Returns the body of a successful response, if it is a JSON object. */
    public Optional<JsonNode> successBody() {
        return response()
                .filter(a -> a.status() / 100 == 2)
                .flatMap(WireResponse::json)
                .filter(JsonNode::isObject);
    }

    /** Returns the bare error code of an error response. */
    public Optional<String> errorCode() {
        return response().filter(a -> a.status() / 100 != 2).flatMap(ErrorCodeReader::code);
    }

    /** Returns whether the target responded that it has no such operation. */
    public boolean isOperationUnknown() {
        return response().filter(ErrorCodeReader::isOperationUnknown).isPresent();
    }

    /** Returns whether the target refused the keys that the request was signed with. */
    public boolean areKeysRefused() {
        return response().filter(ErrorCodeReader::refusesKeys).isPresent();
    }

    /** Returns why known clients misread the response, though the protocol allows its form. */
    public Optional<String> unreadByKnownClients() {
        return response()
                .filter(response -> response.status() / 100 != 2 && ErrorCodeReader.isInHeaderAlone(response))
                .map(
                        response ->
                                "works, but not for boto3 and the AWS CLI, which read the code of an error from the body alone");
    }

    /** Returns whether the response is a throttling error. */
    public boolean isThrottled() {
        return ThrottlingBackoff.isThrottled(outcome);
    }

    /** Returns whether the target {@linkplain ExchangeOutcome.Failure#unreachable() cannot be called}. */
    public boolean isTargetUnreached() {
        return outcome instanceof NoResponse failure && failure.failure().unreachable();
    }

    public boolean succeeded() {
        return successBody().isPresent();
    }

    /** Returns whether the response has the status of a success, but a body that is not a JSON object. */
    public boolean isUnreadable() {
        return !succeeded()
                && response().filter(response -> response.status() / 100 == 2).isPresent();
    }

    /** Returns whether the response has a status from 400 to 499. */
    public boolean isRefused() {
        return response().filter(response -> response.status() / 100 == 4).isPresent();
    }

    /** Returns the outcome in a few words, for people. */
    public String summary() {
        if (outcome instanceof NoResponse failure) {
            return failure.failure().words();
        }
        WireResponse response = (WireResponse) outcome;
        return response.status()
                + errorCode().map(code -> " " + code).orElse("")
                + (response.json().isPresent() ? "" : " with a body that is not JSON");
    }

    /** Returns the outcome with the target's own words about it, shortened. */
    public String explanation() {
        if (outcome instanceof NoResponse failure) {
            return failure.failure().words()
                    + (failure.detail().isBlank()
                            ? ""
                            : " (" + PrintableText.cut(failure.detail(), LONGEST_WORDS) + ")");
        }
        WireResponse response = (WireResponse) outcome;
        String words = response.json()
                .map(body -> body.path("message").asText(body.path("Message").asText("")))
                .orElseGet(response::text);
        return summary()
                + (response.status() / 100 == 2 || words.isBlank()
                        ? ""
                        : ": \"" + PrintableText.cut(words, LONGEST_WORDS) + "\"");
    }

    /** Returns as much of it as reports show: without the JSON of its response, and without the end of a long body. */
    public Exchange asShown() {
        return outcome instanceof WireResponse response
                ? new Exchange(number, context, request, response.asShown(), millis, throttled, findings)
                : this;
    }

    Exchange withoutFindings() {
        return new Exchange(number, context, request, outcome, millis, throttled, List.of());
    }

    Exchange with(List<WireFinding> more) {
        List<WireFinding> all = new ArrayList<>(findings);
        all.addAll(more);
        return new Exchange(number, context, request, outcome, millis, throttled, all);
    }
}
