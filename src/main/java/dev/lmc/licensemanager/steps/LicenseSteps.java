package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.wire.Exchange;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Steps about received licenses: the licensed content, and the members that the grant adds. */
public final class LicenseSteps {
    private final ScenarioState scenario;
    private final Fixtures fixtures;
    private final GrantSetUp setUp;
    private final PartyCalls calls;
    private final Checks checks;
    private final ListWalk listings;

    public LicenseSteps(
            ScenarioState scenario,
            Fixtures fixtures,
            GrantSetUp setUp,
            PartyCalls calls,
            Checks checks,
            ListWalk listings) {
        this.setUp = setUp;
        this.scenario = scenario;
        this.fixtures = fixtures;
        this.calls = calls;
        this.checks = checks;
        this.listings = listings;
    }

    @Given("a license with metadata and two entitlements, granted and accepted")
    public void withMetadata() {
        ObjectNode request = fixtures.licenseRequest();
        request.withArray("LicenseMetadata").addObject().put("Name", "edition").put("Value", "Prüfstand — 試験");
        request.withObject("/Entitlements/0").put("MaxCount", 3_000_000_000L);
        ObjectNode named = request.withArray("Entitlements").addObject();
        named.put("Name", "feature").put("Unit", "None").put("Value", "night-builds");
        granted(request);
    }

    @Given("a license that can be borrowed, granted and accepted")
    public void borrowedByTheGrantee() {
        grantedUnlessRefused(thatMayBeBorrowed());
    }

    /** A grant of a license that cannot be borrowed need not allow CheckoutBorrowLicense. */
    @Given("a license that can be borrowed")
    public void toBorrow() {
        fixtures.licenseUnlessRefused(thatMayBeBorrowed());
    }

    @Given("a grant of a license that can be borrowed")
    public void grantToBorrow() {
        toBorrow();
        setUp.live(fixtures.grant(scenario.license(), Parties.GRANTEE));
    }

    private ObjectNode thatMayBeBorrowed() {
        ObjectNode request = fixtures.licenseRequest();
        request.putObject("ConsumptionConfiguration")
                .put("RenewType", "None")
                .putObject("BorrowConfiguration")
                .put("AllowEarlyCheckIn", true)
                .put("MaxTimeToLiveInMinutes", 90);
        return request;
    }

    @Given("a license with an entitlement in {unit}, granted and accepted")
    public void withUnit(String unit) {
        ObjectNode request = fixtures.licenseRequest();
        ObjectNode entitlement = request.putArray("Entitlements")
                .addObject()
                .put("Name", "measure")
                .put("Unit", unit);
        if (unit.equals("None")) {
            entitlement.put("Value", "a value");
        } else {
            entitlement.put("MaxCount", 100);
        }
        granted(request);
    }

    @Given("a license that renews {word}, granted and accepted")
    public void thatRenews(String renewal) {
        ObjectNode request = fixtures.licenseRequest();
        request.withObject("/ConsumptionConfiguration").put("RenewType", renewal);
        granted(request);
    }

    @Given("a license signed with a key of its issuer, granted and accepted")
    public void signed() {
        ObjectNode request = fixtures.licenseRequest();
        String account = calls.party(Parties.GRANTOR).account();
        request.withObject("/Issuer")
                .put("SignKey", "arn:aws:kms:us-east-1:" + account + ":key/1234abcd-12ab-34cd-56ef-1234567890ab");
        grantedUnlessRefused(request);
    }

    private void grantedUnlessRefused(ObjectNode request) {
        setUp.acceptIfPossible(fixtures.grant(fixtures.licenseUnlessRefused(request), Parties.GRANTEE));
    }

    private void granted(ObjectNode request) {
        setUp.acceptIfPossible(fixtures.grant(fixtures.ownLicense(request), Parties.GRANTEE));
    }

    @When("the grantor reads the license")
    public void readsTheLicense() {
        scenario.setLast(calls.typed(
                Parties.GRANTOR,
                "GetLicense",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("LicenseArn", scenario.license().arn())));
    }

