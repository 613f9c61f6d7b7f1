package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.contract.ShapeDoc;
import dev.lmc.licensemanager.facts.DocumentedFilters;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.steps.ScenarioState.ScenarioLicense;
import dev.lmc.suite.Session;
import dev.lmc.target.Party.Role;
import java.util.List;
import java.util.UUID;

/** Builds valid requests: the twins of the requests that scenarios break. */
public final class ValidRequests {
    static final List<String> USUAL_OPERATIONS =
            List.of("CheckoutLicense", "CheckInLicense", "ExtendConsumptionLicense", "ListPurchasedLicenses");
    private static final List<String> OTHER_OPERATIONS = List.of("CheckoutLicense", "CreateToken");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Session session;
    private final ScenarioState scenario;

    public ValidRequests(Session session, ScenarioState scenario) {
        this.session = session;
        this.scenario = scenario;
    }

    /**
     * Returns a request of the operation that succeeds in the scenario's state. A new version changes what the party
     * may change: the name for the grantor, the status for the grantee.
     */
    ObjectNode valid(String operation, Role party) {
        return switch (operation) {
            case "CreateGrant" -> createGrant(scenario.license(), Parties.GRANTEE);
            case "CreateGrantVersion" ->
                party == Parties.GRANTOR
                        ? version().put("GrantName", session.prefix() + " renamed " + token())
                        : version().put("Status", scenario.grant().status().equals("ACTIVE") ? "DISABLED" : "ACTIVE");
            case "AcceptGrant", "RejectGrant", "GetGrant" -> grantArn();
            case "DeleteGrant" -> grantArn().put("Version", scenario.latestVersion());
            case "ListDistributedGrants", "ListReceivedGrants", "ListReceivedLicenses" -> JSON.objectNode();
            default -> throw new IllegalArgumentException("no request is known for " + operation);
        };
    }

    /** Returns a valid request with every member that the party may send at the run's date. */
    ObjectNode full(String operation, Role party) {
        ObjectNode request = valid(operation, party);
        ShapeDoc input = session.contract().operation(operation).orElseThrow().input();
        switch (operation) {
            case "CreateGrant" -> {
                ArrayNode tags = JSON.arrayNode();
                tags.addObject().put("Key", "lmc").put("Value", "conformance");
                tags.addObject().put("Key", "Team").put("Value", "Blue");
                request.set("Tags", tags);
            }
            case "CreateGrantVersion" -> {
                request.put("SourceVersion", scenario.latestVersion());
                if (party == Parties.GRANTOR) {
                    request.set("AllowedOperations", list(OTHER_OPERATIONS));
                } else {
                    request.put("StatusReason", "every member at once");
                }
            }
            case "DeleteGrant" -> request.put("StatusReason", "every member at once");
            case "GetGrant" -> request.put("Version", scenario.latestVersion());
            case "ListDistributedGrants", "ListReceivedGrants" ->
                narrowed(
                                request,
                                DocumentedFilters.ofLicense(
                                        operation, session.contract().date()),
                                scenario.license().arn())
                        .put("MaxResults", 7);
            case "ListReceivedLicenses" -> {
                if (!scenario.license().request().isEmpty()) {
                    narrowed(request, "ProductSKU", scenario.license().text("ProductSKU"));
                }
                request.put("MaxResults", 7);
            }
            default -> {}
        }
        request.retain(input.members().keySet());
        return request;
    }

    /** Returns the list request with one filter. */
    static ObjectNode narrowed(ObjectNode request, String filter, String value) {
        request.putArray("Filters")
                .addObject()
                .put("Name", filter)
                .putArray("Values")
                .add(value);
        return request;
    }

    ObjectNode createGrant(ScenarioLicense license, Role grantee) {
        ObjectNode request = JSON.objectNode();
        request.put("ClientToken", token());
        request.put("GrantName", session.prefix() + " grant " + token());
        request.put("LicenseArn", license.arn());
        request.putArray("Principals").add(principal(grantee));
        request.put("HomeRegion", session.target().region());
        request.set("AllowedOperations", list(USUAL_OPERATIONS));
        return request;
    }

    /** @param reason the reason, or null for none */
    ObjectNode of(Action action, String reason) {
        ObjectNode request = action instanceof Action.SetStatus set
                ? version().put("Status", set.status())
                : valid(action.operation(), action.rightfulParty());
        return reason == null ? request : request.put("StatusReason", reason);
    }

    ObjectNode of(Move move) {
        return move.status().isEmpty()
                ? valid(move.operation(), move.party())
                : version().put("Status", move.status());
    }

    /** Returns a request for a new version of the scenario's grant. */
    ObjectNode version() {
        return grantArn().put("ClientToken", token());
    }

    private ObjectNode grantArn() {
        return JSON.objectNode().put("GrantArn", scenario.grant().arn());
    }

    private String principal(Role grantee) {
        return session.requireParty(grantee).rootArn();
    }

    static ArrayNode list(List<String> values) {
        ArrayNode array = JSON.arrayNode();
        values.forEach(array::add);
        return array;
    }

    static String token() {
        return UUID.randomUUID().toString();
    }
}
