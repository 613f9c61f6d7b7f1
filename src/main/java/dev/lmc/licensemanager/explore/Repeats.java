package dev.lmc.licensemanager.explore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.explore.Expected.Outcome;
import dev.lmc.licensemanager.explore.GrantStep.Detail;
import dev.lmc.licensemanager.explore.KnownGrant.MadeVersion;
import dev.lmc.licensemanager.facts.GrantedOperations;
import dev.lmc.target.Party.Role;
import dev.lmc.wire.Exchange;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Repeats successful calls with their tokens: the same request changes nothing more. */
final class Repeats {
    private final WalkCalls calls;
    private final WalkRequests requests;
    private final Judgement judgement;
    private final Map<String, MadeCall> made = new HashMap<>();

    private record MadeCall(Role party, String operation, ObjectNode request, KnownGrant grant) {}

    Repeats(WalkCalls calls, WalkRequests requests, Judgement judgement) {
        this.calls = calls;
        this.requests = requests;
        this.judgement = judgement;
    }

    /** Notes a successful call that can be repeated. */
    void remember(GrantStep step, Role party, ObjectNode request, KnownGrant grant) {
        step.detail(Detail.CALL).ifPresent(label -> {
            made.put(label, new MadeCall(party, step.verb().operation(), request, grant));
            grant.made.putIfAbsent(label, new MadeVersion(grant.version, grant.name, grant.operations, grant.accepted));
        });
    }

    /**
     * Repeats a call as it was, or with another name.
     *
     * @param another notes the grant that the repeated call has created besides the first one
     */
    void repeat(GrantStep step, Role party, BiFunction<Exchange, KnownGrant, KnownGrant> another) {
        MadeCall before = made.get(step.subject());
        if (before == null || !before.party().equals(party)) {
            return;
        }
        ObjectNode request = before.request().deepCopy();
        step.detail(Detail.NAME).ifPresent(name -> request.put("GrantName", requests.name(name)));
        boolean creation = before.operation().equals("CreateGrant");
        Expected expected =
                creation && !step.has(Detail.NAME) ? new Expected(Outcome.SUCCEEDS, "LM-CG-51") : Expected.OPEN;
        Exchange exchange = judgement.outcome(expected, () -> calls.call(party, before.operation(), request));
        if (step.has(Detail.NAME)) {
            exchange.successBody().ifPresent(body -> {
                if (isOf(body, before.grant())) {
                    mayHaveChanged(before.grant(), request);
                } else if (creation) {
                    another.apply(exchange, before.grant());
                }
            });
        } else if (creation) {
            if (judgeCreation(exchange, before.grant(), party)) {
                another.apply(exchange, before.grant()).adrift = true;
            }
        } else {
            unchanged(before.grant());
        }
    }

    private static boolean isOf(JsonNode response, KnownGrant grant) {
        return response.path("GrantArn").asText().equals(grant.arn);
    }

    /** A used token with another request: no document says whether the request counts. */
    private static void mayHaveChanged(KnownGrant grant, JsonNode asked) {
        grant.name = grant.name.or(asked.path("GrantName").asText(), "LM-CGV-50");
        grant.exactVersion = false;
        grant.throughWorkflow = false;
        if (asked.has("AllowedOperations")) {
            grant.operations = grant.operations.or(GrantedOperations.of(asked.path("AllowedOperations")), "LM-CGV-50");
        }
        if (asked.has("Status")) {
            grant.status = grant.status.or(asked.path("Status").asText(), "LM-CGV-50");
            grant.reason = grant.reason
                    .or(Optional.of(asked.path("StatusReason").asText("")).filter(text -> !text.isEmpty()), "LM-CGV-50")
                    .or(Optional.empty(), "LM-CGV-50");
        }
    }

    private static void unchanged(KnownGrant grant) {
        grant.status = grant.status.by("LM-CGV-50");
        grant.name = grant.name.by("LM-CGV-50");
        grant.operations = grant.operations.by("LM-CGV-50");
        grant.reason = grant.reason.by("LM-CGV-50");
    }

    /** Judges a repeated creation; returns whether it created another grant. */
    private boolean judgeCreation(Exchange exchange, KnownGrant grant, Role party) {
        JsonNode body = exchange.successBody().orElse(null);
        if (body == null) {
            return false;
        }
        boolean another = !isOf(body, grant);
        judgement.require(
                !another,
                another && exists(party, body) ? "LM-CG-50" : "LM-CG-51",
                exchange,
                "GrantArn",
                grant.arn,
                body.path("GrantArn").asText());
        return another;
    }

    private boolean exists(Role party, JsonNode response) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        return calls.call(
                        party,
                        "GetGrant",
                        request.put("GrantArn", response.path("GrantArn").asText()))
                .succeeded();
    }
}
