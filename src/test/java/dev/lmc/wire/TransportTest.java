package dev.lmc.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.wire.ExchangeOutcome.Failure;
import dev.lmc.wire.ExchangeOutcome.NoResponse;
import dev.lmc.wire.ExchangeOutcome.WireResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every behaviour of a target leads to a named outcome in time. */
@Timeout(20)
class TransportTest {
    private final Transport transport = new Transport(Duration.ofMillis(400));

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void nobodyListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(failure(send(URI.create("http://127.0.0.1:" + port)))).isEqualTo(Failure.CONNECTION_REFUSED);
    }

    @Test
    void anUnknownHost() {
        assertThat(failure(send(URI.create("http://no-such-host.invalid/")))).isEqualTo(Failure.UNKNOWN_HOST);
    }

    @Test
    void noTls() throws IOException {
        try (Scripted target = new Scripted(out -> out.write("no TLS here\r\n\r\n".getBytes(StandardCharsets.UTF_8)));
                Transport patient = new Transport(Duration.ofSeconds(10))) {
            assertThat(failure(patient.send(post(URI.create("https://127.0.0.1:" + target.port())))))
                    .isEqualTo(Failure.TLS_FAILURE);
        }
    }

    @Test
    void silence() throws IOException {
        try (Scripted target = new Scripted(out -> pause(5_000))) {
            assertThat(failure(send(target.uri()))).isEqualTo(Failure.TIME_OUT);
        }
    }

    /** The system of the server sends the body when the client has acknowledged the head, which takes 40 ms by default. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aBodyThatWaitsForTheHeadToBeAcknowledged() throws IOException {
        try (SocketServer target = SocketServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")) {
            long[] nanos = new long[41];
            for (int i = 0; i < nanos.length; i++) {
                long start = System.nanoTime();
                assertThat(send(target.uri())).isInstanceOf(WireResponse.class);
                nanos[i] = System.nanoTime() - start;
            }
            Arrays.sort(nanos);
            assertThat(target.connections()).isOne();
            assertThat(Duration.ofNanos(nanos[nanos.length / 2])).isLessThan(Duration.ofMillis(20));
        }
    }

    @Test
    void aByteNowAndThen() throws IOException {
        try (Scripted target = new Scripted(out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 40; i++) {
                out.write('x');
                out.flush();
                pause(100);
            }
        })) {
            long start = System.nanoTime();
            assertThat(failure(send(target.uri()))).isEqualTo(Failure.TIME_OUT);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void aConnectionThatCloses() throws IOException {
        try (Scripted target = new Scripted(out -> {})) {
            assertThat(failure(send(target.uri()))).isEqualTo(Failure.CONNECTION_RESET);
        }
    }

    @Test
    void aBodyThatEndsEarly() throws IOException {
        try (Scripted target = new Scripted(out ->
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{".getBytes(StandardCharsets.UTF_8)))) {
            assertThat(failure(send(target.uri()))).isEqualTo(Failure.TRUNCATED_BODY);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: -2",
                "Content-Length: two",
                "Content-Length: 2, 2",
                "Content-Length: 99999999999999999999",
                "Content-Length: 2\r\nContent-Length: 3",
                "Content-Length: 2\r\nContent-Length: 2",
                "Content-Length: 2\r\nTransfer-Encoding: chunked"
            })
    void aLengthThatSomeClientCannotUse(String headers) throws IOException {
        try (SocketServer target = SocketServer.answering("HTTP/1.1 200 OK\r\n" + headers + "\r\n\r\n{}")) {
            NoResponse outcome = (NoResponse) send(target.uri());
            assertThat(outcome.failure()).isEqualTo(Failure.NOT_HTTP);
            assertThat(outcome.detail()).contains("Content-Length");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nContent-Length: 1", "HTTP/1.1 2"})
    void aLongTextOfTheTargetIsCutInTheFailure(String head) throws IOException {
        String line = head + "x".repeat(10_000) + "\r\n";
        try (SocketServer target = SocketServer.answering(line + line.substring(line.indexOf('\n') + 1) + "\r\n{}")) {
            NoResponse outcome = (NoResponse) send(target.uri());
            assertThat(outcome.failure()).isEqualTo(Failure.NOT_HTTP);
            assertThat(outcome.detail()).hasSizeLessThanOrEqualTo(300).contains("xxx");
        }
    }

    @Test
    void aLengthBeyondTheBody() throws IOException {
        try (SocketServer target = SocketServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{}")) {
            assertThat(send(target.uri()))
                    .isEqualTo(new NoResponse(Failure.TIME_OUT, "after 400 ms, with 2 of 1000 bytes of the body"));
        }
    }

    @Test
    void bytesBeyondTheLengthAreNotTheNextResponse() throws IOException {
        try (SocketServer target = SocketServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}more")) {
            for (int i = 0; i < 3; i++) {
                assertThat(send(target.uri())).isInstanceOf(WireResponse.class);
            }
            assertThat(target.requests()).hasSizeGreaterThan(3);
        }
    }

    @Test
    void aBodyWithoutEnd() throws IOException {
        byte[] kilobyte = "x".repeat(1024).getBytes(StandardCharsets.UTF_8);
        try (Scripted target = new Scripted(out -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 100_000; i++) {
                out.write(kilobyte);
            }
        })) {
            try (Transport patient = new Transport(Duration.ofSeconds(10))) {
                assertThat(failure(patient.send(post(target.uri())))).isEqualTo(Failure.BODY_TOO_LARGE);
            }
        }
    }

    @Test
    void aConnectionThatWasClosedWhileIdleIsNoFault() throws IOException {
        byte[] answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.UTF_8);
        try (Scripted target = new Scripted(out -> out.write(answer), out -> out.write(answer))) {
            assertThat(send(target.uri())).isInstanceOf(WireResponse.class);
            assertThat(send(target.uri())).isInstanceOf(WireResponse.class);
            assertThat(target.requests()).isEqualTo(2);
        }
    }

    @Test
    void connectionsThatAllCloseAfterTheirResponseAreNoFault() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try (SocketServer server = SocketServer.closingAfter("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")) {
            List<Future<ExchangeOutcome>> outcomes =
                    callers.invokeAll(Collections.nCopies(400, () -> transport.send(post(server.uri()))));
            for (Future<ExchangeOutcome> outcome : outcomes) {
                assertThat(outcome.get()).isInstanceOf(WireResponse.class);
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void aConnectionThatClosesInTheMidstOfAnAnswerIsNotUsedAgain() throws IOException {
        byte[] answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.UTF_8);
        try (Scripted target = new Scripted(
                out -> {
                    out.write(answer);
                    out.flush();
                    pause(150);
                    out.write("HTTP/1.1 20".getBytes(StandardCharsets.UTF_8));
                },
                out -> out.write(answer))) {
            assertThat(send(target.uri())).isInstanceOf(WireResponse.class);
            assertThat(send(target.uri())).isInstanceOf(NoResponse.class);
            assertThat(target.requests()).isEqualTo(1);
        }
    }

    @Test
    void noHttp() throws IOException {
        try (Scripted target = new Scripted(out -> out.write("SSH-2.0-x\r\n\r\n".getBytes(StandardCharsets.UTF_8)))) {
            assertThat(send(target.uri())).isInstanceOf(NoResponse.class);
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        try (Scripted target = new Scripted(out ->
                out.write(("HTTP/1.1 302 Found\r\nLocation: http://no-such-host.invalid/\r\nContent-Length: 0\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8)))) {
            assertThat(((WireResponse) send(target.uri())).status()).isEqualTo(302);
        }
    }

    @Test
    void jsonIsReadStrictly() throws IOException {
        assertThat(body("{\"a\":1}").json()).isPresent();
        assertThat(body("{\"a\":1,\"a\":2}").json()).isEmpty();
        assertThat(body("{} {}").json()).isEmpty();
        assertThat(body("[".repeat(10_000)).json()).isEmpty();
        assertThat(body("<html>").notJson()).isNotBlank();
    }

    private WireResponse body(String text) throws IOException {
        try (Scripted target = new Scripted(
                out -> out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + text.length() + "\r\n\r\n" + text)
                        .getBytes(StandardCharsets.UTF_8)))) {
            return (WireResponse) send(target.uri());
        }
    }

    private ExchangeOutcome send(URI uri) {
        return transport.send(post(uri));
    }

    private static WireRequest post(URI uri) {
        return WireRequest.post(
                uri, Map.of("Content-Type", "application/x-amz-json-1.1"), "{}".getBytes(StandardCharsets.UTF_8));
    }

    private static Failure failure(ExchangeOutcome outcome) {
        return ((NoResponse) outcome).failure();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A server that reads a request and then does as it is told, whatever HTTP says. */
    private static final class Scripted implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

        private final AtomicInteger requests = new AtomicInteger();

        /** One connection after the other does as its script says. */
        Scripted(Script... scripts) throws IOException {
            Thread thread = new Thread(() -> List.of(scripts).forEach(this::serve));
            thread.setDaemon(true);
            thread.start();
        }

        private void serve(Script script) {
            try (Socket client = socket.accept()) {
                client.getInputStream().read(new byte[8192]);
                requests.incrementAndGet();
                script.play(client.getOutputStream());
                client.getOutputStream().flush();
            } catch (IOException e) {
                // the client has hung up, which it may
            }
        }

        int requests() {
            return requests.get();
        }

        int port() {
            return socket.getLocalPort();
        }

        URI uri() {
            return URI.create("http://127.0.0.1:" + port() + "/");
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private interface Script {
        void play(OutputStream out) throws IOException;
    }
}
