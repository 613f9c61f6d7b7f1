package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.wire.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The resources and calls of one scenario so far. */
public final class ScenarioState {
    private final List<ScenarioLicense> licenses = new ArrayList<>();
    private final List<ScenarioGrant> grants = new ArrayList<>();
    private final List<Attempt> harmless = new ArrayList<>();
    private Exchange last;
    private Attempt attempt;
    private String reason;

    List<ScenarioLicense> licenses() {
        return List.copyOf(licenses);
    }

    ScenarioLicense license() {
        return licenses.get(licenses.size() - 1);
    }

    boolean hasLicense() {
        return !licenses.isEmpty();
    }

    void add(ScenarioLicense license) {
        licenses.add(license);
    }

    ScenarioGrant grant() {
        return grants.get(grants.size() - 1);
    }

    String latestVersion() {
        return grant().knownVersion();
    }

    boolean hasGrant() {
        return !grants.isEmpty();
    }

    List<ScenarioGrant> grants() {
        return List.copyOf(grants);
    }

    void add(ScenarioGrant grant) {
        grants.add(grant);
    }

    Exchange last() {
        return last;
    }

    Exchange setLast(Exchange exchange) {
        last = exchange;
        return exchange;
    }

    /** Notes that a call was refused and changed nothing that its parties read. */
    void leavesUnchanged(Attempt refused) {
        harmless.add(refused);
    }

    /** Returns the refused calls that changed nothing. */
    List<Attempt> harmless() {
        return List.copyOf(harmless);
    }

    /** Returns the reason given by a party. */
    String reason() {
        return reason;
    }

    void setReason(String words) {
        reason = words;
    }

    Attempt attempt() {
        return attempt;
    }

    void setAttempt(Attempt what) {
        attempt = what;
        last = what.exchange();
    }

    /**
     * A call that is meant to be refused.
     *
     * @param before what the parties read before the call
     * @param control makes the valid twin of the call, to show that the target does not refuse everything
     */
    record Attempt(Exchange exchange, List<UnchangedStateCheck.Snapshot> before, Supplier<Exchange> control) {}

    /** Returns why the grant in the call is not in the state that the scenario requires. */
    Optional<Premise> shortfall(Exchange exchange) {
        return hasGrant()
                        && exchange.requestBody()
                                .map(body -> body.path("GrantArn").asText())
                                .filter(grant().arn()::equals)
                                .isPresent()
                ? grant().shortfall()
                : Optional.empty();
    }

    /**
     * A license created by a scenario.
     *
     * @param request what was asked for
     * @param available whether it has become AVAILABLE
     */
    record ScenarioLicense(String arn, ObjectNode request, boolean available) {
        String text(String member) {
            return request.path(member).asText();
        }
    }
}
