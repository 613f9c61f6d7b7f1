package dev.lmc.licensemanager.explore;

import java.util.ArrayList;
import java.util.List;

/** A grant as a walk expects it while it is made up, before any call. */
final class Draft {
    final String label;
    final String license;
    final String grantor;
    final String principal;
    boolean mayGrantOn;
    String status = "PENDING_ACCEPT";
    /** The labels of the calls that made a version, the latest last. */
    final List<String> calls = new ArrayList<>();

    Draft(String label, String license, String grantor, String principal, boolean mayGrantOn) {
        this.label = label;
        this.license = license;
        this.grantor = grantor;
        this.principal = principal;
        this.mayGrantOn = mayGrantOn;
    }

    /** Returns the role of the grantee; empty if nobody calls for it. */
    String grantee() {
        return principal.startsWith("the ") ? principal.substring(4) : "";
    }

    boolean isOver() {
        return status.equals("DELETED") || status.equals("REJECTED");
    }
}
