package dev.lmc.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.lmc.target.ForwardProxies;
import dev.lmc.target.ServerTrust;
import dev.lmc.wire.ExchangeOutcome.Failure;
import dev.lmc.wire.ExchangeOutcome.NoResponse;
import dev.lmc.wire.ExchangeOutcome.WireResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each reason why TLS fails has its own words and its own mend. */
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path folder;

    private HttpServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void aSelfSignedCertificateIsTrustedByName() throws Exception {
        start("good", "-ext", "SAN=dns:localhost");
        assertThat(failure(ServerTrust.DEFAULT)).contains("self-signed", "--ca-cert FILE", "--insecure");
        assertThat(send(new ServerTrust(Optional.of(pem("good")), false))).isInstanceOf(WireResponse.class);
        assertThat(send(new ServerTrust(Optional.empty(), true))).isInstanceOf(WireResponse.class);
    }

    @Test
    void anExpiredCertificateIsReportedWithItsDate() throws Exception {
        start("old", "-ext", "SAN=dns:localhost", "-startdate", "-10d", "-validity", "2");
        assertThat(failure(ServerTrust.DEFAULT)).contains("the certificate expired on 20", "renew it");
        assertThat(failure(new ServerTrust(Optional.of(pem("old")), false))).contains("the certificate expired on 20");
    }

    @Test
    void aCertificateOfAnotherHostIsReported() throws Exception {
        start("other", "-ext", "SAN=dns:other.example.com");
        assertThat(failure(new ServerTrust(Optional.of(pem("other")), false)))
                .contains("localhost", "other.example.com", "use a host name of the certificate");
        assertThat(send(new ServerTrust(Optional.empty(), true))).isInstanceOf(WireResponse.class);
    }

    @Test
    void theAdviceFollowsManyNamesOfACertificate() throws Exception {
        start("many", "-ext", "SAN=" + "dns:other.example.com,".repeat(40) + "dns:another.example.com");
        assertThat(failure(new ServerTrust(Optional.of(pem("many")), false)))
                .contains("localhost", "other.example.com", "use a host name of the certificate", "--insecure");
    }

    @Test
    void plainHttpOnThePortIsReported() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> refuse(plain));
            assertThat(failure(send(plain.getLocalPort(), ServerTrust.DEFAULT)))
                    .isEqualTo("the port does not use TLS: use http:// in --endpoint");
            answered.join();
        }
    }

    /** Answers as web servers do to a request that they cannot read. */
    private static void refuse(ServerSocket plain) {
        try (Socket socket = plain.accept()) {
            socket.getInputStream().readNBytes(16);
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            // the client has gone, as it should
        }
    }

    private String failure(ServerTrust trust) {
        return failure(send(trust));
    }

    private static String failure(ExchangeOutcome outcome) {
        NoResponse none = (NoResponse) outcome;
        assertThat(none.failure()).isEqualTo(Failure.TLS_FAILURE);
        return none.detail();
    }

    private ExchangeOutcome send(ServerTrust trust) {
        return send(server.getAddress().getPort(), trust);
    }

    private static ExchangeOutcome send(int port, ServerTrust trust) {
        URI endpoint = URI.create("https://localhost:" + port + "/");
        try (Transport transport = new Transport(Duration.ofSeconds(10), ForwardProxies.of(Map.of()), trust)) {
            return transport.send(WireRequest.awsJson(endpoint, "AWSLicenseManager.GetGrant", "{}"));
        }
    }

    private void start(String name, String... more) throws IOException, GeneralSecurityException, InterruptedException {
        keytool("-genkeypair", name, List.of(more));
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(folder.resolve(name + ".p12"))) {
            keys.load(file, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(context));
        https.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        https.start();
        server = https;
    }

    private Path pem(String name) throws IOException, InterruptedException {
        Path file = folder.resolve(name + ".pem");
        keytool("-exportcert", name, List.of("-rfc", "-file", file.toString()));
        return file;
    }

    private void keytool(String command, String name, List<String> more) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                command,
                "-alias",
                name,
                "-keystore",
                folder.resolve(name + ".p12").toString(),
                "-storepass",
                new String(PASSWORD)));
        if (command.equals("-genkeypair")) {
            line.addAll(Arrays.asList("-keyalg", "EC", "-dname", "CN=" + name, "-storetype", "PKCS12"));
        }
        line.addAll(more);
        Process tool = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(tool.waitFor()).as(() -> line.toString()).isZero();
    }
}
