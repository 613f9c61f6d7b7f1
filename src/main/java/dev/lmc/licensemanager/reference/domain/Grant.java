package dev.lmc.licensemanager.reference.domain;

import dev.lmc.licensemanager.reference.domain.LicenseStore.Versions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** A grant with its latest versions. Guarded by the lock of its {@link LicenseStore}. */
public final class Grant {
    private final String arn;
    private final String grantor;
    private final String principal;
    private final Optional<String> grantee;
    private final License license;
    private final String parentArn;
    private final String homeRegion;
    private final Versions<GrantVersion> versions = new Versions<>(GrantVersion::characters);
    private Workflow workflow;
    private long place;

    /** A pending workflow and the status after it. */
    private record Workflow(Instant due, String status, boolean bumps) {}

    public Grant(String arn, String grantor, String principal, License license, String parentArn, String homeRegion) {
        this.arn = arn;
        this.grantor = grantor;
        this.principal = principal;
        this.grantee = Principals.account(principal);
        this.license = license;
        this.parentArn = parentArn;
        this.homeRegion = homeRegion;
    }

    public String arn() {
        return arn;
    }

    /** Returns its place in the order of creation. */
    public long place() {
        return place;
    }

    void setPlace(long place) {
        this.place = place;
    }

    /** Returns the account that created it. */
    public String grantor() {
        return grantor;
    }

    public String principal() {
        return principal;
    }

    /** Returns the account that receives it; empty for an organization. */
    public Optional<String> grantee() {
        return grantee;
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
        return versions.latest();
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
        versions.changeLatest(changed);
    }

    /** Schedules a status change, optionally with a new version. */
    public void later(Instant due, String status, boolean bumps) {
        workflow = new Workflow(due, status, bumps);
    }

    /** Cancels pending work, so that a deleted grant does not become active again. */
    public void stopWork() {
        workflow = null;
    }

    /** Completes due work. */
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

    /**
     * One version of a grant.
     *
     * @param number the version number, from 1
     * @param reason the reason for the status; null for none
     * @param override how an activation treats other grants; null if not given
     */
    public record GrantVersion(
            int number, String name, List<String> operations, String status, String reason, String override) {

        public GrantVersion {
            operations = List.copyOf(operations);
        }

        private int characters() {
            return name.length() + (reason == null ? 0 : reason.length());
        }

        public GrantVersion withStatus(String newStatus) {
            return new GrantVersion(number, name, operations, newStatus, reason, override);
        }

        public GrantVersion withReason(String newReason) {
            return new GrantVersion(number, name, operations, status, newReason, override);
        }

        public GrantVersion numbered(int newNumber) {
            return new GrantVersion(newNumber, name, operations, status, reason, override);
        }
    }

    /**
     * How long grants stay in workflow.
     *
     * @param offer the time until the grantee can accept a new grant to an account; zero for at once
     * @param least the shortest time of work on a grant to an organization
     * @param most the longest
     */
    public record WorkflowDelay(Duration offer, Duration least, Duration most) {
        public static WorkflowDelay of(Duration always) {
            return new WorkflowDelay(always, always, always);
        }

        /** Returns the time of a new grant's first workflow. */
        public Duration creation(boolean organization) {
            return organization ? work() : offer;
        }

        /** Returns the time of work on a grant to an organization, at random between the shortest and the longest. */
        public Duration work() {
            return least.equals(most)
                    ? least
                    : Duration.ofMillis(ThreadLocalRandom.current().nextLong(least.toMillis(), most.toMillis()));
        }
    }
}
