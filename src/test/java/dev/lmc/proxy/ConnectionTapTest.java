package dev.lmc.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages are parsed from chunks of any size, and other protocols are ignored. */
class ConnectionTapTest {
    private final List<String> heard = new ArrayList<>();
    private final ConnectionTap overheard =
            new ConnectionTap(pair -> heard.add(pair.request().start() + " "
                    + new String(pair.request().body(), StandardCharsets.UTF_8) + " -> "
                    + HttpStream.status(pair.response().start()) + " "
                    + new String(pair.response().body(), StandardCharsets.UTF_8)));

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
        overheard.serverEnded();
        assertThat(heard).containsExactly("HEAD / HTTP/1.1  -> 200 ", "POST / HTTP/1.0  -> 200 all of it");
    }

    @Test
    void aResponseMayArriveBeforeTheEndOfItsRequest() {
        client("POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n{");
        server("HTTP/1.1 400 Bad Request\r\nContent-Length: 1\r\n\r\na");
        client("}");
        server("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n");
        client("GET /x HTTP/1.1\r\n\r\n");
        assertThat(heard).containsExactly("POST / HTTP/1.1 {} -> 400 a");
    }

    @Test
    void whatIsNoHttpIsLetBe() {
        client("\u0016\u0003\u0001 hello\r\n\r\nPOST / HTTP/1.1\r\n\r\n");
        server("220 mail.example ESMTP\r\n\r\n");
        client("x".repeat(200_000));
        assertThat(heard).isEmpty();
    }

    @Test
    void aSwitchOfProtocolsEndsTheHearing() {
        client("GET / HTTP/1.1\r\nUpgrade: h2c\r\n\r\n");
        server("HTTP/1.1 101 Switching Protocols\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        assertThat(heard).isEmpty();
    }

    @Test
    void aPathThatIsNoneIsTheUpstream() {
        List<URI> uris = new ArrayList<>();
        ConnectionTap odd = new ConnectionTap(pair -> uris.add(pair.uri(URI.create("http://127.0.0.1:1/"))));
        byte[] request = "POST /%zz{ HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
        odd.fromClient(request, request.length);
        odd.fromServer(answer, answer.length);
        assertThat(uris).containsExactly(URI.create("http://127.0.0.1:1/"));
    }

    private void client(String text) {
        text.chars().forEach(c -> overheard.fromClient(new byte[] {(byte) c}, 1));
    }

    private void server(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        overheard.fromServer(bytes, bytes.length);
    }
}
