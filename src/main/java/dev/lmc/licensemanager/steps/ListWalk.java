package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.target.Party.Role;
import dev.lmc.wire.Exchange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks a list operation page by page, within bounds, and knows what its filters and elements mean. */
public final class ListWalk {
    private static final int LARGEST = 100;

    private final ScenarioState world;
    private final PartyCalls calls;
    private final Checks checks;
    private final List<JsonNode> found = new ArrayList<>();
    private final Map<String, String> asked = new HashMap<>();
    private String operation;
    private Exchange last;
    private Runnable walkAgain = () -> {};
    private boolean seen;

    public ListWalk(ScenarioState world, PartyCalls calls, Checks checks) {
        this.world = world;
        this.calls = calls;
        this.checks = checks;
    }

    /**
     * @param size the most elements a page may hold; 0 to leave it to the target
     */
    void walk(Role party, String of, ObjectNode request, int size) {
        walkAgain = () -> walk(party, of, request, size);
        seen = false;
        operation = of;
        found.clear();
        int most = size > 0 ? size : LARGEST;
        ListPages pages = ListPages.walk(calls, party, of, request.deepCopy().put("MaxResults", most));
        pages.all().forEach(page -> keep(page, most));
        checks.require(
                pages.ended(),
                last,
                "NextToken",
                "a walk that ends",
                "the token of an earlier page, or no end after " + pages.all().size() + " pages");
    }

    private void keep(Exchange page, int most) {
        last = world.setLast(checks.succeeded(page));
        JsonNode elements = page.successBody().orElseThrow().path(member());
        checks.check(
                elements.size() <= most,
                page,
                member(),
                "at most " + most + " elements a page",
                elements.size() + " elements");
        elements.forEach(found::add);
    }

    /** What was found, the first time; then what a new walk finds: a list follows a write in its time. */
    void look() {
        if (seen) {
            walkAgain.run();
        }
        seen = true;
    }

    /** Starts over with a call that may have been refused. */
    void forget(Exchange exchange) {
        found.clear();
        operation = exchange.operation();
        last = exchange;
    }

    List<JsonNode> found() {
        return List.copyOf(found);
    }

    Exchange last() {
        return last;
    }

    String path() {
        return member() + "[]";
    }

    void asks(String of, String filter, String value) {
        operation = of;
        asked.put(filter, value);
    }

    String asked(String filter) {
        return asked.get(filter);
    }

    private String member() {
        return licenses() ? "Licenses" : "Grants";
    }

    private boolean licenses() {
        return operation.equals("ListReceivedLicenses");
    }

    /** What tells elements apart: a grant's ARN, or for received licenses the license's. */
    String identity(JsonNode element) {
        return element.path(licenses() ? "LicenseArn" : "GrantArn").asText();
    }

    String identity(ScenarioGrant grant) {
        return licenses() ? grant.license().arn() : grant.arn();
    }

    ObjectNode narrowed(String of) {
        operation = of;
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.putArray(licenses() ? "LicenseArns" : "GrantArns").add(identity(world.grant()));
        return request;
    }

    /** For the first grants of the scenario. */
    ObjectNode narrowedTo(String of, int count) {
        operation = of;
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ArrayNode arns = request.putArray(licenses() ? "LicenseArns" : "GrantArns");
        world.grants().stream().limit(count).map(this::identity).forEach(arns::add);
        return request;
    }

    ObjectNode sameProduct(String of) {
        operation = of;
        return ValidRequests.narrowed(JsonNodeFactory.instance.objectNode(), "ProductSKU", value(of, "ProductSKU"));
    }

    /** The value of a filter that selects the scenario's grant. */
    String value(String of, String filter) {
        ScenarioGrant grant = world.grant();
        ScenarioLicense license = grant.license();
        return switch (filter) {
            case "LicenseArn", "LICENSEARN", "LicenseARN" -> license.arn();
            case "GrantStatus" -> grant.status();
            case "Status" -> of.equals("ListReceivedLicenses") ? "AVAILABLE" : grant.status();
            case "GranteePrincipalARN", "PrincipalARN" ->
                grant.request().path("Principals").path(0).asText();
            case "ParentARN" -> license.arn();
            case "ProductSKU" -> own(license.text("ProductSKU"));
            case "LicenseIssuerName", "IssuerName", "Issuer" ->
                own(license.request().path("Issuer").path("Name").asText());
            case "GranterAccountId" -> calls.party(Role.GRANTOR).account();
            case "Beneficiary" -> own(license.text("Beneficiary"));
            case "Fingerprint", "KeyFingerprint" -> fingerprint(license);
            default -> throw new IllegalArgumentException("no filter is called " + filter);
        };
    }

    /** What is known of licenses of the suite's own alone. */
    private static String own(String value) {
        if (value.isEmpty()) {
            throw Fixtures.ownLicensesNeeded();
        }
        return value;
    }

    /** The fingerprint is the target's to make, so it is read. */
    private String fingerprint(ScenarioLicense license) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.putArray("LicenseArns").add(license.arn());
        Exchange read = checks.succeeded(calls.typed(world.grant().grantee(), "ListReceivedLicenses", request));
        JsonNode print = GrantReader.element(
                        read.successBody().orElseThrow().path("Licenses"), "LicenseArn", license.arn())
                .path("Issuer")
                .path("KeyFingerprint");
        checks.require(print.isTextual(), read, "Licenses[].Issuer.KeyFingerprint", "a fingerprint", print);
        return print.textValue();
    }

    /** A value of the same kind that selects none of the scenario's grants. */
    String otherValue(String of, String filter) {
        return switch (filter) {
            case "GrantStatus" -> "FAILED_WORKFLOW";
            case "Status" -> of.equals("ListReceivedLicenses") ? "SUSPENDED" : "FAILED_WORKFLOW";
            case "GranterAccountId" -> "999999999999";
            case "GranteePrincipalARN", "PrincipalARN" -> "arn:aws:iam::999999999999:root";
            case "LicenseArn", "LICENSEARN", "LicenseARN", "ParentARN" -> MemberChange.otherArn(value(of, filter));
            default -> value(of, filter) + "-other";
        };
    }

    private static JsonNode account(JsonNode arn) {
        String[] parts = arn.asText().split(":");
        return parts.length > 4 ? JsonNodeFactory.instance.textNode(parts[4]) : JsonNodeFactory.instance.missingNode();
    }

    /** The value of a filter as an element shows it, where it shows it. */
    Optional<String> shown(String filter, JsonNode element) {
        JsonNode value =
                switch (filter) {
                    case "LicenseArn", "LICENSEARN", "LicenseARN" -> element.path("LicenseArn");
                    case "GrantStatus" -> element.path("GrantStatus");
                    case "Status" -> element.path(licenses() ? "Status" : "GrantStatus");
                    case "GranteePrincipalARN", "PrincipalARN" -> element.path("GranteePrincipalArn");
                    case "ParentARN" -> element.path("ParentArn");
                    case "GranterAccountId" -> account(element.path("GrantArn"));
                    case "ProductSKU" -> element.path("ProductSKU");
                    case "IssuerName", "Issuer" -> element.path("Issuer").path("Name");
                    case "Fingerprint", "KeyFingerprint" ->
                        element.path("Issuer").path("KeyFingerprint");
                    case "Beneficiary" -> element.path("Beneficiary");
                    default -> JsonNodeFactory.instance.missingNode();
                };
        return Optional.of(value).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }
}
