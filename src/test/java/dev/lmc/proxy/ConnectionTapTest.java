package dev.lmc.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import dev.lmc.proxy.ConnectionTap.MessagePair;
import dev.lmc.proxy.HttpStream.Failed;
import dev.lmc.proxy.HttpStream.MemoryBudget;
import dev.lmc.proxy.HttpStream.Message;
import dev.lmc.proxy.PassiveRun.Unjudged;
import dev.lmc.target.ForwardProxies;
import dev.lmc.wire.ExchangeJudge;
import dev.lmc.wire.Transport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages are parsed from chunks of any size, failures are told from usual ends, and other protocols are ignored. */
class ConnectionTapTest {
    private static final String CALL = "POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}";
    private static final String WELL = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na";
    private static final int ROOM = 9 * 1024 * 1024;

    private final List<String> heard = new ArrayList<>();
    private final List<URI> uris = new ArrayList<>();
    private final MemoryBudget budget = new MemoryBudget(ROOM);
    private long millis;
    private final ConnectionTap overheard =
            new ConnectionTap(budget, Duration.ofSeconds(10), () -> millis * 1_000_000, new Heard());

    private final class Heard implements ConnectionTap.Listener {
        @Override
        public boolean isCall(Message request) {
            return !request.start().startsWith("PUT ");
        }

        @Override
        public void overheard(MessagePair pair) {
            uris.add(pair.uri(URI.create("http://127.0.0.1:1/")));
            heard.add(pair.request().start() + " " + text(pair.request()) + " -> "
                    + (pair.response() instanceof Failed failed
                            ? failed.why().failure().words() + ": "
                                    + failed.why().detail()
                            : ((Message) pair.response()).status() + " " + text((Message) pair.response())));
            budget.release(pair.reserved());
        }

        @Override
        public void missed(Optional<Message> request, Unjudged why) {
            heard.add(request.map(Message::start).orElse("?") + " -> " + why);
        }

        private String text(Message message) {
            return message.kept() == HttpStream.Body.KEPT
                    ? new String(message.body(), StandardCharsets.UTF_8)
                    : message.kept().toString();
        }
    }

    /** Calls release their budget, whether or not they were judged. */
    @AfterEach
    void theMemoryIsReleased() {
        overheard.serverEnded(true);
        assertThat(budget.free()).isEqualTo(ROOM);
    }

