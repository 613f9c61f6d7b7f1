package dev.lmc.selftest.compound;

import static dev.lmc.selftest.mutants.RequestFaults.GRANTEE;
import static dev.lmc.selftest.mutants.RequestFaults.GRANTOR;

import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.licensemanager.reference.domain.Grant;
import dev.lmc.selftest.mutants.ApiNames;
import dev.lmc.selftest.mutants.DelegatingProtocol;
import dev.lmc.selftest.mutants.DelegatingRules;
import dev.lmc.selftest.mutants.DelegatingRules.OneAccount;
import dev.lmc.selftest.mutants.Fault;
import dev.lmc.selftest.mutants.OldGrants;
import dev.lmc.selftest.mutants.RequestFaults;
import dev.lmc.selftest.mutants.ResponseFaults;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The servers with a closed door. */
public final class Doors {
    private static final ApiResponse REFUSAL = ApiResponse.error(400, "ValidationException", "this is not allowed");
    private static final ApiResponse UNKNOWN = ApiResponse.error(400, "UnknownOperationException", null);
    private static final List<Door> ALL = list();

    private Doors() {}

    public static List<Door> all() {
        return ALL;
    }

    public static Optional<Door> named(String name) {
        return ALL.stream().filter(door -> door.name().equals(name)).findFirst();
    }

