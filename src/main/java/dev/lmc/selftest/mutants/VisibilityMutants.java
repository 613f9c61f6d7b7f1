package dev.lmc.selftest.mutants;

import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.licensemanager.reference.domain.Grant;
import dev.lmc.licensemanager.reference.domain.License;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Faults in permissions and visibility. */
final class VisibilityMutants {
    private static final String REFUSED = "__type";

    private VisibilityMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>();
        for (String operation : List.of("AcceptGrant", "RejectGrant")) {
            answering(operation, all);
        }
        reading(all);
        writing(all);
        granting(all);
        lists(all);
        wholeLists(all);
        return all;
    }

    private static void answering(String operation, List<Mutant> all) {
        String name = ApiNames.kebab(operation);
        String clause = operation.equals("AcceptGrant") ? "LM-AG-21" : "LM-RG-22";
        all.add(mutant(
                "grantor-may-" + name,
                clause,
                REFUSED,
                "Anyone who can read a grant can accept or reject it.",
                () -> Fault.of(RequestFaults.as(
                        RequestFaults.GRANTEE, operation, call -> call.account().equals(RequestFaults.GRANTOR)))));
        all.add(mutant(
                "outsider-may-" + name,
                clause,
                REFUSED,
                "The caller is not compared with the grantee at all.",
                () -> Fault.of(RequestFaults.as(
                        RequestFaults.GRANTEE, operation, call -> call.account().equals(RequestFaults.OUTSIDER)))));
        all.add(mutant(
                "refused-" + name + "-is-done",
                clause,
                "Grant",
                "The write comes before the check, and is not undone.",
                () -> Fault.of(RequestFaults.instead(operation, (call, next) -> {
                    ApiResponse response = next.handle(call);
                    if (!response.succeeded()) {
                        next.handle(call.by(RequestFaults.GRANTEE));
                    }
                    return response;
                }))));
    }

    private static void reading(List<Mutant> all) {
        all.add(mutant(
                "outsider-reads-grants",
                "LM-GG-21",
                REFUSED,
                "Grants are found by ARN, whoever calls.",
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                    @Override
                    public boolean mayRead(Grant grant, String caller) {
                        return true;
                    }
                })));
        all.add(mutant(
                "outsider-reads-what-is-active",
                "LM-GG-21",
                REFUSED,
                "A cache of active grants is asked before the permissions.",
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                    @Override
                    public boolean mayRead(Grant grant, String caller) {
                        return grant.status().equals("ACTIVE") || super.mayRead(grant, caller);
                    }
                })));
        all.add(mutant(
                "outsider-reads-what-has-ended",
                "LM-GG-21",
                REFUSED,
                "Grants that have ended move to an archive without permissions.",
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                    @Override
                    public boolean mayRead(Grant grant, String caller) {
                        return grant.status().matches("REJECTED|DELETED") || super.mayRead(grant, caller);
                    }
                })));
        all.add(mutant(
                "grantee-cannot-read",
                "LM-GG-20",
                "status",
                "Grants are found by their owner.",
                () -> Fault.of(RequestFaults.as(RequestFaults.OUTSIDER, "GetGrant", call -> call.account()
                        .equals(RequestFaults.GRANTEE)))));
        all.add(mutant(
                "grantee-does-not-list-what-is-active",
                "LM-LRG-42",
                "Grants[]",
                "The list of received grants contains only invitations.",
                () -> Fault.of(hidden("ListReceivedGrants", "ACTIVE"))));
        all.add(mutant(
                "unknown-grant-read-as-nothing",
                "LM-GG-22",
                REFUSED,
                "A lookup that finds nothing returns an empty object.",
                () -> Fault.of(ResponseFaults.refusals(
                        "GetGrant",
                        response -> response.body().path("__type").asText().startsWith("Resource")
                                ? ApiResponse.ok(ResponseFaults.JSON.objectNode())
                                : response))));
    }

    private static void writing(List<Mutant> all) {
        all.add(mutant(
                "outsider-makes-versions",
                "LM-CGV-60",
                REFUSED,
                "Anyone who knows the ARN may change the grant.",
                () -> Fault.of(RequestFaults.as(RequestFaults.GRANTEE, "CreateGrantVersion", call -> call.account()
                        .equals(RequestFaults.OUTSIDER)))));
        all.add(mutant(
                "grantee-deletes",
                "LM-DG-40",
                REFUSED,
                "Both parties may delete.",
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                    @Override
                    public boolean mayDelete(Grant grant, String caller) {
                        return mayRead(grant, caller);
                    }
                })));
        all.add(mutant(
                "outsider-deletes",
                "LM-DG-41",
                REFUSED,
                "Anyone who knows the ARN may delete the grant.",
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                    @Override
                    public boolean mayDelete(Grant grant, String caller) {
                        return true;
                    }
                })));
        all.add(mutant(
                "deleting-twice-over-unknown-succeeds",
                "LM-DG-43",
                REFUSED,
                "Deleting never fails, to be idempotent.",
                () -> Fault.of(RequestFaults.when(
                        "DeleteGrant",
                        body -> body.path("GrantArn").asText().contains(":license:"),
                        ApiResponse.ok(ResponseFaults.JSON.objectNode().put("Status", "DELETED"))))));
    }

    private static void granting(List<Mutant> all) {
        all.add(mutant(
                "anybody-grants",
                "LM-CG-33",
                REFUSED,
                "The owner of the license is not checked.",
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                    @Override
                    public boolean mayGrant(License license, String caller) {
                        return true;
                    }
                })));
        all.add(mutant(
                "grantee-grants-without-leave",
                "LM-CG-41",
                REFUSED,
                "Anyone who received a license may share it.",
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                    @Override
                    public boolean mayGrantOn(Grant parent, Collection<String> operations) {
                        return parent.latest().operations().containsAll(operations);
                    }
                })));
        all.add(mutant(
                "refused-grant-from-a-grant-is-made",
                "LM-CG-41",
                "Grants",
                "The write comes before the check, and is not undone.",
                () -> Fault.of(RequestFaults.instead("CreateGrant", (call, next) -> {
                    ApiResponse response = next.handle(call);
                    if (!response.succeeded() && call.account().equals(RequestFaults.GRANTEE)) {
                        next.handle(call.by(RequestFaults.GRANTOR));
                    }
                    return response;
                }))));
        all.add(mutant(
                "grantee-grants-more-than-it-has",
                "LM-CG-42",
                REFUSED,
                "The operations of a grant from a grant are not compared with its parent's.",
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                    @Override
                    public boolean mayGrantOn(Grant parent, Collection<String> operations) {
                        return parent.latest().operations().contains("CreateGrant");
                    }
                })));
        all.add(mutant(
                "nobody-grants-on",
                "LM-CG-40",
                "status",
                "Only owners of licenses can create grants.",
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                    @Override
                    public boolean mayGrantOn(Grant parent, Collection<String> operations) {
                        return false;
                    }
                })));
        all.add(mutant(
                "any-home-region",
                "LM-CG-32",
                REFUSED,
                "The home Region is stored but never checked.",
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                    @Override
                    public boolean isHome(String homeRegion, License license, String calledRegion) {
                        return true;
                    }
                })));
        all.add(mutant(
                "second-grant-to-the-same-principal",
                "LM-CG-60",
                REFUSED,
                "An existing grant is not checked for.",
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                    @Override
                    public boolean duplicates(Grant existing, License license, String principal) {
                        return false;
                    }
                })));
    }

    private static void wholeLists(List<Mutant> all) {
        for (String list : ApiNames.LISTS) {
            String owner = list.equals("ListDistributedGrants") ? RequestFaults.GRANTOR : RequestFaults.GRANTEE;
            for (String other : List.of(RequestFaults.GRANTOR, RequestFaults.GRANTEE, RequestFaults.OUTSIDER)) {
                if (!other.equals(owner)) {
                    all.add(mutant(
                            ApiNames.kebab(list) + "-without-filters-shows-" + owner + "-to-" + other,
                            ApiNames.clause(list, list.equals("ListReceivedLicenses") ? "53" : "44"),
                            ApiNames.elements(list) + "[]",
                            "Only a list with filters is restricted to its caller.",
                            () -> Fault.of(RequestFaults.as(
                                    owner,
                                    list,
                                    call -> call.account().equals(other)
                                            && !call.body().has("Filters")
                                            && !call.body().has(ApiNames.arns(list))))));
                    all.add(mutant(
                            ApiNames.kebab(list) + "-by-filter-shows-" + owner + "-to-" + other,
                            ApiNames.clause(list, list.equals("ListReceivedLicenses") ? "52" : "41"),
                            ApiNames.elements(list) + "[]",
                            "The index that a filter uses holds the resources of all accounts.",
                            () -> Fault.of(RequestFaults.as(
                                    owner,
                                    list,
                                    call -> call.account().equals(other)
                                            && call.body().has("Filters")
                                            && !call.body().has(ApiNames.arns(list))))));
                }
            }
        }
        all.add(mutant(
                "grant-from-a-grant-cannot-be-accepted",
                "LM-CG-44",
                "status",
                "A grantee can see only grants by the owner of the license.",
                () -> Fault.of(RequestFaults.instead("AcceptGrant", (call, next) -> {
                    boolean fromGrant = RequestFaults.read(call, next)
                            .path("ParentArn")
                            .asText()
                            .contains(":grant:");
                    return next.handle(fromGrant ? call.by("444444444444") : call);
                }))));
        all.add(mutant(
                "grant-from-a-grant-cannot-be-taken-back",
                "LM-CG-44",
                "status",
                "The owner of the license is checked instead of the creator of the grant.",
                () -> Fault.of(RequestFaults.as(RequestFaults.OUTSIDER, "DeleteGrant", call -> call.account()
                        .equals(RequestFaults.GRANTEE)))));
    }

    private static void lists(List<Mutant> all) {
        all.add(leak(
                "distributed-grants-of-all-accounts",
                "ListDistributedGrants",
                RequestFaults.GRANTOR,
                RequestFaults.OUTSIDER,
                "LM-LDG-41"));
        all.add(leak(
                "grantee-lists-its-grants-as-distributed",
                "ListDistributedGrants",
                RequestFaults.GRANTOR,
                RequestFaults.GRANTEE,
                "LM-LDG-41"));
        all.add(leak(
                "received-grants-of-all-accounts",
                "ListReceivedGrants",
                RequestFaults.GRANTEE,
                RequestFaults.OUTSIDER,
                "LM-LRG-41"));
        all.add(leak(
                "grantor-lists-its-grants-as-received",
                "ListReceivedGrants",
                RequestFaults.GRANTEE,
                RequestFaults.GRANTOR,
                "LM-LRG-41"));
        all.add(leak(
                "grantor-lists-its-licenses-as-received",
                "ListReceivedLicenses",
                RequestFaults.GRANTEE,
                RequestFaults.GRANTOR,
                "LM-LRL-52"));
        all.add(mutant(
                "grants-from-grants-are-not-listed",
                "LM-LDG-42",
                "Grants[]",
                "Distributed grants are those of the owner of a license.",
                () -> Fault.of(
                        ResponseFaults.to(RequestFaults.GRANTEE, "ListDistributedGrants", "Grants[]", grant -> null))));
        all.add(leak(
                "received-licenses-of-all-accounts",
                "ListReceivedLicenses",
                RequestFaults.GRANTEE,
                RequestFaults.OUTSIDER,
                "LM-LRL-52"));
        for (String list : List.of("ListDistributedGrants", "ListReceivedGrants")) {
            for (String status : List.of("PENDING_ACCEPT", "DISABLED", "ACTIVE")) {
                all.add(mutant(
                        ApiNames.kebab(list) + "-hides-"
                                + ApiNames.kebab(status).replace('_', '-'),
                        list.equals("ListReceivedGrants") && !status.equals("PENDING_ACCEPT")
                                ? "LM-LRG-42"
                                : ApiNames.clause(list, "40"),
                        "Grants[]",
                        "A list omits a status that a page of the console does not show.",
                        () -> Fault.of(hidden(list, status))));
            }
        }
        for (String status : List.of("PENDING_ACCEPT", "DISABLED", "ACTIVE")) {
            all.add(mutant(
                    "license-is-not-received-when-" + ApiNames.kebab(status).replace('_', '-'),
                    status.startsWith("P") ? "LM-LRL-51" : "LM-LRL-50",
                    "Licenses[]",
                    "Received licenses are those of grants in some statuses only.",
                    () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                        @Override
                        public boolean isReceived(Grant grant) {
                            return super.isReceived(grant) && !grant.status().equals(status);
                        }
                    })));
        }
    }

    private static Mutant leak(String name, String list, String of, String to, String clause) {
        return mutant(
                name,
                clause,
                ApiNames.elements(list) + "[]",
                "A list is not restricted to its caller.",
                () -> Fault.of(RequestFaults.as(of, list, call -> call.account().equals(to))));
    }

    private static UnaryOperator<Handler> hidden(String list, String status) {
        return ResponseFaults.turn(
                list, "Grants[]", grant -> grant.path("GrantStatus").asText().equals(status) ? null : grant);
    }

    private static Mutant mutant(String name, String clause, String path, String description, Supplier<Fault> fault) {
        return FaultGroup.VISIBILITY.mutant(name, clause, path, description, fault);
    }
}
