package dev.lmc.licensemanager.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The filter names in the API reference, by operation. They were renamed on 2021-05-18. */
public final class DocumentedFilters {
    private static final LocalDate RENAMED = LocalDate.of(2021, 5, 18);

    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("LicenseArn", "The ARN of the license."),
            Map.entry("LICENSEARN", "The ARN of the license."),
            Map.entry("LicenseARN", "The ARN of the license."),
            Map.entry("GrantStatus", "The status of the grant."),
            Map.entry("Status", "The status of the grant."),
            Map.entry("GranteePrincipalARN", "The ARN of the principal that received the grant."),
            Map.entry("PrincipalARN", "The ARN of the principal that received the grant."),
            Map.entry(
                    "ParentARN",
                    "The ARN of the parent: the license, or the grant of a grantee who shared it further."),
            Map.entry("ProductSKU", "The product's identifier, given by its seller."),
            Map.entry("LicenseIssuerName", "The name of the license's issuer."),
            Map.entry("GranterAccountId", "The id of the account that created the grant."),
            Map.entry("Fingerprint", "The fingerprint of the license's issuer."),
            Map.entry("KeyFingerprint", "The fingerprint of the license's issuer."),
            Map.entry("IssuerName", "The name of the license's issuer."),
            Map.entry("Issuer", "The name of the license's issuer."),
            Map.entry("Beneficiary", "The user or account that the license is for."));

    /** The product's identifier, which all lists have now. */
    public static final String PRODUCT = "ProductSKU";

    private static final Map<String, Set<String>> NOW = Map.of(
            "ListDistributedGrants",
                    ordered("LicenseArn", "GrantStatus", "GranteePrincipalARN", PRODUCT, "LicenseIssuerName"),
            "ListReceivedGrants",
                    ordered(PRODUCT, "LicenseIssuerName", "LicenseArn", "GrantStatus", "GranterAccountId"),
            "ListReceivedLicenses", ordered(PRODUCT, "Status", "Fingerprint", "IssuerName", "Beneficiary"));

    private static final Map<String, Set<String>> BEFORE = Map.of(
            "ListDistributedGrants", ordered("LICENSEARN", "Status", "PrincipalARN", "ParentARN"),
            "ListReceivedGrants", ordered("LicenseARN", "Status"),
            "ListReceivedLicenses", ordered(PRODUCT, "Status", "KeyFingerprint", "Issuer"));

    private DocumentedFilters() {}

    private static Set<String> ordered(String... names) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(names)));
    }

    /** Returns the names by operation, in the order of the API reference. */
    public static Map<String, Set<String>> at(LocalDate date) {
        return date.isBefore(RENAMED) ? BEFORE : NOW;
    }

    /** Returns the names that were replaced on 2021-05-18, by operation. */
    public static Map<String, Set<String>> former() {
        return BEFORE;
    }

    /** Returns the names since 2021-05-18, by operation. */
    public static Map<String, Set<String>> current() {
        return NOW;
    }

    /** Returns the meaning of a documented filter of an operation; it takes one value, which must be equal. */
    public static String meaning(String operation, String filter) {
        return operation.equals("ListReceivedLicenses") && filter.equals("Status")
                ? "The status of the license, not of the grant."
                : MEANINGS.get(filter);
    }

    /** Returns the filters and their meanings, by operation and name. */
    public static Map<String, Map<String, String>> described(LocalDate date) {
        return at(date).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().stream()
                        .collect(Collectors.toMap(Function.identity(), filter -> meaning(entry.getKey(), filter)))));
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
