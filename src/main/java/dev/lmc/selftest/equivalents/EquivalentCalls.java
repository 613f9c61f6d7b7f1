package dev.lmc.selftest.equivalents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.selftest.equivalents.Equivalent.Variation;
import dev.lmc.selftest.mutants.RequestFaults;
import dev.lmc.selftest.mutants.ResponseFaults;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Variations in the handling of some calls. */
final class EquivalentCalls {
    private EquivalentCalls() {}

    static List<Equivalent> all() {
        return List.of(
                around(
                        "workflow-first",
                        "Every write returns a pending status.",
                        ResponseFaults.text("AcceptGrant RejectGrant DeleteGrant", "Status", "PENDING_WORKFLOW")),
                around(
                        "ended-grants-are-not-listed",
                        "Lists contain only live grants.",
                        ResponseFaults.turn(
                                "ListDistributedGrants ListReceivedGrants",
                                "Grants[]",
                                grant -> ended(grant) ? null : grant)),
                around("deleted-grants-are-not-found", "Deleted resources are not found.", gone()),
                around(
                        "options-need-marketplace",
                        "Options are only allowed for marketplace licenses.",
                        RequestFaults.refuse("CreateGrantVersion", body -> hasOptions(body) && activates(body))),
                around(
                        "options-without-activation-are-ignored",
                        "Options have no effect in a call that does not activate a grant.",
                        RequestFaults.repaired("CreateGrantVersion", body -> {
                            if (hasOptions(body) && !activates(body)) {
                                body.remove("Options");
                            }
                        })),
                around(
                        "organizations-settle-as-disabled",
                        "A distributed grant is disabled, and active once it was activated.",
                        next -> ResponseFaults.turn("GetGrant", "Grant", EquivalentCalls::settled)
                                .apply(ResponseFaults.turn(
                                                "ListDistributedGrants", "Grants[]", EquivalentCalls::settled)
                                        .apply(next))),
                around(
                        "reasons-only-with-a-status",
                        "A reason requires a status.",
                        RequestFaults.refuse(
                                "CreateGrantVersion", body -> body.has("StatusReason") && !body.has("Status"))),
                new Equivalent(
                        "lists-lag",
                        "Lists lag behind writes.",
                        Variation.CALL,
                        options -> options.within(ResponseFaults.turn(
                                "ListDistributedGrants ListReceivedGrants", "Grants[]", new Lag()))),
                around(
                        "bare-versions-are-refused",
                        "A version without changes is not created.",
                        RequestFaults.refuse("CreateGrantVersion", body -> Stream.of(
                                        "GrantName", "AllowedOperations", "Status", "StatusReason", "Options")
                                .noneMatch(body::has))),
                around(
                        "no-signing-keys",
                        "Licenses signed with the issuer's own key are refused.",
                        RequestFaults.refuse("CreateLicense CreateLicenseVersion", body -> body.path("Issuer")
                                .has("SignKey"))),
                around(
                        "what-ended-is-answered-as-it-is",
                        "Repeated rejecting and deleting succeeds and changes nothing.",
                        RequestFaults.instead("RejectGrant DeleteGrant", (call, next) -> {
                            JsonNode grant = RequestFaults.read(call, next);
                            return ended(grant)
                                    ? RequestFaults.triple(
                                            grant, grant.path("GrantStatus").asText())
                                    : next.handle(call);
                        })),
                around(
                        "conflict-for-stale-versions",
                        "An outdated version is a conflict.",
                        RequestFaults.instead("DeleteGrant CreateGrantVersion", (call, next) -> {
                            JsonNode latest = RequestFaults.read(call, next).path("Version");
                            JsonNode named = call.body()
                                    .path(call.operation().equals("DeleteGrant") ? "Version" : "SourceVersion");
                            return named.isTextual() && latest.isTextual() && !named.equals(latest)
                                    ? ApiResponse.error(409, "ConflictException", "there is a later version")
                                    : next.handle(call);
                        })),
                around(
                        "redirect-for-another-home",
                        "Calls for another home Region are redirected.",
                        RequestFaults.when(
                                "CreateGrant",
                                body -> body.path("HomeRegion").isTextual()
                                        && !body.path("HomeRegion").asText().equals("us-east-1"),
                                ApiResponse.error(308, "RedirectException", "it is elsewhere"))),
                around(
                        "first-level-grants-are-their-own-parents",
                        "The parent of a grant by the owner of the license is the grant.",
                        next -> ResponseFaults.turn("GetGrant", "Grant", EquivalentCalls::ownParent)
                                .apply(ResponseFaults.turn(
                                                "ListDistributedGrants ListReceivedGrants",
                                                "Grants[]",
                                                EquivalentCalls::ownParent)
                                        .apply(next))),
                new Equivalent(
                        "delete-wants-the-listed-version",
                        "GetGrant and writes count acceptance as a version; lists and DeleteGrant do not.",
                        Variation.CALL,
                        options -> options.within(new TwoVersionCounts(false))),
                new Equivalent(
                        "changes-want-the-listed-version",
                        "GetGrant counts acceptance as a version; lists, DeleteGrant and SourceVersion do not.",
                        Variation.CALL,
                        options -> options.within(new TwoVersionCounts(true))),
                around(
                        "unknown-versions-are-not-found",
                        "A version that never existed is not found.",
                        RequestFaults.when(
                                "DeleteGrant",
                                body -> body.path("Version").asText().equals("4711"),
                                ApiResponse.error(400, "ResourceNotFoundException", "there is no such version"))),
                around(
                        "no-borrowing",
                        "Licenses cannot be borrowed.",
                        RequestFaults.refuse("CreateLicense", EquivalentCalls::mayBeBorrowed)),
                around(
                        "organizations-are-served-at-once",
                        "A grant to an organization is distributed when the response says so.",
                        RequestFaults.instead("CreateGrant CreateGrantVersion", (call, next) -> {
                            ApiResponse response = next.handle(call);
                            boolean distributed = call.body().has("GrantArn")
                                    || call.body().path("Principals").toString().contains(":organizations:");
                            return distributed
                                            && response.body()
                                                    .path("Status")
                                                    .asText()
                                                    .equals("PENDING_WORKFLOW")
                                    ? response.withBody(
                                            ((ObjectNode) response.body().deepCopy())
                                                    .put("Status", "WORKFLOW_COMPLETED"))
                                    : response;
                        })),
                new Equivalent(
                        "borrowing-needs-a-license-for-it",
                        "A grant allows borrowing only if its license does.",
                        Variation.CALL,
                        options -> options.within(borrowing())));
    }