    @Test
    void callsOneAfterTheOther() {
        client("POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}GET /x HTTP/1.1\r\n\r\n");
        server(
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n2\r\nbc\r\n0\r\n\r\n");
        server("HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n");
        assertThat(heard).containsExactly("POST / HTTP/1.1 {} -> 200 abc", "GET /x HTTP/1.1  -> 304 ");
    }

    @Test
    void aHeadHasNoBodyAndAnAnswerWithoutLengthEndsWithTheConnection() {
        client("HEAD / HTTP/1.1\r\n\r\nPOST / HTTP/1.0\r\n\r\n");
        server("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHTTP/1.0 200 OK\r\n\r\nall of it");
        assertThat(heard).hasSize(1);
        overheard.serverEnded(true);
        assertThat(heard).containsExactly("HEAD / HTTP/1.1  -> 200 ", "POST / HTTP/1.0  -> 200 all of it");
    }

    @Test
    void aResponseMayArriveBeforeTheEndOfItsRequest() {
        client("POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n{");
        server("HTTP/1.1 400 Bad Request\r\nContent-Length: 1\r\n\r\na");
        client("}");
        server("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n");
        assertThat(heard).containsExactly("POST / HTTP/1.1 {} -> 400 a");
    }

    @Test
    void aResponseToARequestThatNeverEnds() {
        client("POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n{");
        server("HTTP/1.1 413 Too Large\r\nContent-Length: 1\r\n\r\na");
        overheard.clientEnded();
        overheard.serverEnded(true);
        assertThat(heard).containsExactly("POST / HTTP/1.1 { -> 413 a");
    }

    @Test
    void otherProtocolsAreNotParsed() {
        client("\u0016\u0003\u0001 hello\r\n\r\nPOST / HTTP/1.1\r\n\r\n");
        server("220 mail.example ESMTP\r\n\r\n");
        client("x".repeat(200_000));
        assertThat(heard).containsExactly("? -> NOT_HTTP");
    }

    @Test
    void theBeginningOfAnotherProtocol() {
        client("\u0016\u0003\u0001 hello");
        overheard.serverEnded(true);
        assertThat(heard).containsExactly("? -> NOT_HTTP");
    }

    @Test
    void aSwitchOfProtocolsEndsTheParsing() {
        client("POST / HTTP/1.1\r\nUpgrade: h2c\r\n\r\n");
        server("HTTP/1.1 101 Switching Protocols\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        assertThat(heard).containsExactly("POST / HTTP/1.1 -> SWITCHED");
    }

    @Test
    void callsInAnotherProtocolAreNotSeen() {
        client("PUT / HTTP/1.1\r\nUpgrade: h2c\r\n\r\n");
        server("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n");
        assertThat(heard).containsExactly("? -> SWITCHED");
    }

    @Test
    void anInvalidPathIsThatOfTheUpstream() {
        client("POST /%zz{ HTTP/1.1\r\n\r\n");
        server("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        assertThat(uris).containsExactly(URI.create("http://127.0.0.1:1/"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "| connection closed by the target: before any byte of a response",
                "HTTP/1.1 20 | connection closed by the target: within the head of the response",
                "HTTP/1.1 200 OK~Content-Length: 9~~abc | the body ended early: 3 of 9 bytes",
                "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~3~abc~ | the body ended early: 3 bytes, and not the last chunk",
                "garbage | not HTTP: it begins with garbage",
                "garbage~more | not HTTP: it begins with garbage",
                "HTTP/1.1 2OO OK~~ | not HTTP: it begins with HTTP/1.1 2OO OK",
                "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~z~ | not HTTP: the size of a chunk is z",
                "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~1~ab~ | not HTTP: a chunk is longer than its size",
                "HTTP/1.1 200 OK~Content-Length: x~~ | not HTTP: Content-Length is x",
                "HTTP/1.1 200 OK~Content-Length: 1~Content-Length: 2~~ | not HTTP: Content-Length is given 2 times: 1, 2",
                "HTTP/1.1 200 OK~Content-Length: 1~Transfer-Encoding: chunked~~ | not HTTP: Content-Length is given together with Transfer-Encoding",
            })
    void aResponseThatFails(String response, String failure) {
        client(CALL);
        server(response == null ? "" : response.replace("~", "\r\n"));
        overheard.serverEnded(true);
        assertThat(heard).containsExactly("POST / HTTP/1.1 {} -> " + failure);
    }

    @Test
    void aResponseWithoutLengthThatIsReset() {
        client(CALL);
        server("HTTP/1.1 200 OK\r\n\r\nabc");
        overheard.serverEnded(false);
        assertThat(heard)
                .containsExactly("POST / HTTP/1.1 {} -> connection closed by the target: after 3 bytes of the body");
    }

    @Test
    void aRequestThatTheServerDoesNotTakeToItsEnd() {
        client("POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n{");
        overheard.serverEnded(false);
        assertThat(heard)
                .containsExactly("POST / HTTP/1.1 { -> connection closed by the target: before any byte of a response");
    }

    /** They are forwarded, and not judged one by one: nobody knows where each ends. */
    @Test
    void whatFollowsAResponseThatIsNotHttp() {
        client(CALL + CALL);
        server("garbage\r\n");
        client(CALL);
        assertThat(heard)
                .containsExactly(
                        "POST / HTTP/1.1 {} -> not HTTP: it begins with garbage",
                        "POST / HTTP/1.1 -> NOT_FOLLOWED",
                        "POST / HTTP/1.1 -> NOT_FOLLOWED");
    }

    @Test
    void anIdleConnectionMayBeClosed() {
        client(CALL);
        server(WELL);
        overheard.serverEnded(true);
        client(CALL);
        assertThat(heard).containsExactly("POST / HTTP/1.1 {} -> 200 a");
    }

    /** Client and server do not know of each other's last packet. */
    @Test
    void anIdleConnectionMayBeClosedWhileARequestIsOnItsWay() {
        client(CALL);
        server(WELL);
        millis += 2_000;
        client(CALL);
        overheard.serverEnded(false);
        assertThat(heard).containsExactly("POST / HTTP/1.1 {} -> 200 a", "POST / HTTP/1.1 -> CLOSED_IDLE");
    }

    @Test
    void aServerMayAnnounceThatItClosesTheConnection() {
        client(CALL + CALL);
        server("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\na");
        overheard.serverEnded(true);
        assertThat(heard).containsExactly("POST / HTTP/1.1 {} -> 200 a", "POST / HTTP/1.1 -> CLOSED_IDLE");
    }

    @Test
    void aConnectionInUseMayNotBeClosed() {
        client(CALL);
        server(WELL);
        client(CALL);
        overheard.serverEnded(true);
        assertThat(heard)
                .containsExactly(
                        "POST / HTTP/1.1 {} -> 200 a",
                        "POST / HTTP/1.1 {} -> connection closed by the target: before any byte of a response");
    }

    @ParameterizedTest
    @CsvSource({"''", "'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc'"})
    void aClientMayGiveUp(String begun) {
        client(CALL);
        server(begun);
        millis += 9_000;
        overheard.clientEnded();
        millis += 9_000;
        overheard.serverEnded(false);
        assertThat(heard).containsExactly("POST / HTTP/1.1 -> WITHDRAWN");
    }

    @Test
    void aClientThatGivesUpAfterTheTimeThatARunWaits() {
        client(CALL);
        millis += 10_000;
        overheard.clientEnded();
        overheard.serverEnded(true);
        assertThat(heard).containsExactly("POST / HTTP/1.1 {} -> no complete response in time: after 10000 ms");
    }

    /** The client may have closed the connection as soon as it had read the response. */
    @Test
    void aResponseCountsThoughTheClientIsGone() {
        client(CALL);
        overheard.clientEnded();
        server(WELL);
        assertThat(heard).containsExactly("POST / HTTP/1.1 {} -> 200 a");
    }

    @Test
    void garbageCountsThoughTheClientIsGone() {
        client(CALL);
        overheard.clientEnded();
        server("garbage\r\n");
        assertThat(heard).containsExactly("POST / HTTP/1.1 {} -> not HTTP: it begins with garbage");
    }

    @ParameterizedTest
    @CsvSource({"9999", "10000"})
    void theRunEndsWhileARequestWaits(long waited) {
        client(CALL);
        millis += waited;
        overheard.runEnded();
        server(WELL);
        assertThat(heard).hasSize(waited < 10_000 ? 0 : 1).allMatch(line -> line.endsWith("in time: after 10000 ms"));
    }

    @Test
    void theServerCannotBeReached() {
        client(CALL + "POST /2 HTTP/1.1\r\nContent-Length: 2\r\n\r\n");
        overheard.unreached();
        assertThat(heard).containsExactly("POST / HTTP/1.1 -> UNREACHED", "POST /2 HTTP/1.1 -> UNREACHED");
    }

    @Test
    void tooManyRequestsAtOnce() {
        client(CALL.repeat(101));
        assertThat(heard).hasSize(101).containsOnly("POST / HTTP/1.1 -> NOT_FOLLOWED");
    }

    /** The connection can still be followed. */
    @Test
    void bodiesThatAreTooLarge() {
        String large = "x".repeat(Transport.BODY_LIMIT + 1);
        client(CALL);
        server("HTTP/1.1 200 OK\r\nContent-Length: " + large.length() + "\r\n\r\n" + large);
        whole("POST /2 HTTP/1.1\r\nContent-Length: " + large.length() + "\r\n\r\n" + large);
        server(WELL);
        client(CALL);
        server(WELL);
        assertThat(heard)
                .containsExactly(
                        "POST / HTTP/1.1 {} -> 200 TOO_LARGE",
                        "POST /2 HTTP/1.1 -> LARGE_REQUEST",
                        "POST / HTTP/1.1 {} -> 200 a");
    }

    @Test
    void anEndlessResponseIsTooLargeBeforeItsEnd() {
        client(CALL);
        server("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(Transport.BODY_LIMIT + 1));
        overheard.clientEnded();
        overheard.serverEnded(false);
        assertThat(heard).containsExactly("POST / HTTP/1.1 {} -> 200 TOO_LARGE");
    }

    /** Such as the parts of a file for another service of the same server. */
    @Test
    void otherRequestsTakeNoMemory() {
        String large = "x".repeat(Transport.BODY_LIMIT + 1);
        whole("PUT / HTTP/1.1\r\nContent-Length: " + large.length() + "\r\n\r\n" + large);
        server("HTTP/1.1 200 OK\r\nContent-Length: " + large.length() + "\r\n\r\n" + large.substring(1));
        assertThat(budget.free()).isEqualTo(ROOM);
        server("x");
        assertThat(heard).isEmpty();
    }

    @Test
    void aCallWithoutMemoryIsNotJudged() {
        int others = ROOM - 2_000;
        assertThat(budget.tryAcquire(others)).isTrue();
        whole("POST / HTTP/1.1\r\nContent-Length: 2000\r\n\r\n" + "x".repeat(2000));
        server(WELL);
        budget.release(others);
        client(CALL);
        server(WELL);
        assertThat(heard).containsExactly("POST / HTTP/1.1 -> OVERLOAD", "POST / HTTP/1.1 {} -> 200 a");
    }

    private void client(String text) {
        text.chars().forEach(c -> overheard.fromClient(new byte[] {(byte) c}, 1));
    }

    private void whole(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        overheard.fromClient(bytes, bytes.length);
    }

    private void server(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        overheard.fromServer(bytes, bytes.length);
    }

    @Nested
    class Sockets {
        @Test
        void areClosedWhenBothSidesHaveEnded() throws IOException {
            try (ServerSocket server = listening();
                    TransparentProxy proxy = new TransparentProxy(
                            "127.0.0.1",
                            0,
                            uri(server),
                            ForwardProxies.of(Map.of()),
                            new ExchangeJudge(
                                    LicenseManagerContracts.contracts().latest(), false),
                            exchange -> {})) {
                for (int i = 0; i < 20; i++) {
                    try (Socket client = new Socket("127.0.0.1", proxy.port());
                            Socket accepted = server.accept()) {
                        assertThat(proxy.connections()).isPositive();
                        assertThat(List.of(client, accepted)).allMatch(Socket::isConnected);
                    }
                }
                Awaitility.await().until(() -> proxy.connections() == 0);
            }
        }

        /** The connection is accepted by the operating system, and nothing ever comes. */
        @ParameterizedTest
        @CsvSource({"http, true", "https, true", "https, false"})
        void doNotWaitForAServerOrAProxyThatSaysNothing(String scheme, boolean tunnel) throws IOException {
            try (ServerSocket silent = listening()) {
                URI uri = URI.create(scheme + "://127.0.0.1:" + silent.getLocalPort() + "/");
                ForwardProxies proxies = tunnel
                        ? ForwardProxies.named("http://127.0.0.1:" + silent.getLocalPort())
                        : ForwardProxies.of(Map.of());
                assertThatThrownBy(() -> new Upstream(uri, proxies, 100).connect())
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("timed out");
            }
        }

        private ServerSocket listening() throws IOException {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        }

        private URI uri(ServerSocket server) {
            return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
        }
    }

    @Nested
    class Bodies {
        private static final byte[] BODY = {'{', '}'};

        @Test
        void areDecodedFromWhatClientsCommonlyAccept() throws IOException {
            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            write(new GZIPOutputStream(zipped), BODY);
            assertThat(BodyCoding.decoded("gzip", zipped.toByteArray())).isEqualTo(BODY);
            assertThat(BodyCoding.decoded("X-GZIP", zipped.toByteArray())).isEqualTo(BODY);
            ByteArrayOutputStream deflated = new ByteArrayOutputStream();
            write(new DeflaterOutputStream(deflated), BODY);
            assertThat(BodyCoding.decoded("deflate", deflated.toByteArray())).isEqualTo(BODY);
            ByteArrayOutputStream raw = new ByteArrayOutputStream();
            write(new DeflaterOutputStream(raw, new Deflater(9, true)), BODY);
            assertThat(BodyCoding.decoded("deflate", raw.toByteArray())).isEqualTo(BODY);
            assertThat(BodyCoding.decoded("", BODY)).isEqualTo(BODY);
            assertThatThrownBy(() -> BodyCoding.decoded("gzip", BODY)).isInstanceOf(IOException.class);
        }

        /** As a run reads them, too. */
        @ParameterizedTest
        @ValueSource(strings = {"", "gzip", "x-gzip", "deflate"})
        void thatAreEmptyAreInAnyCoding(String coding) throws IOException {
            assertThat(BodyCoding.decoded(coding, new byte[0])).isEmpty();
        }

        @Test
        void inOtherCodingsAreNotJudged() {
            assertThat(BodyCoding.isReadable("br")).isFalse();
            assertThat(BodyCoding.isReadable("gzip, br")).isFalse();
            assertThat(BodyCoding.isReadable("Deflate")).isTrue();
        }

        @Test
        void thatAreTooLargeWhenDecoded() throws IOException {
            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            write(new GZIPOutputStream(zipped), new byte[Transport.BODY_LIMIT + 1_000]);
            assertThat(BodyCoding.decoded("gzip", zipped.toByteArray())).hasSize(Transport.BODY_LIMIT + 1);
        }

        private void write(OutputStream coding, byte[] body) throws IOException {
            try (coding) {
                coding.write(body);
            }
        }
    }
}
