package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.facts.LicenseRequests;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.steps.ScenarioState.ScenarioLicense;
import dev.lmc.suite.Session;
import dev.lmc.target.Party.Role;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.wire.Exchange;
import java.time.Duration;
import java.util.List;

/**
 * Creates licenses and grants for scenarios. A failure here blocks the scenario, because it does not concern its
 * clause.
 */
public final class Fixtures {
    private static final String LICENSE_ARN = "LicenseArn";

    private final Session session;
    private final ScenarioState scenario;
    private final PartyCalls calls;
    private final ValidRequests requests;
    private final GrantSetUp setUp;
    private final AdaptivePolling polling;
    private final ScenarioEvidence evidence;

    public Fixtures(
            Session session,
            ScenarioState scenario,
            PartyCalls calls,
            ValidRequests requests,
            GrantSetUp setUp,
            AdaptivePolling polling,
            ScenarioEvidence evidence) {
        this.session = session;
        this.scenario = scenario;
        this.calls = calls;
        this.requests = requests;
        this.setUp = setUp;
        this.polling = polling;
        this.evidence = evidence;
    }

    ScenarioLicense license(ObjectNode request) {
        if (scenario.hasLicense()) {
            needsOwnLicenses();
        }
        ScenarioLicense license = session.target()
                .existingResource()
                .map(arn -> new ScenarioLicense(arn, JsonNodeFactory.instance.objectNode(), true))
                .orElseGet(() -> create(request));
        scenario.add(license);
        return license;
    }

    private ScenarioLicense create(ObjectNode request) {
        requireDistinctArns();
        return available(request, createLicense(request));
    }

    private Exchange createLicense(ObjectNode request) {
        return calls.attempt(Parties.GRANTOR, "CreateLicense", request);
    }

    /**
     * Creates two licenses, once per run: a target that gives both the same ARN returns constants, so its
     * responses to other calls prove nothing.
     *
     * @throws ScenarioAborted as blocked, if it does
     */
    void requireDistinctArns() {
        boolean distinct = session.once(
                "two licenses have two ARNs", () -> !named(required(createLicense(licenseRequest())), LICENSE_ARN)
                        .equals(named(required(createLicense(licenseRequest())), LICENSE_ARN)));
        if (!distinct) {
            throw ScenarioAborted.blocked(
                    "CreateLicense, used for set-up, returned the same LicenseArn for two licenses");
        }
    }

    private ScenarioLicense available(ObjectNode request, Exchange created) {
        JsonNode response = required(created).successBody().orElseThrow();
        String arn = named(created, LICENSE_ARN);
        boolean available = response.path("Status").asText().equals("AVAILABLE") || becomesAvailable(arn);
        if (!available) {
            evidence.remark(GrantSetUp.DETOUR + "the license does not become AVAILABLE, and is granted all the same");
        }
        return new ScenarioLicense(arn, request, available);
    }

    private boolean becomesAvailable(String arn) {
        ObjectNode get = JsonNodeFactory.instance.objectNode().put("LicenseArn", arn);
        return polling.await(
                "an available license", Duration.ZERO, () -> calls.attempt(Parties.GRANTOR, "GetLicense", get)
                        .successBody()
                        .map(response -> response.path("License").path("Status").asText())
                        .filter("AVAILABLE"::equals)
                        .isPresent());
    }

    /** @throws ScenarioAborted as skipped, if one existing license is used for all scenarios */
    void needsOwnLicenses() {
        if (session.target().existingResource().isPresent()) {
            throw ownLicensesNeeded();
        }
    }

    /** Returns whether the target creates a license with such content; asked once per run. */
    boolean takes(String content, ObjectNode request) {
        return session.target().existingResource().isEmpty()
                && session.once("the target creates a license with " + content, () -> createLicense(request)
                        .succeeded());
    }

    /** Returns the documented units of an entitlement. */
    List<String> units() {
        return session.contract()
                .operation("ListReceivedLicenses")
                .map(list -> list.output().members().get("Licenses").element())
                .map(license -> license.members().get("Entitlements").element())
                .map(entitlement -> entitlement.members().get("Unit").enumValues())
                .orElseThrow();
    }

    /**
     * Creates a license whose content a target may refuse.
     *
     * @throws ScenarioAborted as skipped, if it does
     */
    ScenarioLicense licenseUnlessRefused(ObjectNode request) {
        needsOwnLicenses();
        requireDistinctArns();
        Exchange response = calls.typed(Parties.GRANTOR, "CreateLicense", request);
        if (response.isRefused()) {
            throw refusedLicense(response);
        }
        ScenarioLicense license = available(request, response);
        scenario.add(license);
        return license;
    }