    private static Equivalent around(String name, String description, UnaryOperator<Handler> around) {
        return new Equivalent(name, description, Variation.CALL, options -> options.within(around));
    }

    /** Returns whether a request has valid options; others are refused like any invalid member. */
    private static boolean hasOptions(ObjectNode request) {
        JsonNode behavior = request.path("Options").path("ActivationOverrideBehavior");
        return behavior.isTextual()
                && behavior.asText().matches("DISTRIBUTED_GRANTS_ONLY|ALL_GRANTS_PERMITTED_BY_ISSUER");
    }

    private static boolean activates(ObjectNode request) {
        return request.path("Status").asText().equals("ACTIVE");
    }

    private static JsonNode ownParent(JsonNode grant) {
        return grant.path("ParentArn").equals(grant.path("LicenseArn"))
                ? ((ObjectNode) grant).set("ParentArn", grant.path("GrantArn"))
                : grant;
    }

    private static boolean mayBeBorrowed(ObjectNode license) {
        return license.path("ConsumptionConfiguration").has("BorrowConfiguration");
    }

    private static UnaryOperator<Handler> borrowing() {
        Set<String> licenses = ConcurrentHashMap.newKeySet();
        return next -> call -> {
            boolean borrows = call.body().path("AllowedOperations").toString().contains("CheckoutBorrowLicense");
            if (call.operation().equals("CreateGrant")
                    && borrows
                    && !licenses.contains(call.body().path("LicenseArn").asText())) {
                return ApiResponse.error(400, "ValidationException", "the license cannot be borrowed");
            }
            ApiResponse response = next.handle(call);
            if (call.operation().equals("CreateLicense") && mayBeBorrowed(call.body())) {
                licenses.add(response.body().path("LicenseArn").asText());
            }
            return response;
        };
    }

    private static UnaryOperator<Handler> gone() {
        return ResponseFaults.successes(
                "GetGrant",
                response -> response.body()
                                .path("Grant")
                                .path("GrantStatus")
                                .asText()
                                .equals("DELETED")
                        ? ApiResponse.error(400, "ResourceNotFoundException", "there is no such grant")
                        : response);
    }

    /** The first version of its work is 2. */
    private static JsonNode settled(JsonNode grant) {
        return grant.path("GrantStatus").asText().equals("WORKFLOW_COMPLETED")
                ? ((ObjectNode) grant).put("GrantStatus", grant.path("Version").asInt() > 2 ? "ACTIVE" : "DISABLED")
                : grant;
    }

    private static boolean ended(JsonNode grant) {
        return grant.path("GrantStatus").asText().matches("REJECTED|DELETED");
    }

    /** Shows what it is given once it is old enough, until then what went before, if anything. */
    private static final class Lag implements UnaryOperator<JsonNode> {
        private static final long NANOS = 80_000_000;

        private final Map<String, JsonNode> shown = new ConcurrentHashMap<>();
        private final Map<JsonNode, Long> met = new ConcurrentHashMap<>();

        @Override
        public JsonNode apply(JsonNode grant) {
            String arn = grant.path("GrantArn").asText();
            long since = met.computeIfAbsent(grant, key -> System.nanoTime());
            if (System.nanoTime() - since > NANOS) {
                shown.put(arn, grant);
            }
            return shown.get(arn);
        }
    }
}
