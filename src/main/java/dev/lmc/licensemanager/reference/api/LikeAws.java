package dev.lmc.licensemanager.reference.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.domain.LicenseStore.Remembered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Behaves like the live service under load: throttles an account's calls above a rate, has a quota of licenses, and shows
 * changes later in lists and to the other party. AWS publishes none of the numbers: they are our own, for rehearsals of runs
 * on AWS.
 */
public final class LikeAws implements Handler {
    /** The calls per second of an account, which is also the size of a burst. */
    public static final int CALLS_A_SECOND = 10;
    /** The number of licenses that an account may have. */
    public static final int LICENSES = 1_000;

    private static final double SECOND = 1e9;
    private static final int REMEMBERED = 100_000;

    private final Handler service;
    private final Map<String, Bucket> buckets = new HashMap<>();
    private final Map<String, Integer> licenses = new HashMap<>();
    private final Map<String, String> licenseOfGrant = new Remembered<>(REMEMBERED);
    private final Map<String, Long> changed = new Remembered<>(REMEMBERED);
    private final Map<String, JsonNode> shown = new Remembered<>(REMEMBERED);

    public LikeAws(Handler service) {
        this.service = service;
    }

    @Override
    public ApiResponse handle(ApiCall call) {
        Optional<ApiResponse> refusal = refusal(call);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        ApiResponse response = service.handle(call);
        return response.succeeded() ? late(call, response) : response;
    }

    private synchronized Optional<ApiResponse> refusal(ApiCall call) {
        if (!buckets.computeIfAbsent(call.account(), account -> new Bucket()).take(System.nanoTime())) {
            return Optional.of(ApiResponse.error(400, "ThrottlingException", "Rate exceeded"));
        }
        if (call.operation().equals("CreateLicense") && licenses.getOrDefault(call.account(), 0) >= LICENSES) {
            return Optional.of(ApiResponse.error(
                    400, "ResourceLimitExceededException", "an account has at most " + LICENSES + " licenses"));
        }
        return Optional.empty();
    }

    private synchronized ApiResponse late(ApiCall call, ApiResponse response) {
        Optional<View> view = View.of(call.operation());
        if (view.isPresent()) {
            return view.get() == View.GET ? grant(call, response) : list(call, response, view.get());
        }
        JsonNode body = response.body();
        String grant = body.path("GrantArn").asText();
        switch (call.operation()) {
            case "CreateLicense" -> licenses.merge(call.account(), 1, Integer::sum);
            case "DeleteLicense" -> licenses.merge(call.account(), -1, Integer::sum);
            case "CreateGrant" ->
                licenseOfGrant.put(grant, call.body().path("LicenseArn").asText());
            default -> {
                // changes no number and makes no grant
            }
        }
        if (!grant.isEmpty()) {
            changed.put(grant, System.nanoTime());
            changed.put(licenseOfGrant.getOrDefault(grant, grant), System.nanoTime());
        }
        return response;
    }

    /** Returns the grant as its grantee sees it; the grantor sees its grants as they are. */
    private ApiResponse grant(ApiCall call, ApiResponse response) {
        JsonNode grant = response.body().path("Grant");
        if (call.body().has("Version") || grant.path("GrantArn").asText().contains("::" + call.account() + ":")) {
            return response;
        }
        return seen(call, View.GET, grant)
                .map(late -> response.withBody(((ObjectNode) response.body().deepCopy()).set("Grant", late)))
                .orElseGet(() -> ApiResponse.error(
                        400,
                        "ResourceNotFoundException",
                        "there is no grant " + grant.path("GrantArn").asText()));
    }

    private ApiResponse list(ApiCall call, ApiResponse response, View view) {
        ObjectNode body = response.body().deepCopy();
        List<JsonNode> late = new ArrayList<>();
        body.path(view.list).forEach(element -> seen(call, view, element).ifPresent(late::add));
        ((ArrayNode) body.path(view.list)).removeAll().addAll(late);
        return response.withBody(body);
    }

    /** Returns the element as it was before a change that the view does not show yet; empty if it was not there. */
    private Optional<JsonNode> seen(ApiCall call, View view, JsonNode element) {
        String key = element.path(view.key).asText();
        String place = call.account() + " " + view + " " + key;
        Long since = changed.get(key);
        if (since == null || System.nanoTime() - since > view.lag.toNanos()) {
            shown.put(place, element);
            return Optional.of(element);
        }
        return call.body().has("Filters") ? Optional.empty() : Optional.ofNullable(shown.get(place));
    }

    /** The reads that show a change late. */
    private enum View {
        GET("Grant", "GrantArn", Duration.ofMillis(500)),
        DISTRIBUTED("Grants", "GrantArn", Duration.ofSeconds(1)),
        RECEIVED("Grants", "GrantArn", Duration.ofSeconds(2)),
        LICENSES("Licenses", "LicenseArn", Duration.ofSeconds(3));

        private final String list;
        private final String key;
        private final Duration lag;

        View(String list, String key, Duration lag) {
            this.list = list;
            this.key = key;
            this.lag = lag;
        }

        private static Optional<View> of(String operation) {
            return Optional.ofNullable(
                    switch (operation) {
                        case "GetGrant" -> GET;
                        case "ListDistributedGrants" -> DISTRIBUTED;
                        case "ListReceivedGrants" -> RECEIVED;
                        case "ListReceivedLicenses" -> LICENSES;
                        default -> null;
                    });
        }
    }

    /** The calls that an account has left, refilled evenly. */
    private static final class Bucket {
        private double left = CALLS_A_SECOND;
        private long last = System.nanoTime();

        boolean take(long now) {
            left = Math.min(CALLS_A_SECOND, left + (now - last) / SECOND * CALLS_A_SECOND);
            last = now;
            if (left < 1) {
                return false;
            }
            left--;
            return true;
        }
    }
}
