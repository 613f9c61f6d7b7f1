package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.facts.DocumentedFilters;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.steps.ScenarioState.ScenarioLicense;
import dev.lmc.suite.Session;
import dev.lmc.verdict.ScenarioAborted;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Knows what the documented filters select by: the value of a grant, a value of none, and what an element shows. */
public final class FilterValues {
    private final Session session;
    private final PartyCalls calls;
    private final Map<String, String> fingerprints = new HashMap<>();

    public FilterValues(Session session, PartyCalls calls) {
        this.session = session;
        this.calls = calls;
    }

    /** Returns whether the filter is documented for the operation at the run's date. */
    boolean knows(String operation, String filter) {
        return DocumentedFilters.at(session.contract().date()).get(operation).contains(filter);
    }

    /** Returns the value of a filter that selects the grant. */
    String of(ScenarioGrant grant, String operation, String filter) {
        ScenarioLicense license = grant.license();
        return switch (filter) {
            case "LicenseArn", "LICENSEARN", "LicenseARN" -> license.arn();
            case "GrantStatus" -> grant.status();
            case "Status" -> isOfLicenses(operation) ? statusOf(license) : grant.status();
            case "GranteePrincipalARN", "PrincipalARN" ->
                grant.request().path("Principals").path(0).asText();
            case "ParentARN" -> license.arn();
            case "ProductSKU" -> own(license.text("ProductSKU"));
            case "LicenseIssuerName", "IssuerName", "Issuer" ->
                own(license.request().path("Issuer").path("Name").asText());
            case "GranterAccountId" -> calls.party(Parties.GRANTOR).account();
            case "Beneficiary" -> own(license.text("Beneficiary"));
            case "Fingerprint", "KeyFingerprint" -> fingerprint(grant);
            default -> throw new IllegalArgumentException("no filter is called " + filter);
        };
    }

    /** Returns the value, which only a license that the suite made itself can have. */
    private static String own(String value) {
        if (value.isEmpty()) {
            throw Fixtures.ownLicensesNeeded();
        }
        return value;
    }

    private static String statusOf(ScenarioLicense license) {
        if (!license.available()) {
            throw ScenarioAborted.blocked("the license never became AVAILABLE, so there is no status to filter by");
        }
        return "AVAILABLE";
    }

    /** The fingerprint is the target's to make, so it is read. */
    private String fingerprint(ScenarioGrant grant) {
        return fingerprints.computeIfAbsent(grant.license().arn(), arn -> readFingerprint(grant));
    }

    private String readFingerprint(ScenarioGrant grant) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.putArray("LicenseArns").add(grant.license().arn());
        ListPages pages = ListPages.look(calls, grant.grantee(), "ListReceivedLicenses", request);
        JsonNode license = GrantReader.element(
                JsonNodeFactory.instance.arrayNode().addAll(pages.elements("ListReceivedLicenses")),
                "LicenseArn",
                grant.license().arn());
        JsonNode print = license.path("Issuer").path("KeyFingerprint");
        if (!print.isTextual()) {
            String clause = license.isObject()
                    ? "LM-LRL-45"
                    : Premise.view(grant.grantee(), "ListReceivedLicenses", grant.status())
                            .clause();
            throw ScenarioAborted.blockedBy(clause, "the fingerprint of the issuer cannot be read");
        }
        return print.textValue();
    }

    /** Returns a value of the same kind that selects no grant. */
    String ofNone(ScenarioGrant grant, String operation, String filter) {
        return switch (filter) {
            case "GrantStatus" -> "FAILED_WORKFLOW";
            case "Status" -> isOfLicenses(operation) ? "SUSPENDED" : "FAILED_WORKFLOW";
            case "GranterAccountId" -> "999999999999";
            case "GranteePrincipalARN", "PrincipalARN" -> "arn:aws:iam::999999999999:root";
            case "LicenseArn", "LICENSEARN", "LicenseARN", "ParentARN" ->
                MemberChange.otherArn(of(grant, operation, filter));
            default -> of(grant, operation, filter) + "-other";
        };
    }

    /** Returns the value of a filter as an element shows it, where it shows it. */
    static Optional<String> shown(String operation, String filter, JsonNode element) {
        JsonNode value = element.at("/" + member(operation, filter).replace('.', '/'));
        return Optional.of(filter.equals("GranterAccountId") ? account(value) : value)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
    }

    /** Returns the path of the member of an element that shows the value of a filter; empty for none. */
    static String member(String operation, String filter) {
        return switch (filter) {
            case "LicenseArn", "LICENSEARN", "LicenseARN" -> "LicenseArn";
            case "Status" -> isOfLicenses(operation) ? "Status" : "GrantStatus";
            case "GranteePrincipalARN", "PrincipalARN" -> "GranteePrincipalArn";
            case "ParentARN" -> "ParentArn";
            case "GranterAccountId" -> "GrantArn";
            case "IssuerName", "Issuer" -> "Issuer.Name";
            case "Fingerprint", "KeyFingerprint" -> "Issuer.KeyFingerprint";
            case "GrantStatus", "ProductSKU", "Beneficiary" -> filter;
            default -> "";
        };
    }

    private static JsonNode account(JsonNode arn) {
        String[] parts = arn.asText().split(":");
        return parts.length > 4 ? JsonNodeFactory.instance.textNode(parts[4]) : JsonNodeFactory.instance.missingNode();
    }

    static boolean isOfLicenses(String operation) {
        return operation.equals("ListReceivedLicenses");
    }
}
