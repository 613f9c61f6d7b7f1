package dev.lmc.licensemanager.explore;

import dev.lmc.licensemanager.explore.Judgement.Wrong;
import dev.lmc.licensemanager.explore.ListQuery.ListClauses;
import dev.lmc.licensemanager.explore.ListQuery.Listed;
import dev.lmc.licensemanager.explore.ListQuery.Result;
import dev.lmc.target.Party.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists grants, and compares the lists with what is known. */
final class Listing {
    private final WalkCalls calls;
    private final Judgement judgement;

    Listing(WalkCalls calls, Judgement judgement) {
        this.calls = calls;
        this.judgement = judgement;
    }

    /** Reads the list, if necessary until it is as known. */
    void grants(ListQuery query, Role party, Collection<KnownGrant> known) {
        judgement.deviates(() -> look(query, party, known));
    }

    private List<Wrong> look(ListQuery query, Role party, Collection<KnownGrant> known) {
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
        Map<String, KnownGrant> byArn = new HashMap<>();
        known.forEach(grant -> byArn.put(grant.arn, grant));
        Set<String> seen = new HashSet<>();
        for (Listed listed : result.elements()) {
            String arn = listed.element().path("GrantArn").asText();
            KnownGrant grant = byArn.get(arn);
            boolean again = !seen.add(arn);
            String clause = again ? clauses.once() : clauses.others(grant != null && grant.concerns(party));
            if (judgement.judges(clause) && (again || grant == null || !mayBeListed(query, party, grant))) {
                wrong.add(new Wrong(
                        clause,
                        listed.exchange(),
                        listed.path() + ".GrantArn",
                        again ? "each grant once" : "no such grant",
                        arn));
            } else if (grant != null) {
                new GrantView(judgement, listed.exchange(), listed.path(), listed.element(), wrong).compare(grant);
            }
        }
        known.stream()
                .filter(grant -> mustBeListed(query, party, grant) && !seen.contains(grant.arn))
                .filter(grant -> judgement.judges(clauses.complete(grant)))
                .forEach(grant -> wrong.add(
                        new Wrong(clauses.complete(grant), result.last(), "Grants[].GrantArn", grant.arn, "absent")));
        return wrong;
    }

    /** Returns whether the grant is of the license, and the party has the side of it that the list shows. */
    private static boolean isAbout(ListQuery query, Role party, KnownGrant grant) {
        boolean side = query.operation().equals("ListDistributedGrants")
                ? grant.grantor.equals(party)
                : grant.isGrantee(party);
        return side
                && grant.license == query.license()
                && (query.only().isEmpty() || query.only().contains(grant.arn))
                && query.principal()
                        .filter(other -> !other.equals(grant.principal))
                        .isEmpty();
    }

    private static boolean mayBeListed(ListQuery query, Role party, KnownGrant grant) {
        // the owner of a license may see what others made of its grants
        return isAbout(query, party, grant)
                        && (grant.adrift
                                || query.status().isEmpty()
                                || grant.status.allows(query.status().get()))
                || grant.fromGrant
                        && grant.license == query.license()
                        && query.license().owner().equals(party);
    }

    private boolean mustBeListed(ListQuery query, Role party, KnownGrant grant) {
        boolean accepted = !grant.isCertainly("PENDING_ACCEPT");
        boolean waiting = query.operation().equals("ListReceivedGrants") && accepted && !judgement.judges("LM-LRG-42");
        return isAbout(query, party, grant)
                && !grant.mayHaveEnded()
                && !waiting
                && (query.status().isEmpty()
                        || grant.status.isCertainly(query.status().get()));
    }
}
