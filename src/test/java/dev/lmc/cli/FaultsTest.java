package dev.lmc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.selftest.hostile.HostileServers;
import dev.lmc.selftest.hostile.HostileServers.HostileServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLServerSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Failures around a run end it with the right exit code and with readable files of the results so far. */
@Execution(ExecutionMode.CONCURRENT)
class FaultsTest {
    private static final String SOME = "@CreateGrant and (@response or @parties or @transitions) or @GetGrant";

    @TempDir
    private Path directory;

    private final StringWriter told = new StringWriter();
    private Path out;
    private Reference server;

    @BeforeEach
    void start() {
        out = directory.resolve("out");
        server = Reference.start(ReferenceOptions.defaults());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyThirdConnectionIsReset() throws IOException {
        AtomicInteger connections = new AtomicInteger();
        try (Passing passing = new Passing(server.endpoint(), () -> connections.incrementAndGet() % 3 == 2)) {
            assertThat(run(passing.uri(), "--tags", SOME)).as(told.toString()).isEqualTo(1);
        }
        assertThat(record().path("complete").asBoolean()).isTrue();
        assertThat(record().path("totals").path("conforms").asInt()).isPositive();
        assertThat(told.toString()).contains("connection closed by the target");
        assertThat(out.resolve("index.html")).isNotEmptyFile();
    }

    /** A clock that has jumped dates signatures wrongly until it is set right: what was signed then is refused. */
    @Test
    void aClockJumps() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        server.close();
        server = Reference.start(ReferenceOptions.defaults().within(next -> call -> {
            int number = calls.incrementAndGet();
            return number > 150 && number < 200
                    ? ApiResponse.error(
                            400, "InvalidSignatureException", "Signature expired: 20261123T100000Z is too early")
                    : next.handle(call);
        }));
        assertThat(run(server.endpoint().toString(), "--tags", SOME))
                .as(told.toString())
                .isEqualTo(1);
        assertThat(record().path("complete").asBoolean()).isTrue();
        assertThat(record().path("seconds").asDouble()).isBetween(0.1, 300.0);
        assertThat(record().path("totals").path("conforms").asInt()).isPositive();
        assertThat(told.toString()).contains("InvalidSignatureException");
    }

    @Test
    void aDeadEndpointIsReportedInOneSentence() throws IOException {
        server.close();
        assertThat(run(server.endpoint().toString())).as(told.toString()).isEqualTo(3);
        assertThat(told.toString())
                .hasLineCount(2)
                .endsWith("lmc: not judged: cannot connect to " + server.endpoint() + ": connection refused\n");
        assertThat(record().path("totals").path("blocked").asInt()).isGreaterThan(500);
        assertThat(record().path("exchanges").asInt()).isEqualTo(1);
    }

    @Test
    void aServerWithoutTheOperationsIsReportedInOneSentence() throws IOException {
        server.close();
        server = Reference.start(ReferenceOptions.defaults()
                .within(next -> call -> ApiResponse.error(400, "UnknownOperationException", null)));
        assertThat(run(server.endpoint().toString())).as(told.toString()).isEqualTo(3);
        assertThat(told.toString())
                .hasLineCount(2)
                .contains("knows none of the 9 operations", "400 UnknownOperationException");
        assertThat(record().path("exchanges").asInt()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"grantor, 111111111111", "grantee, 222222222222"})
    void aServerThatRefusesTheKeysOfAPartyIsReportedInOneSentence(String party, String account) throws IOException {
        assertThat(run(server.endpoint().toString(), "--" + party, account + ":wrong"))
                .as(told.toString())
                .isEqualTo(3);
        assertThat(told.toString())
                .hasLineCount(2)
                .contains("not judged: the target refuses every call by the " + party
                        + ": 403 InvalidSignatureException");
        assertThat(record().path("exchanges").asInt()).isLessThan(12);
    }

    @Test
    void aServerThatAllowsAPartyNothingIsReportedInOneSentence() throws IOException {
        server.close();
        server = Reference.start(ReferenceOptions.defaults()
                .within(next -> call -> call.account().equals("222222222222")
                        ? ApiResponse.error(400, "AccessDeniedException", "not authorized")
                        : next.handle(call)));
        assertThat(run(server.endpoint().toString())).as(told.toString()).isEqualTo(3);
        assertThat(told.toString())
                .hasLineCount(2)
                .contains("refuses every call by the grantee: 400 AccessDeniedException");
    }

