package dev.lmc.selftest.mutants;

import static dev.lmc.selftest.mutants.Histories.fault;
import static dev.lmc.selftest.mutants.Histories.shown;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.selftest.mutants.Histories.GrantHistory;
import dev.lmc.selftest.mutants.HistoryMutants.HistoryMutant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Faults in lists of many grants, or of grants with a long history. */
final class ListHistoryMutants {
    private static final String RECEIVED_STATUS = "Licenses[].ReceivedMetadata.ReceivedStatus";

    private ListHistoryMutants() {}

    static List<HistoryMutant> all() {
        return List.of(
                new HistoryMutant(
                        "sixth-grant-of-a-license-is-not-listed",
                        "An index has five entries for each license.",
                        8,
                        "license, 6 grants, list",
                        () -> fault((histories, call, next) -> {
                            ApiResponse response = next.handle(call);
                            ObjectNode body = response.body().deepCopy();
                            JsonPaths.turn(body, "Grants[]", grant -> {
                                List<GrantHistory> all =
                                        histories.of(grant.path("LicenseArn").asText());
                                return all.size() >= 6
                                                && all.get(5)
                                                        .arn()
                                                        .equals(grant.path("GrantArn")
                                                                .asText())
                                        ? null
                                        : grant;
                            });
                            return response.succeeded() ? response.withBody(body) : response;
                        })),
                new HistoryMutant(
                        "reactivated-grant-is-listed-as-disabled",
                        "The list of licenses follows only the first activation.",
                        6,
                        "license, grant, activate, disable, activate, list licenses",
                        () -> licenses((history, status) ->
                                history.sets("ACTIVE") >= 2 && status.equals("ACTIVE") ? "DISABLED" : status)),
                new HistoryMutant(
                        "twice-disabled-grant-is-listed-as-active",
                        "The list of licenses misses every other event.",
                        7,
                        "license, grant, activate, disable, activate, disable, list licenses",
                        () -> licenses((history, status) ->
                                history.sets("DISABLED") >= 2 && status.equals("DISABLED") ? "ACTIVE" : status)),
                new HistoryMutant(
                        "second-rename-is-not-listed-as-received",
                        "The grantee's copy is written only once.",
                        5,
                        "license, grant, 2 renames, list received grants",
                        () -> shown("ListReceivedGrants", (history, call, grant) -> {
                            List<String> names = history.given("GrantName");
                            return history.gives("GrantName") >= 2
                                    ? grant.put("GrantName", names.get(names.size() - 2))
                                    : grant;
                        })),
                new HistoryMutant(
                        "second-page-of-three-loses-its-last",
                        "The end of a page is compared with the wrong sign when it is the end of the list.",
                        6,
                        "license, 4 grants, list in pages of 2",
                        () -> fault((histories, call, next) -> {
                            ApiResponse response = next.handle(call);
                            int size = call.body().path("MaxResults").asInt();
                            boolean full = size > 1
                                    && call.body().has("NextToken")
                                    && !response.body().has("NextToken")
                                    && response.body().path("Grants").size() == size;
                            ObjectNode body = response.body().deepCopy();
                            if (full) {
                                JsonPaths.turn(body, "Grants[" + (size - 1) + "]", grant -> null);
                            }
                            return response.withBody(body);
                        })),
                new HistoryMutant(
                        "eleventh-grant-is-cut-off",
                        "A list without a page size ends after ten.",
                        13,
                        "license, 11 grants, list",
                        () -> fault((histories, call, next) -> {
                            ApiResponse response = next.handle(call);
                            ObjectNode body = response.body().deepCopy();
                            if (!call.body().has("MaxResults")) {
                                for (int i = body.path("Grants").size() - 1; i >= 10; i--) {
                                    JsonPaths.turn(body, "Grants[" + i + "]", grant -> null);
                                }
                            }
                            return response.succeeded() ? response.withBody(body) : response;
                        })),
                new HistoryMutant(
                        "status-filter-forgets-a-reactivation",
                        "The index of statuses is written once for each status.",
                        6,
                        "license, grant, activate, disable, activate, list those ACTIVE",
                        () -> shown(
                                "ListReceivedGrants ListDistributedGrants",
                                (history, call, grant) -> history.sets("ACTIVE") >= 2
                                                && call.body()
                                                        .path("Filters")
                                                        .toString()
                                                        .contains("\"ACTIVE\"")
                                        ? null
                                        : grant)),
                new HistoryMutant(
                        "list-shows-the-status-before-a-third-change",
                        "A list is refreshed after every second change.",
                        6,
                        "license, grant, activate, disable, activate, list",
                        () -> shown(
                                "ListDistributedGrants",
                                (history, call, grant) -> history.sets("ACTIVE") + history.sets("DISABLED") == 3
                                                && grant.path("GrantStatus")
                                                        .asText()
                                                        .equals("ACTIVE")
                                        ? grant.put("GrantStatus", "DISABLED")
                                        : grant)),
                new HistoryMutant(
                        "license-stays-deactivated-the-second-time",
                        "A repeated event of the same kind is dropped.",
                        5,
                        "license, grant, make available twice, list licenses",
                        ListHistoryMutants::deactivated));
    }

    private static Fault deactivated() {
        Map<String, Integer> times = new HashMap<>();
        return fault((histories, call, next) -> {
            ApiResponse response = next.handle(call);
            if (call.operation().equals("CreateLicenseVersion")
                    && response.succeeded()
                    && call.body().path("Status").asText().equals("AVAILABLE")) {
                times.merge(call.body().path("LicenseArn").asText(), 1, Integer::sum);
            }
            ObjectNode body = response.body().deepCopy();
            JsonPaths.turn(
                    body,
                    "Licenses[]",
                    license -> times.getOrDefault(license.path("LicenseArn").asText(), 0) >= 2
                            ? ((ObjectNode) license).put("Status", "DEACTIVATED")
                            : license);
            return call.operation().equals("ListReceivedLicenses") ? response.withBody(body) : response;
        });
    }

    private interface Status {
        String of(GrantHistory history, String status);
    }

    /** Returns a fault in the status that a received license shows of its grant. */
    private static Fault licenses(Status shown) {
        return fault((histories, call, next) -> {
            ApiResponse response = next.handle(call);
            ObjectNode body = response.body().deepCopy();
            JsonPaths.turn(body, "Licenses[]", license -> {
                String named = license.path("LicenseMetadata").findValuesAsText("Value").stream()
                        .filter(value -> histories.grant(value).isPresent())
                        .findFirst()
                        .orElse("");
                histories.grant(named).ifPresent(history -> {
                    ObjectNode wrapper = ResponseFaults.JSON.objectNode();
                    wrapper.putArray("Licenses").add(license);
                    JsonPaths.turn(
                            wrapper, RECEIVED_STATUS, status -> TextNode.valueOf(shown.of(history, status.asText())));
                });
                return license;
            });
            return response.succeeded() ? response.withBody(body) : response;
        });
    }
}
