package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.suite.Session;
import dev.lmc.target.Party.Role;
import dev.lmc.target.Target.Kind;
import dev.lmc.verdict.Halt;
import dev.lmc.wire.Exchange;
import java.time.Duration;
import java.util.Set;

/** Makes licenses and grants for scenarios. What fails here blocks the scenario: it says nothing of its clause. */
public final class Making {
    private final Session session;
    private final World world;
    private final Calls calls;
    private final Requests requests;
    private final Settling settling;
    private final Patience patience;

    public Making(Session session, World world, Calls calls, Requests requests, Settling settling, Patience patience) {
        this.session = session;
        this.world = world;
        this.calls = calls;
        this.requests = requests;
        this.settling = settling;
        this.patience = patience;
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
        return available(request, calls.typed(Role.GRANTOR, "CreateLicense", request));
    }

    private License available(ObjectNode request, Exchange created) {
        JsonNode answer = setUp(created).result().orElseThrow();
        String arn = named(created, "LicenseArn");
        if (!answer.path("Status").asText().equals("AVAILABLE")) {
            awaitAvailable(arn);
        }
        return new License(arn, request);
    }

    private void awaitAvailable(String arn) {
        boolean late = session.target().kind() == Kind.AWS;
        ObjectNode get = JsonNodeFactory.instance.objectNode().put("LicenseArn", arn);
        boolean available = patience.await("an available license", Duration.ZERO, () -> {
            Exchange read = calls.typed(Role.GRANTOR, "GetLicense", get);
            return !(late && Settling.notYetKnown(read))
                    && setUp(read)
                            .result()
                            .orElseThrow()
                            .path("License")
                            .path("Status")
                            .asText()
                            .equals("AVAILABLE");
        });
        if (!available) {
            throw Halt.blocked("the license does not become AVAILABLE");
        }
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

    /** A grant that has settled: PENDING_ACCEPT, or DISABLED where an organization accepts for its accounts. */
    Grant grant(License license, ObjectNode request, Role grantee) {
        Exchange created = setUp(calls.typed(Role.GRANTOR, "CreateGrant", request));
        Grant grant = heard(license, request, grantee, created);
        settled(grant, created, Set.of("PENDING_ACCEPT", "DISABLED"));
        return grant;
    }

    Grant heard(License license, ObjectNode request, Role grantee, Exchange created) {
        JsonNode answer = created.result().orElseThrow();
        Grant grant = new Grant(
                named(created, "GrantArn"),
                license,
                request,
                grantee,
                answer.path("Version").asText());
        world.made(grant);
        return grant;
    }

    /** Brings a new grant to a status by documented ways. */
    void bring(Grant grant, String status) {
        switch (status) {
            case "PENDING_ACCEPT" -> {
                if (!grant.status().equals(status)) {
                    throw acceptedByItself();
                }
            }
            case "DISABLED", "ACTIVE" -> {
                if (grant.status().equals("PENDING_ACCEPT")) {
                    step(grant, "AcceptGrant", Set.of("DISABLED", "ACTIVE"));
                }
                if (!grant.status().equals(status)) {
                    ObjectNode request = requests.version().put("Status", status);
                    settled(grant, calls.typed(grant.grantee(), "CreateGrantVersion", request), Set.of(status));
                }
            }
            case "REJECTED" -> step(grant, "RejectGrant", Set.of(status));
            case "DELETED" -> {
                ObjectNode request = requests.valid("DeleteGrant", Role.GRANTOR);
                settled(grant, calls.typed(Role.GRANTOR, "DeleteGrant", request), Set.of(status));
            }
            default -> throw new IllegalArgumentException("no documented way leads to " + status);
        }
    }

    /** AWS accepts by itself between accounts of one organization; an emulator is to be given accounts of none. */
    private Halt acceptedByItself() {
        String why = "the target accepts grants between these accounts by itself";
        return session.target().kind() == Kind.AWS
                ? Halt.skipped(why)
                : Halt.blocked(why + ", as AWS does only within one organization");
    }

    private void step(Grant grant, String operation, Set<String> to) {
        ObjectNode request = requests.valid(operation, grant.grantee());
        settled(grant, calls.typed(grant.grantee(), operation, request), to);
    }

    private void settled(Grant grant, Exchange answer, Set<String> wanted) {
        Exchange read = settling.await(grant, setUp(answer), wanted);
        boolean gone = (wanted.contains("DELETED") || wanted.contains("REJECTED"))
                && read.errorCode().filter(Refusal.UNKNOWN.codes()::contains).isPresent();
        if (gone) {
            grant.heard(wanted.iterator().next(), grant.version());
        } else if (!wanted.contains(Settling.status(read).asText())) {
            throw Halt.blocked(answer.operation() + ", which sets this up, led to "
                    + (read.succeeded() ? Settling.status(read).asText() : read.summary()) + " instead of "
                    + String.join(" or ", wanted));
        }
    }

    /** What was made must be named, else nothing can be done with it. */
    private static String named(Exchange created, String member) {
        String arn = created.result().orElseThrow().path(member).asText("");
        if (arn.isEmpty()) {
            throw Halt.blocked(created.operation() + ", which sets this up, was answered without " + member);
        }
        return arn;
    }

    private static Exchange setUp(Exchange exchange) {
        if (!exchange.succeeded()) {
            throw Halt.blocked(exchange.operation() + ", which sets this up, was answered " + exchange.summary());
        }
        return exchange;
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
