package dev.lmc.licensemanager.reference.domain;

import dev.lmc.licensemanager.facts.GrantStatusGraph;
import dev.lmc.licensemanager.reference.domain.Grant.GrantVersion;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The documented rules of grants, one small method per rule. Sources: the user guide's pages on granted licenses, the
 * API reference, and otherwise public evidence from the live service. A faulty server overrides one of them.
 */
public class GrantRules {
    /** Only the grantor and the grantee may read a grant. */
    public boolean mayRead(Grant grant, String caller) {
        return isGrantor(grant, caller) || isGrantee(grant, caller);
    }

    public boolean isGrantor(Grant grant, String caller) {
        return grant.grantor().equals(caller);
    }

    public boolean isGrantee(Grant grant, String caller) {
        return grant.grantee().filter(caller::equals).isPresent();
    }

    /** Only the grantee may accept and reject. */
    public boolean mayAnswer(Grant grant, String caller) {
        return isGrantee(grant, caller);
    }

    public boolean mayVersion(Grant grant, String caller) {
        return mayRead(grant, caller);
    }

    /** Only the grantor may change the name and the allowed operations. */
    public boolean mayEdit(Grant grant, String caller) {
        return isGrantor(grant, caller);
    }

    public boolean mayDelete(Grant grant, String caller) {
        return isGrantor(grant, caller);
    }

    public boolean acceptable(String status) {
        return status.equals("PENDING_ACCEPT");
    }

    /** Accepting again changes nothing. */
    public boolean accepted(String status) {
        return GrantStatusGraph.ACCEPTED.contains(status);
    }

    /** Returns the status in the CreateGrant response: the workflow is pending. */
    public String created() {
        return "PENDING_WORKFLOW";
    }

    /** Returns the status of a new grant to an account that waits for its grantee. */
    public String offered() {
        return "PENDING_ACCEPT";
    }

    public String afterAccept() {
        return "DISABLED";
    }

    /** A grant can be rejected even after it was accepted. */
    public boolean rejectable(String status) {
        return GrantStatusGraph.LIVE.contains(status);
    }

    public String afterReject() {
        return "REJECTED";
    }

    public boolean ended(String status) {
        return GrantStatusGraph.ENDED.contains(status);
    }

    public boolean deletable(String status) {
        return !status.equals("REJECTED");
    }

    /** Returns whether a caller may set the status: activate an accepted or offered grant, or disable an active one. */
    public boolean settable(Grant grant, String caller, String to) {
        String from = grant.status();
        if (Principals.organization(grant.principal())) {
            return isGrantor(grant, caller) && (to.equals("ACTIVE") || to.equals("DISABLED"));
        }
        return switch (to) {
            case "ACTIVE" ->
                from.equals("DISABLED")
                        || from.equals("ACTIVE")
                        || from.equals("PENDING_ACCEPT") && isGrantee(grant, caller);
            case "DISABLED" -> from.equals("ACTIVE") || from.equals("DISABLED");
            default -> false;
        };
    }

    /**
     * Returns whether an activation disables another active grant of its grantee: one of the same product. With
     * DISTRIBUTED_GRANTS_ONLY it replaces none.
     */
    public boolean replaces(String override, Grant activated, Grant other) {
        return "ALL_GRANTS_PERMITTED_BY_ISSUER".equals(override)
                && other != activated
                && other.status().equals("ACTIVE")
                && other.principal().equals(activated.principal())
                && other.license().text("ProductSKU").equals(activated.license().text("ProductSKU"));
    }

    /** Returns whether a grant ends with its parent. */
    public boolean endsWith(Grant parent, Grant child) {
        return child.parentArn().equals(parent.arn()) && !ended(child.status());
    }

    /** Keys that begin with {@code aws:} are reserved. */
    public boolean taggable(String key) {
        return !key.toLowerCase(Locale.ROOT).startsWith("aws:");
    }

    /** Returns whether the keys of a resource's tags must be distinct. */
    public boolean hasDistinctTags() {
        return true;
    }

    /** The version in a request must be the latest. */
    public boolean isLatest(Grant grant, String version) {
        return String.valueOf(grant.latest().number()).equals(version);
    }

    public int nextVersion(Grant grant) {
        return grant.latest().number() + 1;
    }

    /** Returns whether accepting, rejecting or deleting creates a version, which is not documented. */
    public boolean makesVersion(String operation) {
        return false;
    }

    /** Returns the new reason. A new status without a reason clears it; other changes keep it. */
    public String reason(GrantVersion before, String newStatus, String newReason) {
        return newReason != null || newStatus != null ? newReason : before.reason();
    }

    /** A principal has at most one live grant of a license. */
    public boolean duplicates(Grant existing, License license, String principal) {
        return existing.license() == license && existing.principal().equals(principal) && !ended(existing.status());
    }

    public boolean mayGrant(License license, String caller) {
        return license.owner().equals(caller);
    }

    /** A grantee may grant its own allowed operations to others, except CreateGrant. */
    public boolean mayGrantOn(Grant parent, Collection<String> operations) {
        return parent.status().equals("ACTIVE")
                && parent.latest().operations().contains("CreateGrant")
                && parent.latest().operations().containsAll(operations)
                && !operations.contains("CreateGrant");
    }

    /** A grantee may check a license out by an active grant that allows it. */
    public boolean mayCheckOut(Grant grant) {
        return grant.status().equals("ACTIVE") && grant.latest().operations().contains("CheckoutLicense");
    }

    /** Returns whether a license can be granted to the principal. */
    public boolean isPrincipal(String principal) {
        return Principals.account(principal).isPresent() || Principals.organization(principal);
    }

    public boolean grantable(License license, Instant now) {
        return license.usable(now);
    }

    public boolean isHome(String homeRegion, License license, String calledRegion) {
        return homeRegion.equals(license.text("HomeRegion")) && homeRegion.equals(calledRegion);
    }

    /** Filter values are case-sensitive and must match completely. */
    public boolean matches(String filter, String wanted, String actual) {
        return wanted.equals(actual);
    }

    /** A received license is listed while its grant is live. */
    public boolean isReceived(Grant grant) {
        return !ended(grant.status()) && !grant.status().equals("PENDING_DELETE");
    }

    /** Returns whether lists show exactly what belongs to the caller and matches the filters, so that indexes serve. */
    public boolean isExact() {
        return true;
    }

    /**
     * Returns one page of a list.
     *
     * @param left what comes after the page before, and at least two more elements than a page has, if there are
     * @param first whether it is the first page
     */
    public <T> List<T> page(List<T> left, boolean first, int size) {
        return left.subList(0, Math.min(size, left.size()));
    }

    /** Returns whether a call with a used client token gets the first response again. */
    public boolean replays(String operation) {
        return true;
    }
}
