package dev.lmc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.SdkClients;
import dev.lmc.proxy.TransparentProxy;
import dev.lmc.target.ForwardProxies;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.ExchangeJudge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.services.licensemanager.LicenseManagerClient;

/** The proxy forwards bytes unchanged, and reports the server's deviations. */
@Timeout(90)
class ProxyCommandTest {
    @TempDir
    private Path directory;

    @Test
    void aServerThatConforms() throws Exception {
        try (Reference reference = Reference.start(ReferenceOptions.defaults())) {
            assertThat(proxied(reference)).isZero();
        }
        assertThat(record().path("scenarios").findValuesAsText("title"))
                .contains("CreateLicense, 1 exchange observed", "ListDistributedGrants, 2 exchanges observed");
        assertThat(record().at("/coverage/ListDistributedGrants/request/seen").toString())
                .contains("MaxResults");
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
            assertThat(proxied(reference)).isIn(0, 1);
        }
        assertThat(record().path("scenarios").findValuesAsText("observed")).anyMatch(seen -> seen.contains("READY"));
    }

    /** The license is made, the grants are listed twice, by the AWS SDK, and something else is asked for. */
    private int proxied(Reference reference) throws Exception {
        StringWriter told = new StringWriter();
        CommandLine lmc = Lmc.commandLine();
        lmc.setOut(new PrintWriter(told, true));
        lmc.setErr(new PrintWriter(told, true));
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<Integer> code = new ArrayList<>();
        Thread command = new Thread(() -> code.add(lmc.execute(
                "proxy",
                "--upstream",
                reference.endpoint().toString(),
                "--port",
                "" + port,
                "--requests",
                "3",
                "--for",
                "20s",
                "--out",
                "" + directory.resolve("out"))));
        command.start();
        while (!told.toString().contains("forwards calls")) {
            assertThat(command.isAlive()).as(told.toString()).isTrue();
            Thread.sleep(5);
        }
        URI proxy = URI.create("http://127.0.0.1:" + port);
        try (LicenseManagerClient client = SdkClients.of(proxy, "111111111111", "test");
                InputStream elsewhere = elsewhere(proxy)) {
            assertThat(elsewhere).isNull();
            SdkClients.license(client, "sku");
            client.listDistributedGrants(r -> r.maxResults(5));
            client.listDistributedGrants(r -> r.maxResults(5));
        }
        command.join(30_000);
        return code.get(0);
    }

    private static InputStream elsewhere(URI proxy) throws IOException {
        assertThat(((HttpURLConnection) proxy.resolve("/health").toURL().openConnection()).getResponseCode())
                .isEqualTo(404);
        return null;
    }

    @Test
    void bytesPassAsTheyAre() throws Exception {
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

    @Test
    void nothingThatPassesIsNotJudged() throws Exception {
        try (Launched proxy = Launched.lmc(
                directory,
                Map.of(),
                "proxy",
                "--upstream",
                "http://127.0.0.1:1",
                "--port",
                "0",
                "--out",
                "" + directory.resolve("out"))) {
            while (!proxy.told().contains("forwards calls")) {
                Thread.sleep(20);
            }
            proxy.terminate();
            assertThat(proxy.exitCode()).isEqualTo(3);
            assertThat(proxy.told()).contains("lmc: not judged");
        }
        assertThat(record().path("scenarios")).isEmpty();
    }

    private JsonNode record() throws IOException {
        return new JsonMapper().readTree(directory.resolve("out/run.json").toFile());
    }
}