    @Then("the license names the fingerprint of its issuer")
    public void namesTheFingerprint() {
        eventually(() -> {
            JsonNode print = received().path("Issuer").path("KeyFingerprint");
            checks.check(
                    !print.asText("").isBlank(),
                    listings.last(),
                    "Licenses[].Issuer.KeyFingerprint",
                    "a fingerprint",
                    print);
        });
    }

    @Then("the license has what was requested")
    public void asItWasMade() {
        eventually(this::lookAtTheLicense);
    }

    private void lookAtTheLicense() {
        JsonNode asked = scenario.license().request();
        JsonNode license = received();
        for (String member : List.of("LicenseName", "ProductName", "ProductSKU", "HomeRegion", "Beneficiary")) {
            same(member, asked.path(member), license.path(member));
        }
        asked.path("Issuer")
                .properties()
                .forEach(entry -> same(
                        "Issuer." + entry.getKey(),
                        entry.getValue(),
                        license.path("Issuer").path(entry.getKey())));
        same("Entitlements", asked.path("Entitlements"), license.path("Entitlements"));
        same(
                "ConsumptionConfiguration",
                asked.path("ConsumptionConfiguration"),
                license.path("ConsumptionConfiguration"));
        same("LicenseArn", JsonNodeFactory.instance.textNode(scenario.license().arn()), license.path("LicenseArn"));
        instant(
                "Validity.Begin",
                asked.path("Validity").path("Begin"),
                license.path("Validity").path("Begin"));
        instant(
                "Validity.End",
                asked.path("Validity").path("End"),
                license.path("Validity").path("End"));
        asked.path("LicenseMetadata")
                .forEach(entry -> checks.check(
                        contains(license.path("LicenseMetadata"), entry),
                        listings.last(),
                        "Licenses[].LicenseMetadata",
                        entry.toString(),
                        license.path("LicenseMetadata")));
        for (String member : List.of("CreateTime", "Version", "Status", "ReceivedMetadata")) {
            checks.check(
                    license.hasNonNull(member),
                    listings.last(),
                    "Licenses[]." + member,
                    "a value",
                    license.path(member));
        }
    }

    @Then("the license has the operations of the grant and the status {statuses}")
    public void withWhatTheGrantAllows(List<String> statuses) {
        eventually(() -> lookAtTheGrant(statuses));
    }

    private void eventually(Runnable check) {
        checks.eventually("a received license", () -> {
            listings.look();
            check.run();
        });
    }

    private void lookAtTheGrant(List<String> statuses) {
        JsonNode received = received().path("ReceivedMetadata");
        checks.oneOf(
                listings.last(),
                "Licenses[].ReceivedMetadata.ReceivedStatus",
                statuses,
                received.path("ReceivedStatus"));
        allows(scenario.grant().request().path("AllowedOperations"), received);
    }

    private void allows(JsonNode operations, JsonNode received) {
        checks.sameOperations(
                listings.last(),
                "Licenses[].ReceivedMetadata.AllowedOperations",
                operations,
                received.path("AllowedOperations"));
    }

    @Then("the grantee reads with the license that it allows {string}")
    public void readsWhatItAllows(String operations) {
        listings.walk(Parties.GRANTEE, "ListReceivedLicenses", listings.narrowed("ListReceivedLicenses"), 0);
        eventually(() -> allows(
                ValidRequests.list(List.of(operations.split(", "))), received().path("ReceivedMetadata")));
    }

    @Then("the grantee reads the received status {statuses} and the reason {string}")
    public void readsTheReceivedReason(List<String> statuses, String reason) {
        listings.walk(Parties.GRANTEE, "ListReceivedLicenses", listings.narrowed("ListReceivedLicenses"), 0);
        eventually(() -> {
            lookAtTheGrant(statuses);
            checks.equal(
                    listings.last(),
                    "Licenses[].ReceivedMetadata.ReceivedStatusReason",
                    reason,
                    received().path("ReceivedMetadata").path("ReceivedStatusReason"));
        });
    }

