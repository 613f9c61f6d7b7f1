package dev.lmc.licensemanager.facts;

import dev.lmc.contract.Contract;
import dev.lmc.contract.Operation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The parts of the contract that no caller of a conforming target can reach at will, with the reason. */
public final class UnreachableParts {
    private static final String ACCESS =
            "it requires a denying IAM policy, which a caller of these operations cannot set";
    private static final String RATE = "throttling is up to the target, and the suite limits its call rate";
    private static final String LIMIT = "it requires 2,000 grants of one license";
    private static final String INTERNAL = "a fault of the target; no request is documented to cause it";
    private static final String CODE = "the documentation leaves the error code of this refusal to the target";
    private static final String FAILED = "a failure inside the target";
    private static final String ON_THE_WAY =
            "the documentation leaves the intermediate status in the response to the target";
    private static final String PASSING = "a short-lived status";
    private static final String ENDED = "the documentation does not say whether ended grants are still listed";
    private static final String MEMBERS =
            "a grant to an organization is received by its members through their own grants";
    private static final String SILENT = "before 2021-06-23, no request had a reason";
    private static final String LICENSES = "no call of this suite brings a received license to this status";
    private static final String SETTLES =
            "the documentation has an accepted grant both as DISABLED and as ACTIVE; a target does one of the two";
    private static final List<String> STATUSES = List.of(
            "PENDING_WORKFLOW",
            "PENDING_ACCEPT",
            "REJECTED",
            "ACTIVE",
            "FAILED_WORKFLOW",
            "DELETED",
            "PENDING_DELETE",
            "DISABLED",
            "WORKFLOW_COMPLETED");
    private static final List<String> LICENSE_STATUSES =
            List.of("PENDING_AVAILABLE", "SUSPENDED", "EXPIRED", "PENDING_DELETE", "DELETED");

    private UnreachableParts() {}

    /**
     * Returns the reasons by name, by operation; {@code -} for transitions. A part that a target shows all the same
     * counts as seen.
     */
    public static Map<String, Map<String, String>> of(Contract contract) {
        Map<String, Map<String, String>> all = new TreeMap<>();
        contract.operations().values().stream()
                .filter(operation -> operation.role() == Operation.Role.SPECIFIED)
                .forEach(operation -> all.put(operation.name(), errors()));
        for (String writer : List.of("AcceptGrant", "RejectGrant", "CreateGrant", "DeleteGrant")) {
            STATUSES.forEach(status -> all.get(writer).put("Status=" + status, ON_THE_WAY));
        }
        all.get("GetGrant").put("Grant.GrantStatus=FAILED_WORKFLOW", FAILED);
        all.get("GetGrant").put("Grant.GrantStatus=PENDING_DELETE", PASSING);
        all.get("GetGrant").put("Grant.GrantStatus=PENDING_WORKFLOW", PASSING);
        for (String list : List.of("ListDistributedGrants", "ListReceivedGrants")) {
            Map<String, String> reasons = all.get(list);
            reasons.put("Grants[].GrantStatus=FAILED_WORKFLOW", FAILED);
            reasons.put("Grants[].GrantStatus=PENDING_DELETE", PASSING);
            reasons.put("Grants[].GrantStatus=PENDING_WORKFLOW", PASSING);
            reasons.put("Grants[].GrantStatus=REJECTED", ENDED);
            reasons.put("Grants[].GrantStatus=DELETED", ENDED);
        }
        all.get("ListReceivedGrants").put("Grants[].GrantStatus=WORKFLOW_COMPLETED", MEMBERS);
        if (!contract.operation("DeleteGrant").orElseThrow().input().members().containsKey("StatusReason")) {
            all.get("GetGrant").put("Grant.StatusReason", SILENT);
            all.get("ListDistributedGrants").put("Grants[].StatusReason", SILENT);
            all.get("ListReceivedGrants").put("Grants[].StatusReason", SILENT);
        }
        receivedLicenses(all.get("ListReceivedLicenses"));
        all.put(
                "-",
                Map.of(
                        GrantStatusGraph.name("PENDING_ACCEPT", "AcceptGrant", "DISABLED"), SETTLES,
                        GrantStatusGraph.name("PENDING_ACCEPT", "AcceptGrant", "ACTIVE"), SETTLES));
        return all;
    }

    private static void receivedLicenses(Map<String, String> reasons) {
        String received = "Licenses[].ReceivedMetadata.ReceivedStatus=";
        reasons.put(received + "FAILED_WORKFLOW", FAILED);
        reasons.put(received + "PENDING_WORKFLOW", PASSING);
        reasons.put(received + "REJECTED", ENDED);
        reasons.put(received + "DELETED", ENDED);
        reasons.put(received + "WORKFLOW_COMPLETED", MEMBERS);
        LICENSE_STATUSES.forEach(status -> reasons.put("Licenses[].Status=" + status, LICENSES));
    }

    private static Map<String, String> errors() {
        Map<String, String> errors = new TreeMap<>();
        errors.put("AccessDeniedException", ACCESS);
        errors.put("AuthorizationException", CODE);
        errors.put("InvalidParameterValueException", CODE);
        errors.put("RateLimitExceededException", RATE);
        errors.put("ResourceLimitExceededException", LIMIT);
        errors.put("ServerInternalException", INTERNAL);
        return errors;
    }
}
