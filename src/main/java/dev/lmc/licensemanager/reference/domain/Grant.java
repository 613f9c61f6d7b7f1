package dev.lmc.licensemanager.reference.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A grant with all its versions. Guarded by the lock of the {@link LicenseStore} that hold it. */
public final class Grant {
    private final String arn;
    private final String grantor;
    private final String principal;
    private final License license;
    private final String parentArn;
    private final String homeRegion;
    private final List<GrantVersion> versions = new ArrayList<>();
    private Workflow workflow;

    /** Work that the service has still to do: at its end the grant has the status. */
    private record Workflow(Instant due, String status, boolean bumps) {}

    public Grant(String arn, String grantor, String principal, License license, String parentArn, String homeRegion) {
        this.arn = arn;
        this.grantor = grantor;
        this.principal = principal;
        this.license = license;
        this.parentArn = parentArn;
        this.homeRegion = homeRegion;
    }

    public String arn() {
        return arn;
    }

    /** The account that made it. */
    public String grantor() {
        return grantor;
    }

    public String principal() {
        return principal;
    }

    /** The account that receives it; none for an organization. */
    public Optional<String> grantee() {
        return Principals.account(principal);
    }

    public License license() {
        return license;
    }

    public String parentArn() {
        return parentArn;
    }

    public String homeRegion() {
        return homeRegion;
    }

    public GrantVersion latest() {
        return versions.get(versions.size() - 1);
    }

    public Optional<GrantVersion> version(String number) {
        return versions.stream()
                .filter(v -> String.valueOf(v.number()).equals(number))
                .findFirst();
    }

    public String status() {
        return latest().status();
    }

    public void add(GrantVersion version) {
        versions.add(version);
    }

    /** Changes the latest version in place. */
    public void change(GrantVersion changed) {
        versions.set(versions.size() - 1, changed);
    }

    /** The status comes about at the moment, with a version of its own where the end of the work makes one. */
    public void later(Instant due, String status, boolean bumps) {
        workflow = new Workflow(due, status, bumps);
    }

    /** Gives up work that is not done yet: a grant that is deleted meanwhile does not come back to life. */
    public void stopWork() {
        workflow = null;
    }

    /** Ends work that is due. */
    public void settle(Instant now) {
        if (workflow == null || now.isBefore(workflow.due)) {
            return;
        }
        GrantVersion settled = latest().withStatus(workflow.status);
        if (workflow.bumps) {
            add(settled.numbered(settled.number() + 1));
        } else {
            change(settled);
        }
        workflow = null;
    }
}
