package dev.lmc.selftest.equivalents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.api.ApiCall;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * A server on which accepted grants have a higher version in GetGrant and in the responses to writes than in lists and for
 * DeleteGrant.
 */
final class TwoVersionCounts implements UnaryOperator<Handler> {
    private static final Set<String> COUNTED =
            Set.of("AcceptGrant", "CreateGrantVersion", "RejectGrant", "DeleteGrant");

    private final boolean sourceIsListed;
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();

    /** @param sourceIsListed whether SourceVersion is the version of the lists too */
    TwoVersionCounts(boolean sourceIsListed) {
        this.sourceIsListed = sourceIsListed;
    }

    @Override
    public Handler apply(Handler next) {
        return call -> {
            String arn = call.body().path("GrantArn").asText();
            ApiResponse response = next.handle(accepted.contains(arn) ? onRecord(call) : call);
            if (!response.succeeded()) {
                return response;
            }
            if (call.operation().equals("AcceptGrant")) {
                accepted.add(arn);
            }
            if (!accepted.contains(arn)) {
                return response;
            }
            JsonNode body = response.body().deepCopy();
            if (COUNTED.contains(call.operation())) {
                oneHigher(body);
            } else if (call.operation().equals("GetGrant")) {
                oneHigher(body.path("Grant"));
            }
            return response.withBody(body);
        };
    }

    private ApiCall onRecord(ApiCall call) {
        if (sourceIsListed && call.operation().equals("CreateGrantVersion")) {
            return call;
        }
        ObjectNode body = call.body().deepCopy();
        String member = call.operation().equals("GetGrant") ? "Version" : "SourceVersion";
        if (body.path(member).asText().matches("\\d{1,8}")) {
            body.put(member, String.valueOf(body.path(member).asInt() - 1));
        }
        return call.withBody(body);
    }

    private static void oneHigher(JsonNode view) {
        ((ObjectNode) view).put("Version", String.valueOf(view.path("Version").asInt() + 1));
    }
}
