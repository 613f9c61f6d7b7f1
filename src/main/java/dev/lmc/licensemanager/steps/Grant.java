package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.target.Party.Role;

/** A grant that a scenario made, and what it has heard of it last. */
final class Grant {
    private final String arn;
    private final License license;
    private final ObjectNode request;
    private final Role grantee;
    private String version;
    private String status;

    Grant(String arn, License license, ObjectNode request, Role grantee, String version) {
        this.arn = arn;
        this.license = license;
        this.request = request;
        this.grantee = grantee;
        this.version = version;
        this.status = dev.lmc.licensemanager.GrantGraph.NEW;
    }

    String arn() {
        return arn;
    }

    License license() {
        return license;
    }

    /** What CreateGrant was asked for. */
    ObjectNode request() {
        return request;
    }

    Role grantee() {
        return grantee;
    }

    synchronized String version() {
        return version;
    }

    synchronized String status() {
        return status;
    }

    /** Notes what an answer said; versions are decimal numbers that rise. */
    synchronized void heard(String newStatus, String newVersion) {
        status = newStatus;
        version = newVersion;
    }
}
