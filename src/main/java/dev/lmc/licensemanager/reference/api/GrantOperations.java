package dev.lmc.licensemanager.reference.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.domain.Grant;
import dev.lmc.licensemanager.reference.domain.Grant.GrantVersion;
import dev.lmc.licensemanager.reference.domain.Grant.WorkflowDelay;
import dev.lmc.licensemanager.reference.domain.GrantRules;
import dev.lmc.licensemanager.reference.domain.LicenseStore;
import dev.lmc.licensemanager.reference.domain.LicenseStore.Key;
import dev.lmc.licensemanager.reference.domain.Principals;
import dev.lmc.licensemanager.reference.domain.ServiceError;
import java.util.ArrayList;
import java.util.List;

/** Implements accepting, rejecting, versioning, deleting and reading grants. */
final class GrantOperations {
    private final LicenseStore store;
    private final GrantRules rules;
    private final WorkflowDelay delay;
    private final String distributed;

    GrantOperations(LicenseStore store, GrantRules rules, WorkflowDelay delay, String distributed) {
        this.store = store;
        this.rules = rules;
        this.delay = delay;
        this.distributed = distributed;
    }

    ObjectNode accept(ApiCall call) {
        Grant grant = visible(call);
        if (!rules.mayAnswer(grant, call.account())) {
            throw ServiceError.invalid("account " + call.account() + " is not allowed to accept " + grant.arn());
        }
        if (rules.acceptable(grant.status())) {
            change(call, grant, grant.latest().withStatus(rules.afterAccept()));
        } else if (!rules.accepted(grant.status())) {
            throw untimely(grant);
        }
        return ResourceViews.triple(grant);
    }

    ObjectNode reject(ApiCall call) {
        Grant grant = visible(call);
        if (!rules.mayAnswer(grant, call.account())) {
            throw ServiceError.notAllowed("account " + call.account() + " is not allowed to reject " + grant.arn());
        }
        if (rules.rejectable(grant.status())) {
            change(call, grant, grant.latest().withStatus(rules.afterReject()));
            endChildren(grant);
        } else if (!grant.status().equals("REJECTED")) {
            throw untimely(grant);
        }
        return ResourceViews.triple(grant);
    }

    ObjectNode version(ApiCall call) {
        Grant grant = visible(call);
        ObjectNode asked = call.body();
        if (!rules.mayVersion(grant, call.account())) {
            throw unknown(call);
        }
        if (rules.ended(grant.status()) || grant.status().startsWith("PENDING_") && !offered(grant)) {
            throw untimely(grant);
        }
        String source = text(asked, "SourceVersion");
        if (source != null && !rules.isLatest(grant, source)) {
            throw ServiceError.invalid("SourceVersion " + source + " is not the latest version");
        }
        boolean edits = asked.has("GrantName") || asked.has("AllowedOperations");
        if (edits && !rules.mayEdit(grant, call.account())) {
            throw ServiceError.notAllowed("only the grantor changes the name and the operations of a grant");
        }
        String status = text(asked, "Status");
        if (status != null && !rules.settable(grant, call.account(), status)) {
            throw ServiceError.invalid("a grant that is " + grant.status() + " cannot be set to " + status);
        }
        String override = text(asked.path("Options"), "ActivationOverrideBehavior");
        if (asked.has("Options") && !"ACTIVE".equals(status)) {
            throw ServiceError.invalid("Options require Status ACTIVE");
        }
        GrantVersion before = grant.latest();
        grant.add(new GrantVersion(
                rules.nextVersion(grant),
                asked.path("GrantName").asText(before.name()),
                asked.has("AllowedOperations") ? texts(asked.path("AllowedOperations")) : before.operations(),
                status == null ? before.status() : status,
                rules.reason(before, status, text(asked, "StatusReason")),
                override == null ? before.override() : override));
        store.grants(Key.PRINCIPAL, grant.principal())
                .filter(other -> rules.replaces(override, grant, other))
                .forEach(
                        other -> other.add(other.latest().withStatus("DISABLED").numbered(rules.nextVersion(other))));
        if (status != null && rules.takesWorkflow(grant)) {
            boolean organization = Principals.organization(grant.principal());
            grant.change(grant.latest().withStatus("PENDING_WORKFLOW"));
            grant.later(store.now().plus(delay.work()), organization ? activated(status) : status, true);
        }
        return ResourceViews.triple(grant);
    }

