package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.wire.Exchange;

/**
 * A grant as one response shows it.
 *
 * @param exchange the exchange that shows it, or that should have
 * @param path where it stands in the response: {@code Grant} or {@code Grants[]}
 * @param grant its members, or a missing node where the response does not show it
 */
record Sight(Exchange exchange, String path, JsonNode grant) {
    boolean present() {
        return grant.isObject();
    }

    String status() {
        return grant.path("GrantStatus").asText();
    }

    /** Returns the version, or an empty text where it cannot be read. */
    String version() {
        return grant.path("Version").isTextual() ? grant.path("Version").textValue() : "";
    }

    /** Returns what there was to see, in words. */
    String summary() {
        return present() ? Checks.shown(grant.path("GrantStatus")) : exchange.summary();
    }
}
