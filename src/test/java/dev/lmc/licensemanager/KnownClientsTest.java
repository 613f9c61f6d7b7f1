package dev.lmc.licensemanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.selftest.equivalents.Equivalents;
import dev.lmc.verdict.Verdict;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A response that the protocol allows and known clients cannot read is remarked on; it does not deviate. */
class KnownClientsTest {
    @Test
    void anErrorCodeInAHeaderAloneIsRemarked() {
        assertThat(remarks(Equivalents.named("type-in-header").orElseThrow().in(ReferenceOptions.defaults())))
                .containsExactly(
                        "works, but not for boto3 and the AWS CLI, which read the code of an error from the body alone");
        assertThat(remarks(ReferenceOptions.defaults())).isEmpty();
    }

    private static List<String> remarks(ReferenceOptions server) {
        RunRecord run = Runs.onReference(server, Runs.tagged("@LM-P-06"), OptionalLong.empty());
        assertThat(run.scenarios()).hasSize(1).allMatch(scenario -> scenario.is(Verdict.CONFORMS));
        return run.scenarios().stream()
                .map(ScenarioResult::remarks)
                .flatMap(List::stream)
                .toList();
    }
}
