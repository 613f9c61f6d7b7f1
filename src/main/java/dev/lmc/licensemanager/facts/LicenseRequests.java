package dev.lmc.licensemanager.facts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The CreateLicense requests that scenarios and walks start from. */
public final class LicenseRequests {
    private LicenseRequests() {}

    /**
     * Returns a request for a license with its own SKU, issuer and beneficiary, which filters can tell apart.
     *
     * @param prefix the prefix of names, by which a sweep knows the run's resources
     * @param own a text that no other license has
     */
    public static ObjectNode create(String prefix, String own, String homeRegion, String clientToken) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("LicenseName", prefix + " license " + own);
        request.put("ProductName", "lmc product");
        request.put("ProductSKU", "lmc-sku-" + own);
        request.putObject("Issuer").put("Name", "lmc-issuer-" + own);
        request.put("HomeRegion", homeRegion);
        request.putObject("Validity").put("Begin", "2026-01-01T00:00:00Z").put("End", "2046-01-01T00:00:00Z");
        ObjectNode seats = request.putArray("Entitlements").addObject();
        seats.put("Name", "seats").put("Unit", "Count").put("MaxCount", 10);
        seats.put("Overage", false).put("AllowCheckIn", true);
        request.put("Beneficiary", "lmc-beneficiary-" + own);
        request.putObject("ConsumptionConfiguration")
                .put("RenewType", "None")
                .putObject("ProvisionalConfiguration")
                .put("MaxTimeToLiveInMinutes", 60);
        return request.put("ClientToken", clientToken);
    }
}
