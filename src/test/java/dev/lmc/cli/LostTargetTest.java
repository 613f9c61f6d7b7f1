package dev.lmc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.api.ApiCall;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import picocli.CommandLine;

/** A target that stops responding during a run is not judged for it, and the run ends soon. */
@Execution(ExecutionMode.CONCURRENT)
class LostTargetTest {
    private static final int CALLS = 150;

    @TempDir
    private Path out;

    private final StringWriter told = new StringWriter();
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);
    private Reference server;

    @AfterEach
    void stop() {
        ended.countDown();
        server.close();
    }

    @Test
    void oneThatGoesSilentIsBlocked() throws IOException {
        start(call -> calls.incrementAndGet() > CALLS);
        assertThat(run("--tags", "@CreateGrant or @GetGrant"))
                .as(told.toString())
                .isEqualTo(3);
        assertLost("the target has stopped responding: no complete response in time (after 3000 ms)");
    }

    @Test
    void oneWhosePortClosesIsBlocked() throws IOException {
        start(call -> {
            if (calls.incrementAndGet() == CALLS) {
                new Thread(server::close).start();
            }
            return false;
        });
        assertThat(run("--tags", "@CreateGrant or @GetGrant"))
                .as(told.toString())
                .isEqualTo(3);
        assertLost("the target has stopped responding: connection refused");
    }

    @Test
    void oneForWhichTheKeysExpireIsBlocked() throws IOException {
        server = Reference.start(ReferenceOptions.defaults()
                .within(next -> call -> calls.incrementAndGet() > CALLS
                        ? ApiResponse.error(403, "ExpiredTokenException", "the security token has expired")
                        : next.handle(call)));
        assertThat(run("--tags", "@CreateGrant or @GetGrant", "--grantor", "111111111111:test:token"))
                .as(told.toString())
                .isEqualTo(3);
        assertLost("the keys of a party have expired: 403 ExpiredTokenException");
    }

    @Test
    void keysThatHaveExpiredBeforeTheRunAreNamed() throws IOException {
        server = Reference.start(ReferenceOptions.defaults()
                .within(next -> call -> ApiResponse.error(403, "ExpiredTokenException", "expired")));
        assertThat(run("--tags", "@GetGrant", "--grantor", "111111111111:test:token"))
                .as(told.toString())
                .isEqualTo(3);
        assertThat(told.toString())
                .contains("not judged: the keys of a party have expired: 403 ExpiredTokenException")
                .doesNotContain("cannot connect");
    }

    @Test
    void oneWithASilentOperationDeviates() throws IOException {
        start(call -> call.operation().equals("RejectGrant"));
        assertThat(run("--tags", "@LM-RG-01 or @LM-GG-01")).as(told.toString()).isEqualTo(1);
        assertThat(record().path("lost").asText()).isEmpty();
        assertThat(record().path("findings")).isNotEmpty().allSatisfy(finding -> assertThat(finding.toString())
                .contains("RejectGrant", "no complete response in time"));
    }

    private void assertLost(String how) throws IOException {
        JsonNode record = record();
        assertThat(record.path("lost").asText()).startsWith(how);
        assertThat(record.path("complete").asBoolean()).isTrue();
        assertThat(record.path("findings")).isEmpty();
        assertThat(record.path("totals").path("deviates").asInt()).isZero();
        assertThat(record.path("totals").path("conforms").asInt()).isPositive();
        assertThat(record.path("totals").path("blocked").asInt()).isGreaterThan(50);
        assertThat(record.path("seconds").asDouble()).isLessThan(60);
        assertThat(told.toString()).contains("not judged: " + how, " had been judged");
    }

    private void start(Predicate<ApiCall> silent) {
        server = Reference.start(ReferenceOptions.defaults().within(next -> call -> {
            if (silent.test(call)) {
                await();
            }
            return next.handle(call);
        }));
    }

    private void await() {
        try {
            ended.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int run(String... selection) {
        CommandLine lmc = Lmc.commandLine();
        lmc.setOut(new PrintWriter(told, true));
        lmc.setErr(new PrintWriter(told, true));
        String[] all = Stream.concat(
                        Stream.of(
                                "run",
                                "--endpoint",
                                server.endpoint().toString(),
                                "--out",
                                "" + out,
                                "--settle",
                                "2s",
                                "--timeout",
                                "3s"),
                        Arrays.stream(selection))
                .toArray(String[]::new);
        return lmc.execute(all);
    }

    private JsonNode record() throws IOException {
        return new JsonMapper().readTree(out.resolve("run.json").toFile());
    }
}
