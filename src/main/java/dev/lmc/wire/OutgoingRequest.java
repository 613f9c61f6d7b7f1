package dev.lmc.wire;

import java.net.URI;
import org.apache.http.client.methods.HttpEntityEnclosingRequestBase;
import org.apache.http.entity.ByteArrayEntity;

/**
 * A request with any method, headers and body. A body is sent even with GET, because the protocol scenarios do so on
 * purpose.
 */
final class OutgoingRequest extends HttpEntityEnclosingRequestBase {
    private final String method;

    /**
     * @param sent the method, the URI and the headers
     * @param body the body
     */
    OutgoingRequest(WireRequest sent, byte[] body) {
        method = sent.method();
        setURI(sent.uri().getRawPath().isEmpty() ? URI.create(sent.uri() + "/") : sent.uri());
        sent.headers().forEach((name, values) -> values.forEach(value -> addHeader(name, value)));
        if (body.length > 0 || method.equals("POST")) {
            setEntity(new ByteArrayEntity(body));
        }
    }

    @Override
    public String getMethod() {
        return method;
    }
}
