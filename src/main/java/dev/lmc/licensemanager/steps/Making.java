package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.suite.Session;
import dev.lmc.target.Party.Role;
import dev.lmc.verdict.Casefile;
import dev.lmc.verdict.Halt;
import dev.lmc.wire.Exchange;
import java.time.Duration;

/** Makes licenses and grants for scenarios. What fails here blocks the scenario: it says nothing of its clause. */
public final class Making {
    private final Session session;
    private final World world;
    private final Calls calls;
    private final Requests requests;
    private final Transitions transitions;
    private final Patience patience;
    private final Casefile file;

    public Making(
            Session session,
            World world,
            Calls calls,
            Requests requests,
            Transitions transitions,
            Patience patience,
            Casefile file) {
        this.session = session;
        this.world = world;
        this.calls = calls;
        this.requests = requests;
        this.transitions = transitions;
        this.patience = patience;
        this.file = file;
    }

    License license(ObjectNode request) {
        if (world.hasLicense()) {
            needsOwnLicenses();
        }
        License license = session.target()
                .licenseArn()
                .map(arn -> new License(arn, JsonNodeFactory.instance.objectNode()))
                .orElseGet(() -> create(request));
        world.made(license);
        return license;
    }

    private License create(ObjectNode request) {
        return available(request, calls.attempt(Role.GRANTOR, "CreateLicense", request));
    }

    private License available(ObjectNode request, Exchange created) {
        JsonNode answer = setUp(created).result().orElseThrow();
        String arn = named(created, "LicenseArn");
        if (!answer.path("Status").asText().equals("AVAILABLE") && !becomesAvailable(arn)) {
            file.remark(Transitions.DETOUR + "the license does not become AVAILABLE, and is granted all the same");
        }
        return new License(arn, request);
    }

    private boolean becomesAvailable(String arn) {
        ObjectNode get = JsonNodeFactory.instance.objectNode().put("LicenseArn", arn);
        return patience.await(
                "an available license", Duration.ZERO, () -> calls.attempt(Role.GRANTOR, "GetLicense", get)
                        .result()
                        .map(answer -> answer.path("License").path("Status").asText())
                        .filter("AVAILABLE"::equals)
                        .isPresent());
    }

    /**
     * @throws Halt skipped, where one license is brought for all scenarios
     */
    void needsOwnLicenses() {
        if (session.target().licenseArn().isPresent()) {
            throw ownLicensesNeeded();
        }
    }

    /**
     * A license that a target may refuse for what it holds.
     *
     * @throws Halt skipped, where it does
     */
    License licenseUnlessRefused(ObjectNode request) {
        needsOwnLicenses();
        Exchange answer = calls.typed(Role.GRANTOR, "CreateLicense", request);
        if (answer.answer().filter(a -> a.status() / 100 == 4).isPresent()) {
            throw Halt.skipped("the target refuses to make such a license: " + answer.summary());
        }
        License license = available(request, answer);
        world.made(license);
        return license;
    }

    static Halt ownLicensesNeeded() {
        return Halt.skipped("it needs licenses of its own, and --license-arn brings one");
    }

    License ownLicense(ObjectNode request) {
        needsOwnLicenses();
        return license(request);
    }

    Grant grant(License license, Role grantee) {
        return grant(license, requests.createGrant(license, grantee), grantee);
    }

    /** A grant that has settled, in whatever status the target gives it. */
    Grant grant(License license, ObjectNode request, Role grantee) {
        Exchange created = setUp(calls.attempt(Role.GRANTOR, "CreateGrant", request));
        Grant grant = heard(license, request, grantee, created);
        transitions.settle(grant, created);
        return grant;
    }

    Grant heard(License license, ObjectNode request, Role grantee, Exchange created) {
        JsonNode answer = created.result().orElseThrow();
        Grant grant = new Grant(
                named(created, "GrantArn"),
                license,
                request,
                grantee,
                answer.path("Version").asText(""));
        world.made(grant);
        return grant;
    }

    /** Returns the ARN of what was made: without it, nothing can be done with it. */
    private static String named(Exchange created, String member) {
        String arn = created.result().orElseThrow().path(member).asText("");
        if (arn.isEmpty()) {
            String reason = created.operation() + ", which sets this up, was answered without " + member;
            throw created.operation().equals("CreateGrant")
                    ? Halt.blockedBy(Premise.shape("CreateGrant", member).clause(), reason)
                    : Halt.blocked(reason);
        }
        return arn;
    }

    private Exchange setUp(Exchange exchange) {
        if (exchange.succeeded()) {
            return exchange;
        }
        String operation = exchange.operation();
        String reason = operation + ", which sets this up, was answered " + exchange.summary();
        if (!operation.equals("CreateGrant")) {
            throw Halt.blocked(
                    Calls.unknown(exchange)
                            ? "the target does not know CreateLicense; bring a license with --license-arn"
                            : reason);
        }
        throw Halt.blockedBy(Premise.success(operation).clause(), reason);
    }

    /** A request for a license that no other license resembles: SKU, issuer and beneficiary are its own. */
    ObjectNode licenseRequest() {
        String own = Requests.token().substring(0, 18);
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("LicenseName", session.prefix() + " license " + own);
        request.put("ProductName", "lmc product");
        request.put("ProductSKU", "lmc-sku-" + own);
        request.putObject("Issuer").put("Name", "lmc-issuer-" + own);
        request.put("HomeRegion", session.target().region());
        request.putObject("Validity").put("Begin", "2026-01-01T00:00:00Z").put("End", "2046-01-01T00:00:00Z");
        ObjectNode seats = request.putArray("Entitlements").addObject();
        seats.put("Name", "seats").put("Unit", "Count").put("MaxCount", 10);
        seats.put("Overage", false).put("AllowCheckIn", true);
        request.put("Beneficiary", "lmc-beneficiary-" + own);
        request.putObject("ConsumptionConfiguration")
                .put("RenewType", "None")
                .putObject("ProvisionalConfiguration")
                .put("MaxTimeToLiveInMinutes", 60);
        request.put("ClientToken", Requests.token());
        return request;
    }
}
