package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.DocumentedFilters;
import dev.lmc.suite.Session;
import dev.lmc.target.Party.Role;
import dev.lmc.wire.Exchange;
import java.util.ArrayList;
import java.util.List;

/** How the parties read grants. */
public final class Reading {
    private final Session session;
    private final Calls calls;

    public Reading(Session session, Calls calls) {
        this.session = session;
        this.calls = calls;
    }

    String account(Role party) {
        return calls.party(party).account();
    }

    Exchange get(Role party, Grant grant) {
        return calls.typed(
                party, "GetGrant", JsonNodeFactory.instance.objectNode().put("GrantArn", grant.arn()));
    }

    Exchange get(Role party, Grant grant, String version) {
        return calls.typed(
                party,
                "GetGrant",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("GrantArn", grant.arn())
                        .put("Version", version));
    }

    /** A list of the one grant: the party's list operation, narrowed to its ARN. */
    Exchange listed(Role party, Grant grant) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.putArray("GrantArns").add(grant.arn());
        return calls.typed(party, listOperation(party), request);
    }

    static String listOperation(Role party) {
        return party == Role.GRANTOR ? "ListDistributedGrants" : "ListReceivedGrants";
    }

    /** Both parties' views of a grant. */
    List<Snapshot> snapshots(Grant grant) {
        List<Snapshot> both = new ArrayList<>();
        for (Role party : List.of(Role.GRANTOR, grant.grantee())) {
            both.add(new Snapshot(party, "GetGrant", view(get(party, grant))));
        }
        return both;
    }

    /** The grants of a license, as the grantor lists them. */
    Exchange listGrantsOf(License license) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ObjectNode filter = request.putArray("Filters").addObject().put("Name", licenseFilter());
        filter.putArray("Values").add(license.arn());
        return calls.typed(Role.GRANTOR, "ListDistributedGrants", request);
    }

    Snapshot grantsOf(License license) {
        Exchange listed = listGrantsOf(license);
        JsonNode grants = listed.result()
                .map(body -> body.path("Grants"))
                .orElseGet(() -> JsonNodeFactory.instance.textNode(listed.summary()));
        return new Snapshot(Role.GRANTOR, "ListDistributedGrants", grants);
    }

    /** The filter that narrows distributed grants to a license; its name changed once. */
    private String licenseFilter() {
        return DocumentedFilters.at(session.contract().date())
                        .get("ListDistributedGrants")
                        .contains("LicenseArn")
                ? "LicenseArn"
                : "LICENSEARN";
    }

    Snapshot again(Snapshot before, World world) {
        return before.operation().equals("GetGrant")
                ? new Snapshot(before.party(), "GetGrant", view(get(before.party(), world.grant())))
                : grantsOf(world.license());
    }

    static JsonNode view(Exchange exchange) {
        return exchange.result()
                .map(body -> body.path("Grant"))
                .orElseGet(() -> JsonNodeFactory.instance.textNode(exchange.summary()));
    }

    /** The element with the member's value, or a missing node. */
    static JsonNode element(JsonNode list, String member, String value) {
        for (JsonNode each : list) {
            if (each.path(member).asText().equals(value)) {
                return each;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }
}
