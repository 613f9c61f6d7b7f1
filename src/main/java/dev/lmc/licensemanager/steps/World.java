package dev.lmc.licensemanager.steps;

import dev.lmc.verdict.Halt;
import dev.lmc.wire.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

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

    /**
     * Returns the latest version of the grant.
     *
     * @throws Halt blocked, where nothing shows it: no call is made with a version that is not known
     */
    String latestVersion() {
        if (grant().version().isEmpty()) {
            throw Halt.blockedBy(
                    Premise.shape("GetGrant", "Grant.Version").clause(), "the version of the grant cannot be read");
        }
        return grant().version();
    }

    boolean hasGrant() {
        return !grants.isEmpty();
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
     * @param control makes the valid twin of the call, to show that the target does not refuse everything
     */
    record Attempt(Exchange exchange, List<Traces.Snapshot> before, Supplier<Exchange> control) {}
}
