package dev.lmc.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lmc.wire.ExchangeOutcome.Failure;
import dev.lmc.wire.ExchangeOutcome.NoResponse;
import dev.lmc.wire.ExchangeOutcome.WireResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** REST Assured sends the caller's request unchanged, and returns the server's response unchanged. */
@Timeout(20)
class RestAssuredSenderTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    private final Transport transport = new Transport(Duration.ofSeconds(5));
    private final RestAssuredSender sender = new RestAssuredSender(transport);

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void restAssuredSendsOverTheConnectionOfTheTypedSide() throws IOException {
        try (SocketServer server = SocketServer.answering(OK)) {
            assertThat(sender.send(post(server.uri(), "{}"))).isInstanceOf(WireResponse.class);
            assertThat(transport.send(post(server.uri(), "{}"))).isInstanceOf(WireResponse.class);
            assertThat(sender.send(post(server.uri(), "{}"))).isInstanceOf(WireResponse.class);
            assertThat(server.requests()).hasSize(3);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionThatTheServerHasClosedIsReplaced() throws IOException {
        try (SocketServer server = SocketServer.closingAfter(OK)) {
            for (int i = 0; i < 20; i++) {
                assertThat(sender.send(post(server.uri(), "{}"))).isInstanceOf(WireResponse.class);
            }
            assertThat(server.requests()).hasSize(20);
        }
    }

    @Test
    void theErrorOfAStoppedServerIsRestAssureds() throws IOException {
        WireRequest request;
        try (SocketServer server = SocketServer.answering(OK)) {
            request = post(server.uri(), "{}");
        }
        assertThatThrownBy(() -> sender.request(request, new RestAssuredClient(transport, request)))
                .isInstanceOf(ConnectException.class)
                .satisfies(e -> assertThat(e.getStackTrace()).anyMatch(frame -> frame.getClassName()
                        .equals("io.restassured.internal.RestAssuredHttpBuilder")));
        assertThat(((NoResponse) sender.send(request)).failure()).isEqualTo(Failure.CONNECTION_REFUSED);
    }

    static Stream<WireRequest> requests() {
        URI root = URI.create("http://host/");
        byte[] body = "{\"a\":\"ü\"}".getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return Stream.of(
                request("POST", root, Map.of("Content-Type", "application/x-amz-json-1.1"), body),
                request("POST", root, Map.of(), body),
                request("POST", root, Map.of(), new byte[0]),
                request("POST", root, Map.of("content-type", "application/json", "x-amz-target", "A.b"), bytes),
                request("POST", root, Map.of("CONTENT-TYPE", "text/plain; charset=utf-16"), bytes),
                request("POST", root, Map.of("Content-Type", "application/x-www-form-urlencoded"), body),
                request("POST", root, Map.of("Content-Type", "multipart/form-data"), body),
                request("POST", root, Map.of("Content-Type", "application/xml"), body),
                request("POST", root, Map.of("Content-Type", "text/html;charset=nonsense"), bytes),
                request("POST", root, Map.of("Content-Type", ""), body),
                request("POST", root, Map.of("Content-Type", "no type at all"), body),
                request("POST", root, Map.of("Accept", "text/html", "Accept-Encoding", "identity"), body),
                request("POST", root, Map.of("User-Agent", "another", "Cookie", "a=b", "X-Empty", ""), body),
                request("POST", root, Map.of("Authorization", "AWS4-HMAC-SHA256 Credential=nobody"), body),
                request("post", root, Map.of("X-Odd", "a  b\tc ; d=\"e, f\""), body),
                request("GET", root, Map.of("X-A", "1"), new byte[0]),
                request("GET", root, Map.of("Content-Type", "application/json"), body),
                request("HEAD", root, Map.of(), new byte[0]),
                request("PUT", root, Map.of("Content-Type", "application/json"), body),
                request("PATCH", root, Map.of("Content-Type", "application/json"), body),
                request("DELETE", root, Map.of(), new byte[0]),
                request("OPTIONS", root, Map.of(), new byte[0]),
                request("TRACE", root, Map.of(), new byte[0]),
                request("BREW", root, Map.of(), body),
                request("POST", URI.create("http://host"), Map.of(), body),
                request("POST", URI.create("http://host/a//b/%7Bc%7D/d%2Fe/"), Map.of(), body),
                request("POST", URI.create("http://host/a?b=c&d=%20&e&=f&b=g+h"), Map.of(), body),
                request("GET", URI.create("http://host/?"), Map.of(), new byte[0]),
                new WireRequest(
                        "POST",
                        root,
                        new TreeMap<>(Map.of("X-Twice", List.of("one", "two"), "Content-Type", List.of("a/b", "c/d"))),
                        body));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void nothingIsAddedOrChanged(WireRequest request) throws IOException {
        try (SocketServer server = SocketServer.answering(OK)) {
            URI uri = URI.create(request.uri().toString().replace("http://host", "http://127.0.0.1:" + server.port()));
            WireRequest there = new WireRequest(request.method(), uri, request.headers(), request.body());
            assertSame(sender.send(there), transport.send(there));
            assertThat(server.requests().get(0)).isEqualTo(server.requests().get(1));
        }
    }

    static Stream<String> responses() {
        return Stream.of(
                OK,
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=nonsense\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: ;;;\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-16\r\nContent-Length: 2\r\n\r\n\u00ff\u00fe",
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 302 Found\r\nLocation: http://no-such-host.invalid/\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 304 Not Modified\r\n\r\n",
                "HTTP/1.1 400 Bad Request\r\nx-amzn-ErrorType: A\r\nX-B: 1\r\nx-b: 2\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 407 Proxy\r\nProxy-Authenticate: Negotiate\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 500 \r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "HTTP/1.1 999 Odd\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 1000 Odd\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 42 Odd\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nSet-Cookie: =; Max-Age=never\r\nSet-Cookie: ;\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}",
                "SSH-2.0-x\r\n\r\n",
                "");
    }

    @ParameterizedTest
    @MethodSource("responses")
    void nothingIsLost(String response) throws IOException {
        try (SocketServer server = SocketServer.closingAfter(response)) {
            assertSame(sender.send(post(server.uri(), "{}")), transport.send(post(server.uri(), "{}")));
        }
    }

    @Test
    void aCompressedBodyIsReadAsTheTypedSideReadsIt() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        }
        String head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n";
        try (SocketServer server = SocketServer.closingAfter(head + packed.toString(StandardCharsets.ISO_8859_1))) {
            ExchangeOutcome outcome = sender.send(post(server.uri(), "{}"));
            assertThat(((WireResponse) outcome).text()).isEqualTo("{\"a\":1}");
            assertSame(outcome, transport.send(post(server.uri(), "{}")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Encoding: gzip\r\nContent-Length: 0\r\n\r\n",
                "Content-Encoding: gzip\r\n\r\n",
                "Content-Encoding: deflate\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            })
    void anEmptyBodyIsInAnyCoding(String rest) throws IOException {
        try (SocketServer server = SocketServer.closingAfter("HTTP/1.1 200 OK\r\n" + rest)) {
            ExchangeOutcome outcome = sender.send(post(server.uri(), "{}"));
            assertThat(outcome).isInstanceOf(WireResponse.class);
            assertThat(((WireResponse) outcome).body()).isEmpty();
            assertSame(outcome, transport.send(post(server.uri(), "{}")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 400 Bad Request\r\n\r\n"})
    void aBodyWithoutEndIsCutOff(String head) throws IOException {
        try (SocketServer server = SocketServer.closingAfter(head + "x".repeat(Transport.BODY_LIMIT + 1))) {
            assertThat(((NoResponse) sender.send(post(server.uri(), "{}"))).failure())
                    .isEqualTo(Failure.BODY_TOO_LARGE);
        }
    }

    @Test
    void theDeadlineEndsACall() throws IOException {
        try (SocketServer server = SocketServer.silent();
                Transport hasty = new Transport(Duration.ofMillis(300))) {
            ExchangeOutcome outcome = new RestAssuredSender(hasty).send(post(server.uri(), "{}"));
            assertThat(((NoResponse) outcome).failure()).isEqualTo(Failure.TIME_OUT);
        }
    }

    private static void assertSame(ExchangeOutcome one, ExchangeOutcome other) {
        if (one instanceof WireResponse a && other instanceof WireResponse b) {
            assertThat(a.status()).isEqualTo(b.status());
            assertThat(a.headers()).isEqualTo(b.headers());
            assertThat(a.body()).isEqualTo(b.body());
        } else {
            assertThat(one).isEqualTo(other);
        }
    }

    private static WireRequest post(URI uri, String body) {
        return request(
                "POST",
                uri,
                Map.of("Content-Type", "application/x-amz-json-1.1"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static WireRequest request(String method, URI uri, Map<String, String> headers, byte[] body) {
        TreeMap<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return new WireRequest(method, uri, all, body);
    }
}
