package dev.lmc.licensemanager.steps;

import dev.lmc.licensemanager.facts.GrantStatusGraph;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.target.Party.Role;
import java.util.Map;

/**
 * An assumption of the scenarios of other clauses. If it does not hold on a target, the fault is reported once, at the
 * clause that states it, and not by each affected scenario.
 *
 * @param clause the id of its clause
 * @param path the member path that the finding names
 */
record Premise(String clause, String path) {
    private static final String STATUS = "status";
    private static final Map<String, String> FEATURES = Map.of(
            "AcceptGrant", "AG",
            "CreateGrant", "CG",
            "CreateGrantVersion", "CGV",
            "DeleteGrant", "DG",
            "GetGrant", "GG",
            "ListDistributedGrants", "LDG",
            "ListReceivedGrants", "LRG",
            "ListReceivedLicenses", "LRL",
            "RejectGrant", "RG");
    private static final Map<String, String> OUTCOMES = Map.of(
            "AcceptGrant", "LM-AG-20",
            "CreateGrant", "LM-CG-20",
            "CreateGrantVersion", "LM-CGV-40",
            "DeleteGrant", "LM-DG-20",
            "RejectGrant", "LM-RG-20");

    /** Returns whether this suite has clauses on the operation. */
    static boolean covers(String operation) {
        return FEATURES.containsKey(operation);
    }

    /** A call has a complete response, which every exchange is judged by. */
    static Premise answer() {
        return new Premise("LM-P-01", "");
    }

    /** A conforming call of the operation succeeds. */
    static Premise success(String operation) {
        return new Premise("LM-" + FEATURES.get(operation) + "-01", STATUS);
    }

    /** A grant settles in a documented status after the operation. */
    static Premise outcome(String operation) {
        return new Premise(OUTCOMES.get(operation), "Grant.GrantStatus");
    }

    /** A refusal by the operation carries a documented code. */
    static Premise refusal(String operation) {
        return new Premise("LM-" + FEATURES.get(operation) + "-03", "__type");
    }

    /** A refusal by any operation has a status from 400 to 499. */
    static Premise anyRefusal() {
        return new Premise("LM-P-06", STATUS);
    }

    /** An account has no access to the grants of others. */
    static Premise separation() {
        return new Premise("LM-GG-21", "");
    }

    /** A repeated call with the same ClientToken creates nothing new. */
    static Premise idempotency(String operation) {
        return operation.equals("CreateGrant")
                ? new Premise("LM-CG-50", "GrantArn")
                : new Premise("LM-CGV-50", "Version");
    }

    /** GetGrant returns the requested version. */
    static Premise olderVersions() {
        return new Premise("LM-GG-30", "Grant.Version");
    }

    /** A filter of a list selects the elements with its value. */
    static Premise selects(String list) {
        return ofList(list, "21");
    }

    /** A filter of a list excludes the elements with another value. */
    static Premise excludes(String list) {
        return ofList(list, "22");
    }

    /** A list filtered by ARNs contains nothing else. */
    static Premise narrows(String list) {
        return ofList(list, "33");
    }

    /** A list without filters contains everything that belongs to the caller. */
    static Premise whole(String list) {
        return ofList(list, "19");
    }

    /** A list is returned in pages. */
    static Premise pages(String list) {
        return ofList(list, "30");
    }

    private static Premise ofList(String list, String number) {
        String elements = FilterValues.isOfLicenses(list) ? "Licenses[]" : "Grants[]";
        return new Premise("LM-" + FEATURES.get(list) + "-" + number, elements);
    }

    /** A success of the operation has its documented members. */
    static Premise shape(String operation, String path) {
        return new Premise("LM-" + FEATURES.get(operation) + "-02", path);
    }

    /**
     * A party sees one of its grants with the operation.
     *
     * @param status the status of the grant
     */
    static Premise view(Role party, String operation, String status) {
        return switch (operation) {
            case "GetGrant" -> new Premise(party == Parties.GRANTOR ? "LM-GG-01" : "LM-GG-20", STATUS);
            case "ListDistributedGrants" -> new Premise("LM-LDG-40", "Grants[]");
            case "ListReceivedGrants" ->
                new Premise(GrantStatusGraph.ACCEPTED.contains(status) ? "LM-LRG-42" : "LM-LRG-40", "Grants[]");
            case "ListReceivedLicenses" ->
                new Premise(GrantStatusGraph.ACCEPTED.contains(status) ? "LM-LRL-50" : "LM-LRL-51", "Licenses[]");
            default -> throw new IllegalArgumentException(operation + " shows no grant");
        };
    }
}
