package dev.lmc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.selftest.mutants.RequestFaults;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A server that is busy with one grant to an organization refuses the next one for a while, as AWS does. */
class PassingLimitsTest {
    private static final ApiResponse BUSY =
            ApiResponse.error(400, "ResourceLimitExceededException", "wait until the other grant is distributed");

    @TempDir
    private Path out;

    @Test
    void aLimitThatPassesIsWaitedOut() throws IOException {
        JsonNode record = run(Duration.ofMillis(250), 0);
        assertThat(record.path("findings")).isEmpty();
        assertThat(record.path("totals").path("blocked").asInt()).isZero();
        assertThat(record.path("leftBehind")).isEmpty();
    }

    @Test
    void aLimitThatDoesNotPassBlocks() throws IOException {
        JsonNode record = run(Duration.ofHours(1), 1);
        assertThat(record.path("findings")).isEmpty();
        assertThat(record.path("totals").path("deviates").asInt()).isZero();
        assertThat(record.path("totals").path("blocked").asInt()).isPositive();
        assertThat(record.path("scenarios").findValuesAsText("reason"))
                .anySatisfy(reason -> assertThat(reason).contains("busy", "ResourceLimitExceededException"));
    }

    private JsonNode run(Duration work, int exit) throws IOException {
        AtomicLong busyUntil = new AtomicLong(System.nanoTime());
        ReferenceOptions options = ReferenceOptions.defaults()
                .within(RequestFaults.instead("CreateGrant CreateGrantVersion DeleteGrant", (call, next) -> {
                    boolean organization = call.body().toString().contains(":organizations:")
                            || RequestFaults.read(call, next).toString().contains(":organizations:");
                    if (organization && System.nanoTime() - busyUntil.get() < 0) {
                        return BUSY;
                    } else if (organization) {
                        busyUntil.set(System.nanoTime() + work.toNanos());
                    }
                    return next.handle(call);
                }));
        StringWriter told = new StringWriter();
        try (Reference server = Reference.start(options)) {
            CommandLine lmc = Lmc.commandLine();
            lmc.setOut(new PrintWriter(told, true));
            lmc.setErr(new PrintWriter(told, true));
            int code = lmc.execute(
                    "run",
                    "--endpoint",
                    server.endpoint().toString(),
                    "--out",
                    "" + out,
                    "--settle",
                    work.toHours() > 0 ? "300ms" : "20s",
                    "--tags",
                    "@LM-GL-30 or @LM-GL-31 or @LM-DG-22 or @LM-GG-01");
            assertThat(code).as(told.toString()).isEqualTo(exit);
        }
        return new JsonMapper().readTree(out.resolve("run.json").toFile());
    }
}
