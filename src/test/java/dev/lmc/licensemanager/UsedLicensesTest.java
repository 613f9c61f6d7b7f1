package dev.lmc.licensemanager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.api.ApiCall;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.record.RunRecord;
import dev.lmc.suite.RunOptions;
import dev.lmc.target.Target;
import dev.lmc.target.Target.Kind;
import dev.lmc.verdict.Verdict;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A target that does not grant a license again changes no verdict of a scenario that needs any grant. */
class UsedLicensesTest {
    /** A run keeps no, 2, 4, 8 and 16 licenses waiting before it gives up, and four scenarios run at a time. */
    private static final int MOST_REFUSALS = 5 * 4;

    @Test
    void aTargetThatNeverDoes() {
        AtomicInteger refused = new AtomicInteger();
        RunRecord run = judge(again(next -> call -> {
            refused.incrementAndGet();
            return ApiResponse.error(400, "ConflictException", "the license was granted before");
        }));
        assertAllConform(run);
        assertThat(refused.get()).isBetween(1, MOST_REFUSALS);
    }

    @Test
    void aTargetThatDoesSomeTimeAfterADeletion() {
        Map<String, Integer> attempts = new ConcurrentHashMap<>();
        AtomicInteger granted = new AtomicInteger();
        RunRecord run = judge(again(next -> call -> {
            if (attempts.merge(call.body().path("LicenseArn").asText(), 1, Integer::sum) == 1) {
                return ApiResponse.error(400, "ConflictException", "the last grant has not ended yet");
            }
            granted.incrementAndGet();
            return next.handle(call);
        }));
        assertAllConform(run);
        assertThat(granted.get()).isPositive();
    }

    @Test
    void aTargetWhoseNewGrantContinuesAnEarlierOne() {
        AtomicInteger continued = new AtomicInteger();
        RunRecord run = judge(again(next -> call -> {
            continued.incrementAndGet();
            ApiResponse response = next.handle(call);
            ((ObjectNode) response.body()).put("Version", "7");
            return response;
        }));
        assertAllConform(run);
        assertThat(continued.get()).isBetween(1, 4);
    }

    @Test
    void aTargetThatDeletesNoGrants() {
        AtomicInteger attempts = new AtomicInteger();
        UnaryOperator<Handler> counted = again(next -> call -> {
            attempts.incrementAndGet();
            return next.handle(call);
        });
        RunRecord run = judge(next -> counted.apply(call -> call.operation().equals("DeleteGrant")
                ? ApiResponse.error(400, "ConflictException", "grants are kept")
                : next.handle(call)));
        assertThat(run.total(Verdict.CONFORMS)).isGreaterThan(50);
        assertThat(attempts).hasValue(0);
    }

    /** Neither on a target that conforms, nor where scenarios end with findings. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingIsLeft(boolean faulty) {
        Set<String> live = ConcurrentHashMap.newKeySet();
        AtomicInteger refusals = new AtomicInteger();
        try (Reference server = Reference.start(ReferenceOptions.defaults()
                .withWorkflowDelay(Duration.ofMillis(5))
                .within(next -> call -> {
                    ApiResponse response = next.handle(call);
                    note(call, response, live);
                    return faulty
                                    && call.operation().equals("CreateGrantVersion")
                                    && !response.succeeded()
                                    && refusals.incrementAndGet() % 3 == 0
                            ? ApiResponse.error(400, "UndocumentedException", "no")
                            : response;
                }))) {
            RunOptions options = Runs.options(
                    server.endpoint(),
                    LicenseManagerContracts.contracts().latest(),
                    Runs.tagged("@CreateGrantVersion"),
                    Runs.PARTIES,
                    OptionalLong.empty());
            Target emulator = new Target(
                    "test", Kind.EMULATOR, server.endpoint(), "us-east-1", Runs.PARTIES, Optional.empty(), Set.of());
            RunRecord run = Runs.run(options.against(emulator, Duration.ofSeconds(2)));
            assertThat(run.findings().isEmpty()).isNotEqualTo(faulty);
        }
        assertThat(live).isEmpty();
    }

    private static void note(ApiCall call, ApiResponse response, Set<String> live) {
        String kind = call.operation().replaceFirst("^[A-Z][a-z]+", "") + "Arn";
        if (response.succeeded() && call.operation().matches("Create(License|Grant)")) {
            live.add(response.body().path(kind).asText());
        } else if (response.succeeded() && call.operation().matches("(Delete|Reject)(License|Grant)")) {
            live.remove(call.body().path(kind).asText());
        }
    }

    /** Changes how a license is granted to a principal to which it was granted before. */
    private static UnaryOperator<Handler> again(UnaryOperator<Handler> change) {
        Set<String> granted = ConcurrentHashMap.newKeySet();
        return next -> {
            Handler changed = change.apply(next);
            return call -> call.operation().equals("CreateGrant")
                            && !granted.add(call.body().path("LicenseArn") + " "
                                    + call.body().path("Principals"))
                    ? changed.handle(call)
                    : next.handle(call);
        };
    }

    private static void assertAllConform(RunRecord run) {
        assertThat(run.scenarios()).isNotEmpty().allSatisfy(scenario -> assertThat(scenario.verdict())
                .isEqualTo(Verdict.CONFORMS));
    }

    private static RunRecord judge(UnaryOperator<Handler> fault) {
        return Runs.onReference(
                ReferenceOptions.defaults().within(fault), Runs.tagged("@CreateGrantVersion"), OptionalLong.empty());
    }
}
