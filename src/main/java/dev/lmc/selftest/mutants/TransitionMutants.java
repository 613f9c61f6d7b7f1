package dev.lmc.selftest.mutants;

import static dev.lmc.selftest.mutants.ResponseFaults.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.licensemanager.reference.api.ApiCall;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.licensemanager.reference.domain.Grant;
import dev.lmc.licensemanager.reference.domain.GrantRules;
import dev.lmc.licensemanager.reference.domain.Principals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Status changes that are not allowed, do not happen, or are reverted. */
final class TransitionMutants {
    private static final String STATUS = "Grant.GrantStatus";

    private TransitionMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>();
        answering(all);
        activating(all);
        nowhere(all);
        organizations(all);
        return all;
    }

    private static void answering(List<Mutant> all) {
        all.add(mutant(
                "accept-does-nothing",
                "LM-AG-20",
                "Status",
                "An operation is a stub that returns the current state.",
                () -> afterAccept("PENDING_ACCEPT")));
        all.add(mutant(
                "accept-rejects",
                "LM-AG-20",
                "Status",
                "Two handlers are registered the wrong way round.",
                () -> afterAccept("REJECTED")));
        all.add(mutant(
                "accept-only-in-the-answer",
                "LM-AG-20",
                STATUS,
                "The response is built before the write, which fails silently.",
                () -> Fault.of(RequestFaults.instead(
                        "AcceptGrant",
                        (call, next) -> RequestFaults.triple(RequestFaults.read(call, next), "DISABLED")))));
        all.add(mutant(
                "accept-crashes-after-the-work",
                "LM-AG-01",
                "status",
                "The change is made, but then building the response fails.",
                () -> Fault.of(ResponseFaults.successes(
                        "AcceptGrant", a -> ApiResponse.error(500, "ServerInternalException", "oops")))));
        all.add(mutant(
                "reject-crashes-after-the-work",
                "LM-RG-01",
                "status",
                "The change is made, but then building the response fails.",
                () -> Fault.of(ResponseFaults.successes(
                        "RejectGrant", a -> ApiResponse.error(500, "ServerInternalException", "oops")))));
        all.add(mutant(
                "reject-disables",
                "LM-GL-04",
                STATUS,
                "A rejected grant is kept as disabled.",
                () -> afterReject("DISABLED")));
        all.add(mutant(
                "reject-does-nothing",
                "LM-RG-20",
                "Status",
                "An operation is a stub that returns the current state.",
                () -> afterReject("PENDING_ACCEPT")));
        all.add(mutant(
                "reject-deletes",
                "LM-RG-20",
                "Status",
                "Rejecting is implemented as deleting.",
                () -> afterReject("DELETED")));
        all.add(mutant(
                "no-rejecting-once-accepted",
                "LM-RG-21",
                "status",
                "Only a pending grant can be rejected.",
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                    @Override
                    public boolean rejectable(String status) {
                        return status.equals("PENDING_ACCEPT");
                    }
                })));
        all.add(mutant(
                "accepting-again-takes-it-back",
                "LM-GL-20",
                STATUS,
                "Accepting toggles the status.",
                () -> Fault.ofRules(Toggling::new)));
    }

    private static void activating(List<Mutant> all) {
        all.add(mutant(
                "no-disabling-once-active",
                "LM-GL-02",
                "status",
                "Only activating is implemented.",
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                    @Override
                    public boolean settable(Grant grant, String caller, String to) {
                        return !to.equals("DISABLED") && super.settable(grant, caller, to);
                    }
                })));
        all.add(mutant(
                "activating-changes-nothing",
                "LM-CGV-40",
                STATUS,
                "A new version keeps the old status.",
                () -> Fault.of(RequestFaults.repaired("CreateGrantVersion", body -> body.remove("Status")))
                        .and(text("CreateGrantVersion", "Status", "ACTIVE"))));
        all.add(mutant(
                "any-status-can-be-set",
                "LM-CGV-63",
                "__type",
                "Requests may have any value of the enum of statuses.",
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                    @Override
                    public boolean settable(Grant grant, String caller, String to) {
                        return true;
                    }
                })));
        all.add(mutant(
                "workflow-completed-can-be-set",
                "LM-CGV-63",
                "__type",
                "The list of statuses that no caller may set lacks one.",
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                    @Override
                    public boolean settable(Grant grant, String caller, String to) {
                        return to.equals("WORKFLOW_COMPLETED") || super.settable(grant, caller, to);
                    }
                })));
        all.add(mutant(
                "grantee-reads-another-status",
                "LM-GL-01",
                STATUS,
                "The views of the two parties come from two tables.",
                () -> Fault.of(ResponseFaults.to(
                        RequestFaults.GRANTEE,
                        "GetGrant",
                        STATUS,
                        v -> v.asText().equals("PENDING_ACCEPT") ? ResponseFaults.JSON.textNode("DISABLED") : v))));
        all.add(mutant(
                "new-grant-is-active-at-once",
                "LM-CG-20",
                "Status",
                "A grant takes effect without consent.",
                () -> Fault.of(ResponseFaults.text("CreateGrant", "Status", "ACTIVE"))));
    }

    /** Returns a fault that decides once for each ClientToken, so that a repeated call stays the same call. */
    private static UnaryOperator<Handler> toggling() {
        Map<String, Boolean> toggled = new ConcurrentHashMap<>();
        return RequestFaults.instead("CreateGrantVersion", (call, next) -> {
            String asked = call.body().path("Status").asText();
            boolean again = toggled.computeIfAbsent(
                    call.body().path("ClientToken").asText(), token -> RequestFaults.read(call, next)
                            .path("GrantStatus")
                            .asText()
                            .equals(asked));
            return next.handle(
                    again
                            ? call.withBody(call.body()
                                    .deepCopy()
                                    .put("Status", asked.equals("ACTIVE") ? "DISABLED" : "ACTIVE"))
                            : call);
        });
    }

    private static void nowhere(List<Mutant> all) {
        all.add(mutant(
                "setting-a-status-again-undoes-it",
                "LM-GL-21",
                STATUS,
                "Setting a status toggles.",
                () -> Fault.of(toggling())));
        all.add(mutant(
                "activating-what-is-offered-does-nothing",
                "LM-GL-23",
                STATUS,
                "A grant has to be accepted first, but the call succeeds without effect.",
                () -> Fault.of(RequestFaults.instead("CreateGrantVersion", (call, next) -> {
                    JsonNode grant = RequestFaults.read(call, next);
                    return grant.path("GrantStatus").asText().equals("PENDING_ACCEPT")
                                    && call.body().path("Status").asText().equals("ACTIVE")
                            ? RequestFaults.triple(grant, "PENDING_ACCEPT")
                            : next.handle(call);
                }))));
        all.add(mutant(
                "disabling-what-is-offered-rejects-it",
                "LM-GL-22",
                STATUS,
                "Disabling a grant before it is accepted is implemented as rejecting it.",
                () -> Fault.of(RequestFaults.instead("CreateGrantVersion", (call, next) -> {
                    String is =
                            RequestFaults.read(call, next).path("GrantStatus").asText();
                    return is.equals("PENDING_ACCEPT")
                                    && call.body().path("Status").asText().equals("DISABLED")
                            ? next.handle(new ApiCall(
                                    call.account(),
                                    call.region(),
                                    "RejectGrant",
                                    call.body().deepCopy().retain("GrantArn")))
                            : next.handle(call);
                }))));
    }

    private static void organizations(List<Mutant> all) {
        all.add(mutant(
                "organization-keeps-what-is-taken-back",
                "LM-GL-30",
                "status",
                "The deletion of a grant to an organization starts, but never ends.",
                () -> Fault.of(RequestFaults.instead("DeleteGrant", (call, next) -> {
                    JsonNode grant = RequestFaults.read(call, next);
                    return Principals.organization(
                                    grant.path("GranteePrincipalArn").asText())
                            ? RequestFaults.triple(grant, "PENDING_DELETE")
                            : next.handle(call);
                }))));
        all.add(mutant(
                "organization-waits-for-acceptance",
                "LM-GL-30",
                STATUS,
                "A grant to an organization is treated as one to an account.",
                () -> Fault.of(ResponseFaults.turn(
                        "GetGrant",
                        STATUS,
                        v -> v.asText().equals("WORKFLOW_COMPLETED")
                                ? ResponseFaults.JSON.textNode("PENDING_ACCEPT")
                                : v))));
        all.add(mutant(
                "organization-listed-as-active",
                "LM-GL-30",
                "Grants[].GrantStatus",
                "The list maps a status that was added later to an older one.",
                () -> Fault.of(ResponseFaults.text("ListDistributedGrants", "Grants[].GrantStatus", "ACTIVE"))));
        all.add(mutant(
                "organization-cannot-be-activated",
                "LM-GL-31",
                "status",
                "Only a grantee can activate a grant.",
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                    @Override
                    public boolean settable(Grant grant, String caller, String to) {
                        return !Principals.organization(grant.principal()) && super.settable(grant, caller, to);
                    }
                })));
    }

    private static Fault afterAccept(String status) {
        return Fault.ofRules(rules -> new DelegatingRules(rules) {
            @Override
            public String afterAccept() {
                return status;
            }
        });
    }

    private static Fault afterReject(String status) {
        return Fault.ofRules(rules -> new DelegatingRules(rules) {
            @Override
            public String afterReject() {
                return status;
            }
        });
    }

    private static final class Toggling extends DelegatingRules {
        private String from;

        Toggling(GrantRules base) {
            super(base);
        }

        @Override
        public boolean acceptable(String status) {
            from = status;
            return super.acceptable(status) || accepted(status);
        }

        @Override
        public String afterAccept() {
            return from.equals("PENDING_ACCEPT") ? super.afterAccept() : "PENDING_ACCEPT";
        }
    }

    private static Mutant mutant(String name, String clause, String path, String description, Supplier<Fault> fault) {
        return FaultGroup.TRANSITION.mutant(name, clause, path, description, fault);
    }
}
