package dev.lmc.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.target.Target.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a run behaves toward its target. */
class SessionTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    @Test
    void onAwsAnAccountMakesFiveCallsASecond() {
        try (Reference server = Reference.start(ReferenceOptions.defaults());
                OpenSession open = new OpenSession(Kind.AWS, server.endpoint(), LONG)) {
            open.call("a party that warms up");
            assertThat(taking(() -> IntStream.range(0, 13).forEach(i -> open.call("grantee"))))
                    .as("five at once, then eight a fifth of a second apart")
                    .isGreaterThan(Duration.ofMillis(1500));
        }
    }

    @Test
    void anEmulatorIsCalledAsFastAsItAnswers() {
        try (Reference server = Reference.start(ReferenceOptions.defaults());
                OpenSession open = new OpenSession(Kind.EMULATOR, server.endpoint(), LONG)) {
            open.call("a party that warms up");
            assertThat(taking(() -> IntStream.range(0, 50).forEach(i -> open.call("grantee"))))
                    .isLessThan(Duration.ofSeconds(8));
        }
    }

    /** A wait is random, up to a second: that none of 24 is longer than 400 ms comes about once in 10^9 runs. */
    @Test
    void onAwsACallThatIsThrottledWaitsUpToASecond() {
        Map<String, Long> throttled = new ConcurrentHashMap<>();
        Queue<Duration> waits = new ConcurrentLinkedQueue<>();
        try (Reference server = Reference.start(ReferenceOptions.defaults().within(next -> call -> {
                    String party = call.body().path("NextToken").asText();
                    Long before = throttled.putIfAbsent(party, System.nanoTime());
                    if (before == null) {
                        return ApiResponse.error(400, "ThrottlingException", "slowly");
                    }
                    waits.add(Duration.ofNanos(System.nanoTime() - before));
                    return ApiResponse.ok(JsonNodeFactory.instance.objectNode());
                }));
                OpenSession open = new OpenSession(Kind.AWS, server.endpoint(), LONG)) {
            open.call("a party that warms up");
            waits.clear();
            IntStream.range(0, 24)
                    .mapToObj(i ->
                            CompletableFuture.runAsync(() -> open.call("party " + i), task -> new Thread(task).start()))
                    .toList()
                    .forEach(CompletableFuture::join);
            assertThat(waits).hasSize(24).anySatisfy(wait -> assertThat(wait).isGreaterThan(Duration.ofMillis(400)));
        }
    }

    private static Duration taking(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
