package dev.lmc.licensemanager.reference.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.licensemanager.facts.DocumentedFilters;
import dev.lmc.licensemanager.reference.domain.Grant;
import dev.lmc.licensemanager.reference.domain.GrantRules;
import dev.lmc.licensemanager.reference.domain.License;
import dev.lmc.licensemanager.reference.domain.ServiceError;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Implements the documented filters: exact names, one value each, each at most once, combined with AND. */
final class ListFilters {
    private final GrantRules rules;
    private final LocalDate date;

    ListFilters(GrantRules rules, LocalDate date) {
        this.rules = rules;
        this.date = date;
    }

    /** Returns the requested filters by name. */
    Map<String, String> read(ApiCall call, Set<String> own) {
        Set<String> known = own.isEmpty() ? DocumentedFilters.at(date).get(call.operation()) : own;
        Map<String, String> wanted = new LinkedHashMap<>();
        for (JsonNode filter : call.body().path("Filters")) {
            String name = filter.path("Name").asText();
            if (!known.contains(name)) {
                throw ServiceError.invalid("there is no filter " + name + "; known are " + known);
            }
            if (filter.path("Values").size() != 1) {
                throw ServiceError.invalid("the filter " + name + " takes one value");
            }
            if (wanted.put(name, filter.path("Values").get(0).asText()) != null) {
                throw ServiceError.invalid("the filter " + name + " is given twice");
            }
        }
        return wanted;
    }

    boolean grant(Map<String, String> wanted, Grant grant) {
        return wanted.entrySet().stream().allMatch(f -> rules.matches(f.getKey(), f.getValue(), of(f.getKey(), grant)));
    }

    boolean license(Map<String, String> wanted, License license) {
        return wanted.entrySet().stream()
                .allMatch(f -> rules.matches(f.getKey(), f.getValue(), of(f.getKey(), license)));
    }

    private static String of(String filter, Grant grant) {
        return switch (filter) {
            case "LicenseArn", "LICENSEARN", "LicenseARN" -> grant.license().arn();
            case "GrantStatus", "Status" -> grant.status();
            case "GranteePrincipalARN", "PrincipalARN" -> grant.principal();
            case "ParentARN" -> grant.parentArn();
            case "GranterAccountId" -> grant.grantor();
            case "LicenseIssuerName" -> grant.license().issuer();
            case DocumentedFilters.PRODUCT -> grant.license().text("ProductSKU");
            default -> throw new IllegalArgumentException("no filter is called " + filter);
        };
    }

    private static String of(String filter, License license) {
        return switch (filter) {
            case "Status" -> license.status();
            case "Fingerprint", "KeyFingerprint" -> license.fingerprint();
            case "IssuerName", "Issuer" -> license.issuer();
            case "Beneficiary" -> license.text("Beneficiary");
            case DocumentedFilters.PRODUCT -> license.text("ProductSKU");
            default -> throw new IllegalArgumentException("no filter is called " + filter);
        };
    }
}
