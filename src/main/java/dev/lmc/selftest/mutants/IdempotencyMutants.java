package dev.lmc.selftest.mutants;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.licensemanager.reference.domain.Grant;
import dev.lmc.licensemanager.reference.domain.GrantRules;
import dev.lmc.licensemanager.reference.domain.License;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Client tokens that do not make calls idempotent. */
final class IdempotencyMutants {
    private IdempotencyMutants() {}

    static List<Mutant> all() {
        return List.of(
                mutant(
                        "create-grant-ignores-the-token",
                        "LM-CG-50",
                        "Grants",
                        "The token is required but never used.",
                        () -> Fault.ofRules(rules -> new Forgetful(rules, "CreateGrant", true))),
                mutant(
                        "repeated-create-grant-is-a-conflict",
                        "LM-CG-51",
                        "status",
                        "A repeated call conflicts with the grant that the first one created.",
                        () -> Fault.ofRules(rules -> new Forgetful(rules, "CreateGrant", false))),
                mutant(
                        "repeated-create-grant-names-no-grant",
                        "LM-CG-51",
                        "GrantArn",
                        "A repeated call returns a new ARN that belongs to no grant.",
                        () -> Fault.of(renamed())),
                mutant(
                        "same-token-with-another-request-makes-another",
                        "LM-CG-53",
                        "Grants",
                        "The whole request is remembered instead of its token.",
                        () -> Fault.ofRules(rules -> new Forgetful(rules, "", true))
                                .and(whole())),
                mutant(
                        "version-ignores-the-token",
                        "LM-CGV-50",
                        "Grant.Version",
                        "The token is required but never used.",
                        () -> Fault.ofRules(rules -> new Forgetful(rules, "CreateGrantVersion", false))),
                mutant(
                        "a-version-said-again-has-the-next-number",
                        "LM-CGV-52",
                        "Version",
                        "A repeated call changes nothing, but its response has the next version.",
                        () -> Fault.of(counting())));
    }

    /** Ignores the client tokens of an operation. */
    static final class Forgetful extends DelegatingRules {
        private final String operation;
        private final boolean doubles;

        Forgetful(GrantRules base, String operation, boolean doubles) {
            super(base);
            this.operation = operation;
            this.doubles = doubles;
        }

        @Override
        public boolean replays(String of) {
            return !of.equals(operation) && super.replays(of);
        }

        @Override
        public boolean duplicates(Grant existing, License license, String principal) {
            return !doubles && super.duplicates(existing, license, principal);
        }
    }

    private static UnaryOperator<Handler> renamed() {
        Map<String, Boolean> seen = new ConcurrentHashMap<>();
        return ResponseFaults.knowing("CreateGrant", (call, response) -> {
            boolean first = seen.putIfAbsent(call.body().path("ClientToken").asText(), true) == null;
            ObjectNode body = response.body().deepCopy();
            return first || !response.succeeded()
                    ? response
                    : response.withBody(body.put(
                            "GrantArn", body.path("GrantArn").asText().replaceAll("[0-9a-f]{12}$", "0123456789ab")));
        });
    }

    private static UnaryOperator<Handler> whole() {
        Map<ObjectNode, String> tokens = new ConcurrentHashMap<>();
        return RequestFaults.repaired("CreateGrant", body -> {
            if (body.path("ClientToken").isTextual()) {
                String token = tokens.computeIfAbsent(
                        body.deepCopy(), b -> UUID.randomUUID().toString());
                body.put("ClientToken", token);
            }
        });
    }

    private static UnaryOperator<Handler> counting() {
        AtomicInteger count = new AtomicInteger(2);
        return ResponseFaults.successes("CreateGrantVersion", response -> {
            ObjectNode body = response.body().deepCopy();
            return ApiResponse.ok(body.put("Version", "" + count.getAndIncrement()));
        });
    }

    private static Mutant mutant(String name, String clause, String path, String description, Supplier<Fault> fault) {
        return FaultGroup.IDEMPOTENCY.mutant(name, clause, path, description, fault);
    }
}
