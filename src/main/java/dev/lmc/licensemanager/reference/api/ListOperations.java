package dev.lmc.licensemanager.reference.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.domain.Grant;
import dev.lmc.licensemanager.reference.domain.GrantRules;
import dev.lmc.licensemanager.reference.domain.License;
import dev.lmc.licensemanager.reference.domain.LicenseStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Implements the list operations: the caller's resources, selected by ARN and filters, in pages. */
final class ListOperations {
    private static final Set<String> OF_LICENSES = Set.of("Beneficiary", "ProductSKU", "Fingerprint", "Status");

    private final LicenseStore store;
    private final GrantRules rules;
    private final ListFilters filters;
    private final Paginator pages;

    ListOperations(LicenseStore store, GrantRules rules, ListFilters filters) {
        this.store = store;
        this.rules = rules;
        this.filters = filters;
        this.pages = new Paginator(store, rules);
    }

    ObjectNode distributed(ApiCall call) {
        return grants(call, grant -> rules.isGrantor(grant, call.account()));
    }

    ObjectNode received(ApiCall call) {
        return grants(call, grant -> rules.isGrantee(grant, call.account()));
    }

    ObjectNode receivedLicenses(ApiCall call) {
        Map<String, String> wanted = filters.read(call, Set.of());
        List<String> arns = GrantOperations.texts(call.body().path("LicenseArns"));
        List<Grant> found = store.grants().stream()
                .filter(grant -> rules.isGrantee(grant, call.account()))
                .filter(rules::isReceived)
                .filter(grant -> arns.isEmpty() || arns.contains(grant.license().arn()))
                .filter(grant -> filters.license(wanted, grant.license()))
                .toList();
        return pages.cut(call, "Licenses", found, Grant::place, ResourceViews::received);
    }

    ObjectNode licenses(ApiCall call) {
        Map<String, String> wanted = filters.read(call, OF_LICENSES);
        List<String> arns = GrantOperations.texts(call.body().path("LicenseArns"));
        List<License> found = store.licenses().stream()
                .filter(license -> license.owner().equals(call.account()))
                .filter(license -> arns.isEmpty() || arns.contains(license.arn()))
                .filter(license -> filters.license(wanted, license))
                .toList();
        return pages.cut(
                call,
                "Licenses",
                found,
                License::place,
                license -> ResourceViews.license(license, license.latest(), license.version()));
    }

    private ObjectNode grants(ApiCall call, Predicate<Grant> seen) {
        Map<String, String> wanted = filters.read(call, Set.of());
        List<String> arns = GrantOperations.texts(call.body().path("GrantArns"));
        List<Grant> found = store.grants().stream()
                .filter(seen)
                .filter(grant -> arns.isEmpty() || arns.contains(grant.arn()))
                .filter(grant -> filters.grant(wanted, grant))
                .toList();
        return pages.cut(call, "Grants", found, Grant::place, grant -> ResourceViews.grant(grant, grant.latest()));
    }
}
