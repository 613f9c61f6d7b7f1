package dev.lmc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.LicenseManagerService;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.SdkClients;
import dev.lmc.proxy.PassiveRun;
import dev.lmc.proxy.TransparentProxy;
import dev.lmc.record.GatePolicy;
import dev.lmc.record.RunRecord;
import dev.lmc.suite.Suite;
import dev.lmc.target.ForwardProxies;
import dev.lmc.target.Target;
import dev.lmc.target.Target.Kind;
import dev.lmc.verdict.Strength;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.Exchange.CallContext;
import dev.lmc.wire.ExchangeJudge;
import dev.lmc.wire.ResponseReader;
import dev.lmc.wire.Transport;
import dev.lmc.wire.WireFinding;
import dev.lmc.wire.WireFinding.Aspect;
import dev.lmc.wire.WireRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.services.licensemanager.LicenseManagerClient;

/** The proxy forwards bytes unchanged, and reports the server's deviations. */
@Timeout(90)
class ProxyCommandTest {
    private static final Pattern LISTENING = Pattern.compile("(http://127.0.0.1:\\d+) forwards calls");
    private static final byte[] GET_GRANT = ("POST / HTTP/1.1\r\nX-Amz-Target: AWSLicenseManager.GetGrant\r\n"
                    + "Content-Type: application/x-amz-json-1.1\r\nAccept-Encoding: gzip, br\r\nContent-Length: 2\r\n\r\n{}")
            .getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path directory;

    private final StringWriter told = new StringWriter();

    @Test
    void aServerThatConforms() throws Exception {
        try (Reference reference = Reference.start(ReferenceOptions.defaults())) {
            assertThat(proxied(reference)).isZero();
        }
        assertThat(record().path("scenarios").findValuesAsText("title"))
                .contains("CreateLicense, 1 exchange observed", "ListDistributedGrants, 2 exchanges observed");
        assertThat(record().at("/coverage/ListDistributedGrants/request/seen").toString())
                .contains("MaxResults");
        assertThat(told.toString()).endsWith("\nconforms\n");
        assertThat(directory.resolve("out/allure-results")).isNotEmptyDirectory();
        assertThat(Files.readString(directory.resolve("out/exchanges.ndjson")))
                .contains("CreateLicense")
                .doesNotContain("Signature=");
    }

