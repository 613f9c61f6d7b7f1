package dev.lmc.licensemanager.reference.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.domain.Grant;
import dev.lmc.licensemanager.reference.domain.GrantRules;
import dev.lmc.licensemanager.reference.domain.License;
import dev.lmc.licensemanager.reference.domain.LicenseStore;
import dev.lmc.licensemanager.reference.domain.LicenseStore.Key;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
        return grants(call, Key.GRANTOR, grant -> rules.isGrantor(grant, call.account()));
    }

    ObjectNode received(ApiCall call) {
        return grants(call, Key.GRANTEE, grant -> rules.isGrantee(grant, call.account()));
    }

    ObjectNode receivedLicenses(ApiCall call) {
        Map<String, String> wanted = filters.read(call, Set.of());
        List<String> arns = GrantOperations.texts(call.body().path("LicenseArns"));
        return pages.cut(
                call,
                "Licenses",
                place -> of(call, Key.GRANTEE, place)
                        .filter(grant -> rules.isGrantee(grant, call.account()))
                        .filter(rules::isReceived)
                        .filter(grant ->
                                arns.isEmpty() || arns.contains(grant.license().arn()))
                        .filter(grant -> filters.license(wanted, grant.license())),
                Grant::place,
                ResourceViews::received);
    }

    ObjectNode licenses(ApiCall call) {
        Map<String, String> wanted = filters.read(call, OF_LICENSES);
        List<String> arns = GrantOperations.texts(call.body().path("LicenseArns"));
        return pages.cut(
                call,
                "Licenses",
                place -> store.licenses().stream()
                        .filter(license -> license.place() > place)
                        .filter(license -> license.owner().equals(call.account()))
                        .filter(license -> arns.isEmpty() || arns.contains(license.arn()))
                        .filter(license -> filters.license(wanted, license)),
                License::place,
                license -> ResourceViews.license(license, license.latest(), license.version()));
    }

    private ObjectNode grants(ApiCall call, Key party, Predicate<Grant> seen) {
        Map<String, String> wanted = filters.read(call, Set.of());
        List<String> arns = GrantOperations.texts(call.body().path("GrantArns"));
        return pages.cut(
                call,
                "Grants",
                place ->
                        candidates(call, party, arns, place).filter(seen).filter(grant -> filters.grant(wanted, grant)),
                Grant::place,
                grant -> ResourceViews.grant(grant, grant.latest()));
    }

    private Stream<Grant> candidates(ApiCall call, Key party, List<String> arns, long after) {
        return arns.isEmpty()
                ? of(call, party, after)
                : arns.stream()
                        .distinct()
                        .flatMap(arn -> store.grant(arn).stream())
                        .filter(grant -> grant.place() > after)
                        .sorted(Comparator.comparingLong(Grant::place));
    }

    /** Returns the grants of the caller, or of all accounts where the rules tell them apart by themselves. */
    private Stream<Grant> of(ApiCall call, Key party, long after) {
        return rules.isExact()
                ? store.grants(party, call.account(), after)
                : store.grants().filter(grant -> grant.place() > after);
    }
}
