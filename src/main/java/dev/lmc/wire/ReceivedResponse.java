package dev.lmc.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.http.HttpResponse;
import org.apache.http.ProtocolException;
import org.apache.http.StatusLine;
import org.apache.http.client.ClientProtocolException;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.entity.InputStreamEntity;
import org.apache.http.message.BasicHttpResponse;

/** A response whose body has been read to its end, so that its connection is free and nothing more can fail. */
final class ReceivedResponse extends BasicHttpResponse implements CloseableHttpResponse {
    private final byte[] body;

    private ReceivedResponse(HttpResponse response, byte[] body) {
        super(response.getStatusLine());
        this.body = body;
        setHeaders(response.getAllHeaders());
        // of unknown length and type: nobody decodes it, and an empty body is read like any other
        setEntity(new InputStreamEntity(new ByteArrayInputStream(body)));
    }

    /**
     * Reads a response to its end.
     *
     * @throws TooLarge when its body is longer than {@link Transport#BODY_LIMIT}
     */
    static ReceivedResponse read(HttpResponse response, OutgoingRequest request) throws IOException {
        requireStatusCode(response.getStatusLine());
        if (response.getEntity() == null) {
            return new ReceivedResponse(response, new byte[0]);
        }
        try (InputStream in = response.getEntity().getContent()) {
            byte[] body = bounded(in);
            if (body.length > Transport.BODY_LIMIT) {
                request.abort();
                throw new TooLarge();
            }
            return new ReceivedResponse(response, body);
        }
    }

    /** HTTP has status codes of three digits only. */
    private static void requireStatusCode(StatusLine line) throws IOException {
        if (line.getStatusCode() < 100 || line.getStatusCode() > 999) {
            throw new ClientProtocolException(new ProtocolException("the status code is " + line.getStatusCode()));
        }
    }

    private static byte[] bounded(InputStream in) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0 && kept.size() <= Transport.BODY_LIMIT; n = in.read(buffer)) {
            kept.write(buffer, 0, n);
        }
        return kept.toByteArray();
    }

    byte[] body() {
        return body;
    }

    @Override
    public void close() {
        // its connection is free already
    }

    /** Its body is longer than what is read of any. */
    static final class TooLarge extends IOException {
        private TooLarge() {
            super("more than " + Transport.BODY_LIMIT + " bytes");
        }
    }
}
