package dev.lmc.selftest.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Received licenses with content that does not follow the license, or not the documented form. */
final class LicenseMutants {
    private static final String LIST = "ListReceivedLicenses";
    private static final String ENTITLEMENTS = "Licenses[].Entitlements";

    private LicenseMutants() {}

    static List<Mutant> all() {
        return List.of(
                mutant(
                        "named-entitlements-have-a-count",
                        "LM-LRL-48",
                        ENTITLEMENTS,
                        "A number that was not given is written as 0.",
                        () -> Fault.of(entitlements("None", entitlement -> entitlement.put("MaxCount", 0)))),
                mutant(
                        "counted-entitlements-have-a-value",
                        "LM-LRL-48",
                        ENTITLEMENTS,
                        "The count is written in both forms.",
                        () -> Fault.of(entitlements(
                                "Count",
                                entitlement -> entitlement.put(
                                        "Value", entitlement.path("MaxCount").asText())))),
                kept("overage-is-never-shown", "Licenses[].Entitlements[].Overage", ENTITLEMENTS, false),
                kept("check-in-is-always-allowed", "Licenses[].Entitlements[].AllowCheckIn", ENTITLEMENTS, true),
                kept(
                        "early-check-in-is-always-allowed",
                        "Licenses[].ConsumptionConfiguration.BorrowConfiguration.AllowEarlyCheckIn",
                        "Licenses[].ConsumptionConfiguration",
                        true),
                mutant(
                        "validity-in-local-time",
                        "LM-LRL-60",
                        "Licenses[].Validity.End",
                        "Times are written in the time zone of the server.",
                        () -> Fault.of(ResponseFaults.reword(
                                LIST,
                                "Licenses[].Validity.End",
                                end -> "" + OffsetDateTime.parse(end).withOffsetSameInstant(ZoneOffset.ofHours(2))))),
                mutant(
                        "create-time-is-the-begin-of-the-validity",
                        "LM-LRL-61",
                        "Licenses[].CreateTime",
                        "No creation time is stored, so another time is shown.",
                        () -> Fault.of(ResponseFaults.turn(LIST, "Licenses[]", license -> ((ObjectNode) license)
                                .set("CreateTime", license.path("Validity").path("Begin"))))),
                mutant(
                        "received-licenses-stay-at-the-first-version",
                        "LM-LRL-62",
                        "Licenses[].Version",
                        "A grant keeps the version of the license that it was made from.",
                        () -> Fault.of(ResponseFaults.text(LIST, "Licenses[].Version", "1"))),
                mutant(
                        "received-licenses-keep-their-first-content",
                        "LM-LRL-62",
                        ENTITLEMENTS,
                        "Received licenses are copied when they are granted; only the version follows.",
                        () -> Fault.of(firstContent())),
                mutant(
                        "received-licenses-are-always-available",
                        "LM-LRL-63",
                        "Licenses[].Status",
                        "A received license always has its initial status.",
                        () -> Fault.of(ResponseFaults.text(LIST, "Licenses[].Status", "AVAILABLE"))),
                mutant(
                        "the-filter-status-knows-available-only",
                        "LM-LRL-63",
                        "Licenses[]",
                        "The index of the filter is never updated.",
                        () -> Fault.of(RequestFaults.repaired(
                                LIST,
                                body -> JsonPaths.turn(
                                        body,
                                        "Filters[]",
                                        filter -> filter.path("Name").asText().equals("Status")
                                                        && filter.toString().contains("AVAILABLE")
                                                ? null
                                                : filter)))),
                mutant(
                        "rejected-licenses-stay-received",
                        "LM-RG-25",
                        "Licenses[].ReceivedMetadata.ReceivedStatus",
                        "Rejecting a grant does not update the received license.",
                        () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                                    @Override
                                    public boolean isReceived(dev.lmc.licensemanager.reference.domain.Grant grant) {
                                        return true;
                                    }
                                })
                                .and(ResponseFaults.turn(
                                        LIST,
                                        "Licenses[].ReceivedMetadata.ReceivedStatus",
                                        status -> ResponseFaults.JSON.textNode("PENDING_ACCEPT")))));
    }

    private static Mutant kept(String name, String member, String path, boolean value) {
        return mutant(
                name,
                "LM-LRL-49",
                path,
                "A flag in the view is a constant, taken from the first example.",
                () -> Fault.of(ResponseFaults.put(LIST, member, ResponseFaults.JSON.booleanNode(value))));
    }

    private static UnaryOperator<Handler> entitlements(String unit, UnaryOperator<ObjectNode> change) {
        return ResponseFaults.turn(
                LIST,
                "Licenses[].Entitlements[]",
                entitlement -> entitlement.path("Unit").asText().equals(unit)
                        ? change.apply((ObjectNode) entitlement)
                        : entitlement);
    }

    private static UnaryOperator<Handler> firstContent() {
        Map<String, JsonNode> first = new ConcurrentHashMap<>();
        UnaryOperator<Handler> remembering = RequestFaults.instead("CreateLicense", (call, next) -> {
            var response = next.handle(call);
            if (response.succeeded()) {
                first.put(
                        response.body().path("LicenseArn").asText(),
                        call.body().path("Entitlements").deepCopy());
            }
            return response;
        });
        UnaryOperator<Handler> showing = ResponseFaults.turn(LIST, "Licenses[]", license -> ((ObjectNode) license)
                .set(
                        "Entitlements",
                        first.getOrDefault(license.path("LicenseArn").asText(), license.path("Entitlements"))));
        return next -> showing.apply(remembering.apply(next));
    }

    private static Mutant mutant(String name, String clause, String path, String description, Supplier<Fault> fault) {
        return FaultGroup.ECHO.mutant(name, clause, path, description, fault);
    }
}
