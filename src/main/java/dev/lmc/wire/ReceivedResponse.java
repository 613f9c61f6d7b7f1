package dev.lmc.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.http.Header;
import org.apache.http.HttpResponse;
import org.apache.http.ProtocolException;
import org.apache.http.StatusLine;
import org.apache.http.client.ClientProtocolException;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.entity.InputStreamEntity;
import org.apache.http.message.BasicHttpResponse;

/** A response whose body has been completely read: its connection is released, and reading it cannot fail any more. */
final class ReceivedResponse extends BasicHttpResponse implements CloseableHttpResponse {
    private final byte[] body;

    private ReceivedResponse(HttpResponse response, byte[] body) {
        super(response.getStatusLine());
        this.body = body;
        setHeaders(response.getAllHeaders());
        // without length and type, so that nothing decodes it and an empty body is read like any other
        setEntity(new InputStreamEntity(new ByteArrayInputStream(body)));
    }

    /**
     * Reads a whole response.
     *
     * @throws TooLarge if its body is longer than {@link Transport#BODY_LIMIT}
     */
    static ReceivedResponse read(HttpResponse response, OutgoingRequest request) throws IOException {
        requireStatusCode(response.getStatusLine());
        if (response.getEntity() == null) {
            return new ReceivedResponse(response, new byte[0]);
        }
        try (InputStream in = response.getEntity().getContent()) {
            byte[] body = bounded(in, response.getEntity().getContentLength());
            if (body.length > Transport.BODY_LIMIT) {
                request.abort();
                throw new TooLarge();
            }
            return new ReceivedResponse(response, body);
        }
    }

    /** Rejects status codes that do not have three digits. */
    private static void requireStatusCode(StatusLine line) throws IOException {
        if (line.getStatusCode() < 100 || line.getStatusCode() > 999) {
            throw new ClientProtocolException(new ProtocolException("the status code is " + line.getStatusCode()));
        }
    }

    /** @throws ProtocolException if clients may disagree about the length of the body */
    static void requireLength(HttpResponse response) throws ProtocolException {
        List<String> lengths = Stream.of(response.getHeaders("Content-Length"))
                .map(Header::getValue)
                .toList();
        Optional<String> ambiguous =
                ResponseReader.ambiguousLength(lengths, response.containsHeader("Transfer-Encoding"));
        if (ambiguous.isPresent()) {
            throw new ProtocolException(ambiguous.get());
        }
    }

    /** @param length the length that the response states; negative if it states none */
    private static byte[] bounded(InputStream in, long length) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = in.read(buffer); n >= 0 && kept.size() <= Transport.BODY_LIMIT; n = in.read(buffer)) {
                kept.write(buffer, 0, n);
            }
        } catch (SocketException | SocketTimeoutException e) {
            throw new Unfinished(kept.size() + (length < 0 ? "" : " of " + length) + " bytes of the body", e);
        }
        return kept.toByteArray();
    }

    byte[] body() {
        return body;
    }

    @Override
    public void close() {
        // the connection is already released
    }

    /** The body stopped coming. */
    static final class Unfinished extends IOException {
        private Unfinished(String received, IOException cause) {
            super(received, cause);
        }
    }

    /** The body exceeds the size limit. */
    static final class TooLarge extends IOException {
        private TooLarge() {
            super("more than " + Transport.BODY_LIMIT + " bytes");
        }
    }
}