    @Test
    void aServerThatRefusesTheKeysOfTheOutsiderIsJudgedWithoutIt() throws IOException {
        assertThat(run(server.endpoint().toString(), "--outsider", "333333333333:wrong", "--tags", SOME))
                .as(told.toString())
                .isZero();
        assertThat(told.toString())
                .contains("the target refuses the keys of the outsider: 403 InvalidSignatureException");
        assertThat(record().path("totals").path("deviates").asInt()).isZero();
        assertThat(record().path("totals").path("skipped").asInt()).isPositive();
        assertThat(record().path("totals").path("conforms").asInt()).isGreaterThan(30);
    }

    @Test
    void aResultThatCannotBeWrittenIsReportedAndTheRecordStays() throws IOException {
        server.close();
        server = Reference.start(ReferenceOptions.defaults().within(next -> call -> {
            inTheWay(out.resolve("index.html/directory"));
            return next.handle(call);
        }));
        assertThat(run(server.endpoint().toString(), "--tags", "@LM-GG-13")).isEqualTo(3);
        assertThat(told.toString())
                .contains("lmc: cannot write results to " + out, "conforms")
                .doesNotContain("Exception");
        assertThat(record().path("complete").asBoolean()).isTrue();
    }

    private static void inTheWay(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyOperationThrottles() throws IOException {
        server.close();
        server = Reference.start(ReferenceOptions.defaults()
                .within(next -> call -> call.operation().equals("CreateGrant")
                        ? ApiResponse.error(400, "RateLimitExceededException", "slowly")
                        : next.handle(call)));
        assertThat(run(server.endpoint().toString(), "--operation", "GetGrant")).isEqualTo(3);
        assertThat(record().path("throttled").asInt()).isPositive();
        assertThat(record().path("totals").path("deviates").asInt()).isZero();
        assertThat(told.toString()).contains("the target keeps throttling");
    }

    @Test
    void occasionalThrottlingIsWaitedOutAndRecorded() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        server.close();
        server = Reference.start(ReferenceOptions.defaults()
                .within(next -> call -> calls.incrementAndGet() % 7 == 0
                        ? ApiResponse.error(400, "RateLimitExceededException", "slowly")
                        : next.handle(call)));
        assertThat(run(server.endpoint().toString(), "--operation", "GetGrant"))
                .as(told.toString())
                .isZero();
        assertThat(record().path("throttled").asInt()).isPositive();
        // a target that throttles at any rate is not called less often
        assertThat(record().path("seconds").asDouble()).isLessThan(40);
        assertThat(Files.readString(out.resolve("exchanges.ndjson"))).contains("RateLimitExceededException");
    }

    @Test
    void aFrontEndThrottlesInItsOwnForm() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        server.close();
        server = Reference.start(ReferenceOptions.defaults().within(next -> call -> {
            int number = calls.incrementAndGet();
            return number % 7 == 0
                    ? ApiResponse.error(429, number % 2 == 0 ? "TooManyRequestsException" : "ignored", "slowly")
                            .withBody(
                                    number % 2 == 0
                                            ? JsonNodeFactory.instance
                                                    .objectNode()
                                                    .put("message", "slowly")
                                            : BinaryNode.valueOf("<h1>429</h1>".getBytes(StandardCharsets.UTF_8)))
                            .withHeaders(Map.of("Content-Type", "text/html", "Retry-After", "" + number / 14 % 2))
                    : next.handle(call);
        }));
        assertThat(run(server.endpoint().toString(), "--tags", "@LM-GG-20"))
                .as(told.toString())
                .isZero();
        assertThat(record().path("throttled").asInt()).isGreaterThan(4);
        assertThat(record().path("findings")).isEmpty();
        assertThat(told.toString())
                .contains("throttled " + record().path("throttled").asInt() + " times");
        assertThat(Files.readString(out.resolve("summary.md"))).contains(", throttled ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"elsewhere", "hangs-up", "no-http", "html"})
    void aServerThatDoesNotSpeakAwsJson(String name) throws IOException {
        HostileServer hostile = HostileServers.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        try (HostileServer.Running running = hostile.start().start()) {
            assertThat(run(running.endpoint().toString())).as(told.toString()).isEqualTo(3);
        }
        assertThat(told.toString()).contains("not judged: no AWS JSON 1.1 response");
        assertThat(record().path("totals").path("deviates").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"200, text/plain", "400, text/plain", "404, text/html", "302, text/html", "200, application/xml"})
    void aServerThatSpeaksAnotherProtocol(int status, String type) throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            byte[] page = "<ok>hello</ok>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Location", "https://login.example.org/");
            exchange.sendResponseHeaders(status, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        other.start();
        assertThat(run("http://127.0.0.1:" + other.getAddress().getPort()))
                .as(told.toString())
                .isEqualTo(3);
        assertThat(told.toString()).contains("not judged: no AWS JSON 1.1 response");
        assertThat(record().path("totals").path("deviates").asInt()).isZero();
        other.stop(0);
    }

