package dev.lmc.licensemanager.reference.domain;

import dev.lmc.licensemanager.facts.GrantStatusGraph;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What the documents say of grants, one small method a statement. Sources: the user guide's pages on granted licenses,
 * the API reference, and where they are silent, public evidence of the live service. A faulty server overrides one.
 */
public class GrantRules {
    private static final Set<String> LIVING = Set.of("PENDING_ACCEPT", "DISABLED", "ACTIVE");

    /** Grantor and grantee read a grant, nobody else. */
    public boolean mayRead(Grant grant, String caller) {
        return isGrantor(grant, caller) || isGrantee(grant, caller);
    }

    public boolean isGrantor(Grant grant, String caller) {
        return grant.grantor().equals(caller);
    }

    public boolean isGrantee(Grant grant, String caller) {
        return grant.grantee().filter(caller::equals).isPresent();
    }

    /** The grantee accepts and rejects. */
    public boolean mayAnswer(Grant grant, String caller) {
        return isGrantee(grant, caller);
    }

    public boolean mayVersion(Grant grant, String caller) {
        return mayRead(grant, caller);
    }

    /** The grantor says what a grant is called and what it allows. */
    public boolean mayEdit(Grant grant, String caller) {
        return isGrantor(grant, caller);
    }

    public boolean mayDelete(Grant grant, String caller) {
        return isGrantor(grant, caller);
    }

    public boolean acceptable(String status) {
        return status.equals("PENDING_ACCEPT");
    }

    /** Accepting twice changes nothing. */
    public boolean accepted(String status) {
        return status.equals("DISABLED") || status.equals("ACTIVE");
    }

    /** What CreateGrant answers: the service has still work to do. */
    public String created() {
        return "PENDING_WORKFLOW";
    }

    /** The status in which a new grant to an account waits for its grantee. */
    public String offered() {
        return "PENDING_ACCEPT";
    }

    public String afterAccept() {
        return "DISABLED";
    }

    /** A grant can be given back after it was accepted. */
    public boolean rejectable(String status) {
        return LIVING.contains(status);
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

    /** What a caller may set: activate what is accepted or offered to it, disable what is active. */
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

    /** The version that a caller names must be the latest. */
    public boolean isLatest(Grant grant, String version) {
        return String.valueOf(grant.latest().number()).equals(version);
    }

    public int nextVersion(Grant grant) {
        return grant.latest().number() + 1;
    }

    /** Whether accepting, rejecting or deleting makes a version of its own; no document says. */
    public boolean makesVersion(String operation) {
        return false;
    }

    /** A new status without a reason has none; anything else keeps what was said. */
    public String reason(GrantVersion before, String newStatus, String newReason) {
        return newReason != null || newStatus != null ? newReason : before.reason();
    }

    /** One living grant of a license to a principal. */
    public boolean duplicates(Grant existing, License license, String principal) {
        return existing.license() == license && existing.principal().equals(principal) && !ended(existing.status());
    }

    public boolean mayGrant(License license, String caller) {
        return license.owner().equals(caller);
    }

    /** A grantee grants on what it may do itself, but not the granting. */
    public boolean mayGrantOn(Grant parent, Collection<String> operations) {
        return parent.status().equals("ACTIVE")
                && parent.latest().operations().contains("CreateGrant")
                && parent.latest().operations().containsAll(operations)
                && !operations.contains("CreateGrant");
    }

    public boolean grantable(License license, Instant now) {
        return license.usable(now);
    }

    public boolean isHome(String homeRegion, License license, String calledRegion) {
        return homeRegion.equals(license.text("HomeRegion")) && homeRegion.equals(calledRegion);
    }

    /** Filter values are case-sensitive and match as a whole. */
    public boolean matches(String filter, String wanted, String actual) {
        return wanted.equals(actual);
    }

    /** A received license is listed while its grant lives. */
    public boolean isReceived(Grant grant) {
        return !ended(grant.status()) && !grant.status().equals("PENDING_DELETE");
    }

    /** The part of a list that makes a page. */
    public <T> List<T> page(List<T> all, int from, int size) {
        return all.subList(Math.min(from, all.size()), Math.min(from + size, all.size()));
    }

    /** Whether a call with a client token that was used before is answered as the first one was. */
    public boolean replays(String operation) {
        return true;
    }
}