    private static List<Door> list() {
        return List.of(
                door(
                        "door-active-at-once",
                        "LM-CG-20",
                        "Status",
                        List.of("LM-CG-20", "LM-AG-20", "LM-GL-22", "LM-GL-23"),
                        "A public emulator makes grants ACTIVE at once, without acceptance.",
                        () -> created("ACTIVE", "ACTIVE", Set.of())),
                door(
                        "door-pending-workflow-for-ever",
                        "LM-CG-20",
                        "Grant.GrantStatus",
                        List.of("LM-CG-20", "LM-GL-22", "LM-GL-23"),
                        "A public emulator never completes the workflow of a new grant, which can be accepted all"
                                + " the same.",
                        () -> created("PENDING_WORKFLOW", "PENDING_WORKFLOW", Set.of("PENDING_WORKFLOW"))),
                door(
                        "door-grantee-blind",
                        "LM-GG-20",
                        "status",
                        List.of("LM-GG-20", "LM-LRG", "LM-LRL"),
                        "Grants and licenses are looked up by their owner: the grantee can neither read nor list any.",
                        () -> Fault.of(empty("ListReceivedGrants ListReceivedLicenses"))
                                .and(RequestFaults.as(RequestFaults.OUTSIDER, "GetGrant", call -> call.account()
                                        .equals(GRANTEE)))),
                door(
                        "door-nobody-can-accept",
                        "LM-AG-01",
                        "status",
                        List.of("LM-AG"),
                        "The rule that lets a grantee accept is inverted.",
                        () -> Fault.of(RequestFaults.instead("AcceptGrant", (call, next) -> {
                            ApiResponse response = next.handle(call.by(GRANTOR));
                            return response.succeeded() ? REFUSAL : response;
                        }))),
                door(
                        "door-accept-activates",
                        "",
                        "",
                        List.of(),
                        "Accepting activates at once, as a page of the user guide says.",
                        () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                            @Override
                            public String afterAccept() {
                                return "ACTIVE";
                            }
                        })),
                door(
                        "door-lists-always-empty",
                        "LM-LDG-19",
                        "Grants[]",
                        List.of("LM-LDG", "LM-LRG", "LM-LRL"),
                        "The lists are stubs.",
                        () -> Fault.of(empty("ListDistributedGrants ListReceivedGrants ListReceivedLicenses"))),
                confined(
                        "door-filters-ignored-deleted-kept",
                        "LM-LDG-22",
                        "Grants[]",
                        List.of(
                                "LM-LDG-12",
                                "LM-LDG-2",
                                "LM-LDG-36",
                                "LM-LRG-12",
                                "LM-LRG-2",
                                "LM-LRG-36",
                                "LM-LRL-12",
                                "LM-LRL-2",
                                "LM-LRL-36",
                                "LM-LRL-63"),
                        "Filters are accepted but never applied, and nothing ever leaves a list.",
                        () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                                    @Override
                                    public boolean isReceived(Grant grant) {
                                        return true;
                                    }
                                })
                                .and(RequestFaults.repaired(
                                        String.join(" ", ApiNames.LISTS), body -> body.remove("Filters")))),
                door(
                        "door-one-account",
                        "LM-GG-21",
                        "",
                        List.of(),
                        "Signatures are not checked: all callers are one account, which may do everything.",
                        () -> Fault.ofRules(OneAccount::new).and(RequestFaults.as(GRANTOR, "*", call -> true))),
                door(
                        "door-delete-refused",
                        "LM-DG-01",
                        "status",
                        List.of("LM-DG"),
                        "Nobody may delete anything.",
                        () -> Fault.of(RequestFaults.instead("DeleteGrant", (call, next) -> REFUSAL))),
                door(
                        "door-licenses-never-available",
                        "",
                        "",
                        List.of(),
                        "Licenses stay PENDING_AVAILABLE in all responses, but can be granted.",
                        () -> Fault.of(ResponseFaults.text("CreateLicense", "Status", "PENDING_AVAILABLE"))
                                .and(ResponseFaults.text("GetLicense", "License.Status", "PENDING_AVAILABLE"))
                                .and(ResponseFaults.text(
                                        "ListLicenses ListReceivedLicenses",
                                        "Licenses[].Status",
                                        "PENDING_AVAILABLE"))),
                new Door(
                        "door-create-license-unknown",
                        "",
                        "",
                        List.of("LM-LRL"),
                        "The API cannot create licenses; one exists.",
                        false,
                        true,
                        () -> Fault.of(RequestFaults.instead(
                                "CreateLicense CreateLicenseVersion DeleteLicense", (call, next) -> UNKNOWN))),
                confined(
                        "door-plain-json-without-request-ids",
                        "LM-P-03",
                        "header x-amzn-RequestId",
                        List.of("LM-P-02", "LM-P-03", "LM-P-18"),
                        "A web framework returns JSON with its own headers.",
                        () -> everywhere(response -> response.withHeaders(
                                Map.of("Content-Type", "application/json", "x-amzn-RequestId", "")))),
                door(
                        "door-refusals-are-500",
                        "LM-P-06",
                        "status",
                        List.of(),
                        "Every error ends in the framework's exception handler.",
                        () -> everywhere(response -> response.succeeded()
                                ? response
                                : ApiResponse.error(500, "InternalFailure", "an uncaught exception"))),
                confined(
                        "door-a-thousand-old-grants",
                        "",
                        "",
                        List.of(),
                        "Earlier runs have left a thousand grants behind, some of them deleted.",
                        () -> new OldGrants(1000)),
                door(
                        "door-no-versions-of-grants",
                        "LM-CGV-01",
                        "status",
                        List.of("LM-CGV", "LM-GL"),
                        "CreateGrantVersion is not built yet.",
                        () -> Fault.of(RequestFaults.instead("CreateGrantVersion", (call, next) -> UNKNOWN))));
    }

    /** @param acceptable the statuses other than PENDING_ACCEPT in which a grant can be accepted or rejected */
    private static Fault created(String at, String then, Set<String> acceptable) {
        return Fault.ofRules(rules -> new DelegatingRules(rules) {
            @Override
            public String created() {
                return at;
            }

            @Override
            public String offered() {
                return then;
            }

            @Override
            public boolean acceptable(String status) {
                return acceptable.contains(status) || super.acceptable(status);
            }

            @Override
            public boolean rejectable(String status) {
                return acceptable.contains(status) || super.rejectable(status);
            }
        });
    }

    private static UnaryOperator<Handler> empty(String lists) {
        return next -> call -> {
            ApiResponse response = next.handle(call);
            return ResponseFaults.of(lists, call.operation()) && response.succeeded()
                    ? ApiResponse.ok(ResponseFaults.JSON
                            .objectNode()
                            .set(ApiNames.elements(call.operation()), ResponseFaults.JSON.arrayNode()))
                    : response;
        };
    }

    /** Returns a fault that changes all responses, including errors raised in front of the service. */
    private static Fault everywhere(UnaryOperator<ApiResponse> change) {
        return Fault.ofProtocol(protocol -> new DelegatingProtocol(protocol) {
                    @Override
                    public ApiResponse refused(ApiResponse refusal) {
                        return change.apply(super.refused(refusal));
                    }
                })
                .and(ResponseFaults.all("*", change));
    }

    private static Door door(
            String name, String clause, String path, List<String> about, String description, Supplier<Fault> fault) {
        return new Door(name, clause, path, about, description, false, false, fault);
    }

    private static Door confined(
            String name, String clause, String path, List<String> about, String description, Supplier<Fault> fault) {
        return new Door(name, clause, path, about, description, true, false, fault);
    }
}
