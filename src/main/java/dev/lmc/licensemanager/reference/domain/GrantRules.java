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

    /** Returns whether the account created the grant. */
    public boolean isGrantor(Grant grant, String caller) {
        return grant.grantor().equals(caller);
    }

    /** Returns whether the account is the grant's principal; no account is that of a grant to an organization. */
    public boolean isGrantee(Grant grant, String caller) {
        return grant.grantee().filter(caller::equals).isPresent();
    }

    /** Only the grantee may accept and reject. */
    public boolean mayAnswer(Grant grant, String caller) {
        return isGrantee(grant, caller);
    }

    /** Both parties may create versions; {@link #mayEdit} and {@link #settable} limit what each may change. */
    public boolean mayVersion(Grant grant, String caller) {
        return mayRead(grant, caller);
    }

    /** Only the grantor may change the name and the allowed operations. */
    public boolean mayEdit(Grant grant, String caller) {
        return isGrantor(grant, caller);
    }

    /** Only the grantor may delete a grant. */
    public boolean mayDelete(Grant grant, String caller) {
        return isGrantor(grant, caller);
    }

    /** Only a grant that waits for its grantee can be accepted. */
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

    /** Returns the status of an accepted grant: the grantee activates it later. */
    public String afterAccept() {
        return "DISABLED";
    }

    /** A grant can be rejected even after it was accepted. */
    public boolean rejectable(String status) {
        return GrantStatusGraph.LIVE.contains(status);
    }

    /** Returns the status of a rejected grant. */
    public String afterReject() {
        return "REJECTED";
    }

    /** Returns whether a grant with the status is over. */
    public boolean ended(String status) {
        return GrantStatusGraph.ENDED.contains(status);
    }

    /** A rejected grant cannot be deleted. */
    public boolean deletable(String status) {
        return !status.equals("REJECTED");
    }

    /**
     * Returns whether a caller who may create versions may also set the status: activate a grant that is accepted or, as
     * its grantee, offered; or disable an accepted one. Only the grantor sets the status of a grant to an organization.
     */
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

    /** Returns the number of the next version; each increases it by one. */
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

    /** Only the owner of a license may grant it; {@link #mayGrantOn} is about its grantees. */
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

    /** Only a license that is available and has not expired can be checked out. */
    public boolean usable(License license, Instant now) {
        return license.usable(now);
    }

    /** Returns whether a license can be granted to the principal. */
    public boolean isPrincipal(String principal) {
        return Principals.account(principal).isPresent() || Principals.organization(principal);
    }

    /** Only a license that is available and has not expired can be granted. */
    public boolean grantable(License license, Instant now) {
        return license.usable(now);
    }

    /** The home Region in a request must be that of the license, and the Region that is called. */
    public boolean isHome(String homeRegion, License license, String calledRegion) {
        return homeRegion.equals(license.text("HomeRegion")) && homeRegion.equals(calledRegion);
    }

    /** Filter values are case-sensitive and must match completely. */
    public boolean matches(String filter, String wanted, String actual) {
        return wanted.equals(actual);
    }

    /** Returns whether a new status of the grant takes a workflow, whose end makes another version. */
    public boolean takesWorkflow(Grant grant) {
        return Principals.organization(grant.principal());
    }

    /** A received license is listed while its grant is live. */
    public boolean isReceived(Grant grant) {
        return !ended(grant.status()) && !grant.status().equals("PENDING_DELETE");
    }

    /** Returns whether lists show exactly what belongs to the caller and matches the filters, so that indexes can be used. */
    public boolean isExact() {
        return true;
    }

    /**
     * Returns one page of a list.
     *
     * @param left the elements after the previous page; if there are enough, at least two more than a page has
     * @param first whether it is the first page
     * @param size the maximum number of elements
     */
    public <T> List<T> page(List<T> left, boolean first, int size) {
        return left.subList(0, Math.min(size, left.size()));
    }

    /** Returns whether a call with a used client token gets the first response again. */
    public boolean replays(String operation) {
        return true;
    }
}
