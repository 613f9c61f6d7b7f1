package dev.lmc.selftest.mutants;

import dev.lmc.licensemanager.reference.domain.Grant;
import dev.lmc.licensemanager.reference.domain.GrantRules;
import dev.lmc.licensemanager.reference.domain.License;

/** The rules of a server that does not distinguish callers. */
public final class OneAccount extends DelegatingRules {
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
