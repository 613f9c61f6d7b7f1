package dev.lmc.selftest.mutants;

import static dev.lmc.selftest.mutants.ResponseFaults.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.licensemanager.reference.domain.Grant;
import dev.lmc.licensemanager.reference.domain.GrantRules;
import dev.lmc.licensemanager.reference.domain.License;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Ended resources that become active again or are lost. */
final class EndedMutants {
    private static final String STATUS = "Grant.GrantStatus";

    private EndedMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>();
        for (String status : List.of("REJECTED", "DELETED")) {
            String name = status.toLowerCase(Locale.ROOT);
            all.add(mutant(
                    name + "-grant-can-be-accepted",
                    "LM-GL-10",
                    STATUS,
                    "A grant that has ended can be restored by accepting it.",
                    () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                        @Override
                        public boolean acceptable(String from) {
                            return super.acceptable(from) || from.equals(status);
                        }
                    })));
            all.add(mutant(
                    name + "-grant-can-be-activated",
                    "LM-GL-10",
                    STATUS,
                    "A grant that has ended can be restored by activating it.",
                    () -> Fault.ofRules(rules -> new Reviving(rules, status))));
            all.add(mutant(
                    name + "-grant-can-be-renamed",
                    "LM-GL-10",
                    "Grant.GrantName",
                    "The status is checked only by calls that change it.",
                    () -> Fault.ofRules(rules -> new Open(rules, status))));
            all.add(mutant(
                    "activating-a-" + name + "-grant-is-no-error",
                    "LM-GL-11",
                    "__type",
                    "An operation that changes nothing is reported as a success.",
                    () -> Fault.of(RequestFaults.instead("CreateGrantVersion", (call, next) -> {
                        JsonNode grant = RequestFaults.read(call, next);
                        return grant.path("GrantStatus").asText().equals(status)
                                ? RequestFaults.triple(grant, status)
                                : next.handle(call);
                    }))));
            all.add(mutant(
                    "accepting-a-" + name + "-grant-is-no-error",
                    "LM-GL-11",
                    "__type",
                    "An operation that changes nothing is reported as a success.",
                    () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                        @Override
                        public boolean accepted(String from) {
                            return super.accepted(from) || from.equals(status);
                        }
                    })));
        }
        all.add(mutant(
                "deleted-grant-that-was-active-can-be-activated",
                "LM-GL-10",
                STATUS,
                "An activation is looked up in the history of the grant, and restored.",
                () -> Fault.of(restored())));
        all.add(mutant(
                "deleting-a-rejected-grant-offers-it-again",
                "LM-GL-13",
                STATUS,
                "Deleting undoes the last change.",
                () -> Fault.of(offeredAgain())));
        all.add(mutant(
                "deleted-grant-can-be-rejected",
                "LM-GL-10",
                STATUS,
                "Rejecting ignores the status.",
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                    @Override
                    public boolean rejectable(String status) {
                        return true;
                    }
                })));
        all.add(mutant(
                "delete-leaves-the-grant",
                "LM-DG-20",
                STATUS,
                "Deleting returns DELETED, but does nothing.",
                () -> Fault.of(RequestFaults.instead(
                        "DeleteGrant",
                        (call, next) -> RequestFaults.triple(RequestFaults.read(call, next), "DELETED")))));
        all.add(mutant(
                "delete-leaves-the-grant-in-lists",
                "LM-DG-20",
                "Grants[].GrantStatus",
                "The index of the lists is not updated by a deletion.",
                () -> Fault.of(ResponseFaults.turn(
                        "ListReceivedGrants",
                        "Grants[].GrantStatus",
                        v -> v.asText().equals("DELETED") ? ResponseFaults.JSON.textNode("DISABLED") : v))));
        all.add(mutant(
                "active-grants-cannot-be-deleted",
                "LM-DG-20",
                "status",
                "A resource in use is protected from deletion.",
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                    @Override
                    public boolean deletable(String status) {
                        return !status.equals("ACTIVE") && super.deletable(status);
                    }
                })));
        all.add(mutant(
                "delete-answers-the-status-before",
                "LM-DG-20",
                "Status",
                "The response is built from data that was read before the write.",
                () -> Fault.of(text("DeleteGrant", "Status", "ACTIVE"))));
        all.add(mutant(
                "delete-refuses-what-is-new",
                "LM-DG-20",
                "status",
                "Only accepted grants can be deleted.",
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                    @Override
                    public boolean deletable(String status) {
                        return !status.equals("PENDING_ACCEPT") && super.deletable(status);
                    }
                })));
        all.add(mutant(
                "deleted-license-stays-received",
                "LM-DG-22",
                "Licenses[].ReceivedMetadata.ReceivedStatus",
                "Received licenses are copied when they are granted, and never updated.",
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                            @Override
                            public boolean isReceived(Grant grant) {
                                return true;
                            }
                        })
                        .and(ResponseFaults.turn(
                                "ListReceivedLicenses",
                                "Licenses[].ReceivedMetadata.ReceivedStatus",
                                v -> ResponseFaults.JSON.textNode("ACTIVE")))));
        all.add(mutant(
                "ended-grant-blocks-a-new-one",
                "LM-CG-61",
                "status",
                "Grants that have ended count as duplicates.",
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                    @Override
                    public boolean duplicates(Grant existing, License license, String principal) {
                        return existing.license() == license
                                && existing.principal().equals(principal);
                    }
                })));
        return all;
    }

    private static UnaryOperator<Handler> offeredAgain() {
        Set<String> offered = ConcurrentHashMap.newKeySet();
        UnaryOperator<Handler> deleting = RequestFaults.instead("DeleteGrant", (call, next) -> {
            JsonNode grant = RequestFaults.read(call, next);
            if (grant.path("GrantStatus").asText().equals("REJECTED")) {
                offered.add(grant.path("GrantArn").asText());
            }
            return next.handle(call);
        });
        return next -> showing(offered, "PENDING_ACCEPT").apply(deleting.apply(next));
    }

    private static UnaryOperator<Handler> restored() {
        Set<String> active = ConcurrentHashMap.newKeySet();
        Set<String> restored = ConcurrentHashMap.newKeySet();
        UnaryOperator<Handler> activating = RequestFaults.instead("CreateGrantVersion", (call, next) -> {
            String arn = call.body().path("GrantArn").asText();
            if (!call.body().path("Status").asText().equals("ACTIVE")) {
                return next.handle(call);
            }
            JsonNode grant = RequestFaults.read(call, next);
            if (active.contains(arn) && grant.path("GrantStatus").asText().equals("DELETED")) {
                restored.add(arn);
                return RequestFaults.triple(grant, "ACTIVE");
            }
            ApiResponse response = next.handle(call);
            if (response.succeeded()) {
                active.add(arn);
            }
            return response;
        });
        return next -> showing(restored, "ACTIVE").apply(activating.apply(next));
    }

    /** Shows a status for some grants. */
    private static UnaryOperator<Handler> showing(Set<String> arns, String status) {
        return ResponseFaults.turn(
                "GetGrant",
                "Grant",
                grant -> arns.contains(grant.path("GrantArn").asText())
                        ? ((ObjectNode) grant).put("GrantStatus", status)
                        : grant);
    }

    /** Takes new versions of grants that have ended. */
    private static class Open extends DelegatingRules {
        private final String status;

        Open(GrantRules base, String status) {
            super(base);
            this.status = status;
        }

        @Override
        public boolean ended(String of) {
            return super.ended(of) && !of.equals(status);
        }

        @Override
        public boolean duplicates(Grant existing, License license, String principal) {
            return super.duplicates(existing, license, principal)
                    && !Set.of("REJECTED", "DELETED").contains(existing.status());
        }
    }

    private static final class Reviving extends Open {
        private final String status;

        Reviving(GrantRules base, String status) {
            super(base, status);
            this.status = status;
        }

        @Override
        public boolean settable(Grant grant, String caller, String to) {
            return grant.status().equals(status) || super.settable(grant, caller, to);
        }
    }

    private static Mutant mutant(String name, String clause, String path, String description, Supplier<Fault> fault) {
        return FaultGroup.TRANSITION.mutant(name, clause, path, description, fault);
    }
}
