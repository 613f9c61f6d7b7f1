package dev.lmc.selftest.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Faults that only concurrent callers see, and reads that lag behind writes. */
final class ConcurrencyMutants {
    private static final long MILLISECOND = 1_000_000;

    private ConcurrencyMutants() {}

    static List<Mutant> all() {
        return List.of(
                mutant(
                        "parallel-create-grants-all-succeed",
                        "LM-CG-52",
                        "Grants",
                        "The token is looked up before it is stored, and concurrent calls come in between.",
                        () -> Fault.ofRules(rules -> new IdempotencyMutants.Forgetful(rules, "", true))
                                .and(racing("CreateGrant"))),
                mutant(
                        "parallel-versions-all-count",
                        "LM-CGV-51",
                        "Version",
                        "The token is looked up before it is stored, and concurrent calls come in between.",
                        () -> Fault.of(racing("CreateGrantVersion"))),
                mutant(
                        "read-after-write-is-stale",
                        "LM-CGV-40",
                        "Grant.GrantStatus",
                        "Reads come from a replica that never catches up.",
                        () -> Fault.of(stale("CreateGrantVersion"))),
                mutant(
                        "accepted-grant-read-from-a-cache",
                        "LM-AG-20",
                        "Grant.GrantStatus",
                        "A cache is not invalidated when a grant is accepted.",
                        () -> Fault.of(stale("AcceptGrant"))),
                mutant(
                        "rejected-grant-read-from-a-cache",
                        "LM-RG-20",
                        "Grant.GrantStatus",
                        "A cache is not invalidated when a grant is rejected.",
                        () -> Fault.of(stale("RejectGrant"))),
                mutant(
                        "list-read-from-a-cache",
                        "LM-GL-02",
                        "Grants[].GrantStatus",
                        "The lists are cached; only GetGrant is up to date.",
                        () -> Fault.of(staleList())),
                mutant(
                        "answers-of-another-account",
                        "LM-GG-21",
                        "__type",
                        "The key of a response cache lacks the account.",
                        () -> Fault.of(leaking())),
                mutant(
                        "answer-to-the-call-before",
                        "LM-GG-30",
                        "Grant.GrantName",
                        "A shared field is overwritten by the next call, so responses are swapped.",
                        () -> Fault.of(swapped())));
    }

    /** A call concurrent with another of its operation loses its token. */
    private static UnaryOperator<Handler> racing(String operation) {
        Set<JsonNode> inside = ConcurrentHashMap.newKeySet();
        return RequestFaults.instead(operation, (call, next) -> {
            ObjectNode body = call.body().deepCopy();
            JsonNode token = body.path("ClientToken");
            // a token that nobody else is using stays as it is, valid or not
            boolean first = inside.add(token);
            LockSupport.parkNanos(20 * MILLISECOND);
            try {
                return next.handle(call.withBody(
                        first ? body : body.put("ClientToken", UUID.randomUUID().toString())));
            } finally {
                if (first) {
                    inside.remove(token);
                }
            }
        });
    }

    /** GetGrant keeps returning a grant as it was before the operation. */
    private static UnaryOperator<Handler> stale(String operation) {
        Map<String, JsonNode> before = new ConcurrentHashMap<>();
        return next -> call -> {
            String arn = call.body().path("GrantArn").asText();
            if (call.operation().equals(operation)) {
                JsonNode grant = RequestFaults.read(call, next);
                ApiResponse response = next.handle(call);
                if (response.succeeded()) {
                    before.putIfAbsent(arn, grant);
                }
                return response;
            }
            return call.operation().equals("GetGrant") && before.containsKey(arn)
                    ? ApiResponse.ok(ResponseFaults.JSON.objectNode().set("Grant", before.get(arn)))
                    : next.handle(call);
        };
    }

    private static UnaryOperator<Handler> staleList() {
        Map<JsonNode, ApiResponse> cache = new ConcurrentHashMap<>();
        return RequestFaults.instead("ListReceivedGrants", (call, next) -> {
            ApiResponse response = next.handle(call);
            return !response.succeeded() || response.body().path("Grants").isEmpty()
                    ? response
                    : cache.computeIfAbsent(call.body().deepCopy(), key -> response);
        });
    }

    private static UnaryOperator<Handler> leaking() {
        Map<JsonNode, ApiResponse> cache = new ConcurrentHashMap<>();
        return RequestFaults.instead("GetGrant", (call, next) -> {
            ApiResponse response = next.handle(call);
            if (response.succeeded()) {
                cache.put(call.body().deepCopy(), response);
            }
            return cache.getOrDefault(call.body(), response);
        });
    }

    private static UnaryOperator<Handler> swapped() {
        Deque<ApiResponse> last = new ArrayDeque<>();
        return RequestFaults.instead("GetGrant", (call, next) -> {
            ApiResponse response = next.handle(call);
            synchronized (last) {
                last.addLast(response);
                return last.size() > 1 ? last.removeFirst() : response;
            }
        });
    }

    private static Mutant mutant(String name, String clause, String path, String description, Supplier<Fault> fault) {
        return FaultGroup.CONCURRENCY.mutant(name, clause, path, description, fault);
    }
}
