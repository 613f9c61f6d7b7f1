package dev.lmc.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import dev.lmc.wire.Exchange.CallContext;
import dev.lmc.wire.Recorder.RequestInterceptor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Throttling is waited out, but not forever. */
class RecorderTest {
    private final AtomicInteger requests = new AtomicInteger();
    /** By a clock that is late, the limiter never waits. */
    private static final long LONG_AGO = TimeUnit.HOURS.toNanos(1);

    private final Transport transport = new Transport(Duration.ofSeconds(10));
    private HttpServer server;
    private Recorder recorder;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(429, -1);
            exchange.close();
        });
        server.start();
        recorder = new Recorder(
                transport,
                SecretFilter.of(List.of(), Map.of()),
                new ExchangeJudge(LicenseManagerContracts.contracts().latest(), false),
                Optional.empty(),
                RequestInterceptor.NONE,
                RateLimiter.of(0, () -> System.nanoTime() - LONG_AGO),
                Duration.ofMillis(1));
    }

    @AfterEach
    void stop() {
        transport.close();
        server.stop(0);
    }

    @Test
    void afterThreeCallsThatWereThrottledToTheEndNoneIsMadeAgain() {
        for (int call = 1; call <= 3; call++) {
            assertThat(call()).as("requests of call " + call).isEqualTo(7);
        }
        assertThat(call()).isEqualTo(1);
        assertThat(call()).isEqualTo(1);
        assertThat(recorder.throttledCalls()).isEqualTo(18);
    }

    /** Returns how many requests one call came to. */
    private int call() {
        int before = requests.get();
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        Exchange exchange = recorder.exchange(
                new ExchangeLog(),
                new CallContext("GetGrant", "grantee"),
                WireRequest.post(uri, Map.of(), new byte[0]));
        assertThat(exchange.isThrottled()).isTrue();
        return requests.get() - before;
    }
}
