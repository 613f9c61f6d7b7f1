package dev.lmc.licensemanager.steps;

import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.target.Party.Role;
import dev.lmc.wire.Exchange;
import java.util.Map;
import java.util.Set;

/**
 * A call of an operation by a party, as made by many scenarios.
 *
 * @param status the status that CreateGrantVersion sets; otherwise empty
 */
record Move(Role party, String operation, String status) {
    private static final Set<String> SET = Set.of("ACTIVE", "DISABLED");
    private static final Map<String, Role> RIGHTFUL = Map.of(
            "AcceptGrant", Parties.GRANTEE,
            "RejectGrant", Parties.GRANTEE,
            "DeleteGrant", Parties.GRANTOR,
            "CreateGrant", Parties.GRANTOR,
            "ListDistributedGrants", Parties.GRANTOR,
            "ListReceivedGrants", Parties.GRANTEE,
            "ListReceivedLicenses", Parties.GRANTEE);

    static Move by(Role party, String operation) {
        return new Move(party, operation, "");
    }

    /** Returns the move that creates a new version with a status. */
    static Move setting(Role party, String status) {
        return new Move(party, "CreateGrantVersion", status);
    }

    static Move of(Exchange exchange) {
        String status = exchange.operation().equals("CreateGrantVersion")
                ? exchange.requestBody()
                        .map(body -> body.path("Status").asText(""))
                        .orElse("")
                : "";
        Role party = Parties.named(exchange.context().party());
        return new Move(party, exchange.operation(), SET.contains(status) ? status : "");
    }

    /** Returns whether the party may make the move on a grant from the grantor to the grantee. */
    boolean isRightful() {
        return party != Parties.OUTSIDER && RIGHTFUL.getOrDefault(operation, party) == party;
    }

    /** Returns the same call by the party that makes it of a grant from the grantor to the grantee. */
    Move rightful() {
        Role other = RIGHTFUL.getOrDefault(operation, party == Parties.OUTSIDER ? Parties.GRANTEE : party);
        return new Move(other, operation, status);
    }

    /** Returns whether the grantor changes a grant, but not its status. */
    boolean isEdit() {
        return operation.equals("CreateGrantVersion") && status.isEmpty() && party == Parties.GRANTOR;
    }

    /** The premise that fails when no such call succeeds. */
    Premise success() {
        if (operation.equals("GetGrant")) {
            return Premise.view(party, operation, "");
        }
        return status.isEmpty() ? Premise.success(operation) : new Premise("LM-GL-02", "status");
    }

    /** Returns the documented statuses after it; empty if it does not change the status. */
    Set<String> leadsTo() {
        return switch (operation) {
            case "AcceptGrant" -> SET;
            case "RejectGrant" -> Set.of("REJECTED");
            case "DeleteGrant" -> Set.of("DELETED");
            case "CreateGrantVersion" -> status.isEmpty() ? Set.of() : Set.of(status);
            default -> Set.of();
        };
    }

    /** Returns the status in which it is tried; empty for that of a new grant. */
    String triedFrom() {
        return switch (status) {
            case "ACTIVE" -> "DISABLED";
            case "DISABLED" -> "ACTIVE";
            default -> "";
        };
    }

    @Override
    public String toString() {
        return operation + (status.isEmpty() ? "" : " " + status) + " by the " + party.words();
    }
}
