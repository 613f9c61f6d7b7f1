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
import dev.lmc.record.ScenarioResult;
import dev.lmc.suite.RunListener;
import dev.lmc.suite.RunOptions;
import dev.lmc.target.Target;
import dev.lmc.target.Target.Kind;
import dev.lmc.verdict.Verdict;
import dev.lmc.wire.Exchange;
import java.time.Duration;
import java.util.List;
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

/** Licenses are granted again without changing a verdict, also where the target refuses it, and all are deleted. */
class UsedLicensesTest {
    /** A run keeps no, 2, 4, 8 and 16 licenses waiting before it gives up, and four scenarios run at a time. */
    private static final int MOST_REFUSALS = 5 * 4;

    private static final String REFUSAL = "ConflictException";

    @ParameterizedTest
    @ValueSource(ints = {400, 500})
    void aTargetThatNeverDoes(int status) {
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger shown = new AtomicInteger();
        RunRecord run = Runs.onReference(
                ReferenceOptions.defaults().within(again(next -> call -> {
                    refused.incrementAndGet();
                    return ApiResponse.error(status, REFUSAL, "the license was granted before");
                })),
                Runs.tagged("@CreateGrantVersion"),
                OptionalLong.empty(),
                new RunListener() {
                    @Override
                    public void ended(ScenarioResult result, List<Exchange> exchanges) {
                        shown.addAndGet((int) exchanges.stream()
                                .filter(call ->
                                        call.errorCode().filter(REFUSAL::equals).isPresent())
                                .count());
                    }
                });
        Runs.assertAllConform(run);
        assertThat(shown).as("refusals among the calls of scenarios").hasValue(0);
        assertThat(refused.get()).isBetween(1, MOST_REFUSALS);
    }

    @Test
    void aTargetThatDoesSomeTimeAfterADeletion() {
        Map<String, Integer> attempts = new ConcurrentHashMap<>();
        AtomicInteger granted = new AtomicInteger();
        RunRecord run = judge(again(next -> call -> {
            if (attempts.merge(call.body().path("LicenseArn").asText(), 1, Integer::sum) == 1) {
                return ApiResponse.error(400, REFUSAL, "the last grant has not ended yet");
            }
            granted.incrementAndGet();
            return next.handle(call);
        }));
        Runs.assertAllConform(run);
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
        Runs.assertAllConform(run);
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
                ? ApiResponse.error(400, REFUSAL, "grants are kept")
                : next.handle(call)));
        assertThat(run.total(Verdict.CONFORMS)).isGreaterThan(50);
        assertThat(attempts).hasValue(0);
    }

    /** Neither on a target that conforms, nor where scenarios end with findings. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingIsLeft(boolean faulty) {
        Set<String> live = ConcurrentHashMap.newKeySet();
        Map<String, Integer> created = new ConcurrentHashMap<>();
        AtomicInteger refusals = new AtomicInteger();
        try (Reference server = Reference.start(ReferenceOptions.defaults()
                .withWorkflowDelay(Duration.ofMillis(5))
                .within(next -> call -> {
                    ApiResponse response = next.handle(call);
                    note(call, response, live);
                    created.merge(call.operation(), 1, Integer::sum);
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
        assertThat(created.get("CreateLicense")).isLessThan(created.get("CreateGrant"));
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

    @Test
    void aFindingTellsThatTheLicenseHadAGrantBefore() {
        Set<String> renamed = ConcurrentHashMap.newKeySet();
        UnaryOperator<Handler> noted = again(next -> call -> {
            ApiResponse response = next.handle(call);
            renamed.add(response.body().path("GrantArn").asText());
            return response;
        });
        RunRecord run = judge(next -> noted.apply(call -> {
            ApiResponse response = next.handle(call);
            if (call.operation().equals("GetGrant")
                    && renamed.contains(call.body().path("GrantArn").asText())
                    && response.body().path("Grant") instanceof ObjectNode grant) {
                grant.put("GrantName", "the name of the earlier grant");
            }
            return response;
        }));
        assertThat(run.scenarios())
                .filteredOn(scenario ->
                        scenario.remarks().stream().anyMatch(remark -> remark.contains("had a grant before")))
                .isNotEmpty()
                .allSatisfy(scenario -> assertThat(scenario.deviations()).isNotEmpty());
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

    private static RunRecord judge(UnaryOperator<Handler> fault) {
        return Runs.onReference(
                ReferenceOptions.defaults().within(fault), Runs.tagged("@CreateGrantVersion"), OptionalLong.empty());
    }
}
