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

    private record Checkout(String account, License license, JsonNode entitlements, Instant until) {}

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
        checkouts.put(
                token,
                new Checkout(call.account(), license, asked.path("Entitlements").deepCopy(), until));
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        response.put("CheckoutType", asked.path("CheckoutType").asText());
        response.put("LicenseConsumptionToken", token);
        response.set("EntitlementsAllowed", asked.path("Entitlements").deepCopy());
        response.put("SignedToken", SIGNATURE);
        if (asked.has("NodeId")) {
            response.put("NodeId", asked.path("NodeId").asText());
        }
        response.put("IssuedAt", Timestamps.format(store.now()));
        response.put("Expiration", Timestamps.format(until));
        response.put("LicenseArn", license.arn());
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
        Map<String, Long> sum = new HashMap<>();
        checkouts.values().stream()
                .filter(t -> t.license == license)
                .forEach(t -> t.entitlements.forEach(
                        e -> sum.merge(e.path("Name").asText(), e.path("Value").asLong(1), Long::sum)));
        return sum.getOrDefault(held.path("Name").asText(), 0L);
    }
}
