package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.suite.Session;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.wire.Exchange;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Steps about received licenses: the licensed content, and the members that the grant adds. */
public final class ReceivedLicenseSteps {
    /** The greatest difference between the clocks of a caller and the service that SigV4 accepts. */
    private static final Duration CLOCKS = Duration.ofMinutes(15);

    private static final DateTimeFormatter AMZ_DATE = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

    private final Session session;
    private final ScenarioState scenario;
    private final ScenarioEvidence evidence;
    private final Checks checks;
    private final ReceivedLicenses received;

    public ReceivedLicenseSteps(
            Session session,
            ScenarioState scenario,
            ScenarioEvidence evidence,
            Checks checks,
            ReceivedLicenses received) {
        this.session = session;
        this.scenario = scenario;
        this.evidence = evidence;
        this.checks = checks;
        this.received = received;
    }

    @Then("the license has the requested values")
    public void asItWasMade() {
        received.eventually(() -> hasWhatWasRequested(scenario.license().request()));
    }

    /** Checks the content, and that the members are present which the service adds. */
    private void hasWhatWasRequested(JsonNode asked) {
        JsonNode license = received.one();
        for (String member : List.of("LicenseName", "ProductName", "ProductSKU", "HomeRegion", "Beneficiary")) {
            same(license, member, asked.path(member));
        }
        asked.path("Issuer").properties().forEach(entry -> same(license, "Issuer." + entry.getKey(), entry.getValue()));
        same(license, "Entitlements", asked.path("Entitlements"));
        same(license, "ConsumptionConfiguration", asked.path("ConsumptionConfiguration"));
        same(
                license,
                "LicenseArn",
                JsonNodeFactory.instance.textNode(scenario.license().arn()));
        List.of("Begin", "End").forEach(end -> moment(end, asked, license));
        asked.path("LicenseMetadata")
                .forEach(entry -> checks.check(
                        JsonContent.contains(license.path("LicenseMetadata"), entry),
                        received.last(),
                        "Licenses[].LicenseMetadata",
                        entry.toString(),
                        license.path("LicenseMetadata")));
        for (String member : List.of("CreateTime", "Version", "Status", "ReceivedMetadata")) {
            checks.check(
                    license.hasNonNull(member),
                    received.last(),
                    "Licenses[]." + member,
                    "a value",
                    license.path(member));
        }
    }

    /** Checks that the requested values are read; additional defaults are allowed. */
    private void same(JsonNode license, String member, JsonNode asked) {
        same(license, member, asked, license.at("/" + member.replace('.', '/')));
    }

    private void same(JsonNode license, String member, JsonNode asked, JsonNode read) {
        JsonNode judged = JsonContent.holds(asked, read) ? asked : received.judged(license, member, asked);
        checks.check(JsonContent.holds(judged, read), received.last(), "Licenses[]." + member, "" + judged, read);
    }

    /** Compares timestamps, which may be returned with another precision. */
    private void moment(String end, JsonNode asked, JsonNode license) {
        JsonNode wanted = asked.path("Validity").path(end);
        JsonNode read = license.path("Validity").path(end);
        checks.check(
                read.isTextual()
                        && JsonContent.moment(read).equals(JsonContent.moment(wanted))
                        && JsonContent.moment(read).isPresent(),
                received.last(),
                "Licenses[].Validity." + end,
                "the moment " + wanted.asText(),
                read);
    }

    @Then("the validity of the license is in UTC")
    public void validityInUtc() {
        received.eventually(() -> List.of("Begin", "End").forEach(end -> {
            JsonNode read = received.one().path("Validity").path(end);
            checks.check(
                    JsonContent.isUtc(read), received.last(), "Licenses[].Validity." + end, "a moment in UTC", read);
        }));
    }

    @Then("CreateTime is the time at which the grantor created the license")
    public void createdThen() {
        Instant then = createdAt();
        received.eventually(() -> {
            JsonNode read = received.one().path("CreateTime");
            checks.check(
                    JsonContent.moment(read)
                            .filter(moment ->
                                    Duration.between(then, moment).abs().compareTo(CLOCKS) <= 0)
                            .isPresent(),
                    received.last(),
                    "Licenses[].CreateTime",
                    "a moment within 15 minutes of the call that created the license",
                    read);
        });
    }

    /** Returns the date with which the call was signed that created the license. */
    private Instant createdAt() {
        Exchange created = evidence.journal().exchanges().stream()
                .filter(each -> each.operation().equals("CreateLicense"))
                .filter(each -> each.successBody()
                        .filter(body -> body.path("LicenseArn")
                                .asText()
                                .equals(scenario.license().arn()))
                        .isPresent())
                .findFirst()
                .orElseThrow(Fixtures::ownLicensesNeeded);
        String date = created.request().headers().get("X-Amz-Date").get(0);
        return LocalDateTime.parse(date, AMZ_DATE).toInstant(ZoneOffset.UTC);
    }

    @Then("the license has the requested entitlement in {unit}")
    public void hasTheEntitlement(String unit) {
        received.eventually(() -> {
            JsonNode asked = with("Unit", unit, scenario.license().request());
            JsonNode license = received.one();
            JsonNode read = with("Name", asked.path("Name").asText(), license);
            same(license, "Entitlements", asked, read);
            if (read.isMissingNode() && !license.path("Entitlements").isEmpty()) {
                // the license has never had other entitlements
                checks.cannotBeLate();
            }
        });
    }

    private static JsonNode with(String member, String value, JsonNode license) {
        return license.path("Entitlements").findParents(member).stream()
                .filter(entitlement -> entitlement.path(member).asText().equals(value))
                .findFirst()
                .orElseGet(JsonNodeFactory.instance::missingNode);
    }

    @Then("the entitlement has a {word} and no {word}")
    public void entitlementHas(String member, String other) {
        received.eventually(() -> {
            JsonNode entitlement = received.one().path("Entitlements").path(0);
            checks.check(
                    entitlement.hasNonNull(member) && !entitlement.hasNonNull(other),
                    received.last(),
                    "Licenses[].Entitlements",
                    "a " + member + " and no " + other,
                    entitlement);
        });
    }

    @Then("the license contains a fingerprint of its owner's account and its issuer's name")
    public void namesTheFingerprintInItsForm() {
        if (scenario.license().request().isEmpty()) {
            throw Fixtures.ownLicensesNeeded();
        }
        String account = session.target().party(Parties.GRANTOR).orElseThrow().account();
        String issuer = scenario.license().request().at("/Issuer/Name").asText();
        received.eventually(() -> checks.equal(
                received.last(),
                "Licenses[].Issuer.KeyFingerprint",
                "aws:" + account + ":" + issuer + ":issuer-fingerprint",
                received.one().path("Issuer").path("KeyFingerprint")));
    }

    @Then("the license contains its issuer's fingerprint")
    public void namesTheFingerprint() {
        received.eventually(() -> {
            JsonNode print = received.one().path("Issuer").path("KeyFingerprint");
            checks.check(
                    !print.asText("").isBlank(),
                    received.last(),
                    "Licenses[].Issuer.KeyFingerprint",
                    "a fingerprint",
                    print);
        });
    }
}
