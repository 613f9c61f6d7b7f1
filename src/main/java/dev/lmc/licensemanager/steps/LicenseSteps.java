package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.wire.Exchange;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** Steps that set up licenses with other content than usual, and about what their grantor reads. */
public final class LicenseSteps {
    private final ScenarioState scenario;
    private final Fixtures fixtures;
    private final GrantSetUp setUp;
    private final PartyCalls calls;
    private final Checks checks;
    private final Situations situations;

    public LicenseSteps(
            ScenarioState scenario,
            Fixtures fixtures,
            GrantSetUp setUp,
            PartyCalls calls,
            Checks checks,
            Situations situations) {
        this.situations = situations;
        this.setUp = setUp;
        this.scenario = scenario;
        this.fixtures = fixtures;
        this.calls = calls;
        this.checks = checks;
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

    @Given("a pending grant of a license that can be borrowed")
    public void grantToBorrow() {
        toBorrow();
        setUp.leaveWaiting(fixtures.grant(scenario.license(), Parties.GRANTEE));
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

    @Given("a license with Overage {word}, AllowCheckIn {word} and AllowEarlyCheckIn {word}")
    public void withFlags(String overage, String checkIn, String earlyCheckIn) {
        ObjectNode request = thatMayBeBorrowed();
        request.withObject("/Entitlements/0")
                .put("Overage", Boolean.parseBoolean(overage))
                .put("AllowCheckIn", Boolean.parseBoolean(checkIn));
        request.withObject("/ConsumptionConfiguration/BorrowConfiguration")
                .put("AllowEarlyCheckIn", Boolean.parseBoolean(earlyCheckIn));
        grantedUnlessRefused(request);
    }

    @Given("a license with an entitlement in {unit}, granted and accepted")
    public void withUnit(String unit) {
        granted(measuredIn(List.of(unit)));
    }

    /** A license with an entitlement in each unit, or in one if the target refuses to create it. */
    @Given("a license with an entitlement in {unit} among others, granted and accepted")
    public void withEachUnit(String unit) {
        List<String> units = fixtures.units();
        if (fixtures.takes("an entitlement in each unit", measuredIn(units))) {
            situations.use("a received license with an entitlement in each unit", () -> receive(measuredIn(units)));
        } else {
            withUnit(unit);
        }
    }

    private ObjectNode measuredIn(List<String> units) {
        ObjectNode request = fixtures.licenseRequest();
        ArrayNode entitlements = request.putArray("Entitlements");
        units.forEach(unit -> {
            ObjectNode entitlement =
                    entitlements.addObject().put("Name", "measure in " + unit).put("Unit", unit);
            if (unit.equals("None")) {
                entitlement.put("Value", "a value");
            } else {
                entitlement.put("MaxCount", 100);
            }
        });
        return request;
    }

    @Given("a license with the renewal type {word}, granted and accepted")
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
        situations.use(
                content(request),
                () -> setUp.acceptIfPossible(fixtures.begunGrant(fixtures.licenseUnlessRefused(request))));
    }

    private void granted(ObjectNode request) {
        situations.use(content(request), () -> receive(request));
    }

    private void receive(ObjectNode request) {
        setUp.acceptIfPossible(fixtures.begunGrant(fixtures.ownLicense(request)));
    }

    /** Returns the name of the situation that has a received license with such content. */
    private static String content(ObjectNode request) {
        ObjectNode content = request.deepCopy();
        content.remove(List.of("ClientToken", "LicenseName", "ProductName", "ProductSKU"));
        return "a received license with " + content;
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

    @Then("the grantor sees the requested tags")
    public void readsTheTags() {
        JsonNode asked = scenario.last().requestBody().orElseThrow().path("Tags");
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("ResourceArn", scenario.grant().arn());
        checks.eventuallySeen("the tags of a grant", () -> {
            Exchange tags = checks.succeeded(calls.typed(Parties.GRANTOR, "ListTagsForResource", request));
            JsonNode read = tags.successBody().orElseThrow().path("Tags");
            asked.forEach(tag -> checks.check(JsonContent.contains(read, tag), tags, "Tags", tag.toString(), read));
        });
    }
}
