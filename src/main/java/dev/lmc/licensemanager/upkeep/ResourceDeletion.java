package dev.lmc.licensemanager.upkeep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.target.Party.Role;
import dev.lmc.wire.Exchange;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Deletes grants and licenses at their current version. An operation that the target does not know is not tried again. */
public final class ResourceDeletion {
    private static final Set<String> ENDED = Set.of("DELETED", "REJECTED", "PENDING_DELETE");
    static final Set<String> UNKNOWN =
            Set.of("ResourceNotFoundException", "InvalidParameterValueException", "ValidationException");

    private final Caller caller;
    private final Set<String> unknownOperations;

    /** Makes calls for a party. */
    @FunctionalInterface
    public interface Caller {
        Exchange call(Role party, String operation, ObjectNode request);
    }

    public ResourceDeletion(Caller caller) {
        this(caller, ConcurrentHashMap.newKeySet());
    }

    /** @param unknownOperations the operations that the target is found not to know; thread-safe, for all who share it */
    public ResourceDeletion(Caller caller, Set<String> unknownOperations) {
        this.unknownOperations = unknownOperations;
        this.caller = (party, operation, request) -> {
            Exchange made = caller.call(party, operation, request);
            if (made.isOperationUnknown()) {
                unknownOperations.add(operation);
            }
            return made;
        };
    }

    /** Returns whether a grant or a license with the status is deleted or needs no deletion. */
    public static boolean isEnded(String status) {
        return ENDED.contains(status);
    }

    /** Deletes a grant; returns whether it no longer exists. */
    public boolean deleteGrant(Role maker, String arn) {
        return deleteGrant(maker, arn, Optional.empty());
    }

    /**
     * Deletes a grant; returns whether it no longer exists. Reads and deletes it a second time, because a workflow may
     * create a version between the read and the deletion, which then names an outdated one.
     *
     * @param seen the version in the latest response about it, tried first because it saves a read
     */
    public boolean deleteGrant(Role maker, String arn, Optional<String> seen) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("GrantArn", arn);
        return !unknownOperations.contains("DeleteGrant")
                && (isDeleted(maker, "Grant", request, seen)
                        || isDeleted(maker, "Grant", "GrantStatus", request)
                        || isDeleted(maker, "Grant", "GrantStatus", request));
    }

    /** Deletes a license; returns whether it no longer exists. */
    public boolean deleteLicense(Role maker, String arn) {
        return deleteLicense(maker, arn, Optional.empty());
    }

    /**
     * Deletes a license; returns whether it no longer exists. Reads and deletes it a second time, as for a grant.
     *
     * @param seen the version in the latest response about it, tried first because it saves a read
     */
    public boolean deleteLicense(Role maker, String arn, Optional<String> seen) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("LicenseArn", arn);
        return !unknownOperations.contains("DeleteLicense")
                && (isDeleted(maker, "License", request, seen)
                        || isDeleted(maker, "License", "Status", request)
                        || isDeleted(maker, "License", "Status", request));
    }

    private boolean isDeleted(Role maker, String kind, ObjectNode named, Optional<String> seen) {
        return seen.filter(version -> delete(maker, kind, named, version).succeeded())
                .isPresent();
    }

    private Exchange delete(Role maker, String kind, ObjectNode named, String version) {
        return caller.call(
                maker,
                "Delete" + kind,
                named.deepCopy().put(kind.equals("Grant") ? "Version" : "SourceVersion", version));
    }

    /**
     * Reads the resource and deletes it unless it has ended, using the version just read, because an older one is
     * refused.
     */
    private boolean isDeleted(Role maker, String kind, String status, ObjectNode named) {
        Exchange read = caller.call(maker, "Get" + kind, named.deepCopy());
        JsonNode view = read.successBody().map(body -> body.path(kind)).orElse(JsonNodeFactory.instance.missingNode());
        if (isEnded(view.path(status).asText())
                || read.errorCode().filter(UNKNOWN::contains).isPresent()) {
            return true;
        }
        Exchange deleted = delete(maker, kind, named, view.path("Version").asText("1"));
        return deleted.succeeded()
                || VersionOnRecord.corrected(deleted, maker, caller)
                        .filter(corrected ->
                                caller.call(maker, "Delete" + kind, corrected).succeeded())
                        .isPresent();
    }
}
