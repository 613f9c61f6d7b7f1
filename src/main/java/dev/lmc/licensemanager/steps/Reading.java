package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.DocumentedFilters;
import dev.lmc.suite.Session;
import dev.lmc.target.Party.Role;
import dev.lmc.wire.Exchange;

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
        return get(party, grant.arn());
    }

    Exchange get(Role party, String grant) {
        return calls.typed(
                party, "GetGrant", JsonNodeFactory.instance.objectNode().put("GrantArn", grant));
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
    Pages listed(Role party, Grant grant) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.putArray("GrantArns").add(grant.arn());
        return Pages.walk(
                calls, party, party == Role.GRANTOR ? "ListDistributedGrants" : "ListReceivedGrants", request);
    }

    /** The grants of a license, as the party lists them. */
    Pages grantsOf(Role party, String operation, String license) {
        String filter =
                DocumentedFilters.ofLicense(operation, session.contract().date());
        return Pages.walk(
                calls, party, operation, Requests.narrowed(JsonNodeFactory.instance.objectNode(), filter, license));
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
