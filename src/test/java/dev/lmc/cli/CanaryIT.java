package dev.lmc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A target repeats secrets that it received or should not know; none of them may reach a file or the terminal. */
class CanaryIT {
    private static final String SECRET = "canary/secret+of/the+grantor/0123456789";
    private static final String TOKEN = "canary/token+of/the+grantor==";
    private static final String ENVIRONMENT = "canary/secret+of/the+environment";
    private static final String ENVIRONMENT_TOKEN = "canary/token+of/the+environment";
    /** Set-up goes on with the ARN of a license, if it has one of its own. */
    private static final String LICENSE = "arn:aws:license-manager::111111111111:license:l-";

    private static final List<String> CANARIES = List.of(SECRET, TOKEN, ENVIRONMENT, ENVIRONMENT_TOKEN);

    @TempDir
    private Path directory;

    private final Set<String> signatures = ConcurrentHashMap.newKeySet();
    private final AtomicInteger licenses = new AtomicInteger();
    private HttpServer echo;

    @BeforeEach
    void start() throws IOException {
        echo = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        echo.createContext("/", this::answer);
        echo.start();
    }

    @AfterEach
    void stop() {
        echo.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            String signature = authorization == null ? "" : authorization.replaceFirst(".*Signature=", "");
            if (signature.length() == 64) {
                signatures.add(signature);
            }
            String all = String.join(" ", forms()) + " " + signature + " "
                    + String.join(" ", exchange.getRequestHeaders().getOrDefault("X-Amz-Security-Token", List.of()));
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            exchange.getResponseHeaders().set("x-amzn-RequestId", SECRET + TOKEN + signature);
            exchange.getResponseHeaders().set("X-Echo", all);
            byte[] body = ("{\"__type\":\"" + SECRET + "\",\"Message\":\"" + all + "\",\"LicenseArn\":\"" + LICENSE
                            + licenses.incrementAndGet() + TOKEN + "\",\"GrantArn\":\"" + signature + "\",\"" + TOKEN
                            + "\":{\"a\":[\"" + SECRET + "\"]}}")
                    .getBytes(StandardCharsets.UTF_8);
            boolean refusal = signatures.size() % 2 == 0
                    && !exchange.getRequestHeaders().getFirst("X-Amz-Target").endsWith("CreateLicense");
            exchange.sendResponseHeaders(refusal ? 400 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** As they may stand in JSON, in a URL, in base64. */
    private static List<String> forms() {
        List<String> forms = new ArrayList<>();
        for (String canary : CANARIES) {
            forms.add(canary);
            forms.add(canary.replace("/", "\\/"));
            forms.add(URLEncoder.encode(canary, StandardCharsets.UTF_8));
            forms.add(Base64.getEncoder().encodeToString(canary.getBytes(StandardCharsets.UTF_8)));
        }
        return forms;
    }

    @Test
    void secretsThatATargetRepeatsAreNotPrinted() throws Exception {
        String url = "http://127.0.0.1:" + echo.getAddress().getPort();
        Map<String, String> environment = Map.of(
                "AWS_ACCESS_KEY_ID", "AKIACANARYENVIRON",
                "AWS_SECRET_ACCESS_KEY", ENVIRONMENT,
                "AWS_SESSION_TOKEN", ENVIRONMENT_TOKEN);
        try (Launched run = Launched.lmc(
                directory,
                environment,
                "run",
                "--endpoint",
                url,
                "--grantor",
                "111111111111:" + SECRET + ":" + TOKEN,
                "--operation",
                "GetGrant",
                "--settle",
                "100ms",
                "--out",
                "" + directory.resolve("out"))) {
            assertThat(run.exitCode()).as(run.told()).isEqualTo(1);
        }
        assertThat(signatures).hasSizeGreaterThan(10);
        assertThat(Files.readString(directory.resolve("out/run.json")))
                .contains("redacted", "X-Amz-Security-Token: $GRANTOR_TOKEN");
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(forms()).as(file.toString()).noneMatch(text::contains);
                assertThat(signatures).as(file.toString()).noneMatch(text::contains);
            }
        }
    }
}
