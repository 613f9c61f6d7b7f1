package dev.lmc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The reports quote the target's own words about why a run stopped. */
class QuotedReasonsTest {
    private static final String ROLE = "Service role not found. Consult the guide to create"
            + " AWSServiceRoleForAWSLicenseManagerRole, and wait until it is propagated to all Regions of the account";

    private final StringWriter told = new StringWriter();

    @TempDir
    private Path out;

    @Test
    void anAccountWithoutTheRoleIsToldHowToCreateIt() throws IOException {
        stopped(number -> ApiResponse.error(400, "AccessDeniedException", ROLE));
        assertThat(onOneLine(told.toString())).contains("AccessDeniedException: \"" + ROLE);
        assertThat(Files.readString(out.resolve("summary.md"))).contains(ROLE);
        assertThat(Files.readString(out.resolve("index.html"))).contains(ROLE);
    }

    @Test
    void wordsThatVaryAreOneReason() throws IOException {
        stopped(number -> ApiResponse.error(
                403,
                "InvalidSignatureException",
                "Signature expired: 20261128T1000" + (10 + number % 50) + "Z is earlier"));
        assertThat(Files.readAllLines(out.resolve("summary.md")))
                .filteredOn(line -> line.startsWith("- blocked"))
                .singleElement()
                .asString()
                .contains("Signature expired: 20261128T1000");
    }

    @Test
    void hostileWordsAreBoundedAndEscaped() throws IOException {
        stopped(number -> ApiResponse.error(
                403, "AccessDeniedException", "<script>alert(1)</script>\u001b[31m|`x`\n# " + "x".repeat(100_000)));
        assertThat(told.toString()).doesNotContain("\u001b[31m").hasSizeLessThan(20_000);
        assertThat(Files.readString(out.resolve("index.html"))).doesNotContain("<script>alert");
        assertThat(Files.readString(out.resolve("summary.md"))).doesNotContain("\n# xxx");
    }

    @Test
    void theCauseOfAFailedHandshakeBehindTheProxy() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            CompletableFuture.runAsync(() -> answerInPlainText(plain));
            CompletableFuture<Integer> proxy = CompletableFuture.supplyAsync(() -> lmc(
                    "proxy",
                    "--upstream",
                    "https://127.0.0.1:" + plain.getLocalPort(),
                    "--port",
                    "0",
                    "--for",
                    "3s",
                    "--out",
                    "" + out));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> told.toString().contains("forwards calls") || proxy.isDone());
            assertThat(proxy).as(told.toString()).isNotDone();
            String port = told.toString().replaceAll("(?s).*?http://127.0.0.1:(\\d+) .*", "$1");
            HttpRequest call = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                    .POST(BodyPublishers.ofString("{}"))
                    .build();
            try {
                HttpClient.newHttpClient().send(call, BodyHandlers.ofString());
            } catch (IOException e) {
                // the proxy hangs up
            }
            proxy.get();
        }
        assertThat(told.toString()).containsPattern("connections? to the server failed: .*(SSL|TLS)");
    }

    private static void answerInPlainText(ServerSocket server) {
        try (Socket client = server.accept()) {
            client.getOutputStream().write("no TLS here\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().flush();
            client.getInputStream().readAllBytes();
        } catch (IOException e) {
            // the proxy hangs up
        }
    }

    private void stopped(IntFunction<ApiResponse> response) throws IOException {
        AtomicInteger calls = new AtomicInteger();
        try (Reference server = Reference.start(
                ReferenceOptions.defaults().within(next -> call -> response.apply(calls.incrementAndGet())))) {
            int code = lmc(
                    "run",
                    "--endpoint",
                    server.endpoint().toString(),
                    "--operation",
                    "GetGrant",
                    "--out",
                    "" + out,
                    "--settle",
                    "300ms");
            assertThat(code).as(told.toString()).isEqualTo(3);
        }
        assertThat(new JsonMapper()
                        .readTree(out.resolve("run.json").toFile())
                        .path("totals")
                        .path("blocked")
                        .asInt())
                .isPositive();
    }

    private static String onOneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private int lmc(String... args) {
        CommandLine lmc = Lmc.commandLine();
        lmc.setOut(new PrintWriter(told, true));
        lmc.setErr(new PrintWriter(told, true));
        return lmc.execute(args);
    }
}
