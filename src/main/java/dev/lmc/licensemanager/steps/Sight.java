package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.wire.Exchange;
import java.util.Locale;

/**
 * A grant as shown by one response.
 *
 * @param exchange the exchange that shows it, or should have shown it
 * @param path its path in the response: {@code Grant} or {@code Grants[]}
 * @param grant its members, or a missing node if the response does not show it
 */
record Sight(Exchange exchange, String path, JsonNode grant) {
    boolean present() {
        return grant.isObject();
    }

    /**
     * Returns the status, in the documented spelling: set-up goes on where a target writes it in small letters or with
     * spaces, which is reported as a value that is not documented.
     */
    String status() {
        return grant.path("GrantStatus").asText().toUpperCase(Locale.ROOT).replaceAll("[ -]", "_");
    }

    /** Returns the version, or an empty string if it cannot be read. */
    String version() {
        return grant.path("Version").isTextual() ? grant.path("Version").textValue() : "";
    }

    /** Describes what the response shows, in words. */
    String summary() {
        return present() ? Checks.shown(grant.path("GrantStatus")) : exchange.summary();
    }
}
