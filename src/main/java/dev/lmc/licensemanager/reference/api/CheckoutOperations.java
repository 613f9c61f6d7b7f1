package dev.lmc.licensemanager.reference.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.domain.GrantRules;
import dev.lmc.licensemanager.reference.domain.License;
import dev.lmc.licensemanager.reference.domain.LicenseStore;
import dev.lmc.licensemanager.reference.domain.LicenseStore.Key;
import dev.lmc.licensemanager.reference.domain.ServiceError;
import dev.lmc.licensemanager.reference.domain.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Implements checking entitlements of a license out and in. */
final class CheckoutOperations {
    private static final int REMEMBERED = 10_000;
    private static final String SIGNATURE = "reference.".repeat(410);

    private final LicenseStore store;
    private final GrantRules rules;
    private final Map<String, Checkout> checkouts = new LinkedHashMap<>();

    /** @param counts how much of each entitlement it takes */
    private record Checkout(String account, License license, Map<String, Long> counts, Instant until) {}

    CheckoutOperations(LicenseStore store, GrantRules rules) {
        this.store = store;
        this.rules = rules;
    }

    ObjectNode checkOut(ApiCall call) {
        ObjectNode asked = call.body();
        License license = usable(call)
                .orElseThrow(
                        () -> new ServiceError("ResourceNotFoundException", "no license matches product and issuer"));
        checkouts.values().removeIf(t -> t.until.isBefore(store.now()));
        for (JsonNode wanted : asked.path("Entitlements")) {
            allow(license, wanted);
        }
        if (checkouts.size() >= REMEMBERED) {
            throw new ServiceError("RateLimitExceededException", "too many checkouts are open");
        }
        Instant until = store.now()
                .plus(Duration.ofMinutes(license.latest()
                        .path("ConsumptionConfiguration")
                        .path("ProvisionalConfiguration")
                        .path("MaxTimeToLiveInMinutes")
                        .asInt(60)));
        String token = store.id();
        Map<String, Long> counts = new HashMap<>();
        for (JsonNode wanted : asked.path("Entitlements")) {
            counts.merge(wanted.path("Name").asText(), wanted.path("Value").asLong(1), Long::sum);
        }
        checkouts.put(token, new Checkout(call.account(), license, counts, until));
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        response.put("LicenseConsumptionToken", token);
        response.put("SignedToken", SIGNATURE);
        response.put("IssuedAt", Timestamps.format(store.now()));
        response.put("Expiration", Timestamps.format(until));
        response.put("LicenseArn", license.arn());
        return response;
    }

    /** Returns the response with what it repeats of the request, which may be large and is not remembered. */
    ObjectNode withRequested(ApiCall call, ObjectNode response) {
        response.set("CheckoutType", call.body().path("CheckoutType").deepCopy());
        response.set("EntitlementsAllowed", call.body().path("Entitlements").deepCopy());
        if (call.body().has("NodeId")) {
            response.set("NodeId", call.body().path("NodeId").deepCopy());
        }
        return response;
    }

    ObjectNode checkIn(ApiCall call) {
        String token = call.body().path("LicenseConsumptionToken").asText();
        Checkout found = checkouts.get(token);
        if (found == null || !found.account.equals(call.account())) {
            throw new ServiceError("ResourceNotFoundException", "there is no such checkout");
        }
        checkouts.remove(token);
        return JsonNodeFactory.instance.objectNode();
    }

    private Optional<License> usable(ApiCall call) {
        String product = call.body().path("ProductSKU").asText();
        String print = call.body().path("KeyFingerprint").asText();
        return store.licenses().stream()
                .filter(l ->
                        l.text("ProductSKU").equals(product) && l.fingerprint().equals(print))
                .filter(l -> rules.usable(l, store.now()))
                .filter(l -> l.owner().equals(call.account()) && call.body().has("Beneficiary")
                        || store.grants(Key.LICENSE, l.arn())
                                .anyMatch(g -> rules.isGrantee(g, call.account()) && rules.mayCheckOut(g)))
                .reduce((older, newer) -> newer);
    }

    private void allow(License license, JsonNode wanted) {
        for (JsonNode held : license.latest().path("Entitlements")) {
            if (held.path("Name").equals(wanted.path("Name"))
                    && held.path("Unit").equals(wanted.path("Unit"))) {
                long free = held.path("MaxCount").asLong(Long.MAX_VALUE) - used(license, held);
                if (held.path("Overage").asBoolean() || wanted.path("Value").asLong(1) <= free) {
                    return;
                }
            }
        }
        throw new ServiceError(
                "NoEntitlementsAllowedException", "the license does not have the requested entitlements");
    }

    private long used(License license, JsonNode held) {
        return checkouts.values().stream()
                .filter(t -> t.license == license)
                .mapToLong(t -> t.counts.getOrDefault(held.path("Name").asText(), 0L))
                .sum();
    }
}
