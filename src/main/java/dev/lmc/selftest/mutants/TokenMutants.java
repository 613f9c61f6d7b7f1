package dev.lmc.selftest.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lmc.licensemanager.reference.api.ApiCall;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Client tokens that reach further than they should: to other spellings, operations and accounts. */
final class TokenMutants {
    private TokenMutants() {}

    static List<Mutant> all() {
        return List.of(
                mutant(
                        "tokens-in-any-case",
                        "LM-CG-54",
                        "status",
                        "Tokens are keys of a case-insensitive table.",
                        () -> Fault.of(RequestFaults.member(
                                "CreateGrant",
                                "ClientToken",
                                token -> TextNode.valueOf(token.asText().toLowerCase(Locale.ROOT))))),
                mutant(
                        "version-tokens-in-any-case",
                        "LM-CGV-55",
                        "status",
                        "Tokens are keys of a case-insensitive table.",
                        () -> Fault.of(RequestFaults.member(
                                "CreateGrantVersion",
                                "ClientToken",
                                token -> TextNode.valueOf(token.asText().toLowerCase(Locale.ROOT))))),
                mutant(
                        "version-replayed-by-a-token-in-any-case",
                        "LM-CGV-55",
                        "Version",
                        "Responses are kept by their tokens in lower case, and returned whatever is asked.",
                        () -> Fault.of(replayed())),
                mutant(
                        "one-table-of-tokens",
                        "LM-CGV-53",
                        "status",
                        "All operations share one table of tokens.",
                        () -> Fault.of(oneTable())),
                mutant(
                        "tokens-of-all-accounts",
                        "LM-CGV-54",
                        "Grant.GrantStatus",
                        "The table of tokens has no column for the account.",
                        () -> Fault.of(ofAllAccounts())));
    }

    private static String token(ApiCall call) {
        return call.body().path("ClientToken").asText();
    }

    private static UnaryOperator<Handler> oneTable() {
        Set<String> used = ConcurrentHashMap.newKeySet();
        return RequestFaults.instead("CreateGrant CreateGrantVersion", (call, next) -> {
            if (call.operation().equals("CreateGrant")) {
                used.add(token(call));
            } else if (used.contains(token(call))) {
                return ApiResponse.error(400, "ValidationException", "this ClientToken was used before");
            }
            return next.handle(call);
        });
    }

    private static UnaryOperator<Handler> ofAllAccounts() {
        Map<String, JsonNode> first = new ConcurrentHashMap<>();
        return RequestFaults.instead("CreateGrantVersion", (call, next) -> {
            JsonNode before = first.get(token(call));
            if (before != null) {
                return ApiResponse.ok(before);
            }
            ApiResponse response = next.handle(call);
            if (response.succeeded() && !token(call).isEmpty()) {
                first.put(token(call), response.body());
            }
            return response;
        });
    }

    private static Mutant mutant(String name, String clause, String path, String description, Supplier<Fault> fault) {
        return FaultGroup.IDEMPOTENCY.mutant(name, clause, path, description, fault);
    }

    private static UnaryOperator<Handler> replayed() {
        Map<String, ApiResponse> responses = new ConcurrentHashMap<>();
        return RequestFaults.instead("CreateGrantVersion", (call, next) -> {
            String token = call.body().path("ClientToken").asText().toLowerCase(Locale.ROOT);
            ApiResponse response = responses.containsKey(token) ? responses.get(token) : next.handle(call);
            if (response.succeeded()) {
                responses.put(token, response);
            }
            return response;
        });
    }
}
