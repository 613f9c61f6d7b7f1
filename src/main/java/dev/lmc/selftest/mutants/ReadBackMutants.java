package dev.lmc.selftest.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Created resources that show other values in some situations: in a status, or among others. */
final class ReadBackMutants {
    private static final Set<String> ENDED = Set.of("REJECTED", "DELETED");

    private ReadBackMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>();
        all.add(mutant(
                "ended-grants-lose-their-name",
                "LM-GG-04",
                "Grant.GrantName",
                "Grants that have ended are read from an archive that keeps the id instead of the name.",
                ended(grant -> grant.set("GrantName", grant.path("Version")))));
        all.add(mutant(
                "ended-grants-allow-one-operation",
                "LM-GG-04",
                "Grant.GrantedOperations",
                "The archive has a column for one operation.",
                ended(grant -> grant.putArray("GrantedOperations").add("CheckInLicense"))));
        all.add(mutant(
                "ended-grants-show-the-grantor-as-grantee",
                "LM-GG-04",
                "Grant.GranteePrincipalArn",
                "A grant that has ended is shown as granted to its owner.",
                ended(grant -> grant.put("GranteePrincipalArn", "arn:aws:iam::111111111111:root"))));
        all.add(mutant(
                "ended-grants-show-their-parent-as-license",
                "LM-GG-04",
                "Grant.LicenseArn",
                "Two columns of the archive are swapped.",
                ended(grant -> grant.set("LicenseArn", grant.path("GrantArn")))));
        all.add(mutant(
                "ended-grants-are-in-the-region-of-the-archive",
                "LM-GG-04",
                "Grant.HomeRegion",
                "The archive is kept in another Region.",
                ended(grant -> grant.put("HomeRegion", "eu-west-1"))));
        all.add(mutant(
                "ended-grants-have-another-arn",
                "LM-GG-04",
                "Grant.GrantArn",
                "The archive assigns its own ids.",
                ended(grant -> grant.put("GrantArn", grant.path("GrantArn").asText() + "0"))));
        all.add(mutant(
                "ended-grants-are-their-own-parents",
                "LM-GG-04",
                "Grant.ParentArn",
                "The archive has no parent, and fills the column with the grant.",
                ended(grant -> grant.set("ParentArn", grant.path("GrantArn")))));
        all.add(mutant(
                "grants-made-on-are-rejected-at-once",
                "LM-CG-40",
                "Grant.GrantStatus",
                "The owner check uses the wrong account.",
                madeOn("PENDING_ACCEPT", "REJECTED")));
        all.add(mutant(
                "grants-made-on-stay-pending",
                "LM-CG-44",
                "Grant.GrantStatus",
                "Statuses are kept only for grants by the owner of the license.",
                madeOn("DISABLED", "PENDING_ACCEPT")));
        all.add(mutant(
                "grants-made-on-outlive-their-deletion",
                "LM-CG-44",
                "Grant.GrantStatus",
                "Only grants by the owner of the license are searched for the one to delete.",
                madeOn("DELETED", "DISABLED")));
        for (String list : List.of("ListDistributedGrants", "ListReceivedGrants")) {
            all.add(mixedUp(list, "04", "GrantName", "GrantName"));
            all.add(mixedUp(list, "04", "LicenseArn", "LicenseArn"));
            all.add(mixedUp(list, "04", "GrantArn", "GrantName"));
            all.add(mixedUp(list, "45", "GrantStatus", "GrantStatus"));
            all.add(mixedUp(list, "46", "Version", "Version"));
        }
        for (String member : List.of("LicenseName", "Issuer.Name", "ProductSKU")) {
            all.add(mixedUp("ListReceivedLicenses", "04", member, member));
        }
        return all;
    }

    private static UnaryOperator<Handler> ended(Consumer<ObjectNode> change) {
        return ResponseFaults.turn("GetGrant", "Grant", grant -> {
            if (ENDED.contains(grant.path("GrantStatus").asText())) {
                change.accept((ObjectNode) grant);
            }
            return grant;
        });
    }

    private static UnaryOperator<Handler> madeOn(String status, String shown) {
        return ResponseFaults.turn("GetGrant", "Grant", grant -> {
            if (grant.path("ParentArn").asText().contains(":grant:")
                    && grant.path("GrantStatus").asText().equals(status)) {
                ((ObjectNode) grant).put("GrantStatus", shown);
            }
            return grant;
        });
    }

    /** @param seen the member that shows the suite the mix-up */
    private static Mutant mixedUp(String list, String clause, String member, String seen) {
        String elements = ApiNames.elements(list) + "[].";
        return mutant(
                ApiNames.kebab(list) + "-mixes-up-" + ApiNames.kebab(member.replace(".", "")),
                ApiNames.clause(list, clause),
                elements + seen,
                "Two queries with different orders are combined by position.",
                rotated(list, elements + member));
    }

    /** Each element shows the member of the previous one. */
    private static UnaryOperator<Handler> rotated(String list, String path) {
        return ResponseFaults.successes(list, response -> {
            JsonNode body = response.body().deepCopy();
            List<JsonNode> values = new ArrayList<>();
            JsonPaths.turn(body, path, value -> {
                values.add(value);
                return value;
            });
            Collections.rotate(values, 1);
            Iterator<JsonNode> next = values.iterator();
            JsonPaths.turn(body, path, value -> next.next());
            return response.withBody(body);
        });
    }

    private static Mutant mutant(
            String name, String clause, String path, String description, UnaryOperator<Handler> change) {
        return FaultGroup.ECHO.mutant(name, clause, path, description, () -> Fault.of(change));
    }
}
