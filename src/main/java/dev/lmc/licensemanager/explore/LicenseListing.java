package dev.lmc.licensemanager.explore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.licensemanager.explore.Judgement.Wrong;
import dev.lmc.licensemanager.explore.ListQuery.ListClauses;
import dev.lmc.licensemanager.explore.ListQuery.Listed;
import dev.lmc.licensemanager.explore.ListQuery.Result;
import dev.lmc.licensemanager.facts.GrantStatusGraph;
import dev.lmc.licensemanager.facts.GrantedOperations;
import dev.lmc.target.Party.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Lists received licenses, and compares them with what is known about their grants. */
final class LicenseListing {
    private static final String METADATA = "ReceivedMetadata";

    private final WalkCalls calls;
    private final Judgement judgement;

    LicenseListing(WalkCalls calls, Judgement judgement) {
        this.calls = calls;
        this.judgement = judgement;
    }

    /** Reads the list, if necessary until it is as known. */
    void licenses(ListQuery query, Role party, Collection<KnownGrant> known) {
        List<KnownGrant> received = known.stream()
                .filter(grant -> grant.license == query.license() && grant.isGrantee(party))
                .toList();
        judgement.deviates(() -> look(query, party, received));
    }

    private List<Wrong> look(ListQuery query, Role party, List<KnownGrant> received) {
        ListClauses clauses = new ListClauses(query);
        Result result = query.read(calls, party);
        List<Wrong> wrong = new ArrayList<>();
        if (!result.complete()) {
            if (judgement.judges(clauses.success())) {
                wrong.add(new Wrong(
                        clauses.success(),
                        result.last(),
                        "status",
                        "200",
                        result.last().summary()));
            }
            return wrong;
        }
        List<Listed> own = result.elements().stream()
                .filter(listed -> listed.element()
                        .path("LicenseArn")
                        .asText()
                        .equals(query.license().arn()))
                .toList();
        result.elements().stream()
                .filter(listed -> !own.contains(listed) && judgement.judges("LM-LRL-21"))
                .forEach(listed -> wrong.add(
                        wrong(listed, "LM-LRL-21", "LicenseArn", query.license().arn())));
        String more = received.isEmpty() ? "LM-LRL-52" : "LM-LRL-30";
        own.stream()
                .skip(received.size())
                .filter(listed -> judgement.judges(more))
                .forEach(listed -> wrong.add(wrong(listed, more, "LicenseArn", "not listed")));
        own.stream().limit(received.size()).forEach(listed -> compare(listed, query.license(), received, wrong));
        boolean due = query.license().isAvailable()
                && received.stream()
                        .anyMatch(g -> !g.fromGrant && !g.mayHaveEnded() && !g.status.allows("PENDING_ACCEPT"));
        if (due && own.isEmpty() && judgement.judges("LM-LRL-50")) {
            wrong.add(new Wrong(
                    "LM-LRL-50",
                    result.last(),
                    "Licenses[].LicenseArn",
                    query.license().arn(),
                    "absent"));
        }
        return wrong;
    }

    private void compare(Listed listed, KnownLicense license, List<KnownGrant> received, List<Wrong> wrong) {
        List<KnownGrant> live =
                received.stream().filter(grant -> !grant.hasEnded()).toList();
        List<KnownGrant> shown = live.isEmpty() ? received : live;
        JsonNode metadata = listed.element().path(METADATA);
        if (shown.stream().anyMatch(grant -> grant.adrift)) {
            return;
        }
        String status = metadata.path("ReceivedStatus").asText();
        if (GrantStatusGraph.ENDED.contains(status) && received.stream().anyMatch(KnownGrant::mayHaveEnded)) {
            // no document says whether a license is listed after its grant has ended
            return;
        }
        require(
                shown.stream().anyMatch(grant -> grant.status.allows(status)),
                listed,
                "LM-LRL-43",
                METADATA + ".ReceivedStatus",
                shown.get(0).status.values().toString(),
                wrong);
        Set<String> operations = Set.copyOf(GrantedOperations.of(metadata.path("AllowedOperations")));
        require(
                received.stream().anyMatch(grant -> grant.everAllowed.contains(operations)),
                listed,
                "LM-LRL-43",
                METADATA + ".AllowedOperations",
                "operations that were allowed",
                wrong);
        require(
                shown.stream().anyMatch(grant -> grant.operations.allows(operations)),
                listed,
                "LM-CGV-34",
                METADATA + ".AllowedOperations",
                shown.get(0).operations.values().toString(),
                wrong);
        if (live.size() == 1 && !live.get(0).mayHaveEnded()) {
            GrantView view = new GrantView(judgement, listed.exchange(), listed.path(), listed.element(), wrong);
            view.receivedReason(live.get(0));
        }
        require(
                listed.element().path("Status").asText().equals(license.status()),
                listed,
                "LM-LRL-40",
                "Status",
                license.status(),
                wrong);
    }

    private void require(
            boolean holds, Listed listed, String clause, String member, String expected, List<Wrong> wrong) {
        if (judgement.judges(clause) && !holds) {
            wrong.add(wrong(listed, clause, member, expected));
        }
    }

    private static Wrong wrong(Listed listed, String clause, String member, String expected) {
        JsonNode value = listed.element().at("/" + member.replace('.', '/'));
        return new Wrong(
                clause,
                listed.exchange(),
                listed.path() + "." + member,
                expected,
                value.isMissingNode() ? "absent" : value.toString());
    }
}
