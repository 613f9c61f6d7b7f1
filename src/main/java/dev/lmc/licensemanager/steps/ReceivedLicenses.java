package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.wire.Exchange;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the license of the scenario among those that its grantee has received. */
public final class ReceivedLicenses {
    private static final String LIST = "ListReceivedLicenses";

    private final ScenarioState scenario;
    private final Checks checks;
    private final ListWalk listings;
    private final ListQueries queries;

    public ReceivedLicenses(ScenarioState scenario, Checks checks, ListWalk listings, ListQueries queries) {
        this.scenario = scenario;
        this.checks = checks;
        this.listings = listings;
        this.queries = queries;
    }

    /** Lists the license of the scenario as its grantee receives it. */
    void list() {
        listings.walk(Parties.GRANTEE, LIST, listings.narrowed(LIST), 0);
    }

    /** Repeats the last list and the check until the check holds. */
    void eventually(Runnable check) {
        checks.eventuallySeen("a received license", repeated(check));
    }

    /** Repeats the last list and the check as {@link #eventually}, for a change that may take a while to reach the grantee. */
    void eventuallyChanged(Runnable check) {
        checks.eventually("a changed license", repeated(check));
    }

    private Runnable repeated(Runnable check) {
        return () -> {
            listings.look();
            check.run();
        };
    }

    /** Returns what was requested, without the members that the listed license has with values that are not allowed. */
    JsonNode judged(JsonNode license, String member, JsonNode asked) {
        listings.needsAllowed(license, member);
        Set<String> refused = listings.refusedBelow(license, member);
        JsonNode judged = asked.deepCopy();
        refused.forEach(name -> judged.findParents(name).forEach(parent -> ((ObjectNode) parent).remove(name)));
        return judged;
    }

    /** Returns the call that listed the licenses last. */
    Exchange last() {
        return listings.last();
    }

    /** Returns the listed license; its absence is a deviation, which is reported where it belongs. */
    JsonNode one() {
        ScenarioGrant grant = scenario.grant();
        JsonNode license = own().findFirst().orElseGet(JsonNodeFactory.instance::missingNode);
        if (!license.isObject()) {
            Optional<Premise> cause = checks.isWaiting() ? Optional.empty() : listings.whyMissing(grant);
            cause.ifPresent(premise -> checks.fails(premise, listings.last(), listings.listed(), GrantViews.ABSENT));
            checks.require(cause.isPresent(), listings.last(), "Licenses[]", listings.listed(), GrantViews.ABSENT);
            throw ScenarioAborted.deviated();
        }
        return license;
    }

    private Stream<JsonNode> own() {
        String identity = listings.identity(scenario.grant());
        return listings.found().stream().filter(each -> listings.identity(each).equals(identity));
    }

    /** Checks that the license, if it is still listed, has the received status; its ARN may be refused as not found. */
    void goneOr(String receivedStatus) {
        checks.eventually("the license is no longer received", () -> {
            queries.answeredOrRefused(Parties.GRANTEE, LIST, listings.narrowed(LIST));
            Exchange listed = listings.last();
            if (listed.errorCode().filter(Refusal.NOT_FOUND.codes()::contains).isPresent()) {
                return;
            }
            checks.succeeded(listed);
            own().forEach(license -> checks.equal(
                    listings.last(),
                    "Licenses[].ReceivedMetadata.ReceivedStatus",
                    receivedStatus,
                    license.path("ReceivedMetadata").path("ReceivedStatus")));
        });
    }
}
