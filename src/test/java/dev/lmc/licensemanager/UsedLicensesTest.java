package dev.lmc.licensemanager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.record.RunRecord;
import dev.lmc.verdict.Verdict;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A target that does not grant a license again changes no verdict of a scenario that needs any grant. */
class UsedLicensesTest {
    @Test
    void aTargetThatNeverDoes() {
        AtomicInteger refused = new AtomicInteger();
        RunRecord run = judge(again(next -> call -> {
            refused.incrementAndGet();
            return ApiResponse.error(400, "ConflictException", "the license was granted before");
        }));
        assertAllConform(run);
        assertThat(refused.get()).isBetween(1, 5 * 4);
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
