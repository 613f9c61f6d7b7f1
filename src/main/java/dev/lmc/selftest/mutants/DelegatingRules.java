package dev.lmc.selftest.mutants;

import dev.lmc.licensemanager.reference.domain.Grant;
import dev.lmc.licensemanager.reference.domain.Grant.GrantVersion;
import dev.lmc.licensemanager.reference.domain.GrantRules;
import dev.lmc.licensemanager.reference.domain.License;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Rules that delegate to other rules unless a subclass overrides a method. */
public class DelegatingRules extends GrantRules {
    private final GrantRules base;

    public DelegatingRules(GrantRules base) {
        this.base = base;
    }

    @Override
    public boolean mayRead(Grant grant, String caller) {
        return base.mayRead(grant, caller);
    }

    @Override
    public boolean isGrantor(Grant grant, String caller) {
        return base.isGrantor(grant, caller);
    }

    @Override
    public boolean isGrantee(Grant grant, String caller) {
        return base.isGrantee(grant, caller);
    }

    @Override
    public boolean mayAnswer(Grant grant, String caller) {
        return base.mayAnswer(grant, caller);
    }

    @Override
    public boolean mayVersion(Grant grant, String caller) {
        return base.mayVersion(grant, caller);
    }

    @Override
    public boolean mayEdit(Grant grant, String caller) {
        return base.mayEdit(grant, caller);
    }

    @Override
    public boolean mayDelete(Grant grant, String caller) {
        return base.mayDelete(grant, caller);
    }

    @Override
    public boolean acceptable(String status) {
        return base.acceptable(status);
    }

    @Override
    public boolean accepted(String status) {
        return base.accepted(status);
    }

    @Override
    public String created() {
        return base.created();
    }

    @Override
    public String offered() {
        return base.offered();
    }

    @Override
    public String afterAccept() {
        return base.afterAccept();
    }

    @Override
    public boolean rejectable(String status) {
        return base.rejectable(status);
    }

    @Override
    public String afterReject() {
        return base.afterReject();
    }

    @Override
    public boolean ended(String status) {
        return base.ended(status);
    }

    @Override
    public boolean deletable(String status) {
        return base.deletable(status);
    }

    @Override
    public boolean settable(Grant grant, String caller, String to) {
        return base.settable(grant, caller, to);
    }

    @Override
    public boolean isLatest(Grant grant, String version) {
        return base.isLatest(grant, version);
    }

    @Override
    public int nextVersion(Grant grant) {
        return base.nextVersion(grant);
    }

    @Override
    public boolean makesVersion(String operation) {
        return base.makesVersion(operation);
    }

    @Override
    public String reason(GrantVersion before, String newStatus, String newReason) {
        return base.reason(before, newStatus, newReason);
    }

    @Override
    public boolean duplicates(Grant existing, License license, String principal) {
        return base.duplicates(existing, license, principal);
    }

    @Override
    public boolean mayGrant(License license, String caller) {
        return base.mayGrant(license, caller);
    }

    @Override
    public boolean mayGrantOn(Grant parent, Collection<String> operations) {
        return base.mayGrantOn(parent, operations);
    }

    @Override
    public boolean usable(License license, Instant now) {
        return base.usable(license, now);
    }

    @Override
    public boolean mayCheckOut(Grant grant) {
        return base.mayCheckOut(grant);
    }

    @Override
    public boolean isPrincipal(String principal) {
        return base.isPrincipal(principal);
    }

    @Override
    public boolean grantable(License license, Instant now) {
        return base.grantable(license, now);
    }

    @Override
    public boolean isHome(String homeRegion, License license, String calledRegion) {
        return base.isHome(homeRegion, license, calledRegion);
    }

    @Override
    public boolean matches(String filter, String wanted, String actual) {
        return base.matches(filter, wanted, actual);
    }

    @Override
    public boolean takesWorkflow(Grant grant) {
        return base.takesWorkflow(grant);
    }

    @Override
    public boolean isReceived(Grant grant) {
        return base.isReceived(grant);
    }

    @Override
    public boolean isExact() {
        return false;
    }

    @Override
    public <T> List<T> page(List<T> left, boolean first, int size) {
        return base.page(left, first, size);
    }

    @Override
    public boolean replaces(String override, Grant activated, Grant other) {
        return base.replaces(override, activated, other);
    }

    @Override
    public boolean endsWith(Grant parent, Grant child) {
        return base.endsWith(parent, child);
    }

    @Override
    public boolean taggable(String key) {
        return base.taggable(key);
    }

    @Override
    public boolean hasDistinctTags() {
        return base.hasDistinctTags();
    }

    @Override
    public boolean replays(String operation) {
        return base.replays(operation);
    }

    /** The rules of a server that does not distinguish callers. */
    public static final class OneAccount extends DelegatingRules {
        public OneAccount(GrantRules base) {
            super(base);
        }

        @Override
        public boolean isGrantor(Grant grant, String caller) {
            return true;
        }

        @Override
        public boolean isGrantee(Grant grant, String caller) {
            return true;
        }

        @Override
        public boolean mayRead(Grant grant, String caller) {
            return true;
        }

        @Override
        public boolean mayAnswer(Grant grant, String caller) {
            return true;
        }

        @Override
        public boolean mayVersion(Grant grant, String caller) {
            return true;
        }

        @Override
        public boolean mayEdit(Grant grant, String caller) {
            return true;
        }

        @Override
        public boolean mayDelete(Grant grant, String caller) {
            return true;
        }

        @Override
        public boolean mayGrant(License license, String caller) {
            return true;
        }

        @Override
        public boolean settable(Grant grant, String caller, String to) {
            return super.settable(grant, grant.grantee().orElse(caller), to);
        }
    }
}
