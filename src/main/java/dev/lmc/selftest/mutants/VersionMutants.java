package dev.lmc.selftest.mutants;

import static dev.lmc.selftest.mutants.ResponseFaults.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.licensemanager.reference.domain.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Faults in version numbers, older versions, and the members that a new version keeps. */
final class VersionMutants {
    private VersionMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>();
        numbers(all);
        older(all);
        kept(all);
        outdated(all);
        return all;
    }

    private static void numbers(List<Mutant> all) {
        all.add(mutant(
                "versions-from-0",
                "LM-CG-23",
                "Version",
                "Versions are indexes.",
                () -> Fault.of(ResponseFaults.text("CreateGrant", "Version", "0"))));
        all.add(mutant(
                "version-is-a-uuid",
                "LM-CG-23",
                "Version",
                "A version is an entity tag.",
                () -> Fault.of(ResponseFaults.text("CreateGrant", "Version", "7c9e6679-7425-40de-944b-e07fc1f90ae7"))));
        all.add(mutant(
                "version-stays", "LM-CGV-40", "Version", "A new version overwrites the old one.", () -> numbered(0)));
        all.add(mutant(
                "version-stays-on-reactivation",
                "LM-CGV-40",
                "Version",
                "A version is looked up by its status, and used again if there is one.",
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                    @Override
                    public int nextVersion(Grant grant) {
                        return grant.status().equals("DISABLED") && wasActive(grant)
                                ? grant.latest().number()
                                : super.nextVersion(grant);
                    }
                })));
        all.add(mutant(
                "version-two-higher",
                "LM-CGV-41",
                "Version",
                "The version is incremented by both the caller and the store.",
                () -> numbered(2)));
        all.add(mutant(
                "answer-names-the-old-version",
                "LM-CGV-40",
                "Version",
                "The response is built from data that was read before the write.",
                () -> Fault.of(
                        ResponseFaults.reword("CreateGrantVersion", "Version", v -> "" + (Integer.parseInt(v) - 1)))));
        all.add(mutant(
                "accept-lowers-the-version",
                "LM-GL-40",
                "Version",
                "Accepting restarts the version numbers.",
                () -> Fault.of(ResponseFaults.text("AcceptGrant", "Version", "0"))));
        all.add(mutant(
                "rejected-grant-has-no-version",
                "LM-GL-40",
                "Grant.Version",
                "The version is reset when a grant ends.",
                () -> Fault.of(ResponseFaults.turn(
                        "GetGrant",
                        "Grant",
                        grant -> grant.path("GrantStatus").asText().equals("REJECTED")
                                ? ((ObjectNode) grant).put("Version", "0")
                                : grant))));
        all.add(mutant(
                "the-first-version-for-the-latest",
                "LM-GG-31",
                "Grant.Version",
                "The first row of a query is used instead of the last one.",
                () -> Fault.of(RequestFaults.repaired("GetGrant", body -> {
                    if (!body.has("Version")) {
                        body.put("Version", "1");
                    }
                }))));
    }

    private static void older(List<Mutant> all) {
        all.add(mutant(
                "version-asked-for-is-ignored",
                "LM-GG-30",
                "Grant.GrantName",
                "A member of the request is never read.",
                () -> Fault.of(RequestFaults.repaired("GetGrant", body -> body.remove("Version")))));
        all.add(mutant(
                "received-list-names-the-next-version",
                "LM-GG-24",
                "Grants[].Version",
                "The list is read from an index with version numbers of its own.",
                () -> Fault.of(ResponseFaults.reword(
                        "ListReceivedGrants",
                        "Grants[].Version",
                        version -> String.valueOf(Integer.parseInt(version) + 1)))));
        all.add(mutant(
                "grantee-reads-the-latest-only",
                "LM-GG-33",
                "Grant.GrantName",
                "Only reads by the grantor respect the version.",
                () -> Fault.of(RequestFaults.instead("GetGrant", (call, next) -> {
                    ObjectNode latest = call.body().deepCopy();
                    latest.remove("Version");
                    return next.handle(call.account().equals(RequestFaults.GRANTEE) ? call.withBody(latest) : call);
                }))));
        all.add(mutant(
                "older-version-has-the-new-number",
                "LM-GG-30",
                "Grant.Version",
                "Content and number come from two reads.",
                () -> Fault.of(ResponseFaults.text("GetGrant", "Grant.Version", "2"))));
        all.add(mutant(
                "version-read-up-to-its-last-digit",
                "LM-GG-32",
                "__type",
                "A version is parsed up to the first character that is not a digit.",
                () -> Fault.of(RequestFaults.member(
                        "GetGrant",
                        "Version",
                        version -> version.isTextual()
                                ? JSON.textNode(version.asText().replaceFirst("(\\d)\\D.*", "$1"))
                                : version))));
        all.add(mutant(
                "unknown-version-read-as-latest",
                "LM-GG-32",
                "__type",
                "A version that is not found falls back to the latest.",
                () -> Fault.of(RequestFaults.instead("GetGrant", (call, next) -> {
                    ApiResponse response = next.handle(call);
                    return response.succeeded()
                                    || !call.body().has("Version")
                                    || call.body().path("Version").isNumber()
                            ? response
                            : next.handle(call.withBody(call.body().deepCopy().without("Version")));
                }))));
        all.add(mutant(
                "any-older-source-is-taken",
                "LM-CGV-43",
                "__type",
                "The source is not compared with the latest version.",
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                    @Override
                    public boolean isLatest(Grant grant, String version) {
                        return true;
                    }
                })));
    }

    private static void kept(List<Mutant> all) {
        all.add(mutant(
                "renaming-resets-the-operations",
                "LM-CGV-30",
                "Grant.GrantedOperations",
                "Omitted members get their default.",
                () -> Fault.of(RequestFaults.repaired("CreateGrantVersion", body -> {
                    if (body.has("GrantName")) {
                        body.set("AllowedOperations", JSON.arrayNode().add("CheckoutLicense"));
                    }
                }))));
        all.add(mutant(
                "renaming-changes-nothing",
                "LM-CGV-30",
                "Grant.GrantName",
                "A member of the request is never read.",
                () -> Fault.of(RequestFaults.repaired("CreateGrantVersion", body -> body.remove("GrantName")))));
        all.add(mutant(
                "renamed-for-one-party-only",
                "LM-CGV-30",
                "Grant.GrantName",
                "The copy for the grantee keeps its name.",
                () -> Fault.of(new FirstNames().around())));
        all.add(mutant(
                "renaming-disables",
                "LM-CGV-33",
                "Grant.GrantStatus",
                "Every change has to be activated again.",
                () -> Fault.of(RequestFaults.repaired("CreateGrantVersion", body -> {
                    if (body.has("GrantName")) {
                        body.put("Status", "DISABLED");
                    }
                }))));
        all.add(mutant(
                "renaming-activates",
                "LM-CGV-33",
                "Grant.GrantStatus",
                "A new version is active by default.",
                () -> Fault.of(RequestFaults.repaired("CreateGrantVersion", body -> {
                    if (body.has("GrantName")) {
                        body.put("Status", "ACTIVE");
                    }
                }))));
        all.add(mutant(
                "operations-of-an-accepted-grant-stay",
                "LM-CGV-36",
                "Grant.GrantedOperations",
                "The accepted grant is copied, and the copy is never updated.",
                () -> Fault.of(RequestFaults.instead("CreateGrantVersion", (call, next) -> {
                    ObjectNode body = call.body().deepCopy();
                    if (!RequestFaults.read(call, next)
                            .path("GrantStatus")
                            .asText()
                            .equals("PENDING_ACCEPT")) {
                        body.remove("AllowedOperations");
                    }
                    return next.handle(call.withBody(body));
                }))));
        all.add(mutant(
                "operations-are-added",
                "LM-CGV-31",
                "Grant.GrantedOperations",
                "A new list is merged with the old one instead of replacing it.",
                () -> Fault.of(RequestFaults.instead("CreateGrantVersion", (call, next) -> {
                    ObjectNode body = call.body().deepCopy();
                    if (body.path("AllowedOperations") instanceof ArrayNode list
                            && list.toString().contains("CreateToken")) {
                        RequestFaults.read(call, next).path("GrantedOperations").forEach(list::add);
                    }
                    return next.handle(call.withBody(body));
                }))));
        all.add(mutant(
                "activating-clears-the-name",
                "LM-CGV-32",
                "Grant.GrantName",
                "A new version is built only from the request.",
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                            @Override
                            public boolean mayEdit(Grant grant, String caller) {
                                return true;
                            }
                        })
                        .and(RequestFaults.repaired("CreateGrantVersion", body -> {
                            if (body.has("Status")) {
                                body.put("GrantName", "grant");
                            }
                        }))));
    }

    private static void outdated(List<Mutant> all) {
        all.add(mutant(
                "delete-takes-older-versions",
                "LM-DG-30",
                "__type",
                "Any existing version is accepted.",
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                    @Override
                    public boolean isLatest(Grant grant, String version) {
                        return grant.version(version).isPresent();
                    }
                })));
        all.add(mutant(
                "delete-takes-any-version",
                "LM-DG-31",
                "__type",
                "A member of the request is never read.",
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                    @Override
                    public boolean isLatest(Grant grant, String version) {
                        return true;
                    }
                })));
        all.add(mutant(
                "delete-takes-any-version-of-what-is-active",
                "LM-DG-31",
                "__type",
                "Deleting an active grant disables it first, which makes a version of its own.",
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                    @Override
                    public boolean isLatest(Grant grant, String version) {
                        return grant.status().equals("ACTIVE") || super.isLatest(grant, version);
                    }
                })));
        all.add(mutant(
                "refused-delete-deletes",
                "LM-DG-30",
                "Grant",
                "The write comes before the check, and is not undone.",
                () -> Fault.of(RequestFaults.instead("DeleteGrant", (call, next) -> {
                    ApiResponse response = next.handle(call);
                    if (!response.succeeded()) {
                        ObjectNode body = call.body().deepCopy();
                        next.handle(call.withBody(body.put(
                                "Version",
                                RequestFaults.read(call, next).path("Version").asText())));
                    }
                    return response;
                }))));
        all.add(mutant(
                "refused-version-renames",
                "LM-CGV-43",
                "Grant",
                "A refused request is partly executed.",
                () -> Fault.of(RequestFaults.instead("CreateGrantVersion", (call, next) -> {
                    ApiResponse response = next.handle(call);
                    if (!response.succeeded()) {
                        ObjectNode body = call.body().deepCopy();
                        body.remove("SourceVersion");
                        next.handle(call.withBody(body.put("ClientToken", "half-done-" + System.nanoTime())));
                    }
                    return response;
                }))));
    }

    private static boolean wasActive(Grant grant) {
        return IntStream.rangeClosed(1, grant.latest().number())
                .mapToObj(number -> grant.version(String.valueOf(number)))
                .flatMap(Optional::stream)
                .anyMatch(version -> version.status().equals("ACTIVE"));
    }

    private static Fault numbered(int step) {
        return Fault.ofRules(rules -> new DelegatingRules(rules) {
            @Override
            public int nextVersion(Grant grant) {
                return grant.latest().number() + step;
            }
        });
    }

    /** Keeps the first name of each grant for the grantee. */
    private static final class FirstNames {
        private final Map<String, JsonNode> names = new ConcurrentHashMap<>();

        UnaryOperator<Handler> around() {
            return ResponseFaults.knowing("GetGrant", (call, response) -> {
                if (!response.succeeded()) {
                    return response;
                }
                JsonNode first = names.computeIfAbsent(
                        call.body().path("GrantArn").asText(),
                        arn -> response.body().path("Grant").path("GrantName"));
                JsonNode body = response.body().deepCopy();
                if (call.account().equals(RequestFaults.GRANTEE)) {
                    JsonPaths.turn(body, "Grant.GrantName", v -> first);
                }
                return response.withBody(body);
            });
        }
    }

    private static Mutant mutant(String name, String clause, String path, String description, Supplier<Fault> fault) {
        return FaultGroup.VERSION.mutant(name, clause, path, description, fault);
    }
}
