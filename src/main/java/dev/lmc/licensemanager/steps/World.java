package dev.lmc.licensemanager.steps;

import dev.lmc.wire.Exchange;
import java.util.ArrayList;
import java.util.List;

/** What one scenario has made and done so far. */
public final class World {
    private final List<License> licenses = new ArrayList<>();
    private final List<Grant> grants = new ArrayList<>();
    private Exchange last;
    private Attempt attempt;
    private String reason;

    License license() {
        return licenses.get(licenses.size() - 1);
    }

    boolean hasLicense() {
        return !licenses.isEmpty();
    }

    void made(License license) {
        licenses.add(license);
    }

    Grant grant() {
        return grants.get(grants.size() - 1);
    }

    List<Grant> grants() {
        return List.copyOf(grants);
    }

    void made(Grant grant) {
        grants.add(grant);
    }

    Exchange last() {
        return last;
    }

    Exchange did(Exchange exchange) {
        last = exchange;
        return exchange;
    }

    /** The reason that a party has given. */
    String reason() {
        return reason;
    }

    void says(String words) {
        reason = words;
    }

    Attempt attempt() {
        return attempt;
    }

    void tries(Attempt what) {
        attempt = what;
        last = what.exchange();
    }

    /**
     * A call that is meant to be refused.
     *
     * @param before what the parties read before it
     * @param twin the valid twin of the call, to be made afterwards; it must succeed
     */
    record Attempt(Exchange exchange, List<Traces.Snapshot> before, Runnable twin) {}
}
