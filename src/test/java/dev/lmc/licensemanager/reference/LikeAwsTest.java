package dev.lmc.licensemanager.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.api.ApiCall;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.licensemanager.reference.api.LikeAws;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The conditions of a rehearsal: a rate, a quota, and views that show a change late. */
class LikeAwsTest {
    private static final String GRANT = "arn:aws:license-manager::111111111111:grant:g-1";

    private final ObjectNode grant = JsonMapper.builder()
            .build()
            .createObjectNode()
            .put("GrantArn", GRANT)
            .put("GrantStatus", "PENDING_ACCEPT");

    private final Handler server = new LikeAws(call -> ApiResponse.ok(
            switch (call.operation()) {
                case "GetGrant" -> body().set("Grant", grant.deepCopy());
                case "ListReceivedGrants" ->
                    body().set("Grants", body().arrayNode().add(grant.deepCopy()));
                default -> body().put("GrantArn", call.operation().endsWith("License") ? "" : GRANT);
            }));

    @Test
    void callsAboveTheRateAreThrottled() {
        long start = System.nanoTime();
        List<ApiResponse> refused = IntStream.range(0, 2 * LikeAws.CALLS_A_SECOND)
                .mapToObj(i -> call("outsider", "GetLicense"))
                .filter(response -> !response.succeeded())
                .toList();
        // on a busy machine, more calls are allowed while these are made
        int more = (int) ((System.nanoTime() - start) * LikeAws.CALLS_A_SECOND / 1_000_000_000) + 1;
        assertThat(refused)
                .hasSizeBetween(Math.max(1, LikeAws.CALLS_A_SECOND - more), LikeAws.CALLS_A_SECOND)
                .allSatisfy(response -> assertThat(response.status()).isEqualTo(400))
                .allSatisfy(response ->
                        assertThat(response.body().path("__type").asText()).isEqualTo("ThrottlingException"));
        assertThat(call("another", "GetLicense").succeeded()).isTrue();
    }

    @Test
    void theGranteeSeesAChangeLate() {
        call("111111111111", "CreateGrant");
        assertThat(call("111111111111", "GetGrant").succeeded()).isTrue();
        assertThat(call("222222222222", "GetGrant").body().path("__type").asText())
                .isEqualTo("ResourceNotFoundException");
        assertThat(listed()).isEmpty();
        Awaitility.await().pollInterval(Duration.ofMillis(300)).until(() -> !listed().isEmpty());
        grant.put("GrantStatus", "DISABLED");
        call("222222222222", "AcceptGrant");
        assertThat(listed().path(0).path("GrantStatus").asText()).isEqualTo("PENDING_ACCEPT");
        Awaitility.await()
                .pollInterval(Duration.ofMillis(300))
                .until(() -> listed().path(0).path("GrantStatus").asText().equals("DISABLED"));
    }

    private JsonNode listed() {
        return call("222222222222", "ListReceivedGrants").body().path("Grants");
    }

    private ApiResponse call(String account, String operation) {
        return server.handle(new ApiCall(account, "us-east-1", operation, body().put("GrantArn", GRANT)));
    }

    private static ObjectNode body() {
        return JsonMapper.builder().build().createObjectNode();
    }
}
