package dev.lmc.licensemanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.record.RunRecord;
import dev.lmc.verdict.Verdict;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A target that refuses every call of an operation must not conform, even with acceptable error codes. */
class PairedControlTest {
    @ParameterizedTest
    @CsvSource({
        "AcceptGrant, @LM-AG-13",
        "RejectGrant, @LM-RG-13",
        "ListReceivedGrants, @LM-LRG-13",
        "ListReceivedLicenses, @LM-LRL-25",
        "AcceptGrant, @LM-AG-21",
        "DeleteGrant, @LM-DG-40",
        "CreateGrantVersion, @LM-CGV-13",
    })
    void noRefusalConformsWhereTheValidTwinIsRefusedToo(String operation, String clause) {
        assertThat(judged(ReferenceOptions.defaults(), clause).total(Verdict.CONFORMS))
                .isPositive();
        RunRecord record = judged(
                ReferenceOptions.defaults()
                        .within(next -> call -> call.operation().equals(operation)
                                ? ApiResponse.error(400, "ValidationException", "no")
                                : next.handle(call)),
                clause);
        assertThat(record.total(Verdict.CONFORMS)).isZero();
        assertThat(record.scenarios()).isNotEmpty();
    }

    private static RunRecord judged(ReferenceOptions options, String tags) {
        return Runs.onReference(options, Runs.tagged(tags), OptionalLong.empty());
    }
}
