package dev.lmc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.proxy.TransparentProxy;
import dev.lmc.target.ForwardProxies;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.ExchangeJudge;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Endpoints with hosts that resolve in one place only: behind a proxy, or in a network of containers. A proxy for plain HTTP
 * gets requests with the whole URL, which the reference understands too: here it is both.
 */
class ForwardProxyIT {
    private static final String ELSEWHERE = "http://license_manager.corp.invalid:4566";

    @TempDir
    private Path directory;

    private final StringWriter told = new StringWriter();

    @Test
    void bothCallersSendThroughTheNamedProxy() throws Exception {
        try (Reference both = Reference.start(ReferenceOptions.defaults())) {
            assertThat(run(ELSEWHERE, both.endpoint().toString()))
                    .as(told.toString())
                    .isZero();
        }
    }

    @Test
    void theProxyOfTheEnvironment() throws Exception {
        try (Reference both = Reference.start(ReferenceOptions.defaults());
                Launched run = run(Map.of("HTTP_PROXY", both.endpoint().toString()), ELSEWHERE)) {
            assertThat(run.exitCode()).as(run.told()).isZero();
        }
    }

    /** The proxy would refuse all connections. */
    @Test
    void theLoopbackHostIsReachedDirectly() throws Exception {
        try (Reference reference = Reference.start(ReferenceOptions.defaults());
                Launched run = run(
                        Map.of("HTTP_PROXY", "http://127.0.0.1:1"),
                        reference.endpoint().toString())) {
            assertThat(run.exitCode()).as(run.told()).isZero();
        }
    }

    @Test
    void aTunnelIsAskedForWithoutAnyKeyAndARefusalIsQuoted() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            CompletableFuture.runAsync(() -> refuse(proxy, seen));
            assertThat(run("https://emulator.corp.invalid", "http://127.0.0.1:" + proxy.getLocalPort()))
                    .as(told.toString())
                    .isEqualTo(3);
            assertThat(told.toString()).contains("this host is not on the list");
        }
        assertThat(seen).contains("CONNECT emulator.corp.invalid:443 HTTP/1.1");
        assertThat(seen).noneMatch(line -> line.contains("Authorization") || line.contains("111111111111"));
    }

    @Test
    void callsOfOtherClientsGoThroughATunnel() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        List<Exchange> judged = new CopyOnWriteArrayList<>();
        try (Reference reference = Reference.start(ReferenceOptions.defaults());
                ServerSocket tunnel = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                TransparentProxy proxy = new TransparentProxy(
                        "127.0.0.1",
                        0,
                        URI.create(ELSEWHERE + "/"),
                        ForwardProxies.named("http://me:secret@127.0.0.1:" + tunnel.getLocalPort()),
                        new ExchangeJudge(LicenseManagerContracts.contracts().latest(), false),
                        judged::add)) {
            CompletableFuture.runAsync(() -> tunnel(tunnel, reference.endpoint().getPort(), seen));
            assertThat(RestAssured.given()
                            .header("X-Amz-Target", "AWSLicenseManager.ListReceivedGrants")
                            .contentType("application/x-amz-json-1.1")
                            .body("{}".getBytes(StandardCharsets.US_ASCII))
                            .post("http://127.0.0.1:" + proxy.port() + "/")
                            .asString())
                    .contains("MissingAuthenticationToken");
            proxy.drain();
        }
        assertThat(seen).contains("CONNECT license_manager.corp.invalid:4566 HTTP/1.1");
        assertThat(judged).hasSize(1);
    }

    /** Accepts one tunnel, whatever host it is asked for. */
    private static void tunnel(ServerSocket proxy, int port, List<String> seen) {
        try (Socket client = proxy.accept();
                Socket server = new Socket("127.0.0.1", port)) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII), 1);
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                seen.add(line);
            }
            client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            CompletableFuture<Void> back = CompletableFuture.runAsync(() -> pass(server, client));
            pass(client, server);
            back.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // closed
        }
    }

    /** Compose services may have such names. */
    @Test
    void callsReachAHostWithAnUnderscore() throws Exception {
        Path hosts = Files.writeString(directory.resolve("hosts"), "127.0.0.1 my_server\n");
        try (Reference reference = Reference.start(ReferenceOptions.defaults());
                Launched run = run(
                        Map.of("JDK_JAVA_OPTIONS", "-Djdk.net.hosts.file=" + hosts),
                        "http://my_server:" + reference.endpoint().getPort())) {
            assertThat(run.exitCode()).as(run.told()).isZero();
            assertThat(run.told()).contains("http://my_server:");
        }
    }

    private int run(String endpoint, String proxy) {
        CommandLine lmc = Lmc.commandLine();
        lmc.setOut(new PrintWriter(told, true));
        lmc.setErr(new PrintWriter(told, true));
        return lmc.execute(
                Stream.concat(arguments(endpoint), Stream.of("--proxy", proxy)).toArray(String[]::new));
    }

    /** Runs in a process of its own, for its environment. */
    private Launched run(Map<String, String> environment, String endpoint) throws IOException {
        return Launched.lmc(directory, environment, arguments(endpoint).toArray(String[]::new));
    }

    private Stream<String> arguments(String endpoint) {
        return Stream.of(
                "run",
                "--endpoint",
                endpoint,
                "--tags",
                "@LM-GG-01 or @LM-P-32",
                "--supports",
                "signatures",
                "--out",
                "" + directory.resolve("out"));
    }

    private static void refuse(ServerSocket proxy, List<String> seen) {
        byte[] refusal = "this host is not on the list".getBytes(StandardCharsets.US_ASCII);
        while (!proxy.isClosed()) {
            try (Socket client = proxy.accept()) {
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                    seen.add(line);
                }
                client.getOutputStream()
                        .write(
                                ("HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nConnection: close\r\nContent-Length: "
                                                + refusal.length + "\r\n\r\n")
                                        .getBytes(StandardCharsets.US_ASCII));
                client.getOutputStream().write(refusal);
            } catch (IOException e) {
                // closed
            }
        }
    }
}
