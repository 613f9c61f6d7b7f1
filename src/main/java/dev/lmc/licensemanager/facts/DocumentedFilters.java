package dev.lmc.licensemanager.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The filter names in the API reference, by operation. They were renamed on 2021-05-18. */
public final class DocumentedFilters {
    private static final LocalDate RENAMED = LocalDate.of(2021, 5, 18);

    private static final Map<String, Set<String>> NOW = Map.of(
            "ListDistributedGrants",
                    Set.of("LicenseArn", "GrantStatus", "GranteePrincipalARN", "ProductSKU", "LicenseIssuerName"),
            "ListReceivedGrants",
                    Set.of("ProductSKU", "LicenseIssuerName", "LicenseArn", "GrantStatus", "GranterAccountId"),
            "ListReceivedLicenses", Set.of("ProductSKU", "Status", "Fingerprint", "IssuerName", "Beneficiary"));

    private static final Map<String, Set<String>> BEFORE = Map.of(
            "ListDistributedGrants", Set.of("LICENSEARN", "Status", "PrincipalARN", "ParentARN"),
            "ListReceivedGrants", Set.of("LicenseARN", "Status"),
            "ListReceivedLicenses", Set.of("ProductSKU", "Status", "KeyFingerprint", "Issuer"));

    private DocumentedFilters() {}

    public static Map<String, Set<String>> at(LocalDate date) {
        return date.isBefore(RENAMED) ? BEFORE : NOW;
    }

    /** Returns the filter that selects the grants of a license. */
    public static String ofLicense(String operation, LocalDate date) {
        return at(date).get(operation).stream()
                .filter("LicenseArn"::equalsIgnoreCase)
                .findFirst()
                .orElseThrow();
    }

    /** Returns the names of the filters that a request asks for. */
    public static Set<String> named(JsonNode request) {
        Set<String> names = new LinkedHashSet<>();
        request.path("Filters").forEach(filter -> names.add(filter.path("Name").asText()));
        return names;
    }
}
