package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.steps.ScenarioState.ScenarioLicense;
import dev.lmc.target.Party.Role;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.wire.Exchange;
import java.util.Optional;

/** A grant created by a scenario, and its last known state. */
final class ScenarioGrant {
    private final String arn;
    private final ScenarioLicense license;
    private final ObjectNode request;
    private final Role grantee;
    private final String firstVersion;
    private String version;
    private String status;
    private Optional<JsonNode> first = Optional.empty();
    private Optional<Exchange> unread = Optional.empty();
    private Optional<Premise> departure = Optional.empty();
    private Optional<Premise> shortfall = Optional.empty();

    ScenarioGrant(String arn, ScenarioLicense license, ObjectNode request, Role grantee, String version) {
        this.arn = arn;
        this.license = license;
        this.request = request;
        this.grantee = grantee;
        this.firstVersion = version;
        this.version = version;
        this.status = dev.lmc.licensemanager.facts.GrantStatusGraph.NEW;
    }

    /** Returns a grant in the same state, which changes independently. */
    synchronized ScenarioGrant copy() {
        ScenarioGrant copy = new ScenarioGrant(arn, license, request, grantee, firstVersion);
        copy.version = version;
        copy.status = status;
        copy.first = first;
        copy.unread = unread;
        copy.departure = departure;
        copy.shortfall = shortfall;
        return copy;
    }

    String arn() {
        return arn;
    }

    ScenarioLicense license() {
        return license;
    }

    /** Returns the CreateGrant request. */
    ObjectNode request() {
        return request;
    }

    /** Returns the only party to which the list operation shows the grant. */
    Role lister(String operation) {
        return operation.equals("ListDistributedGrants") ? Parties.GRANTOR : grantee;
    }

    Role grantee() {
        return grantee;
    }

    /** Returns the version that CreateGrant returned, or an empty string. */
    String firstVersion() {
        return firstVersion;
    }

    /** Returns the latest version, or an empty string if it cannot be read. */
    synchronized String version() {
        return version;
    }

    /**
     * Returns the latest version.
     *
     * @throws ScenarioAborted as blocked, if it cannot be read: no call is made with an unknown version
     */
    String knownVersion() {
        if (version().isEmpty()) {
            throw ScenarioAborted.blockedBy(
                    Premise.shape("GetGrant", "Grant.Version").clause(), "the version of the grant cannot be read");
        }
        return version();
    }

    synchronized String status() {
        return status;
    }

    /** Updates the state from a response; versions are increasing decimal numbers. */
    synchronized void update(String newStatus, String newVersion) {
        status = newStatus;
        version = newVersion;
    }

    /** Notes that it was not read since the call that created it. */
    synchronized void leaveUnread(Exchange created) {
        unread = Optional.of(created);
    }

    /** Returns the call that created it, if it was not read since then. */
    synchronized Optional<Exchange> unread() {
        return unread;
    }

    /** Returns the call that created it, once, if it was not read since then. */
    synchronized Optional<Exchange> takeUnread() {
        Optional<Exchange> created = unread;
        unread = Optional.empty();
        return created;
    }

    /** Records a reading; the first one is kept. */
    synchronized void read(JsonNode view) {
        unread = Optional.empty();
        if (first.isEmpty()) {
            first = Optional.of(view);
        }
    }

    /** Returns the first reading after set-up. */
    synchronized Optional<JsonNode> first() {
        return first;
    }

    /** Notes that as a new grant it has not settled in a documented status, and which premise failed. */
    synchronized void departs(Premise failed) {
        departure = Optional.of(failed);
    }

    /** Returns the premise that failed when it was made. */
    synchronized Optional<Premise> departure() {
        return departure;
    }

    /** Notes that it is not in the state that the scenario asked for, and which premise failed. */
    synchronized void fallsShort(Premise failed) {
        shortfall = Optional.of(failed);
    }

    /** Returns the failed premise that kept it from the required state. */
    synchronized Optional<Premise> shortfall() {
        return shortfall;
    }
}
