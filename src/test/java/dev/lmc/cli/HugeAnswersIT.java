package dev.lmc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.verdict.Deviation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Megabyte responses must not make the reports as large, and wide ones cost little. */
class HugeAnswersIT {
    /** The heap that suffices for a run with usual responses, in MB, and the processor time that it takes. */
    private static final int USUAL_HEAP = 40;

    private static final Duration STARTED = Duration.ofSeconds(10);

    private static final String HUGE = "x".repeat(200_000);

    @Test
    void theFilesStaySmall(@TempDir Path out) throws IOException {
        byte[] body = ("{\"__type\":\"" + HUGE + "\",\"Message\":\"" + HUGE + "\",\"Grants\":[{\"GrantStatus\":\""
                        + HUGE + "\"}],\"LicenseArn\":\"arn:aws:license-manager::111111111111:license:l-"
                        + "0".repeat(32)
                        + "\",\"GrantArn\":\"arn:aws:license-manager::111111111111:grant:g-" + "0".repeat(32)
                        + "\",\"Status\":\"" + HUGE + "\",\"Version\":\"1\"}")
                .getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
                exchange.getResponseHeaders().set("X-Long", "y".repeat(30_000));
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        try {
            assertThat(lmc(
                            "run",
                            "--endpoint",
                            "http://127.0.0.1:" + server.getAddress().getPort(),
                            "--tags",
                            "@LM-RG-02 or @LM-P-01",
                            "--settle",
                            "10ms",
                            "--out",
                            out.toString()))
                    .isEqualTo(3);
        } finally {
            server.stop(0);
        }
        for (String file : new String[] {"run.json", "index.html", "junit.xml", "summary.md"}) {
            assertThat(Files.size(out.resolve(file))).as(file).isBetween(100L, 600_000L);
        }
        assertThat(new Deviation("LM-RG-02", "RejectGrant", "Status", "a status", HUGE, 1).observed())
                .startsWith("xxx")
                .endsWith("… (198100 more characters)")
                .hasSizeLessThan(2_000);
    }

    @Test
    @Timeout(600)
    void wideResponsesTakeLittleMemoryAndTime(@TempDir Path out) throws IOException, InterruptedException {
        ObjectNode wide = JsonNodeFactory.instance.objectNode();
        IntStream.range(0, 100_000).forEach(i -> wide.put("m" + i, 1));
        ReferenceOptions options = ReferenceOptions.defaults().within(next -> call -> {
            ApiResponse response = next.handle(call);
            return call.operation().equals("GetGrant") && response.succeeded()
                    ? response.withBody(((ObjectNode) response.body().deepCopy()).setAll(wide))
                    : response;
        });
        Map<String, String> memory = Map.of("JAVA_TOOL_OPTIONS", "-Xmx" + (USUAL_HEAP + 35) + "m");
        try (Reference server = Reference.start(options);
                Launched run = Launched.lmc(
                        out,
                        memory,
                        "run",
                        "--endpoint=" + server.endpoint(),
                        "--tags=@LM-GG-20",
                        "--parallel=1",
                        "--settle=1s",
                        "--out=" + out.resolve("run"))) {
            Duration took = run.processorTime();
            assertThat(run.exitCode()).as(run.told()).isEqualTo(1);
            assertThat(run.told()).contains("deviates: 3 findings; 3 scenarios deviate");
            assertThat(took).isBetween(Duration.ofSeconds(1), STARTED.plus(Duration.ofSeconds(5)));
        }
        assertThat(Files.readString(out.resolve("run/exchanges.ndjson"))).contains("\"cut\":true");
    }

    private static int lmc(String... words) {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        return Lmc.commandLine().setOut(nowhere).setErr(nowhere).execute(words);
    }
}
