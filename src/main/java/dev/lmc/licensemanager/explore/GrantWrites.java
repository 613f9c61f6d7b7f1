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
        Exchange exchange = judgement.outcome(expected, () -> calls.call(party, "CreateGrant", request));
        if (!exchange.succeeded()) {
            return;
        }
        KnownGrant grant = known(step.subject(), exchange, license, party, principal.get());
        grant.adrift = expected.outcome() == Outcome.REFUSED;
        repeats.remember(step, party, request, grant);
    }

    /** Notes the grant that a repeated call has returned instead of the first one. */
    KnownGrant another(Exchange exchange, KnownGrant first, Role party) {
        String arn = exchange.successBody().orElseThrow().path("GrantArn").asText();
        return grants.values().stream()
                .filter(grant -> grant.arn.equals(arn))
                .findFirst()
                .orElseGet(() ->
                        known(first.label + "/" + grants.size(), exchange, first.license, party, first.principal));
    }

    private KnownGrant known(String label, Exchange exchange, KnownLicense license, Role party, String principal) {
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
        if (expected.outcome() == Outcome.REFUSED && step.has(Detail.VERSION)) {
            // the caller's view has to be as late as the version that the call is refused for
            reading.latest(grant, party);
        }
        Exchange exchange = judgement.outcome(expected, () -> onRecord(expected, party, grant, step));
        if (!exchange.succeeded()) {
            return;
        }
        if (expected.outcome() == Outcome.REFUSED) {
            effects.unexpected(grant, exchange);
        } else {
            apply(grant, step, party, exchange);
        }
        if (step.verb() != Verb.CHANGE || step.has(Detail.STATUS) || step.has(Detail.OPERATIONS)) {
            moved(grant);
        }
    }

    /** Notes that the state of a grant has changed, on which grants made from it depend. */
    void moved(KnownGrant grant) {
        grants.values().stream()
                .filter(child -> child.fromGrant && child.license == grant.license && grant.isGrantee(child.grantor))
                .forEach(child -> child.adrift = true);
    }

    private void apply(KnownGrant grant, GrantStep step, Role party, Exchange exchange) {
        String before = grant.status.values().stream().sorted().findFirst().orElseThrow();
        switch (step.verb()) {
            case ACCEPT -> effects.accepted(grant, exchange);
            case REJECT -> effects.rejected(grant, exchange);
            case DELETE -> effects.deleted(grant, exchange);
            default -> {
                effects.changed(grant, step, party, exchange);
                exchange.requestBody().ifPresent(request -> repeats.remember(step, party, request.deepCopy(), grant));
            }
        }
        grant.moved(step.verb().operation(), before);
    }

    /** Makes a call; if it must succeed, once more with the version that the target has on record. */
    private Exchange onRecord(Expected expected, Role party, KnownGrant grant, GrantStep step) {
        String operation = step.verb().operation();
        Exchange exchange = calls.call(party, operation, request(grant, step, party));
        return expected.outcome() != Outcome.SUCCEEDS || exchange.succeeded()
                ? exchange
                : VersionOnRecord.corrected(exchange, party, calls::call)
                        .map(corrected -> calls.call(party, operation, corrected))
                        .orElse(exchange);
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
}