    @Test
    void aPortThatUsesTlsIsCalledWithoutIt() throws IOException {
        try (ServerSocket tls =
                SSLServerSocketFactory.getDefault().createServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
            Passing.daemon(() -> {
                while (!tls.isClosed()) {
                    try (Socket client = tls.accept()) {
                        client.getInputStream().read();
                    } catch (IOException e) {
                        // that was no TLS
                    }
                }
            });
            assertThat(run("http://127.0.0.1:" + tls.getLocalPort()))
                    .as(told.toString())
                    .isEqualTo(3);
            assertThat(told.toString())
                    .contains("no AWS JSON 1.1 response")
                    .contains("; if the port uses TLS, use https:// in --endpoint");
            assertThat(record().path("totals").path("deviates").asInt()).isZero();
        }
    }

    /** The members of a grant stand where the member Grant belongs, as in many first drafts. */
    @Test
    void anUnwrappedGrantIsReportedAsSuch() throws IOException {
        server.close();
        ReferenceOptions atOnce = ReferenceOptions.defaults().withWorkflowDelay(Duration.ZERO);
        server = Reference.start(atOnce.within(next -> call -> {
            ApiResponse response = next.handle(call);
            return call.operation().equals("GetGrant") && response.body().has("Grant")
                    ? response.withBody(response.body().path("Grant"))
                    : response;
        }));
        assertThat(run(
                        server.endpoint().toString(),
                        "--tags",
                        "@LM-AG-20",
                        "--supports",
                        "CreateGrant,AcceptGrant,GetGrant,ListReceivedGrants"))
                .as(told.toString())
                .isEqualTo(1);
        assertThat(record().path("harnessErrors")).isEmpty();
        assertThat(told.toString()).contains("observed 200 without the member Grant");
    }

    @Test
    void aServerOfAnotherService() throws IOException {
        HttpServer files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        files.createContext("/", exchange -> {
            byte[] page = "<h1>Unsupported method ('POST')</h1>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
            exchange.sendResponseHeaders(501, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        files.start();
        assertThat(run("http://127.0.0.1:" + files.getAddress().getPort())).isEqualTo(3);
        assertThat(told.toString()).contains("no AWS JSON 1.1 response");
        assertThat(record().path("totals").path("deviates").asInt()).isZero();
        assertThat(out.resolve("exchanges.ndjson")).content().contains("\"status\":501", "Unsupported method");
        assertThat(out.resolve("index.html")).content().contains("HTTP 501\n", "Unsupported method");
        files.stop(0);
    }

    private int run(String endpoint, String... more) {
        CommandLine lmc = Lmc.commandLine();
        lmc.setOut(new PrintWriter(told, true));
        lmc.setErr(new PrintWriter(told, true));
        return lmc.execute(Stream.concat(
                        Stream.of(
                                "run", "--endpoint", endpoint, "--out", "" + out, "--settle", "2s", "--timeout", "3s"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private JsonNode record() throws IOException {
        return new JsonMapper().readTree(out.resolve("run.json").toFile());
    }

    private interface Chance {
        boolean resets();
    }

    /** Passes connections on, and resets some at once. */
    private static final class Passing implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        private final URI server;
        private final Chance chance;

        Passing(URI server, Chance chance) throws IOException {
            this.server = server;
            this.chance = chance;
            daemon(this::accept);
        }

        private void accept() {
            while (!socket.isClosed()) {
                try {
                    Socket client = socket.accept();
                    if (chance.resets()) {
                        client.setSoLinger(true, 0);
                        client.close();
                    } else {
                        Socket there = new Socket(server.getHost(), server.getPort());
                        daemon(() -> pass(client, there));
                        daemon(() -> pass(there, client));
                    }
                } catch (IOException e) {
                    // the next one
                }
            }
        }

        /** One answer a connection, so that each call takes its chance. */
        private static void pass(Socket from, Socket to) {
            try (from;
                    to) {
                from.setSoTimeout(60);
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException e) {
                // one of them has hung up, or was idle
            }
        }

        private static void daemon(Runnable work) {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            thread.start();
        }

        String uri() {
            return "http://127.0.0.1:" + socket.getLocalPort() + "/";
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
