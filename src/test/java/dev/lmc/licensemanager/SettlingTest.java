package dev.lmc.licensemanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.known.KnownDeviations;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.record.GatePolicy;
import dev.lmc.record.RunRecord;
import dev.lmc.selftest.mutants.MutantCatalogue;
import dev.lmc.suite.RunOptions;
import dev.lmc.target.Target;
import dev.lmc.target.Target.Kind;
import dev.lmc.verdict.Verdict;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A status without documented transitions ends the wait. */
class SettlingTest {
    private static final Duration SETTLE = Duration.ofSeconds(30);

    @Test
    void aStatusThatLeadsNowhereEndsTheWait() {
        ReferenceOptions options =
                MutantCatalogue.named("accept-rejects").orElseThrow().in(ReferenceOptions.defaults());
        try (Reference server = Reference.start(options)) {
            RunRecord record = Runs.run(new RunOptions(
                    new Target(
                            "test",
                            Kind.EMULATOR,
                            server.endpoint(),
                            "us-east-1",
                            Runs.PARTIES,
                            Optional.empty(),
                            Set.of()),
                    options.contract(),
                    Runs.tagged("@LM-CGV-40"),
                    KnownDeviations.none(),
                    GatePolicy.DEFAULT,
                    1,
                    OptionalLong.empty(),
                    Duration.ofSeconds(10),
                    SETTLE));
            assertThat(record.total(Verdict.CONFORMS)).isZero();
            assertThat(record.seconds()).isLessThan(SETTLE.toSeconds() / 2.0);
        }
    }
}
