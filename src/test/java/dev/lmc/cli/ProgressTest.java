package dev.lmc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.record.AccountMask;
import dev.lmc.record.GateTest;
import dev.lmc.target.Target;
import dev.lmc.target.Target.Kind;
import dev.lmc.verdict.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Progress in a log, and on a terminal. */
class ProgressTest {
    private static final String ESCAPE = "\u001b";
    private static final String ERASED = "\r\u001b[2K";
    private static final String COLOUR = "\u001b\\[[0-9;]*m";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(written, true, StandardCharsets.UTF_8);
    private long now;

    @Test
    void aLogHasEveryDeviationAndALineEveryFewSeconds() {
        try (Progress progress = progress(Optional.empty())) {
            progress.started(61);
            for (int i = 0; i < 30; i++) {
                progress.ended(GateTest.result("LM-A-01", Verdict.DEVIATES, "x"), List.of());
                progress.ended(GateTest.result("LM-A-02", Verdict.CONFORMS), List.of());
            }
            assertThat(text().lines().filter(line -> line.contains("deviates LM-A-01")))
                    .hasSize(30);
            assertThat(text().lines()).hasSize(31);
            now += Duration.ofSeconds(6).toNanos();
            progress.ended(GateTest.result("LM-A-02", Verdict.CONFORMS), List.of());
            assertThat(text()).endsWith("61/61 30 deviate\n");
        }
    }

    @Test
    void oneScenarioIsSingular() {
        try (Progress progress = progress(Optional.empty())) {
            progress.started(1);
            assertThat(text()).contains("lmc: 1 scenario on ");
        }
    }

    @Test
    void aTerminalHasAStatusLineBelowTheDeviations() {
        try (Progress progress = progress(Optional.of(stream))) {
            progress.started(4);
            progress.ended(GateTest.result("LM-A-02", Verdict.CONFORMS), List.of());
            progress.ended(GateTest.result("LM-A-01", Verdict.DEVIATES, "x"), List.of());
            await().until(() -> text().contains("1 deviates"));
        }
        assertThat(text())
                .contains("\r\u001b[2K2/4 deviates LM-A-01 t\n")
                .contains("2/4")
                .contains("1 deviates");
        assertThat(text()).endsWith("\r\u001b[2K");
        assertThat(text().chars()).as("ASCII where the terminal has no more").allMatch(c -> c < 0x80);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private Progress progress(Optional<PrintStream> terminal) {
        Target target = new Target(
                "t",
                Kind.EMULATOR,
                URI.create("http://127.0.0.1/"),
                "us-east-1",
                Parties.byConvention(),
                Optional.empty(),
                Set.of());
        return new Progress(
                new PrintWriter(stream, true),
                target,
                AccountMask.none(),
                new StatusLine(terminal, StandardCharsets.US_ASCII),
                () -> now);
    }
}
