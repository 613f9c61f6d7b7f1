package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.steps.ScenarioState.ScenarioLicense;
import dev.lmc.suite.Session;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.wire.Exchange;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.Optional;

/** Steps about the purpose of a grant: its grantee checks entitlements of the license out. */
public final class CheckoutSteps {
    private final Session session;
    private final ScenarioState scenario;
    private final Fixtures fixtures;
    private final GrantSetUp grants;
    private final PartyCalls calls;
    private final Checks checks;
    private final RefusalChecks refusals;
    private final AdaptivePolling polling;

    public CheckoutSteps(
            Session session,
            ScenarioState scenario,
            Fixtures fixtures,
            GrantSetUp grants,
            PartyCalls calls,
            Checks checks,
            RefusalChecks refusals,
            AdaptivePolling polling) {
        this.session = session;
        this.scenario = scenario;
        this.fixtures = fixtures;
        this.grants = grants;
        this.calls = calls;
        this.checks = checks;
        this.refusals = refusals;
        this.polling = polling;
    }

    @Then("the grantee can check out the license")
    public void canCheckOut() {
        ObjectNode request = request(scenario.license());
        checks.eventually("a checkout", () -> {
            Exchange done = checkOut(request);
            checks.check(done.succeeded(), done, "status", Checks.SUCCESS, done.summary());
        });
    }

    /** Checks the refusal, unless no grantee can check out a license: then it proves nothing. */
    @Then("the grantee cannot check out the license")
    public void cannotCheckOut() {
        boolean possible = session.once("a checkout of a received license", this::isPossible);
        if (!possible) {
            throw ScenarioAborted.skipped(
                    "no grantee can check out a license here (LM-GL-50), so a refusal proves nothing");
        }
        ObjectNode request = request(scenario.grants().get(0).license());
        checks.eventually("a refused checkout", () -> {
            Exchange done = checkOut(request);
            if (!refusals.refused(done) && Checks.failed(done)) {
                checks.cannotBeLate();
            }
        });
    }

    private boolean isPossible() {
        ScenarioGrant grant = fixtures.grant(fixtures.ownLicense(fixtures.licenseRequest()), Parties.GRANTEE);
        grants.bring(grant, "ACTIVE");
        ObjectNode request = request(grant.license());
        return polling.await(
                "a checkout", Duration.ZERO, () -> checkOut(request).succeeded());
    }

    /** Checks out one seat of the license, and checks it in again. */
    private Exchange checkOut(ObjectNode request) {
        Exchange done = calls.attempt(
                Parties.GRANTEE, "CheckoutLicense", request.deepCopy().put("ClientToken", plainToken()));
        if (done.isOperationUnknown()) {
            throw ScenarioAborted.skipped("the target does not know CheckoutLicense", "CheckoutLicense");
        }
        done.successBody()
                .map(body -> body.path("LicenseConsumptionToken").asText(""))
                .filter(token -> !token.isEmpty())
                .ifPresent(token -> calls.attempt(
                        Parties.GRANTEE,
                        "CheckInLicense",
                        JsonNodeFactory.instance.objectNode().put("LicenseConsumptionToken", token)));
        return done;
    }

    /** Returns a token of letters and digits, because CheckoutLicense took no others before 2021-06-23. */
    private static String plainToken() {
        return ValidRequests.token().replace("-", "");
    }

    private ObjectNode request(ScenarioLicense license) {
        JsonNode asked = license.request();
        if (asked.isEmpty()) {
            throw Fixtures.ownLicensesNeeded();
        }
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("ProductSKU", asked.path("ProductSKU").asText());
        request.put("CheckoutType", "PROVISIONAL");
        request.put("KeyFingerprint", fingerprint(license));
        request.putArray("Entitlements")
                .addObject()
                .put("Name", asked.path("Entitlements").path(0).path("Name").asText())
                .put("Value", "1")
                .put("Unit", "Count");
        return request;
    }

    /** Returns the fingerprint of the issuer, which its grantor reads. */
    private String fingerprint(ScenarioLicense license) {
        Exchange read = calls.attempt(
                Parties.GRANTOR,
                "GetLicense",
                JsonNodeFactory.instance.objectNode().put("LicenseArn", license.arn()));
        return read.successBody()
                .map(body -> body.path("License").path("Issuer").path("KeyFingerprint"))
                .flatMap(print -> Optional.ofNullable(print.textValue()))
                .orElseThrow(() ->
                        ScenarioAborted.skipped("GetLicense, used for set-up, returned no fingerprint of the issuer"));
    }
}