    ObjectNode delete(ApiCall call) {
        Grant grant = visible(call);
        if (!rules.mayDelete(grant, call.account())) {
            throw ServiceError.notAllowed("only the grantor deletes a grant");
        }
        if (!rules.isLatest(grant, call.body().path("Version").asText())) {
            throw ServiceError.invalid("the version given does not match the latest version of the grant");
        }
        if (!rules.deletable(grant.status())) {
            throw untimely(grant);
        }
        if (!grant.status().equals("DELETED")) {
            String reason = text(call.body(), "StatusReason");
            boolean organization = Principals.organization(grant.principal());
            grant.stopWork();
            change(
                    call,
                    grant,
                    grant.latest().withReason(reason).withStatus(organization ? "PENDING_DELETE" : "DELETED"));
            if (organization) {
                grant.later(store.now().plus(delay.work()), "DELETED", false);
            }
            endChildren(grant);
        }
        return ResourceViews.triple(grant);
    }

    ObjectNode get(ApiCall call) {
        Grant grant = store.grant(call.body().path("GrantArn").asText())
                .filter(g -> rules.mayRead(g, call.account()))
                .orElseThrow(() -> unknown(call));
        String version = text(call.body(), "Version");
        GrantVersion read = version == null
                ? grant.latest()
                : grant.version(version)
                        .orElseThrow(() ->
                                new ServiceError("ResourceNotFoundException", "the grant has no version " + version));
        return JsonNodeFactory.instance.objectNode().set("Grant", ResourceViews.grant(grant, read));
    }

    /** Ends the grants that the grantee has made from its own grant. */
    private void endChildren(Grant parent) {
        List<Grant> children = store.grants(Key.PARENT, parent.arn())
                .filter(grant -> rules.endsWith(parent, grant))
                .toList();
        for (Grant child : children) {
            child.stopWork();
            child.change(child.latest().withStatus("DELETED"));
            endChildren(child);
        }
    }

    private void change(ApiCall call, Grant grant, GrantVersion changed) {
        if (rules.makesVersion(call.operation())) {
            grant.add(changed.numbered(changed.number() + 1));
        } else {
            grant.change(changed);
        }
    }

    private Grant visible(ApiCall call) {
        return store.grant(call.body().path("GrantArn").asText())
                .filter(grant -> rules.mayRead(grant, call.account())
                        || rules.mayAnswer(grant, call.account())
                        || rules.mayDelete(grant, call.account())
                        || rules.mayVersion(grant, call.account()))
                .orElseThrow(() -> unknown(call));
    }

    /**
     * Returns the status of an activated grant. Grants to organizations show WORKFLOW_COMPLETED, which did not exist
     * before 2021-06-23.
     */
    private String activated(String status) {
        return distributed.equals("WORKFLOW_COMPLETED") ? distributed : status;
    }

    private static boolean offered(Grant grant) {
        return grant.status().equals("PENDING_ACCEPT");
    }

    private static ServiceError unknown(ApiCall call) {
        return new ServiceError(
                call.operation().equals("GetGrant") ? "ResourceNotFoundException" : "InvalidParameterValueException",
                "there is no grant " + call.body().path("GrantArn").asText());
    }

    private static ServiceError untimely(Grant grant) {
        return ServiceError.invalid("the grant is " + grant.status());
    }

    static String text(JsonNode node, String member) {
        return node.hasNonNull(member) ? node.get(member).asText() : null;
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
