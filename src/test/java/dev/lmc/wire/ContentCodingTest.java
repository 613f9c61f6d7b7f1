package dev.lmc.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import dev.lmc.wire.Exchange.CallContext;
import dev.lmc.wire.ExchangeOutcome.WireResponse;
import dev.lmc.wire.WireFinding.Aspect;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A body is read in any coding, and a coding that the request does not accept is a finding. */
class ContentCodingTest {
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private final Transport transport = new Transport(Duration.ofSeconds(10));
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            accepted.add(String.valueOf(exchange.getRequestHeaders().get("Accept-Encoding")));
            byte[] body = gzip("{}");
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            exchange.getResponseHeaders().set("x-amzn-RequestId", "1");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        transport.close();
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip |",
                "gzip,deflate |",
                "deflate, GZIP;q=0.5 |",
                "* |",
                "identity | CONTENT_CODING",
                "gzip;q=0, identity | CONTENT_CODING",
                "gzip; q=0.000 | CONTENT_CODING",
                "br | CONTENT_CODING",
                "| UNASKED_CODING"
            })
    void onlyWhatIsAccepted(String header, Aspect aspect) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Content-Type", List.of("application/x-amz-json-1.1"));
        headers.put("X-Amz-Target", List.of("AWSLicenseManager.ListReceivedGrants"));
        if (header != null) {
            headers.put("Accept-Encoding", List.of(header));
        }
        WireRequest sent = WireRequest.awsJson(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                        "AWSLicenseManager.ListReceivedGrants",
                        "{}")
                .withHeaders(headers);
        for (ExchangeOutcome outcome : List.of(transport.send(sent), new RestAssuredSender(transport).send(sent))) {
            assertThat(((WireResponse) outcome).text()).isEqualTo("{}");
            List<WireFinding> findings = new ExchangeJudge(
                            LicenseManagerContracts.contracts().latest(), false)
                    .judge(new CallContext("ListReceivedGrants", "grantee"), sent, outcome);
            assertThat(findings)
                    .extracting(WireFinding::aspect)
                    .isEqualTo(aspect == null ? List.of() : List.of(aspect));
        }
        assertThat(accepted).containsOnly(header == null ? "null" : "[" + header + "]");
    }

    @Test
    void callsOfTheSdkDifferAndAreRepeatable() {
        List<AcceptEncoding> forms = List.of("AcceptGrant", "CreateGrant", "GetGrant", "ListReceivedGrants").stream()
                .flatMap(operation -> List.of("grantor", "grantee", "outsider").stream()
                        .map(party -> AcceptEncoding.of(new CallContext(operation, party))))
                .toList();
        assertThat(forms).contains(AcceptEncoding.values());
        Set<AcceptEncoding> same = List.of(1, 2, 3).stream()
                .map(time -> AcceptEncoding.of(new CallContext("GetGrant", "grantor")))
                .collect(Collectors.toSet());
        assertThat(same).hasSize(1);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
