package dev.lmc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run with {@code --aws}, from profiles and roles to clean-up, under AWS's own host names: a proxy connects them to an STS
 * fake and to the reference, with a certificate of the test's own authority.
 */
class AwsPathIT {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String SERVICE = "license-manager.us-east-1.amazonaws.com";
    private static final String STS = "sts.us-east-1.amazonaws.com";

    private final List<String> connected = new CopyOnWriteArrayList<>();
    private final List<String> deleted = new CopyOnWriteArrayList<>();
    private final Reference reference = Reference.start(
            ReferenceOptions.defaults().withWorkflowDelay(Duration.ZERO).within(next -> call -> {
                if (call.operation().equals("DeleteLicense")) {
                    deleted.add(call.account());
                }
                return next.handle(call);
            }));

    @TempDir
    private Path directory;

    private HttpServer sts;
    private ServerSocket proxy;
    private SSLContext certificate;

    @BeforeEach
    void start() throws Exception {
        sts = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sts.createContext("/", AwsPathIT::identify);
        sts.start();
        certificate = certificate();
        proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        CompletableFuture.runAsync(this::accept, task -> new Thread(task).start());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        sts.stop(0);
        reference.close();
    }

    @Test
    void profilesAndRolesReachTheService() throws Exception {
        try (Launched run = lmc("--ca-cert", directory.resolve("ca.pem").toString())) {
            assertThat(run.exitCode()).as(run.told()).isZero();
            assertThat(run.told())
                    .contains("https://" + SERVICE + "/", "grantor 111111111111, grantee 222222222222", "conforms");
        }
        assertThat(connected).contains(STS, SERVICE).allMatch(host -> host.equals(STS) || host.equals(SERVICE));
        assertThat(deleted).as("licenses deleted again").isNotEmpty().containsOnly("111111111111");
        assertThat(directory.resolve("out")).isDirectoryNotContaining("glob:**ledger*");
    }

    @Test
    void anUnknownAuthorityStopsTheRunBeforeItSendsAKey() throws Exception {
        try (Launched run = lmc()) {
            assertThat(run.exitCode()).as(run.told()).isEqualTo(2);
            assertThat(run.told()).contains("--grantor", "self-signed").doesNotContain("hush");
        }
        assertThat(connected).containsOnly(STS);
    }

    private Launched lmc(String... more) throws IOException {
        Path config = Files.writeString(
                directory.resolve("config"),
                """
                [profile base]
                aws_access_key_id = 999999999999
                aws_secret_access_key = hush
                """);
        Path none = directory.resolve("none");
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "--aws",
                "--profile",
                "base",
                "--grantor",
                "role:arn:aws:iam::111111111111:role/lmc",
                "--grantee",
                "role:arn:aws:iam::222222222222:role/lmc",
                "--proxy",
                "http://127.0.0.1:" + proxy.getLocalPort(),
                "--pace",
                "1000",
                "--tags",
                "@LM-GG-01",
                "--out",
                directory.resolve("out").toString()));
        arguments.addAll(List.of(more));
        return Launched.lmc(
                directory,
                Map.of("AWS_CONFIG_FILE", config.toString(), "AWS_SHARED_CREDENTIALS_FILE", none.toString()),
                arguments.toArray(String[]::new));
    }

    /** Answers as AWS STS: an access key id names its account, and a role's keys are those of the reference. */
    private static void identify(HttpExchange exchange) throws IOException {
        String asked = URLDecoder.decode(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String operation = asked.contains("Action=AssumeRole") ? "AssumeRole" : "GetCallerIdentity";
        String result = operation.equals("AssumeRole")
                ? "<Credentials><AccessKeyId>" + found("RoleArn=arn:aws:iam::(\\d+)", asked)
                        + "</AccessKeyId><SecretAccessKey>test</SecretAccessKey><SessionToken>of a role</SessionToken>"
                        + "<Expiration>2046-01-01T00:00:00Z</Expiration></Credentials>"
                : "<Account>"
                        + found(
                                "Credential=(\\d+)/",
                                exchange.getRequestHeaders().getFirst("Authorization"))
                        + "</Account>";
        byte[] body = ("<" + operation + "Response xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><" + operation
                        + "Result>" + result + "</" + operation + "Result></" + operation + "Response>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String found(String pattern, String text) {
        Matcher match = Pattern.compile(pattern).matcher(text);
        return match.find() ? match.group(1) : "";
    }

    private void accept() {
        while (!proxy.isClosed()) {
            try {
                Socket client = proxy.accept();
                new Thread(() -> tunnel(client)).start();
            } catch (IOException e) {
                // closed
            }
        }
    }

    /** Answers CONNECT, ends TLS here, and sends the bytes on unchanged. */
    private void tunnel(Socket client) {
        try (client) {
            String host = found("^CONNECT ([^:]+):443 ", head(client.getInputStream()));
            connected.add(host);
            client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            int port = host.equals(STS)
                    ? sts.getAddress().getPort()
                    : reference.endpoint().getPort();
            try (SSLSocket secure = (SSLSocket) certificate.getSocketFactory().createSocket(client, null, 443, true);
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
                secure.setUseClientMode(false);
                CompletableFuture<Void> back =
                        CompletableFuture.runAsync(() -> copy(server, secure), task -> new Thread(task).start());
                copy(secure, server);
                back.join();
            }
        } catch (IOException e) {
            // the client has gone, or does not trust the certificate
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8192];
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                out.write(bytes, 0, n);
                out.flush();
            }
        } catch (IOException e) {
            // one of them has gone
        } finally {
            Stream.of(from, to).forEach(AwsPathIT::close);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private SSLContext certificate() throws IOException, GeneralSecurityException, InterruptedException {
        Path store = directory.resolve("keys.p12");
        keytool(
                "-genkeypair",
                store,
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-ext",
                "SAN=dns:" + SERVICE + ",dns:" + STS);
        keytool(
                "-exportcert",
                store,
                "-rfc",
                "-file",
                directory.resolve("ca.pem").toString());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private void keytool(String command, Path store, String... more) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                command,
                "-alias",
                "test",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD)));
        line.addAll(List.of(more));
        assertThat(new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("keytool.log").toFile())
                        .start()
                        .waitFor())
                .as(() -> line.toString())
                .isZero();
    }
}
