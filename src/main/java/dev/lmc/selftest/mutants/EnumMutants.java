package dev.lmc.selftest.mutants;

import static dev.lmc.selftest.mutants.ResponseFaults.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Undocumented enum values that are returned or accepted, and documented ones that are refused or lost. */
final class EnumMutants {
    private static final Set<String> OPERATIONS = new TreeSet<>(Set.of(
            "CreateGrant",
            "CheckoutLicense",
            "CheckoutBorrowLicense",
            "CheckInLicense",
            "ExtendConsumptionLicense",
            "ListPurchasedLicenses",
            "CreateToken"));

    private EnumMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>();
        answered(all);
        taken(all);
        OPERATIONS.forEach(operation -> lost(operation, all));
        return all;
    }

    private static void answered(List<Mutant> all) {
        all.add(mutant(
                "status-in-small-letters",
                "LM-GG-02",
                "Grant.GrantStatus",
                "An internal enum is written with its display name.",
                ResponseFaults.reword("GetGrant", "Grant.GrantStatus", s -> s.toLowerCase(Locale.ROOT))));
        all.add(mutant(
                "accepted-as-a-status",
                "LM-AG-02",
                "Status",
                "A status of the server's own reaches the caller.",
                text("AcceptGrant", "Status", "ACCEPTED")));
        all.add(mutant(
                "rejecting-as-a-status",
                "LM-RG-02",
                "Status",
                "A status of the server's own reaches the caller.",
                text("RejectGrant", "Status", "PENDING_REJECT")));
        all.add(mutant(
                "deleting-as-a-status",
                "LM-DG-02",
                "Status",
                "A status of another service is used.",
                text("DeleteGrant", "Status", "DELETING")));
        all.add(mutant(
                "creating-as-a-status",
                "LM-CG-02",
                "Status",
                "A status of another service is used.",
                text("CreateGrant", "Status", "CREATING")));
        all.add(mutant(
                "status-with-a-space",
                "LM-LDG-02",
                "Grants[].GrantStatus",
                "The console's words are used instead of the API's values.",
                text("ListDistributedGrants", "Grants[].GrantStatus", "Pending accept")));
        all.add(mutant(
                "qualified-operation",
                "LM-LRG-02",
                "Grants[].GrantedOperations[]",
                "Operations are named as IAM actions.",
                text("ListReceivedGrants", "Grants[].GrantedOperations[2]", "license-manager:CheckInLicense")));
        all.add(mutant(
                "unit-in-small-letters",
                "LM-LRL-02",
                "Licenses[].Entitlements[].Unit",
                "Units are normalised to lower case.",
                ResponseFaults.reword(
                        "ListReceivedLicenses", "Licenses[].Entitlements[].Unit", s -> s.toLowerCase(Locale.ROOT))));
        all.add(mutant(
                "received-status-of-its-own",
                "LM-LRL-02",
                "Licenses[].ReceivedMetadata.ReceivedStatus",
                "A received license has the status of the license instead of that of the grant.",
                text("ListReceivedLicenses", "Licenses[].ReceivedMetadata.ReceivedStatus", "AVAILABLE")));
    }

    private static void taken(List<Mutant> all) {
        all.add(refusal("create-grant-ignores-unknown-operations", "LM-CG-15", known("CreateGrant")));
        all.add(refusal("version-ignores-unknown-operations", "LM-CGV-15", known("CreateGrantVersion")));
        all.add(refusal(
                "version-reads-status-in-any-case",
                "LM-CGV-15",
                RequestFaults.member(
                        "CreateGrantVersion",
                        "Status",
                        v -> v.asText().equals("active") ? ResponseFaults.JSON.textNode("ACTIVE") : v)));
        all.add(refusal(
                "version-ignores-unknown-status",
                "LM-CGV-15",
                RequestFaults.member(
                        "CreateGrantVersion", "Status", v -> v.asText().equals("ACTIVATED") ? null : v)));
        all.add(refusal(
                "version-ignores-unknown-override",
                "LM-CGV-15",
                ValidationMutants.without("CreateGrantVersion", "Options", v -> v.path("ActivationOverrideBehavior")
                        .asText()
                        .equals("NO_GRANTS"))));
    }

    private static void lost(String operation, List<Mutant> all) {
        all.add(mutant(
                "refuses-operation-" + ApiNames.kebab(operation),
                "LM-CG-24",
                "status",
                "A copy of the enum in the server lacks a value.",
                RequestFaults.refuse(
                        "CreateGrant",
                        body -> body.path("AllowedOperations").size() == 1
                                && body.path("AllowedOperations")
                                        .path(0)
                                        .asText()
                                        .equals(operation))));
        if (!operation.startsWith("Check")) {
            return;
        }
        all.add(mutant(
                "shows-another-operation-for-" + ApiNames.kebab(operation),
                "LM-CG-24",
                "Grant.GrantedOperations",
                "Two values of an enum share a number in the database.",
                ResponseFaults.turn(
                        "GetGrant",
                        "Grant.GrantedOperations[]",
                        v -> v.asText().equals(operation) ? ResponseFaults.JSON.textNode("CreateToken") : v)));
    }

    /** Handles unknown operation names in pairs. */
    private static UnaryOperator<Handler> known(String operation) {
        return RequestFaults.repaired(operation, body -> {
            if (body.path("AllowedOperations") instanceof ArrayNode list && list.size() > 1) {
                for (int i = list.size() - 1; i > 0; i--) {
                    if (!OPERATIONS.contains(list.path(i).asText())) {
                        list.remove(i);
                    }
                }
            }
        });
    }

    private static Mutant refusal(String name, String clause, UnaryOperator<Handler> change) {
        return mutant(name, clause, "__type", "An unknown value is ignored instead of refused.", change);
    }

    private static Mutant mutant(
            String name, String clause, String path, String description, UnaryOperator<Handler> change) {
        return FaultGroup.ENUM.mutant(name, clause, path, description, () -> Fault.of(change));
    }
}