    @Then("the license's metadata names the grant")
    public void metadataNamesTheGrant() {
        eventually(() -> checks.equal(
                listings.last(),
                "Licenses[].LicenseMetadata[].Value",
                scenario.grant().arn(),
                GrantReader.element(received().path("LicenseMetadata"), "Name", "grantArn")
                        .path("Value")));
    }

    @Then("the grantee no longer has the license")
    public void noLongerHas() {
        checks.eventually("the license is no longer received", () -> {
            listings.walk(Parties.GRANTEE, "ListReceivedLicenses", listings.narrowed("ListReceivedLicenses"), 0);
            listings.found()
                    .forEach(license -> checks.equal(
                            listings.last(),
                            "Licenses[].ReceivedMetadata.ReceivedStatus",
                            "DELETED",
                            license.path("ReceivedMetadata").path("ReceivedStatus")));
        });
    }

    @Then("the grantor reads the requested tags")
    public void readsTheTags() {
        JsonNode asked = scenario.last().requestBody().orElseThrow().path("Tags");
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("ResourceArn", scenario.grant().arn());
        checks.eventually("the tags of a grant", () -> {
            Exchange tags = checks.succeeded(calls.typed(Parties.GRANTOR, "ListTagsForResource", request));
            JsonNode read = tags.successBody().orElseThrow().path("Tags");
            asked.forEach(tag -> checks.check(contains(read, tag), tags, "Tags", tag.toString(), read));
        });
    }

    private JsonNode received() {
        ScenarioGrant grant = scenario.grant();
        JsonNode license = listings.found().stream()
                .filter(each -> listings.identity(each).equals(listings.identity(grant)))
                .findFirst()
                .orElseGet(JsonNodeFactory.instance::missingNode);
        if (!license.isObject()) {
            Optional<Premise> cause = checks.isWaiting() ? Optional.empty() : listings.whyMissing(grant);
            cause.ifPresent(premise -> checks.fails(premise, listings.last(), GrantViews.LISTED, GrantViews.ABSENT));
            checks.require(cause.isPresent(), listings.last(), "Licenses[]", GrantViews.LISTED, GrantViews.ABSENT);
            throw ScenarioAborted.deviated();
        }
        return license;
    }

    /** Checks that the requested values are read; additional defaults are allowed. */
    private void same(String member, JsonNode asked, JsonNode read) {
        checks.check(holds(asked, read), listings.last(), "Licenses[]." + member, "" + asked, read);
    }

    private static boolean holds(JsonNode asked, JsonNode read) {
        if (asked.isObject()) {
            return asked.properties().stream().allMatch(member -> holds(member.getValue(), read.path(member.getKey())));
        } else if (asked.isArray()) {
            return asked.size() == read.size()
                    && StreamSupport.stream(asked.spliterator(), false).allMatch(wanted -> contains(read, wanted));
        }
        return asked.isNumber() && read.isNumber()
                ? asked.decimalValue().compareTo(read.decimalValue()) == 0
                : asked.equals(read);
    }

    /** Compares timestamps, which may be returned with another precision. */
    private void instant(String member, JsonNode asked, JsonNode read) {
        checks.check(
                read.isTextual() && moment(read.textValue()).equals(moment(asked.asText())),
                listings.last(),
                "Licenses[]." + member,
                "the moment " + asked.asText(),
                read);
    }

    private static String moment(String text) {
        try {
            return java.time.OffsetDateTime.parse(text).toInstant().toString();
        } catch (java.time.format.DateTimeParseException e) {
            return "not a date: " + text;
        }
    }

    private static boolean contains(JsonNode array, JsonNode wanted) {
        for (JsonNode each : array) {
            if (holds(wanted, each)) {
                return true;
            }
        }
        return false;
    }
}
