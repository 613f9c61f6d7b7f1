package dev.lmc.licensemanager.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.lmc.licensemanager.LicenseManagerService;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.steps.AdaptivePolling.Unmet;
import dev.lmc.suite.OpenSession;
import dev.lmc.suite.Suite;
import dev.lmc.target.Endpoints;
import dev.lmc.target.Target.Kind;
import dev.lmc.verdict.ScenarioEvidence;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that should conform are checked against the contract before they are sent; waits end in time. */
@Execution(ExecutionMode.CONCURRENT)
class PartyCallsTest {
    private final Reference server = Reference.start(ReferenceOptions.defaults());
    private final OpenSession open = new OpenSession(Kind.REFERENCE, server.endpoint(), Duration.ofSeconds(10));
    private final PartyCalls calls = calls(open);

    @AfterEach
    void stop() {
        open.close();
        server.close();
    }

    @Test
    void aRequestOfOurOwnThatBreaksTheContractIsAFaultOfTheSuite() {
        calls.typed(Parties.GRANTEE, "ListReceivedGrants", request().put("MaxResults", 101));
        assertThat(open.harnessErrors())
                .singleElement()
                .asString()
                .startsWith("LM-GG-01 sends an invalid ListReceivedGrants")
                .contains("MaxResults");
    }

    @Test
    void aRequestThatConformsOrIsBrokenOnPurposeIsNone() {
        calls.typed(Parties.GRANTEE, "ListReceivedGrants", request().put("MaxResults", 100));
        calls.raw(Parties.GRANTEE, "ListReceivedGrants", request().put("MaxResults", 101));
        assertThat(open.harnessErrors()).isEmpty();
    }

    /** Values from the target's own responses may be sent back. */
    @Test
    void anInvalidArnOfTheTargetIsNoFaultOfTheSuite() {
        calls.typed(Parties.GRANTEE, "GetGrant", request().put("GrantArn", "no ARN"));
        assertThat(open.harnessErrors()).isEmpty();
    }

    /** The endpoint's path is used as it is given. */
    @ParameterizedTest
    @CsvSource({"'', /", "/, /", "/base, /base", "/base/, /base/", "/a/b%20c, /a/b%20c", "/a//b/, /a//b/"})
    void bothCallersSendToTheSameAddress(String path, String sent) throws IOException {
        List<String> addresses = new CopyOnWriteArrayList<>();
        HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listening.createContext("/", exchange -> {
            addresses.add(exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI());
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
        });
        listening.start();
        String host = "127.0.0.1:" + listening.getAddress().getPort();
        try (OpenSession there =
                new OpenSession(Kind.EMULATOR, Endpoints.parse("http://" + host + path), Duration.ofSeconds(10))) {
            PartyCalls sending = calls(there);
            sending.typed(Parties.GRANTEE, "ListReceivedGrants", request());
            sending.raw(Parties.GRANTEE, "ListReceivedGrants", request());
        } finally {
            listening.stop(0);
        }
        assertThat(addresses).containsExactly(host + sent, host + sent);
    }

    private static PartyCalls calls(OpenSession session) {
        return new PartyCalls(
                session.session(),
                new ScenarioEvidence(new Suite(new LicenseManagerService())
                        .clauses()
                        .clause("LM-GG-01")
                        .orElseThrow()));
    }

    private static ObjectNode request() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Test
    void whatHoldsShortlyBeforeTheEndOfAWaitIsNoticed() {
        Duration settle = Duration.ofSeconds(4);
        Duration late = Duration.ofMillis(3300);
        try (OpenSession waiting =
                new OpenSession(Kind.EMULATOR, URI.create("http://127.0.0.1:1/"), Duration.ofSeconds(1), settle)) {
            long start = System.nanoTime();
            assertThat(new AdaptivePolling(waiting.session())
                            .await("late", Duration.ZERO, () -> System.nanoTime() - start > late.toNanos()))
                    .isTrue();
        }
    }

    /** A view that was prompt 20 times gets a shorter wait, unless something took long; on AWS, it may lag later. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    EMULATOR | 20 | 0   | 3
                    EMULATOR | 19 | 0   | 6
                    EMULATOR | 20 | 200 | 4
                    EMULATOR | 20 | 900 | 6
                    AWS      | 20 | 0   | 6
                    """)
    void aPromptViewIsNotWaitedForInFull(Kind kind, int waits, long millis, int seconds) {
        Unmet absent = new Unmet("absent", Optional.of("a list"));
        assertThat(waitInVain(kind, waits, Duration.ofMillis(millis), absent))
                .isBetween(
                        Duration.ofSeconds(seconds), Duration.ofSeconds(seconds).plusMillis(1500));
    }

    @Test
    void aChangeThatMayTakeItsTimeIsWaitedForInFull() {
        assertThat(waitInVain(Kind.EMULATOR, 20, Duration.ZERO, Unmet.of("absent")))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(6));
    }

    /** A wait that is cut short does not shorten one for a change that may take a while. */
    @Test
    void aWaitThatIsCutShortDoesNotCountAsAFullOne() {
        URI endpoint = URI.create("http://127.0.0.1:1/");
        try (OpenSession open =
                new OpenSession(Kind.EMULATOR, endpoint, Duration.ofSeconds(1), Duration.ofSeconds(6))) {
            AdaptivePolling polling = new AdaptivePolling(open.session());
            IntStream.range(0, 20).forEach(i -> polling.showed("a list"));
            Unmet absent = new Unmet("absent", Optional.of("a list"));
            assertThat(polling.await(absent, Duration.ZERO, () -> false)).isFalse();
            long start = System.nanoTime();
            assertThat(polling.await(absent, Duration.ZERO, () -> false)).isFalse();
            long again = System.nanoTime();
            assertThat(polling.await("absent", Duration.ZERO, () -> false)).isFalse();
            assertThat(Duration.ofNanos(again - start)).isLessThan(Duration.ofSeconds(2));
            assertThat(Duration.ofNanos(System.nanoTime() - again)).isGreaterThanOrEqualTo(Duration.ofSeconds(6));
        }
    }

    private static Duration waitInVain(Kind kind, int waits, Duration longest, Unmet absent) {
        URI endpoint = URI.create("http://127.0.0.1:1/");
        try (OpenSession open = new OpenSession(kind, endpoint, Duration.ofSeconds(1), Duration.ofSeconds(6))) {
            AdaptivePolling polling = new AdaptivePolling(open.session());
            for (int i = 0; i < waits; i++) {
                polling.showed("a list");
            }
            polling.held("something else", longest);
            long start = System.nanoTime();
            assertThat(polling.await(absent, Duration.ZERO, () -> false)).isFalse();
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }
}
