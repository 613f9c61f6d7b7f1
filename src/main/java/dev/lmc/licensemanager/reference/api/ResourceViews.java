package dev.lmc.licensemanager.reference.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.domain.Grant;
import dev.lmc.licensemanager.reference.domain.Grant.GrantVersion;
import dev.lmc.licensemanager.reference.domain.License;
import dev.lmc.licensemanager.reference.domain.Timestamps;
import java.util.List;

/** Writes licenses and grants as API documents, without unset members. */
final class ResourceViews {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> AS_IT_CAME =
            List.of("LicenseName", "ProductName", "HomeRegion", "Entitlements", "ConsumptionConfiguration");

    private ResourceViews() {}

    static ObjectNode triple(Grant grant) {
        return JSON.objectNode()
                .put("GrantArn", grant.arn())
                .put("Status", grant.status())
                .put("Version", "" + grant.latest().number());
    }

    static ObjectNode grant(Grant grant, GrantVersion version) {
        ObjectNode view = JSON.objectNode();
        view.put("GrantArn", grant.arn());
        view.put("GrantName", version.name());
        view.put("ParentArn", grant.parentArn());
        view.put("LicenseArn", grant.license().arn());
        view.put("GranteePrincipalArn", grant.principal());
        view.put("HomeRegion", grant.homeRegion());
        view.put("GrantStatus", version.status());
        if (version.reason() != null) {
            view.put("StatusReason", version.reason());
        }
        view.put("Version", "" + version.number());
        version.operations().forEach(view.withArray("GrantedOperations")::add);
        if (version.override() != null) {
            view.putObject("Options").put("ActivationOverrideBehavior", version.override());
        }
        return view;
    }

    static ObjectNode license(License license, ObjectNode content, int version) {
        ObjectNode view = JSON.objectNode();
        view.put("LicenseArn", license.arn());
        AS_IT_CAME.forEach(member -> {
            if (content.has(member)) {
                view.set(member, content.get(member).deepCopy());
            }
        });
        view.put("ProductSKU", content.path("ProductSKU").asText());
        view.put("Beneficiary", content.path("Beneficiary").asText());
        ObjectNode issuer = view.putObject("Issuer").put("Name", license.issuer());
        if (content.path("Issuer").has("SignKey")) {
            issuer.put("SignKey", content.path("Issuer").path("SignKey").asText());
        }
        issuer.put("KeyFingerprint", license.fingerprint());
        view.put("Status", license.status());
        ObjectNode validity = view.putObject("Validity");
        content.path("Validity")
                .properties()
                .forEach(entry -> validity.put(
                        entry.getKey(),
                        Timestamps.format(Timestamps.parse(entry.getValue().asText()))));
        if (content.has("LicenseMetadata")) {
            view.set("LicenseMetadata", content.get("LicenseMetadata").deepCopy());
        }
        view.put("CreateTime", "" + license.created().getEpochSecond());
        view.put("Version", "" + version);
        return view;
    }

    /** Returns a license as the grantee of a grant receives it. */
    static ObjectNode received(Grant grant) {
        License license = grant.license();
        ObjectNode view = license(license, license.latest(), license.version());
        view.withArray("LicenseMetadata").addObject().put("Name", "grantArn").put("Value", grant.arn());
        GrantVersion version = grant.latest();
        ObjectNode metadata = view.putObject("ReceivedMetadata").put("ReceivedStatus", version.status());
        if (version.reason() != null) {
            metadata.put("ReceivedStatusReason", version.reason());
        }
        version.operations().forEach(metadata.withArray("AllowedOperations")::add);
        return view;
    }
}
