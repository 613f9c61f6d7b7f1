package dev.lmc.licensemanager.reference.domain;

import java.util.List;

/**
 * What one version of a grant says.
 *
 * @param number from 1
 * @param reason why the status is what it is; null for none
 * @param override how an activation treats other grants; null where nobody chose
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