    /**
     * Creates a license that need not become AVAILABLE.
     *
     * @throws ScenarioAborted as skipped, if the target refuses it
     */
    ScenarioLicense licenseAsItIs(ObjectNode request) {
        needsOwnLicenses();
        Exchange response = calls.typed(Parties.GRANTOR, "CreateLicense", request);
        if (response.isRefused()) {
            throw refusedLicense(response);
        }
        ScenarioLicense license = new ScenarioLicense(named(required(response), LICENSE_ARN), request, false);
        scenario.add(license);
        return license;
    }

    private static ScenarioAborted refusedLicense(Exchange response) {
        return ScenarioAborted.skipped("the target refuses to create such a license: " + response.explanation());
    }

    /** The license and the grantee of another grant, which may coexist with the scenario's grants. */
    record NextGrant(ScenarioLicense license, Role grantee) {}

    /** Returns another license, or the next grantee of the only license there is. */
    NextGrant nextGrant() {
        return scenario.hasLicense() && session.target().existingResource().isPresent()
                ? new NextGrant(scenario.license(), Parties.OUTSIDER)
                : new NextGrant(license(licenseRequest()), Parties.GRANTEE);
    }

    static ScenarioAborted ownLicensesNeeded() {
        return ScenarioAborted.skipped("it creates its own licenses, which --license-arn prevents", "CreateLicense");
    }

    ScenarioLicense ownLicense(ObjectNode request) {
        needsOwnLicenses();
        return license(request);
    }

    ScenarioGrant grant(ScenarioLicense license, Role grantee) {
        return grant(license, requests.createGrant(license, grantee), grantee);
    }

    /** Creates a grant that another call moves on. */
    ScenarioGrant begunGrant(ScenarioLicense license) {
        ObjectNode request = requests.createGrant(license, Parties.GRANTEE);
        return begin(license, request, required(calls.attempt(Parties.GRANTOR, "CreateGrant", request)));
    }

    /** Registers a new grant that another call moves on. */
    ScenarioGrant begin(ScenarioLicense license, ObjectNode request, Exchange created) {
        ScenarioGrant grant = register(license, request, Parties.GRANTEE, created);
        setUp.begin(grant, created);
        return grant;
    }

    /** Creates a grant and waits until it has settled, in any status. */
    ScenarioGrant grant(ScenarioLicense license, ObjectNode request, Role grantee) {
        Exchange created = required(calls.attempt(Parties.GRANTOR, "CreateGrant", request));
        return registerSettled(license, request, grantee, created);
    }

    ScenarioGrant registerSettled(ScenarioLicense license, ObjectNode request, Role grantee, Exchange created) {
        ScenarioGrant grant = register(license, request, grantee, created);
        setUp.settle(grant, created);
        return grant;
    }

    ScenarioGrant register(ScenarioLicense license, ObjectNode request, Role grantee, Exchange created) {
        JsonNode response = created.successBody().orElseThrow();
        ScenarioGrant grant = new ScenarioGrant(
                named(created, "GrantArn"),
                license,
                request,
                grantee,
                response.path("Version").asText(""));
        scenario.add(grant);
        return grant;
    }

    /** Returns the ARN of the created resource, which all later calls need. */
    private static String named(Exchange created, String member) {
        String arn = created.successBody().orElseThrow().path(member).asText("");
        if (arn.isEmpty()) {
            String reason = created.operation() + ", used for set-up, returned no " + member;
            throw created.operation().equals("CreateGrant")
                    ? ScenarioAborted.blockedBy(
                            Premise.shape("CreateGrant", member).clause(), reason)
                    : ScenarioAborted.blocked(reason);
        }
        if (member.equals(LICENSE_ARN) && !arn.startsWith("arn:")) {
            throw ScenarioAborted.blocked(
                    created.operation() + ", used for set-up, returned a LicenseArn that is no ARN");
        }
        return arn;
    }

    private Exchange required(Exchange exchange) {
        if (exchange.succeeded()) {
            return exchange;
        }
        String operation = exchange.operation();
        String reason = operation + ", used for set-up, returned " + exchange.explanation();
        if (!operation.equals("CreateGrant")) {
            throw ScenarioAborted.blocked(
                    exchange.isOperationUnknown()
                            ? "the target does not support CreateLicense; name a license with --license-arn"
                            : reason);
        }
        throw ScenarioAborted.blockedBy(Premise.success(operation).clause(), reason);
    }

    /** Returns a request for a license with a unique SKU, issuer and beneficiary. */
    ObjectNode licenseRequest() {
        return LicenseRequests.create(
                session.prefix(),
                ValidRequests.token().substring(0, 18),
                session.target().region(),
                ValidRequests.token());
    }
}
