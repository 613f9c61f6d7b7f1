package dev.lmc.licensemanager.explore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.licensemanager.explore.GrantStep.Detail;
import dev.lmc.licensemanager.explore.KnownGrant.MadeVersion;
import dev.lmc.licensemanager.explore.KnownGrant.Possible;
import dev.lmc.licensemanager.facts.GrantStatusGraph;
import dev.lmc.licensemanager.facts.GrantedOperations;
import dev.lmc.target.Party.Role;
import dev.lmc.wire.Exchange;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Applies the documented effects of a successful call to what is known about a grant. */
final class Effects {
    private final Judgement judgement;

    Effects(Judgement judgement) {
        this.judgement = judgement;
    }

    void accepted(KnownGrant grant, Exchange exchange) {
        if (grant.isCertainly("PENDING_ACCEPT")) {
            grant.status = new Possible<>(GrantStatusGraph.ACCEPTED, "LM-AG-20");
        } else if (!grant.mayHaveEnded()) {
            Set<String> any = new LinkedHashSet<>(grant.status.values());
            any.remove("PENDING_ACCEPT");
            any.addAll(GrantStatusGraph.ACCEPTED);
            grant.status = new Possible<>(any, "LM-GL-20");
        }
        grant.accepted = true;
        written(grant, exchange);
    }

    void rejected(KnownGrant grant, Exchange exchange) {
        grant.status =
                grant.mayHaveEnded() ? grant.status.or("REJECTED", "LM-GL-10") : Possible.just("REJECTED", "LM-RG-20");
        grant.reason = grant.reason.or(Optional.empty(), "LM-RG-20");
        written(grant, exchange);
    }

    void deleted(KnownGrant grant, Exchange exchange) {
        boolean over = grant.mayHaveEnded();
        grant.status = over ? grant.status.or("DELETED", "LM-GL-13") : Possible.just("DELETED", "LM-DG-20");
        Optional<String> given = reason(exchange);
        grant.reason = given.isPresent() && !over
                ? Possible.just(given, "LM-DG-21")
                : grant.reason.or(given, "LM-DG-21").or(Optional.empty(), "LM-DG-21");
        written(grant, exchange);
    }

    void changed(KnownGrant grant, GrantStep step, Role caller, Exchange exchange) {
        JsonNode asked = exchange.requestBody().orElseThrow();
        JsonNode response = exchange.successBody().orElseThrow();
        boolean over = grant.mayHaveEnded();
        String name = asked.path("GrantName").asText("");
        if (!name.isEmpty()) {
            String clause = clauseOfEdit(grant, caller, "LM-CGV-30");
            grant.name = over ? grant.name.or(name, clause) : Possible.just(name, clause);
        }
        if (asked.has("AllowedOperations")) {
            Set<String> operations = GrantedOperations.of(asked.path("AllowedOperations"));
            grant.everAllowed.add(operations);
            String clause = clauseOfEdit(grant, caller, "LM-CGV-31");
            grant.operations = over ? grant.operations.or(operations, clause) : Possible.just(operations, clause);
        }
        if (!over) {
            grant.reason = reasonAfter(grant, asked, caller);
            grant.status = statusAfter(grant, asked.path("Status").asText(""));
        }
        String number = response.path("Version").asText("absent");
        if (!over) {
            judgement.require(
                    KnownGrant.number(number).compareTo(grant.number()) > 0,
                    "LM-CGV-40",
                    exchange,
                    "Version",
                    "a number above " + grant.version,
                    number);
        }
        grant.version = number;
        settles(grant, exchange);
        grant.exactVersion = !over;
        grant.throughWorkflow = false;
        if (GrantStatusGraph.transientStatuses(exchange.operation())
                .contains(response.path("Status").asText(""))) {
            grant.inWorkflow();
        }
        step.detail(Detail.CALL)
                .filter(call -> !over)
                .ifPresent(call ->
                        grant.made.put(call, new MadeVersion(number, grant.name, grant.operations, grant.accepted)));
    }

    /** Notes that a call succeeded that must be refused: what follows from the fault is not reported again. */
    void unexpected(KnownGrant grant, Exchange exchange) {
        JsonNode asked = exchange.requestBody().orElseThrow();
        grant.adrift = true;
        grant.exactVersion = false;
        grant.throughWorkflow = false;
        if (asked.has("GrantName")) {
            grant.name = grant.name.or(asked.path("GrantName").asText(), "LM-CGV-30");
        }
        if (asked.has("AllowedOperations")) {
            Set<String> operations = GrantedOperations.of(asked.path("AllowedOperations"));
            grant.everAllowed.add(operations);
            grant.operations = grant.operations.or(operations, "LM-CGV-31");
        }
    }

    private static Possible<Optional<String>> reasonAfter(KnownGrant grant, JsonNode asked, Role caller) {
        Optional<String> given =
                Optional.of(asked.path("StatusReason").asText("")).filter(text -> !text.isEmpty());
        boolean sets = asked.has("Status");
        if (given.isPresent() && sets) {
            return Possible.just(given, grant.isGrantee(caller) ? "LM-CGV-20" : "LM-CGV-26");
        }
        if (given.isEmpty() && !sets) {
            return grant.reason.by(asked.has("GrantName") ? "LM-CGV-30" : "LM-CGV-31");
        }
        return grant.reason.or(given, "LM-CGV-25").or(Optional.empty(), "LM-CGV-25");
    }

    /** Returns the clause of an edit: edits of accepted grants by the grantor are not documented. */
    private static String clauseOfEdit(KnownGrant grant, Role caller, String ofPending) {
        if (grant.isCertainly("PENDING_ACCEPT")) {
            return ofPending;
        }
        return grant.isGrantee(caller) ? "LM-CGV-35" : "LM-CGV-36";
    }

    private static Possible<String> statusAfter(KnownGrant grant, String asked) {
        if (asked.isEmpty()) {
            return grant.status.by(grant.isCertainly("PENDING_ACCEPT") ? "LM-CGV-30" : "LM-CGV-33");
        }
        return grant.status.allows("PENDING_ACCEPT")
                ? new Possible<>(GrantStatusGraph.LIVE, "LM-GL-02")
                : Possible.just(asked, "LM-GL-02");
    }

    private static Optional<String> reason(Exchange exchange) {
        return exchange.requestBody()
                .map(body -> body.path("StatusReason").asText(""))
                .filter(text -> !text.isEmpty());
    }

    private void written(KnownGrant grant, Exchange exchange) {
        grant.exactVersion = false;
        grant.throughWorkflow = false;
        settles(grant, exchange);
    }

    private void settles(KnownGrant grant, Exchange exchange) {
        String named = exchange.successBody().orElseThrow().path("Status").asText("");
        grant.unsettled = !grant.status.allows(named);
        boolean possible = !grant.unsettled
                || grant.adrift
                || GrantStatusGraph.transientStatuses(exchange.operation()).contains(named);
        judgement.require(
                possible,
                grant.status.clause(),
                exchange,
                "Status",
                String.join(" or ", grant.status.values().stream().sorted().toList()),
                named);
    }
}
