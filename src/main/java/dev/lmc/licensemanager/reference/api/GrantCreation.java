package dev.lmc.licensemanager.reference.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.domain.Grant;
import dev.lmc.licensemanager.reference.domain.Grant.GrantVersion;
import dev.lmc.licensemanager.reference.domain.Grant.WorkflowDelay;
import dev.lmc.licensemanager.reference.domain.GrantRules;
import dev.lmc.licensemanager.reference.domain.License;
import dev.lmc.licensemanager.reference.domain.LicenseStore;
import dev.lmc.licensemanager.reference.domain.LicenseStore.Key;
import dev.lmc.licensemanager.reference.domain.Principals;
import dev.lmc.licensemanager.reference.domain.ServiceError;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Implements CreateGrant, for the owner of a license or a grantee who may grant it to others. */
final class GrantCreation {
    private static final String DELEGATE = "DelegateGrant";
    private static final List<String> DELEGATED = List.of("ListReceivedLicenses");

    private final LicenseStore store;
    private final GrantRules rules;
    private final WorkflowDelay delay;
    private final String distributed;

    /** @param distributed the final status of a grant to an organization */
    GrantCreation(LicenseStore store, GrantRules rules, WorkflowDelay delay, String distributed) {
        this.store = store;
        this.rules = rules;
        this.delay = delay;
        this.distributed = distributed;
    }

    ObjectNode create(ApiCall call) {
        ObjectNode asked = call.body();
        String principal = asked.path("Principals").path(0).asText();
        License license = store.license(asked.path("LicenseArn").asText())
                .orElseThrow(() -> new ServiceError(
                        "InvalidParameterValueException",
                        "there is no license " + asked.path("LicenseArn").asText()));
        List<String> operations = GrantOperations.texts(asked.path("AllowedOperations"));
        String parent = parent(call, license, operations);
        if (!rules.isHome(asked.path("HomeRegion").asText(), license, call.region())) {
            throw ServiceError.invalid(
                    "create the grant in the home Region of its license, " + license.text("HomeRegion"));
        }
        if (!rules.grantable(license, store.now())) {
            throw ServiceError.invalid("the license is not available");
        }
        if (DELEGATE.equals(asked.path("GrantType").asText()) && !DELEGATED.equals(operations)) {
            throw ServiceError.invalid("a delegate grant allows " + DELEGATED + " only");
        }
        if (!rules.isPrincipal(principal)) {
            throw ServiceError.value(principal + " is not an account, organization or organizational unit");
        }
        if (store.grants(license, principal).anyMatch(g -> rules.duplicates(g, license, principal))) {
            throw new ServiceError("ConflictException", "the license already has a grant for this principal");
        }
        requireTags(asked.path("Tags"));
        Grant grant = new Grant(
                store.arn(call.account(), "grant", "g-"),
                call.account(),
                principal,
                license,
                parent,
                asked.path("HomeRegion").asText());
        grant.add(new GrantVersion(1, asked.path("GrantName").asText(), operations, rules.created(), null, null));
        boolean organization = Principals.organization(principal);
        Duration workflow = delay.creation(organization);
        grant.later(store.now().plus(workflow), organization ? distributed : rules.offered(), organization);
        if (workflow.isZero() && !organization) {
            grant.settle(store.now());
        }
        store.add(grant);
        asked.path("Tags").forEach(tag -> store.tags(grant.arn())
                .put(tag.path("Key").asText(), tag.path("Value").asText()));
        return ResourceViews.triple(grant);
    }

    private void requireTags(JsonNode tags) {
        Set<String> keys = new HashSet<>();
        for (JsonNode tag : tags) {
            String key = tag.path("Key").asText();
            if (!rules.taggable(key) || rules.hasDistinctTags() && !keys.add(key)) {
                throw ServiceError.invalid("the tag key " + key + " is reserved or given twice");
            }
        }
    }

    /** Returns the parent: the license for its owner, otherwise the caller's own grant. */
    private String parent(ApiCall call, License license, List<String> operations) {
        if (rules.mayGrant(license, call.account())) {
            return license.arn();
        }
        Optional<Grant> received = store.grants(Key.LICENSE, license.arn())
                .filter(g -> rules.isGrantee(g, call.account()) && !rules.ended(g.status()))
                .findFirst();
        if (received.isEmpty()) {
            throw ServiceError.notAllowed("account " + call.account() + " may not grant " + license.arn());
        }
        if (!rules.mayGrantOn(received.get(), operations)) {
            throw ServiceError.notAllowed(
                    "the grant of account " + call.account() + " does not allow granting these to others");
        }
        return received.get().arn();
    }
}
