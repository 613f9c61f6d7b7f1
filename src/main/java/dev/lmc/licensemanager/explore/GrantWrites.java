package dev.lmc.licensemanager.explore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.explore.Expected.Outcome;
import dev.lmc.licensemanager.explore.GrantStep.Detail;
import dev.lmc.licensemanager.explore.GrantStep.Verb;
import dev.lmc.licensemanager.explore.KnownGrant.Possible;
import dev.lmc.licensemanager.facts.GrantStatusGraph;
import dev.lmc.licensemanager.facts.GrantedOperations;
import dev.lmc.licensemanager.upkeep.VersionOnRecord;
import dev.lmc.target.Party.Role;
import dev.lmc.wire.Exchange;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the calls that create and change grants, judges their outcome, and notes what they change. */
final class GrantWrites {
    private final WalkCalls calls;
    private final WalkRequests requests;
    private final Judgement judgement;
    private final Reading reading;
    private final Effects effects;
    private final Map<String, KnownGrant> grants;
    private final Repeats repeats;

    GrantWrites(
            WalkCalls calls,
            WalkRequests requests,
            Judgement judgement,
            Reading reading,
            Repeats repeats,
            Map<String, KnownGrant> grants) {
        this.calls = calls;
        this.requests = requests;
        this.judgement = judgement;
        this.reading = reading;
        this.repeats = repeats;
        this.effects = new Effects(judgement);
        this.grants = grants;
    }

    void grant(GrantStep step, KnownLicense license, Role party) {
        Optional<String> principal = step.detail(Detail.PRINCIPAL).flatMap(calls::principal);
        if (principal.isEmpty() || grants.containsKey(step.subject())) {
            return;
        }
        ObjectNode request = requests.grant(step, license, principal.get());
        Expected expected = Expected.ofGrant(license, party, principal.get(), grants.values());
        Exchange exchange = calls.call(party, "CreateGrant", request);
        if (!succeeded(exchange, expected)) {
            return;
        }
        KnownGrant grant = known(step.subject(), exchange, license, party, principal.get());
        repeats.remember(step, party, request, grant);
    }

    /** Notes a grant that a call has created. */
    KnownGrant known(String label, Exchange exchange, KnownLicense license, Role party, String principal) {
        JsonNode asked = exchange.requestBody().orElseThrow();
        JsonNode body = exchange.successBody().orElseThrow();
        String arn = body.path("GrantArn").asText();
        judgement.require(
                grants.values().stream().noneMatch(other -> other.arn.equals(arn)),
                "LM-CG-22",
                exchange,
                "GrantArn",
                "the ARN of no other grant",
                arn);
        KnownGrant grant = new KnownGrant(
                label,
                arn,
                license,
                party,
                principal,
                calls.roleOf(principal),
                !license.owner().equals(party));
        Set<String> operations = Set.copyOf(GrantedOperations.of(asked.path("AllowedOperations")));
        grant.status = Possible.just("PENDING_ACCEPT", "LM-CG-20");
        grant.name = Possible.just(asked.path("GrantName").asText(), "LM-CG-20");
        grant.operations = Possible.just(operations, "LM-CG-20");
        grant.reason = Possible.just(Optional.empty(), "LM-CG-20");
        grant.everAllowed.add(operations);
        grant.version = body.path("Version").asText("absent");
        grant.unsettled = !grant.status.allows(body.path("Status").asText());
        grant.moved("CreateGrant", GrantStatusGraph.NEW);
        judgement.require(grant.version.equals("1"), "LM-CG-23", exchange, "Version", "1", grant.version);
        grants.put(label, grant);
        return grant;
    }

    void write(KnownGrant grant, GrantStep step, Role party) {
        Expected expected = Expected.of(step, grant, party);
        ObjectNode request = request(grant, step, party);
        Exchange exchange = calls.call(party, step.verb().operation(), request);
        if (step.verb() == Verb.DELETE && expected.outcome() == Outcome.SUCCEEDS && !exchange.succeeded()) {
            Exchange refused = exchange;
            exchange = VersionOnRecord.corrected(refused, party, calls::call)
                    .map(corrected -> calls.call(party, "DeleteGrant", corrected))
                    .orElse(refused);
        }
        if (!succeeded(exchange, expected) || expected.outcome() == Outcome.REFUSED) {
            return;
        }
        String before = grant.status.values().stream().sorted().findFirst().orElseThrow();
        switch (step.verb()) {
            case ACCEPT -> effects.accepted(grant, exchange);
            case REJECT -> effects.rejected(grant, exchange);
            case DELETE -> effects.deleted(grant, exchange);
            default -> {
                effects.changed(grant, step, party, exchange);
                repeats.remember(step, party, request, grant);
            }
        }
        grant.moved(step.verb().operation(), before);
        if (step.verb() != Verb.CHANGE || step.has(Detail.STATUS) || step.has(Detail.OPERATIONS)) {
            grants.values().stream()
                    .filter(child ->
                            child.fromGrant && child.license == grant.license && grant.isGrantee(child.grantor))
                    .forEach(child -> child.adrift = true);
        }
    }

    private ObjectNode request(KnownGrant grant, GrantStep step, Role party) {
        String version = step.detail(Detail.VERSION).orElse("");
        return switch (step.verb()) {
            case CHANGE -> {
                ObjectNode request = requests.change(step, grant);
                yield version.equals("latest") ? request.put("SourceVersion", latest(grant, party)) : request;
            }
            case DELETE -> {
                ObjectNode request = requests.arn(grant);
                request.put(
                        "Version",
                        switch (version) {
                            case "unknown" -> "4711";
                            case "outdated" -> "1";
                            default -> latest(grant, party);
                        });
                if (requests.hasReasons()) {
                    step.detail(Detail.REASON).ifPresent(reason -> request.put("StatusReason", reason));
                }
                yield request;
            }
            default -> requests.arn(grant);
        };
    }

    /** Returns the latest version, read if calls may have made one that no response named. */
    private String latest(KnownGrant grant, Role party) {
        if (!grant.exactVersion && grant.concerns(party)) {
            reading.latest(grant, party);
        }
        return grant.version;
    }

    /** Returns whether the call succeeded, and judges whether it had to. */
    private boolean succeeded(Exchange exchange, Expected expected) {
        boolean did = exchange.succeeded();
        if (expected.outcome() != Outcome.OPEN) {
            boolean should = expected.outcome() == Outcome.SUCCEEDS;
            judgement.require(
                    did == should,
                    expected.clause(),
                    exchange,
                    "status",
                    should ? "200" : "a refusal",
                    exchange.summary());
        }
        return did;
    }
}