    /** Each call would be forwarded for ever. */
    @Test
    void theProxyIsNotItsOwnUpstream() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        for (String host : List.of("127.0.0.1", "localhost", "0.0.0.0")) {
            String upstream = "http://" + host + ":" + port;
            StringWriter told = new StringWriter();
            CommandLine lmc = Lmc.commandLine();
            lmc.setErr(new PrintWriter(told, true));
            assertThat(lmc.execute(
                            "proxy",
                            "--upstream",
                            upstream,
                            "--port",
                            "" + port,
                            "--for",
                            "1ms",
                            "--out",
                            directory.resolve("out").toString()))
                    .isEqualTo(2);
            assertThat(told.toString())
                    .isEqualTo(
                            "lmc: --upstream " + upstream + "/ is the proxy itself; name the server to forward to\n");
        }
    }

    @Test
    void awsIsForwardedToOnlyWhereItIsAskedFor() {
        StringWriter told = new StringWriter();
        CommandLine lmc = Lmc.commandLine();
        lmc.setErr(new PrintWriter(told, true));
        assertThat(lmc.execute("proxy", "--upstream", "https://license-manager.us-east-1.amazonaws.com"))
                .isEqualTo(2);
        assertThat(told.toString()).contains("is AWS itself: add --aws");
    }

    @Test
    void aServerThatDeviates() throws Exception {
        try (Reference reference = Reference.start(ReferenceOptions.defaults().within(next -> call -> {
            var response = next.handle(call);
            if (call.operation().equals("CreateLicense")) {
                ((ObjectNode) response.body()).put("Status", "READY");
            }
            return response;
        }))) {
            // the shape of CreateLicense is a should
            assertThat(proxied(reference)).isZero();
        }
        assertThat(record().path("scenarios").findValuesAsText("observed")).anyMatch(seen -> seen.contains("READY"));
        assertThat(told.toString()).endsWith("conforms (1 finding of a should)\n");
    }

    @Test
    void anAccountHasTheSamePlaceholderInAllFiles() throws Exception {
        try (Reference reference = Reference.start(ReferenceOptions.defaults().within(next -> call -> {
            var response = next.handle(call);
            ((ObjectNode) response.body()).put("NextToken", 1);
            return response;
        }))) {
            proxied(
                    reference.endpoint(),
                    "2",
                    proxy -> {
                        for (String account : List.of("444444444444", "222222222222")) {
                            try (LicenseManagerClient client = SdkClients.of(proxy, account, "test")) {
                                SdkClients.license(client, "sku");
                            }
                        }
                    },
                    "--mask-accounts");
        }
        assertThat(accounts("run.json")).isNotEmpty().isSubsetOf(accounts("exchanges.ndjson"));
        assertThat(told.toString()).doesNotContain("444444444444");
    }

    private Set<String> accounts(String file) throws IOException {
        return Pattern.compile("(?<=license-manager::)\\d{12}")
                .matcher(Files.readString(directory.resolve("out").resolve(file)))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    /** The license is made, the grants are listed twice, by the AWS SDK, and something else is asked for. */
    private int proxied(Reference reference) throws Exception {
        return proxied(reference.endpoint(), "3", proxy -> {
            try (LicenseManagerClient client = SdkClients.of(proxy, "111111111111", "test");
                    InputStream elsewhere = elsewhere(proxy)) {
                assertThat(elsewhere).isNull();
                SdkClients.license(client, "sku");
                client.listDistributedGrants(r -> r.maxResults(5));
                client.listDistributedGrants(r -> r.maxResults(5));
            }
        });
    }

    /** Calls that are made through the proxy. */
    private interface Calls {
        void through(URI proxy) throws Exception;
    }

    /** @param time the number of judged exchanges that ends the run, or a duration like 1s */
    private int proxied(URI upstream, String end, Calls calls, String... more) throws Exception {
        CommandLine lmc = Lmc.commandLine();
        lmc.setOut(new PrintWriter(told, true));
        lmc.setErr(new PrintWriter(told, true));
        List<String> words = new ArrayList<>(List.of(
                "proxy",
                "--upstream",
                upstream.toString(),
                "--port",
                "0",
                end.endsWith("s") ? "--for" : "--requests",
                end,
                "--out",
                "" + directory.resolve("out")));
        words.addAll(List.of(more));
        CompletableFuture<Integer> code =
                CompletableFuture.supplyAsync(() -> lmc.execute(words.toArray(String[]::new)));
        Matcher listening = LISTENING.matcher("");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> listening.reset(told.toString()).find() || code.isDone());
        assertThat(code).as(told.toString()).isNotDone();
        calls.through(URI.create(listening.group(1)));
        return code.get(30, TimeUnit.SECONDS);
    }

    /** A server that sends one of these responses on each connection, in turn, and closes it. */
    private static ServerSocket server(byte[]... responses) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        CompletableFuture.runAsync(() -> {
            for (byte[] response : responses) {
                try (Socket client = server.accept()) {
                    readRequest(client.getInputStream());
                    client.getOutputStream().write(response);
                } catch (IOException e) {
                    // closed
                }
            }
        });
        return server;
    }

    private static void readRequest(InputStream in) throws IOException {
        StringBuilder read = new StringBuilder();
        while (!read.toString().endsWith("\r\n\r\n{}")) {
            read.append((char) in.read());
        }
    }

    private static URI uri(ServerSocket server) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
    }

    /** Makes a call on a connection of its own, and returns what comes back. */
    private static byte[] call(URI proxy) throws IOException {
        try (Socket client = new Socket("127.0.0.1", proxy.getPort())) {
            client.getOutputStream().write(GET_GRANT);
            return client.getInputStream().readAllBytes();
        }
    }

    private static byte[] response(String head, byte[] body) throws IOException {
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        response.write(("HTTP/1.1 200 OK\r\n" + head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        response.write(body);
        return response.toByteArray();
    }

    private static byte[] zipped(byte[] body) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream coding = new GZIPOutputStream(zipped)) {
            coding.write(body);
        }
        return zipped.toByteArray();
    }

    @Test
    void brokenResponsesDeviate() throws Exception {
        byte[] large = new byte[Transport.BODY_LIMIT + 1];
        byte[] zipped = zipped(large);
        byte[] random = new byte[Transport.BODY_LIMIT + 1];
        new Random(1).nextBytes(random);
        byte[] zippedLarge = zipped(random);
        byte[][] responses = {
            new byte[0],
            response("Content-Length: 9\r\n", "{}".getBytes(StandardCharsets.US_ASCII)),
            response("Content-Length: " + large.length + "\r\n", large),
            response("Content-Encoding: gzip\r\nContent-Length: " + zipped.length + "\r\n", zipped),
            response("Content-Encoding: gzip\r\nContent-Length: " + zippedLarge.length + "\r\n", zippedLarge),
            "garbage".getBytes(StandardCharsets.US_ASCII),
        };
        try (ServerSocket server = server(responses)) {
            assertThat(proxied(uri(server), "6", proxy -> {
                        for (byte[] response : responses) {
                            assertThat(call(proxy)).isEqualTo(response);
                        }
                    }))
                    .as(told.toString())
                    .isEqualTo(1);
        }
        List<String> failures = new ArrayList<>();
        for (String line : Files.readAllLines(directory.resolve("out/exchanges.ndjson"))) {
            JsonNode failure = new JsonMapper().readTree(line).path("failure");
            failures.add(failure.path("kind").asText() + ": "
                    + failure.path("detail").asText());
        }
        assertThat(failures)
                .containsExactlyInAnyOrder(
                        "connection closed by the target: before any byte of a response",
                        "the body ended early: 2 of 9 bytes",
                        "the body is too large: more than 4194304 bytes",
                        "the body is too large: more than 4194304 bytes",
                        "the body is too large: more than 4194304 bytes",
                        "not HTTP: it begins with garbage");
        assertThat(record().path("exchanges").asInt()).isEqualTo(6);
        // the operation deviates too, and how it was called is not known
        assertThat(told.toString()).containsPattern("GetGrant +- +1").doesNotContain("lmc replay");
    }

    @Test
    void unjudgeableResponsesDoNotConform() throws Exception {
        try (ServerSocket server = server(response("Content-Encoding: br\r\nContent-Length: 1\r\n", new byte[1]))) {
            assertThat(proxied(
                            uri(server), "1s", proxy -> assertThat(call(proxy)).isNotEmpty()))
                    .isEqualTo(3);
        }
        assertThat(told.toString())
                .contains("not judged: 1 call: lmc cannot decode the content coding of the response");
    }

    @Test
    void aRunWithAnInternalErrorDoesNotConform() throws Exception {
        PassiveRun run = passiveRun(GatePolicy.DEFAULT);
        try (Reference reference = Reference.start(ReferenceOptions.defaults());
                TransparentProxy proxy = new TransparentProxy(
                        "127.0.0.1",
                        0,
                        reference.endpoint(),
                        ForwardProxies.of(Map.of()),
                        new ExchangeJudge(LicenseManagerContracts.contracts().latest(), false),
                        new TransparentProxy.Listener() {
                            @Override
                            public void judged(Exchange exchange) {
                                if (run.add(exchange).scenario().operation().equals("ListReceivedGrants")) {
                                    throw new IllegalStateException("the disk is gone");
                                }
                            }

                            @Override
                            public void fault(String what) {
                                run.fault(what);
                            }
                        })) {
            URI through = URI.create("http://127.0.0.1:" + proxy.port());
            try (LicenseManagerClient client = SdkClients.of(through, "111111111111", "test")) {
                client.listDistributedGrants(r -> r.maxResults(5));
                client.listReceivedGrants(r -> r.maxResults(5));
            }
            proxy.drain();
        }
        assertThat(run.record().harnessErrors())
                .containsExactly(
                        "judging a call of ListReceivedGrants: java.lang.IllegalStateException: the disk is gone");
        assertThat(run.record().gate().exitCode()).isEqualTo(1);
    }

    @Test
    void clientsDoNotWaitForTheJudgement() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        List<Exchange> judged = new CopyOnWriteArrayList<>();
        try (Reference reference = Reference.start(ReferenceOptions.defaults());
                TransparentProxy proxy = new TransparentProxy(
                        "127.0.0.1",
                        0,
                        reference.endpoint(),
                        ForwardProxies.of(Map.of()),
                        new ExchangeJudge(LicenseManagerContracts.contracts().latest(), false),
                        exchange -> {
                            await(answered);
                            judged.add(exchange);
                        })) {
            URI through = URI.create("http://127.0.0.1:" + proxy.port());
            try (LicenseManagerClient client = SdkClients.of(through, "111111111111", "test")) {
                client.listDistributedGrants(r -> r.maxResults(5));
                client.listDistributedGrants(r -> r.maxResults(5));
            }
            assertThat(judged).isEmpty();
            answered.countDown();
            proxy.drain();
        }
        assertThat(judged).hasSize(2);
    }

    /** The proxy may be ended as soon as the client has its response. */
    @Test
    void theLastCallIsJudged() throws Exception {
        AtomicInteger judged = new AtomicInteger();
        try (Reference reference = Reference.start(ReferenceOptions.defaults())) {
            HttpClient client = HttpClient.newHttpClient();
            for (int calls = 1; calls <= 300; calls++) {
                try (TransparentProxy proxy = new TransparentProxy(
                        "127.0.0.1",
                        0,
                        reference.endpoint(),
                        ForwardProxies.of(Map.of()),
                        new ExchangeJudge(LicenseManagerContracts.contracts().latest(), false),
                        exchange -> judged.incrementAndGet())) {
                    client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy.port()))
                                    .header("X-Amz-Target", "AWSLicenseManager.GetGrant")
                                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
                    proxy.drain();
                }
                assertThat(judged).hasValue(calls);
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static PassiveRun passiveRun(GatePolicy policy) {
        return new PassiveRun(
                new Suite(new LicenseManagerService()),
                LicenseManagerContracts.contracts().latest(),
                new Target("t", Kind.EMULATOR, URI.create("http://t/"), "", Map.of(), Optional.empty(), Set.of()),
                policy);
    }

    private static Exchange exchange(int number, String operation, byte[] body, WireFinding... findings) {
        return new Exchange(
                number,
                new CallContext(operation, "client"),
                WireRequest.awsJson(URI.create("http://t/"), "AWSLicenseManager." + operation, "{}"),
                ResponseReader.read(200, new TreeMap<>(), body),
                1,
                0,
                List.of(findings));
    }

    /** Both have their shape from the same clause. */
    @Test
    void anOperationDeviatesByItsOwnFindingsAlone() {
        PassiveRun run = passiveRun(new GatePolicy(Strength.SHOULD, false));
        byte[] body = {'{', '}'};
        run.add(exchange(1, "CreateLicense", body, new WireFinding(Aspect.SHAPE, "Status", "a status", "READY")));
        run.add(exchange(2, "DeleteLicense", body));
        run.add(exchange(3, "ListTagsForResource", body, new WireFinding(Aspect.ANSWER, "", "JSON", "text")));
        assertThat(run.record().scenarios())
                .extracting(
                        result -> result.operation() + " " + result.verdict().word())
                .containsExactly("CreateLicense deviates", "DeleteLicense conforms", "ListTagsForResource deviates");
    }

    /** A server may make up a part of each of them. */
    @Test
    void onlyAFewOfManyExchangesAreKept() {
        PassiveRun run = passiveRun(GatePolicy.DEFAULT);
        byte[] body = new byte[100_000];
        for (int i = 1; i <= 1_000; i++) {
            run.add(exchange(i, "GetGrant", body, new WireFinding(Aspect.SHAPE, "M" + i, "no such member", "1")));
        }
        RunRecord record = run.record();
        assertThat(record.findings()).hasSizeLessThanOrEqualTo(101);
        assertThat(record.findings().stream()
                        .mapToInt(finding -> finding.extent().exchanges())
                        .sum())
                .isEqualTo(1_000);
        assertThat(record.scenarios()).singleElement().satisfies(result -> {
            assertThat(result.replay()).hasSizeLessThanOrEqualTo(20);
            assertThat(result.title()).isEqualTo("GetGrant, 1000 exchanges observed");
        });
    }

    @Test
    void aClientDoesNotWaitForAServerThatIsGone() throws Exception {
        URI nobody;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = uri(closed);
        }
        assertThat(proxied(nobody, "1s", proxy -> assertThat(call(proxy)).isEmpty()))
                .isEqualTo(3);
        assertThat(told.toString())
                .contains("1 call: the connection to the server failed", "lmc: 1 connection to the server failed: ");
    }

    private static InputStream elsewhere(URI proxy) throws IOException {
        assertThat(((HttpURLConnection) proxy.resolve("/health").toURL().openConnection()).getResponseCode())
                .isEqualTo(404);
        return null;
    }

    @Test
    void bytesAreForwardedUnchanged() throws Exception {
        byte[] request = ("POST / HTTP/1.1\r\nhOsT:  signed.example \r\nX-aMz-Target: AWSLicenseManager.GetGrant\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n2;x=y\r\n{}\r\n0\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] answer =
                ("HTTP/1.1 200 Fine\r\nContent-Type: application/x-amz-json-1.1\r\nCONTENT-length: 2\r\n\r\n[]\u00ff"
                                + " garbage")
                        .getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        List<Exchange> judged = new CopyOnWriteArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                TransparentProxy proxy = new TransparentProxy(
                        "127.0.0.1",
                        0,
                        URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"),
                        ForwardProxies.of(Map.of()),
                        new ExchangeJudge(LicenseManagerContracts.contracts().latest(), false),
                        judged::add)) {
            Thread serving = new Thread(() -> {
                try (Socket there = server.accept()) {
                    heard.write(there.getInputStream().readNBytes(request.length));
                    there.getOutputStream().write(answer);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            serving.start();
            try (Socket client = new Socket("127.0.0.1", proxy.port())) {
                for (byte each : request) {
                    client.getOutputStream().write(each);
                }
                assertThat(client.getInputStream().readAllBytes()).isEqualTo(answer);
            }
            serving.join();
        }
        assertThat(heard.toByteArray()).isEqualTo(request);
        assertThat(judged).singleElement().satisfies(exchange -> {
            assertThat(exchange.operation()).isEqualTo("GetGrant");
            assertThat(exchange.request().text()).isEqualTo("{}");
            assertThat(exchange.findings()).isNotEmpty();
        });
    }

    @Test
    void itAddsLessThanTwoMillisecondsToACall() throws Exception {
        try (Reference reference = Reference.start(ReferenceOptions.defaults());
                TransparentProxy proxy = new TransparentProxy(
                        "127.0.0.1",
                        0,
                        reference.endpoint(),
                        ForwardProxies.of(Map.of()),
                        new ExchangeJudge(LicenseManagerContracts.contracts().latest(), false),
                        exchange -> {})) {
            URI through = URI.create("http://127.0.0.1:" + proxy.port());
            try (LicenseManagerClient direct = SdkClients.of(reference.endpoint(), "111111111111", "test");
                    LicenseManagerClient proxied = SdkClients.of(through, "111111111111", "test")) {
                median(direct, 300);
                median(proxied, 300);
                // Other load on the machine can only make it longer.
                assertThat(Stream.generate(() -> median(proxied, 300).minus(median(direct, 300)))
                                .limit(3)
                                .anyMatch(added -> added.compareTo(Duration.ofMillis(2)) < 0))
                        .isTrue();
            }
        }
    }

    private static Duration median(LicenseManagerClient client, int calls) {
        long[] nanos = new long[calls];
        for (int i = 0; i < calls; i++) {
            long start = System.nanoTime();
            client.listDistributedGrants(r -> r.maxResults(5));
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return Duration.ofNanos(nanos[calls / 2]);
    }

    private JsonNode record() throws IOException {
        return new JsonMapper().readTree(directory.resolve("out/run.json").toFile());
    }
}
