package dev.lmc.licensemanager.explore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.target.Party.Role;

/** A license as far as it is known. */
final class KnownLicense {
    private final String arn;
    private final Role owner;
    private final ObjectNode request;
    private String status = "AVAILABLE";
    private String version;

    KnownLicense(String arn, Role owner, ObjectNode request, String version) {
        this.arn = arn;
        this.owner = owner;
        this.request = request;
        this.version = version;
    }

    String arn() {
        return arn;
    }

    Role owner() {
        return owner;
    }

    /** Returns the request that created it. */
    ObjectNode request() {
        return request;
    }

    String status() {
        return status;
    }

    boolean isAvailable() {
        return status.equals("AVAILABLE");
    }

    String version() {
        return version;
    }

    void changed(String newStatus, String newVersion) {
        status = newStatus;
        version = newVersion;
    }
}
