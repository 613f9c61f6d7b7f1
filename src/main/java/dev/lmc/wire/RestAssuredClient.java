package dev.lmc.wire;

import io.restassured.http.Header;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.http.HttpEntity;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.protocol.HttpContext;
import org.apache.http.util.EntityUtils;

/**
 * The HTTP client that REST Assured uses for one request; it delegates to the {@link Transport}. REST Assured
 * capitalizes methods and adds and reorders headers, so the method, the URI and the headers are taken from the original
 * request.
 */
@SuppressWarnings("deprecation") // REST Assured accepts no other type of client
final class RestAssuredClient extends org.apache.http.impl.client.AbstractHttpClient {
    private final Transport transport;
    private final WireRequest sent;
    private OutgoingRequest request;
    private List<Header> cookies = List.of();

    RestAssuredClient(Transport transport, WireRequest sent) {
        super(null, null);
        this.transport = transport;
        this.sent = sent;
    }

    @Override
    public CloseableHttpResponse execute(HttpUriRequest asked, HttpContext context) throws IOException {
        HttpEntity body = asked instanceof HttpEntityEnclosingRequest enclosing ? enclosing.getEntity() : null;
        request = new OutgoingRequest(sent, body == null ? new byte[0] : EntityUtils.toByteArray(body));
        ReceivedResponse response = transport.exchange(request);
        cookies = Stream.of(response.getHeaders("Set-Cookie"))
                .map(header -> new Header(header.getName(), header.getValue()))
                .toList();
        response.removeHeaders("Set-Cookie");
        return response;
    }

    /** Returns whether the request was aborted at its deadline. */
    boolean timedOut() {
        return request != null && request.isAborted();
    }

    /** Returns the cookies of the response. They are kept from REST Assured, which rejects malformed ones. */
    List<Header> cookies() {
        return cookies;
    }

    @Override
    protected org.apache.http.params.HttpParams createHttpParams() {
        return new org.apache.http.params.BasicHttpParams();
    }

    @Override
    protected org.apache.http.protocol.BasicHttpProcessor createHttpProcessor() {
        return new org.apache.http.protocol.BasicHttpProcessor();
    }
}
