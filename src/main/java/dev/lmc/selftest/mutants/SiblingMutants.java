package dev.lmc.selftest.mutants;

import static dev.lmc.selftest.mutants.Histories.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.selftest.mutants.Histories.GrantHistory;
import dev.lmc.selftest.mutants.HistoryMutants.HistoryMutant;
import java.util.List;

/** Faults in what several grants of one license share, and in what comes after a grant. */
final class SiblingMutants {
    private SiblingMutants() {}

    static List<HistoryMutant> all() {
        return List.of(
                new HistoryMutant(
                        "accepting-one-grant-accepts-another",
                        "Acceptance is stored with the license.",
                        5,
                        "license, 2 grants, accept one, read the other",
                        () -> fault((histories, call, next) -> {
                            ApiResponse response = next.handle(call);
                            if (call.operation().equals("AcceptGrant") && response.succeeded()) {
                                histories.grant(call).stream()
                                        .flatMap(grant -> histories.besides(grant).stream())
                                        .filter(other -> !other.has("DeleteGrant") && !other.has("RejectGrant"))
                                        .forEach(other -> next.handle(call.by(account(other))
                                                .withBody(ResponseFaults.JSON
                                                        .objectNode()
                                                        .put("GrantArn", other.arn()))));
                            }
                            return response;
                        })),
                new HistoryMutant(
                        "renaming-the-second-grant-renames-the-first",
                        "The name is stored with the license once there are several grants.",
                        5,
                        "license, 2 grants, rename the second, read the first",
                        () -> fault((histories, call, next) -> {
                            ApiResponse response = next.handle(call);
                            if (call.operation().equals("CreateGrantVersion")
                                    && response.succeeded()
                                    && call.body().has("GrantName")) {
                                histories.grant(call).ifPresent(grant -> histories.besides(grant).stream()
                                        .limit(1)
                                        .filter(first -> first
                                                == histories.of(grant.license()).get(0))
                                        .forEach(first -> next.handle(call.by(first.grantor())
                                                .withBody(ResponseFaults.JSON
                                                        .objectNode()
                                                        .put("GrantArn", first.arn())
                                                        .put("ClientToken", "also-" + System.nanoTime())
                                                        .put(
                                                                "GrantName",
                                                                call.body()
                                                                        .path("GrantName")
                                                                        .asText())))));
                            }
                            return response;
                        })),
                new HistoryMutant(
                        "reason-shows-in-another-grant",
                        "Reasons are looked up by license and status.",
                        6,
                        "license, 2 grants, activate both, one because, read the other",
                        () -> fault((histories, call, next) -> {
                            ApiResponse response = next.handle(call);
                            ObjectNode body = response.body().deepCopy();
                            JsonPaths.turn(body, "Grant", grant -> histories
                                    .grant(grant.path("GrantArn").asText())
                                    .filter(own ->
                                            grant.path("GrantStatus").asText().equals("ACTIVE"))
                                    .filter(own -> !grant.has("StatusReason"))
                                    .flatMap(own -> histories.besides(own).stream()
                                            .flatMap(other -> other.given("StatusReason").stream())
                                            .findFirst())
                                    .<JsonNode>map(reason -> ((ObjectNode) grant).put("StatusReason", reason))
                                    .orElse(grant));
                            return response.succeeded() ? response.withBody(body) : response;
                        })),
                new HistoryMutant(
                        "deleted-grant-lives-again-with-its-successor",
                        "Grants are found by license and principal.",
                        5,
                        "license, grant, delete, grant, read the first",
                        () -> fault((histories, call, next) -> {
                            ApiResponse response = next.handle(call);
                            ObjectNode body = response.body().deepCopy();
                            JsonPaths.turn(body, "Grant.GrantStatus", status -> histories
                                    .grant(call)
                                    .filter(own -> own.has("DeleteGrant"))
                                    .filter(own -> histories.besides(own).stream()
                                            .anyMatch(other -> later(histories, other, own)
                                                    && other.principal().equals(own.principal())
                                                    && !other.has("DeleteGrant")))
                                    .<JsonNode>map(own -> ResponseFaults.JSON.textNode("PENDING_ACCEPT"))
                                    .orElse(status));
                            return response.succeeded() ? response.withBody(body) : response;
                        })),
                new HistoryMutant(
                        "rejected-grant-waits-again-after-a-deletion",
                        "Deleting a grant recalculates which grants of its license are pending.",
                        6,
                        "license, grant, reject, grant, delete, read the first",
                        () -> fault((histories, call, next) -> {
                            ApiResponse response = next.handle(call);
                            ObjectNode body = response.body().deepCopy();
                            JsonPaths.turn(body, "Grant.GrantStatus", status -> histories
                                    .grant(call)
                                    .filter(own -> own.has("RejectGrant"))
                                    .filter(own ->
                                            histories.besides(own).stream().anyMatch(other -> other.has("DeleteGrant")))
                                    .<JsonNode>map(own -> ResponseFaults.JSON.textNode("PENDING_ACCEPT"))
                                    .orElse(status));
                            return response.succeeded() ? response.withBody(body) : response;
                        })),
                new HistoryMutant(
                        "third-grant-to-a-principal-is-refused",
                        "A grant that has ended counts as a live one.",
                        6,
                        "license, grant, delete, grant, delete, grant",
                        () -> fault((histories, call, next) -> call.operation().equals("CreateGrant")
                                        && histories
                                                        .of(call.body()
                                                                .path("LicenseArn")
                                                                .asText())
                                                        .stream()
                                                        .filter(grant -> grant.has("DeleteGrant")
                                                                && grant.principal()
                                                                        .equals(call.body()
                                                                                .path("Principals")
                                                                                .path(0)
                                                                                .asText()))
                                                        .count()
                                                >= 2
                                ? ApiResponse.error(400, "ConflictException", "there is a grant")
                                : next.handle(call))),
                new HistoryMutant(
                        "used-token-creates-another-grant-after-a-deletion",
                        "Deleting a grant also deletes its token.",
                        4,
                        "license, grant, delete, repeat the first call",
                        () -> fault((histories, call, next) -> {
                            boolean gone = call.operation().equals("CreateGrant")
                                    && histories
                                            .of(call.body().path("LicenseArn").asText())
                                            .stream()
                                            .filter(grant -> grant.has("DeleteGrant"))
                                            .anyMatch(grant -> grant.given("ClientToken")
                                                    .contains(call.body()
                                                            .path("ClientToken")
                                                            .asText()));
                            ObjectNode body = call.body().deepCopy();
                            return next.handle(
                                    gone ? call.withBody(body.put("ClientToken", "anew-" + System.nanoTime())) : call);
                        })),
                new HistoryMutant(
                        "former-grantee-reads-the-next-grant",
                        "Read permissions are stored with the license.",
                        4,
                        "license, grant to the outsider, grant to the grantee, read it as the outsider",
                        () -> fault((histories, call, next) -> {
                            boolean formerly = call.operation().equals("GetGrant")
                                    && histories.grant(call).stream()
                                            .flatMap(grant -> histories.besides(grant).stream())
                                            .anyMatch(other -> account(other).equals(call.account()));
                            return next.handle(
                                    formerly
                                            ? call.by(histories
                                                    .grant(call)
                                                    .orElseThrow()
                                                    .grantor())
                                            : call);
                        })),
                new HistoryMutant(
                        "grant-from-a-grant-follows-its-parents-name",
                        "A name is looked up through the parent.",
                        6,
                        "license, grant, activate, grant from it, rename the first, read the second",
                        () -> fault((histories, call, next) -> {
                            ApiResponse response = next.handle(call);
                            ObjectNode body = response.body().deepCopy();
                            JsonPaths.turn(body, "Grant.GrantName", name -> histories.grant(call).stream()
                                    .flatMap(own -> histories.besides(own).stream()
                                            .filter(parent -> account(parent).equals(own.grantor()))
                                            .filter(parent -> parent.gives("GrantName") > 0))
                                    .map(parent -> parent.given("GrantName"))
                                    .<JsonNode>map(names -> ResponseFaults.JSON.textNode(names.get(names.size() - 1)))
                                    .findFirst()
                                    .orElse(name));
                            return response.succeeded() ? response.withBody(body) : response;
                        })),
                new HistoryMutant(
                        "seventh-grant-has-the-operations-of-the-sixth",
                        "A batch of six grants is written with one list of operations.",
                        9,
                        "license, 7 grants, read the last",
                        () -> fault((histories, call, next) -> {
                            List<GrantHistory> others =
                                    histories.of(call.body().path("LicenseArn").asText());
                            if (!call.operation().equals("CreateGrant") || others.size() != 6) {
                                return next.handle(call);
                            }
                            ObjectNode body = call.body().deepCopy();
                            body.set(
                                    "AllowedOperations",
                                    others.get(5).past().get(0).call().body().path("AllowedOperations"));
                            return next.handle(call.withBody(body));
                        })));
    }

    private static boolean later(Histories histories, GrantHistory one, GrantHistory other) {
        List<GrantHistory> all = histories.of(one.license());
        return all.indexOf(one) > all.indexOf(other);
    }

    /** Returns the account that a grant is for. */
    private static String account(GrantHistory grant) {
        return grant.principal().split(":")[4];
    }
}
