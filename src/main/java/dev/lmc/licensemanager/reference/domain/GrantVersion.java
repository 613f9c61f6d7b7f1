package dev.lmc.licensemanager.reference.domain;

import java.util.List;

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
