package dev.lmc.licensemanager.explore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.explore.Judgement.Wrong;
import dev.lmc.licensemanager.explore.KnownGrant.MadeVersion;
import dev.lmc.licensemanager.facts.GrantStatusGraph;
import dev.lmc.target.Party.Role;
import dev.lmc.wire.Exchange;
import java.util.ArrayList;
import java.util.List;

/** Reads grants back with GetGrant. */
final class Reading {
    private final WalkCalls calls;
    private final WalkRequests requests;
    private final Judgement judgement;
    private GrantView last;

    Reading(WalkCalls calls, WalkRequests requests, Judgement judgement) {
        this.calls = calls;
        this.requests = requests;
        this.judgement = judgement;
    }

    /** Reads the latest version, if necessary until it is as known. */
    void latest(KnownGrant grant, Role party) {
        last = null;
        if (judgement.deviates(() -> look(grant, party)) && last != null) {
            // consequences of the fault are not reported again
            last.adopt(grant);
        }
    }

    private List<Wrong> look(KnownGrant grant, Role party) {
        List<Wrong> wrong = new ArrayList<>();
        Exchange exchange = calls.call(party, "GetGrant", requests.arn(grant));
        JsonNode shown = exchange.successBody().map(body -> body.path("Grant")).orElse(null);
        if (!grant.concerns(party)) {
            if (judgement.judges("LM-GG-21") && shown != null) {
                wrong.add(new Wrong("LM-GG-21", exchange, "status", "a refusal", exchange.summary()));
            }
            return wrong;
        }
        if (shown == null) {
            if (!grant.mayHaveEnded() && judgement.judges("LM-GG-20")) {
                wrong.add(new Wrong("LM-GG-20", exchange, "status", "200", exchange.summary()));
            }
            return wrong;
        }
        GrantView view = new GrantView(judgement, exchange, "Grant", shown, wrong);
        view.compare(grant);
        if (GrantStatusGraph.transientStatuses("CreateGrantVersion").contains(view.text("GrantStatus"))) {
            grant.inWorkflow();
        }
        if (grant.exactVersion) {
            view.require(view.text("Version").equals(grant.version), versionClause(grant), "Version", grant.version);
        } else if (grant.throughWorkflow) {
            boolean reached = KnownGrant.number(view.text("Version")).compareTo(grant.number()) >= 0;
            view.require(reached, versionClause(grant), "Version", grant.version + " or higher");
        }
        last = view;
        boolean late = KnownGrant.number(view.text("Version")).compareTo(grant.number()) < 0;
        if (wrong.isEmpty() && !late) {
            view.learn(grant);
        }
        return wrong;
    }

    private static String versionClause(KnownGrant grant) {
        return grant.name.clause().equals("LM-CGV-50") ? "LM-CGV-50" : "LM-CGV-40";
    }

    /** Reads an earlier version as the grantor, if the target still counts versions as when it was made. */
    void earlier(KnownGrant grant, Role party, String call) {
        MadeVersion made = grant.made.get(call);
        if (made == null || !grant.grantor.equals(party) || made.accepted() != grant.accepted || grant.mayHaveEnded()) {
            return;
        }
        ObjectNode request = requests.arn(grant).put("Version", made.number());
        judgement.deviates(() -> {
            List<Wrong> wrong = new ArrayList<>();
            Exchange exchange = calls.call(party, "GetGrant", request);
            JsonNode shown =
                    exchange.successBody().map(body -> body.path("Grant")).orElse(null);
            if (shown == null) {
                if (judgement.judges("LM-GG-30")) {
                    wrong.add(new Wrong("LM-GG-30", exchange, "status", "200", exchange.summary()));
                }
                return wrong;
            }
            GrantView view = new GrantView(judgement, exchange, "Grant", shown, wrong);
            view.require(view.text("Version").equals(made.number()), "LM-GG-30", "Version", made.number());
            view.require(
                    made.name().allows(view.text("GrantName")),
                    "LM-GG-30",
                    "GrantName",
                    String.join(" or ", made.name().values()));
            view.require(
                    made.operations().allows(view.operations()),
                    "LM-GG-30",
                    "GrantedOperations",
                    made.operations().values().toString());
            return wrong;
        });
    }
}
