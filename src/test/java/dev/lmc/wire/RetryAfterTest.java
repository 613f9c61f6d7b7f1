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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.http.client.utils.DateUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A response that throttles is obeyed, counted, and not judged for its form. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(30)
class RetryAfterTest {
    private final AtomicInteger requests = new AtomicInteger();
    private final Transport transport = new Transport(Duration.ofSeconds(10));
    private final Recorder recorder = new Recorder(
            transport,
            SecretFilter.of(List.of(), Map.of()),
            new ExchangeJudge(LicenseManagerContracts.contracts().latest(), false),
            Optional.empty(),
            RequestInterceptor.NONE,
            RateLimiter.unbounded(),
            Duration.ofMillis(1));
    private final ExchangeLog log = new ExchangeLog();
    private HttpServer server;

    @AfterEach
    void stop() {
        transport.close();
        if (server != null) {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void itWaitsAsManySecondsAsItIsAsked(int status) throws IOException {
        assertThatItWaits(status, "1");
    }

    /** The server's date has no fractions of a second, so that two seconds from now are more than one. */
    @ParameterizedTest
    @ValueSource(strings = {DateUtils.PATTERN_RFC1123, DateUtils.PATTERN_RFC1036, DateUtils.PATTERN_ASCTIME})
    void itWaitsUntilTheDateThatItIsGiven(String format) throws IOException {
        assertThatItWaits(429, DateUtils.formatDate(Date.from(Instant.now().plusSeconds(2)), format));
    }

    private void assertThatItWaits(int status, String retryAfter) throws IOException {
        start(status, retryAfter, 1);
        long start = System.nanoTime();
        Exchange last = call();
        assertThat(last.succeeded()).as(last.summary()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(990), Duration.ofSeconds(8));
        assertThat(recorder.throttledCalls()).isEqualTo(1);
        assertThat(log.exchanges()).hasSize(2);
        assertThat(log.exchanges().get(0).findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "soon", "1.5", "", "Sat, 28 Nov 2015 09:00:00 GMT", "9999999999"})
    void withoutAValidDelayItWaitsAsUsual(String value) throws IOException {
        start(429, value, 1);
        assertThat(call().succeeded()).isTrue();
        assertThat(recorder.throttledCalls()).isEqualTo(1);
    }

    /** A clock that the response does not tell is ours. */
    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void aDateCountsWithoutTheDateOfTheServer(int status) throws IOException {
        String until = DateUtils.formatDate(Date.from(Instant.now().plusSeconds(2)));
        try (SocketServer undated = SocketServer.answering(
                "HTTP/1.1 " + status + " x\r\nContent-Length: 2\r\nRetry-After: " + until + "\r\n\r\n{}")) {
            long start = System.nanoTime();
            assertThat(call(undated.uri()).isThrottled()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(500));
        }
    }

    /** The codes after which the SDKs wait and repeat a call. Source: botocore, AWS SDK for Java 2. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "BandwidthLimitExceeded",
                "EC2ThrottledException",
                "PriorRequestNotComplete",
                "ProvisionedThroughputExceededException",
                "RequestLimitExceeded",
                "TransactionInProgressException"
            })
    void throttlingIsNotJudged(String code) throws IOException {
        String body = "{\"__type\":\"" + code + "\"}";
        try (SocketServer server =
                SocketServer.answering("HTTP/1.1 400 x\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)) {
            assertThat(call(server.uri()).findings()).isEmpty();
            assertThat(server.requests()).hasSize(7);
        }
    }

    @Test
    void anHourIsNotWaitedFor() throws IOException {
        start(429, "3600", 100);
        assertThat(call().isThrottled()).isTrue();
        assertThat(requests.get()).isEqualTo(1);
    }

    @Test
    void aServiceThatStaysUnavailableIsJudged() throws IOException {
        start(503, null, 100);
        for (int call = 1; call <= 3; call++) {
            assertThat(call().findings()).isNotEmpty();
            assertThat(requests.get()).as("requests of calls 1 to " + call).isEqualTo(4 * call);
        }
        call();
        assertThat(requests.get()).as("requests, the last call not repeated").isEqualTo(13);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void aServerErrorMayPass(int status) throws IOException {
        start(status, null, 2);
        assertThat(call().succeeded()).isTrue();
        assertThat(requests.get()).isEqualTo(3);
    }

    @Test
    void aServerErrorBeforeABrokenConnectionHasNotPassed() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", exchange -> {
            if (requests.incrementAndGet() == 1) {
                exchange.sendResponseHeaders(500, -1);
            }
            exchange.close();
        });
        server.start();
        Exchange exchange = call();
        assertThat(exchange.response().orElseThrow().status()).isEqualTo(500);
        assertThat(exchange.findings()).isNotEmpty();
        assertThat(recorder.passedServerErrors()).isZero();
    }

    private void start(int status, String retryAfter, int times) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", exchange -> {
            boolean throttles = requests.incrementAndGet() <= times;
            byte[] body =
                    (throttles ? "<h1>Too many requests</h1>" : "{\"Grants\": []}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", throttles ? "text/html" : "application/x-amz-json-1.1");
            if (throttles && retryAfter != null) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            exchange.sendResponseHeaders(throttles ? status : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    private Exchange call() {
        return call(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
    }

    private Exchange call(URI uri) {
        return recorder.exchange(
                log,
                new CallContext("ListReceivedGrants", "grantee"),
                WireRequest.awsJson(uri, "AWSLicenseManager.ListReceivedGrants", "{}"));
    }
}
