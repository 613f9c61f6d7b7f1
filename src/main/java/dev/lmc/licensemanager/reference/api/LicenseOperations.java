package dev.lmc.licensemanager.reference.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.domain.License;
import dev.lmc.licensemanager.reference.domain.LicenseStore;
import dev.lmc.licensemanager.reference.domain.ServiceError;
import dev.lmc.licensemanager.reference.domain.Timestamps;
import java.util.List;
import java.util.Set;

/** Implements creating, changing, reading and deleting licenses, which grants require. */
final class LicenseOperations {
    private static final Set<String> SETTABLE = Set.of("AVAILABLE", "DEACTIVATED");

    private final LicenseStore store;

    LicenseOperations(LicenseStore store) {
        this.store = store;
    }

    ObjectNode create(ApiCall call) {
        ObjectNode content = call.body();
        validate(call, content);
        License license = new License(store.arn(call.account(), "license", "l-"), call.account(), store.now());
        license.add(content.deepCopy().without(List.of("ClientToken", "Tags")));
        store.add(license);
        content.path("Tags").forEach(tag -> store.tags(license.arn())
                .put(tag.path("Key").asText(), tag.path("Value").asText()));
        return triple(license);
    }

    ObjectNode version(ApiCall call) {
        License license = own(call, "ResourceNotFoundException");
        ObjectNode content = call.body();
        validate(call, content);
        String source = GrantOperations.text(content, "SourceVersion");
        if (source != null && !source.equals("" + license.version())) {
            throw new ServiceError("ConflictException", "SourceVersion " + source + " is not the latest version");
        }
        if (!SETTABLE.contains(content.path("Status").asText())) {
            throw ServiceError.invalid("a license can only be set to one of " + SETTABLE);
        }
        if (license.status().equals("DELETED")) {
            throw new ServiceError("ConflictException", "the license is deleted");
        }
        ObjectNode next = license.latest().deepCopy();
        ObjectNode given = content.deepCopy()
                .without(List.of("ClientToken", "LicenseArn", "SourceVersion", "Status", "ResetUsage"));
        next.setAll(given);
        license.add(next);
        license.status(content.path("Status").asText());
        return triple(license);
    }

    ObjectNode get(ApiCall call) {
        License license = own(call, "ResourceNotFoundException");
        String version = GrantOperations.text(call.body(), "Version");
        ObjectNode content = version == null ? license.latest() : license.version(version);
        if (content == null) {
            throw ServiceError.value("the license has no version " + version);
        }
        int number = version == null ? license.version() : Integer.parseInt(version);
        return JsonNodeFactory.instance.objectNode().set("License", ResourceViews.license(license, content, number));
    }

    ObjectNode delete(ApiCall call) {
        License license = own(call, "InvalidParameterValueException");
        if (!call.body().path("SourceVersion").asText().equals("" + license.version())) {
            throw new ServiceError("ConflictException", "SourceVersion is not the latest version");
        }
        license.status("DELETED");
        return JsonNodeFactory.instance
                .objectNode()
                .put("Status", "DELETED")
                .put("DeletionDate", Timestamps.format(store.now()));
    }

    private License own(ApiCall call, String code) {
        String arn = call.body().path("LicenseArn").asText();
        return store.license(arn)
                .filter(license -> license.owner().equals(call.account()))
                .orElseThrow(() -> new ServiceError(code, "there is no license " + arn));
    }

    private static void validate(ApiCall call, ObjectNode content) {
        if (!content.path("HomeRegion").asText().equals(call.region())) {
            throw new ServiceError("RedirectException", "the home Region of a license must be the Region of the call");
        }
        JsonNode validity = content.path("Validity");
        if (validity.has("End")
                && Timestamps.parse(validity.path("End").asText())
                        .isBefore(Timestamps.parse(validity.path("Begin").asText()))) {
            throw ServiceError.invalid("the validity ends before it begins");
        }
        for (JsonNode entitlement : content.path("Entitlements")) {
            boolean named = entitlement.path("Unit").asText().equals("None");
            if (named && entitlement.has("MaxCount") || !named && entitlement.has("Value")) {
                throw ServiceError.invalid("an entitlement has a Value if its Unit is None, otherwise a MaxCount");
            }
        }
    }

    private static ObjectNode triple(License license) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("LicenseArn", license.arn())
                .put("Status", license.status())
                .put("Version", "" + license.version());
    }
}
