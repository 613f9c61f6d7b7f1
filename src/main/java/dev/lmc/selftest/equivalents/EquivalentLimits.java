package dev.lmc.selftest.equivalents;

import com.fasterxml.jackson.databind.node.BinaryNode;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.selftest.equivalents.Equivalent.Variation;
import dev.lmc.selftest.mutants.RequestFaults;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** Servers with limits that pass, on calls and on work. */
final class EquivalentLimits {
    /** Of this many calls one is throttled. */
    private static final int CALLS = 60;

    private static final Duration WORK = Duration.ofMillis(300);

    private EquivalentLimits() {}

    static List<Equivalent> all() {
        return List.of(
                around(
                        "throttles-now-and-then",
                        "A gateway throttles some calls with an error of its own.",
                        throttling(ApiResponse.error(429, "TooManyRequestsException", null))),
                around(
                        "throttles-as-html",
                        "A front end throttles some calls with a page.",
                        throttling(new ApiResponse(
                                429,
                                Map.of("Content-Type", "text/html", "x-amzn-RequestId", "", "Retry-After", "0"),
                                BinaryNode.valueOf("<h1>Too Many Requests</h1>".getBytes(StandardCharsets.UTF_8))))),
                around(
                        "is-unavailable-now-and-then",
                        "A load balancer has no server for some calls, and says when to try again.",
                        throttling(new ApiResponse(
                                503,
                                Map.of("Content-Type", "text/plain", "Retry-After", "0"),
                                BinaryNode.valueOf("no server".getBytes(StandardCharsets.UTF_8))))),
                around(
                        "one-organization-grant-at-a-time",
                        "While a grant to an organization is worked on, another one is refused.",
                        organizations()));
    }

    private static Equivalent around(String name, String description, UnaryOperator<Handler> around) {
        return new Equivalent(name, description, Variation.LIMIT, options -> options.within(around));
    }

    private static UnaryOperator<Handler> throttling(ApiResponse response) {
        AtomicInteger calls = new AtomicInteger();
        return next -> call -> calls.incrementAndGet() % CALLS == 0 ? response : next.handle(call);
    }

    private static UnaryOperator<Handler> organizations() {
        AtomicLong busyUntil = new AtomicLong(System.nanoTime());
        return RequestFaults.instead("CreateGrant CreateGrantVersion DeleteGrant", (call, next) -> {
            String principal = call.operation().equals("CreateGrant")
                    ? call.body().path("Principals").path(0).asText()
                    : RequestFaults.read(call, next).path("GranteePrincipalArn").asText();
            if (!principal.contains(":organizations:")) {
                return next.handle(call);
            }
            if (System.nanoTime() - busyUntil.get() < 0) {
                return ApiResponse.error(
                        400, "ResourceLimitExceededException", "another grant to an organization is worked on");
            }
            ApiResponse response = next.handle(call);
            if (response.succeeded()) {
                busyUntil.set(System.nanoTime() + WORK.toNanos());
            }
            return response;
        });
    }
}
