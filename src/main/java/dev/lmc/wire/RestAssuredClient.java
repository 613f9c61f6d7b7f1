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
 * The HTTP client that REST Assured is given for one request: it passes it on to the {@link Transport}. REST Assured
 * capitalizes methods, adds headers and orders them anew; the method, the URI and the headers go out as they were meant.
 */
@SuppressWarnings("deprecation") // REST Assured takes no client of another kind
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

    /** Whether the request was given up at its deadline. */
    boolean timedOut() {
        return request != null && request.isAborted();
    }

    /** The cookies of the response, which REST Assured does not get to see: it refuses malformed ones. */
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
