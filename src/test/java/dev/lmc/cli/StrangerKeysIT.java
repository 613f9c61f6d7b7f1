package dev.lmc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials in every place where the AWS SDK looks for them must not be sent to an endpoint that is not AWS's. */
class StrangerKeysIT {
    private static final List<String> CANARIES = List.of(
            "AKIACANARYENVIRON",
            "canary-secret-of-the-environment",
            "canary-token-of-the-environment",
            "AKIACANARYPROFILE",
            "canary-secret-of-a-profile",
            "canary-web-identity",
            "canary-container-token");

    @TempDir
    private Path directory;

    @Test
    void noByteOfThemLeavesTheProcess() throws Exception {
        try (Reference reference = Reference.start(ReferenceOptions.defaults());
                Recording endpoint = new Recording(reference.endpoint());
                Recording others = new Recording(reference.endpoint());
                Launched run = Launched.lmc(
                        directory,
                        environment(others.uri()),
                        "run",
                        "--endpoint",
                        endpoint.uri(),
                        "--operation",
                        "GetGrant",
                        "--out",
                        "" + directory.resolve("out"))) {
            assertThat(run.exitCode()).as(run.told()).isZero();
            assertThat(endpoint.heard()).contains("Credential=111111111111/").contains("Credential=222222222222/");
            assertThat(endpoint.heard()).doesNotContain(CANARIES);
            assertThat(others.heard()).isEmpty();
            assertThat(run.told()).doesNotContain(CANARIES);
        }
        try (Stream<Path> files = Files.walk(directory.resolve("out"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain(CANARIES);
            }
        }
    }

    private Map<String, String> environment(String elsewhere) throws IOException {
        Path credentials = Files.writeString(
                directory.resolve("credentials"),
                """
                [default]
                aws_access_key_id = AKIACANARYPROFILE
                aws_secret_access_key = canary-secret-of-a-profile
                [work]
                aws_access_key_id = AKIACANARYPROFILE
                aws_secret_access_key = canary-secret-of-a-profile
                """);
        Path token = Files.writeString(directory.resolve("token"), "canary-web-identity");
        return Map.ofEntries(
                Map.entry("AWS_ACCESS_KEY_ID", "AKIACANARYENVIRON"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "canary-secret-of-the-environment"),
                Map.entry("AWS_SESSION_TOKEN", "canary-token-of-the-environment"),
                Map.entry("AWS_PROFILE", "work"),
                Map.entry("AWS_SHARED_CREDENTIALS_FILE", credentials.toString()),
                Map.entry("AWS_WEB_IDENTITY_TOKEN_FILE", token.toString()),
                Map.entry("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/canary"),
                Map.entry("AWS_CONTAINER_CREDENTIALS_FULL_URI", elsewhere + "credentials"),
                Map.entry("AWS_CONTAINER_AUTHORIZATION_TOKEN", "canary-container-token"),
                Map.entry("AWS_EC2_METADATA_SERVICE_ENDPOINT", elsewhere),
                Map.entry("AWS_ENDPOINT_URL", elsewhere),
                Map.entry("AWS_ENDPOINT_URL_STS", elsewhere),
                Map.entry("AWS_ENDPOINT_URL_LICENSE_MANAGER", elsewhere),
                Map.entry("HTTP_PROXY", elsewhere),
                Map.entry("http_proxy", elsewhere));
    }

    /** Passes bytes on to a server, and keeps all that came from the client. */
    private static final class Recording implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
        private final URI server;

        Recording(URI server) throws IOException {
            this.server = server;
            daemon(this::accept);
        }

        private void accept() {
            while (!socket.isClosed()) {
                try {
                    Socket client = socket.accept();
                    Socket there = new Socket(server.getHost(), server.getPort());
                    daemon(() -> pass(client, there, true));
                    daemon(() -> pass(there, client, false));
                } catch (IOException e) {
                    return;
                }
            }
        }

        private void pass(Socket from, Socket to, boolean keep) {
            byte[] buffer = new byte[8192];
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    if (keep) {
                        synchronized (heard) {
                            heard.write(buffer, 0, n);
                        }
                    }
                    out.write(buffer, 0, n);
                }
            } catch (IOException e) {
                // one of them has hung up
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

        String heard() {
            synchronized (heard) {
                return heard.toString(StandardCharsets.ISO_8859_1);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
