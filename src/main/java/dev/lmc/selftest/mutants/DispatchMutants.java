package dev.lmc.selftest.mutants;

import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.licensemanager.reference.http.AwsJsonProtocol;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Faults of the protocol in one operation only, as servers have that dispatch operation by operation. */
final class DispatchMutants {
    private DispatchMutants() {}

    static List<Mutant> all() {
        return List.of(
                mutant(
                        "create-grant-takes-a-list-as-its-body",
                        "LM-P-11",
                        "If the body is a list, its first element is used as the request.",
                        () -> Fault.ofProtocol(protocol -> new OfOneOperation(protocol, "CreateGrant") {
                            @Override
                            public ApiResponse unreadable(byte[] body, ApiResponse refusal) {
                                return isMeant() && body.length > 0 && body[0] == '['
                                        ? ApiResponse.ok(ResponseFaults.JSON.objectNode())
                                        : super.unreadable(body, refusal);
                            }
                        })),
                mutant(
                        "get-grant-by-get",
                        "LM-P-23",
                        "Read operations are expected to use the method GET.",
                        () -> Fault.ofProtocol(protocol -> new OfOneOperation(protocol, "GetGrant") {
                            @Override
                            public boolean takes(String method) {
                                isOther.set(!super.takes(method));
                                return true;
                            }

                            @Override
                            public Optional<String> operation(String target, String prefix) {
                                return super.operation(target, prefix).filter(name -> isMeant() || !isOther.get());
                            }
                        })),
                mutant(
                        "versions-in-any-content-type",
                        "LM-P-24",
                        "One handler parses the body itself.",
                        () -> Fault.ofProtocol(protocol -> new OfOneOperation(protocol, "CreateGrantVersion") {
                            @Override
                            public boolean reads(String contentType) {
                                return isMeant() || super.reads(contentType);
                            }
                        })));
    }

    /** Knows which operation the request names that the current thread handles. */
    private abstract static class OfOneOperation extends DelegatingProtocol {
        final ThreadLocal<Boolean> isOther = ThreadLocal.withInitial(() -> false);
        private final ThreadLocal<String> current = ThreadLocal.withInitial(() -> "");
        private final String operation;

        OfOneOperation(AwsJsonProtocol base, String operation) {
            super(base);
            this.operation = operation;
        }

        boolean isMeant() {
            return current.get().equals(operation);
        }

        @Override
        public Optional<String> operation(String target, String prefix) {
            Optional<String> named = super.operation(target, prefix);
            current.set(named.orElse(""));
            return named;
        }
    }

    private static Mutant mutant(String name, String clause, String description, Supplier<Fault> fault) {
        return FaultGroup.PROTOCOL.mutant(name, clause, "status", description, fault);
    }
}
