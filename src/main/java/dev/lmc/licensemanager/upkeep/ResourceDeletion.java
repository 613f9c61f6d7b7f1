package dev.lmc.licensemanager.upkeep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.target.Party.Role;
import dev.lmc.wire.Exchange;
import java.util.Set;

/** Deletes grants and licenses at their current version. */
public final class ResourceDeletion {
    private static final Set<String> ENDED = Set.of("DELETED", "REJECTED", "PENDING_DELETE");
    static final Set<String> UNKNOWN =
            Set.of("ResourceNotFoundException", "InvalidParameterValueException", "ValidationException");

    private final Caller caller;

    /** Makes calls for a party. */
    @FunctionalInterface
    public interface Caller {
        Exchange call(Role party, String operation, ObjectNode request);
    }

    public ResourceDeletion(Caller caller) {
        this.caller = caller;
    }

    /** Deletes a grant; returns whether it no longer exists. */
    public boolean deleteGrant(Role maker, String arn) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("GrantArn", arn);
        return isDeleted(maker, "Grant", "GrantStatus", request) || isDeleted(maker, "Grant", "GrantStatus", request);
    }

    /** Deletes a license; returns whether it no longer exists. */
    public boolean deleteLicense(Role maker, String arn) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("LicenseArn", arn);
        return isDeleted(maker, "License", "Status", request) || isDeleted(maker, "License", "Status", request);
    }

    /**
     * Reads the resource and deletes it unless it has ended, using the version just read, because an older one is
     * refused.
     */
    private boolean isDeleted(Role maker, String kind, String status, ObjectNode named) {
        Exchange read = caller.call(maker, "Get" + kind, named.deepCopy());
        JsonNode view = read.successBody().map(body -> body.path(kind)).orElse(JsonNodeFactory.instance.missingNode());
        if (ENDED.contains(view.path(status).asText())
                || read.errorCode().filter(UNKNOWN::contains).isPresent()) {
            return true;
        }
        String version = view.path("Version").asText("1");
        ObjectNode delete = named.deepCopy().put(kind.equals("Grant") ? "Version" : "SourceVersion", version);
        Exchange deleted = caller.call(maker, "Delete" + kind, delete);
        return deleted.succeeded()
                || VersionOnRecord.corrected(deleted, maker, caller)
                        .filter(corrected ->
                                caller.call(maker, "Delete" + kind, corrected).succeeded())
                        .isPresent();
    }
}
