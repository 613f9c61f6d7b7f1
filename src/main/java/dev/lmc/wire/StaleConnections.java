package dev.lmc.wire;

import java.io.IOException;
import java.net.SocketException;
import org.apache.http.ConnectionReuseStrategy;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpConnectionMetrics;
import org.apache.http.HttpException;
import org.apache.http.HttpResponse;
import org.apache.http.NoHttpResponseException;
import org.apache.http.ProtocolException;
import org.apache.http.client.HttpRequestRetryHandler;
import org.apache.http.client.protocol.HttpClientContext;
import org.apache.http.conn.HttpConnectionFactory;
import org.apache.http.conn.ManagedHttpClientConnection;
import org.apache.http.conn.routing.HttpRoute;
import org.apache.http.impl.DefaultHttpResponseFactory;
import org.apache.http.impl.client.DefaultClientConnectionReuseStrategy;
import org.apache.http.impl.conn.DefaultHttpResponseParser;
import org.apache.http.impl.conn.ManagedHttpClientConnectionFactory;
import org.apache.http.io.SessionInputBuffer;
import org.apache.http.protocol.HttpContext;
import org.apache.http.util.CharArrayBuffer;

/**
 * Repeats a request once if it was sent on a reused connection that closed before any byte of the response, as servers
 * close idle connections, or that had other bytes than a response left on it. The repeat gets a new connection, because
 * others in the pool may be closed as well.
 */
final class StaleConnections implements HttpRequestRetryHandler, ConnectionReuseStrategy {
    private static final String USE = "lmc.use";

    /** The token of pooled connections: the pool leases a connection only to requests with the same token. */
    private static final Object SHARED = "shared";

    /** Returns the context of a request that may use any connection of the pool. */
    static HttpClientContext sharing() {
        HttpClientContext context = HttpClientContext.create();
        context.setUserToken(SHARED);
        return context;
    }

    @Override
    public boolean retryRequest(IOException failure, int attempts, HttpContext context) {
        boolean closed = failure instanceof NoHttpResponseException || failure instanceof SocketException;
        boolean repeat = attempts == 1
                && context.getAttribute(USE) instanceof Use use
                && (closed && use.closedWhileIdle() || failure instanceof Leftover && use.requests() > 0);
        if (repeat) {
            context.setAttribute(HttpClientContext.USER_TOKEN, new Object());
        }
        return repeat;
    }

    @Override
    public boolean keepAlive(HttpResponse response, HttpContext context) {
        return context.getAttribute(HttpClientContext.USER_TOKEN) == SHARED
                && DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(response, context);
    }

    /** Notes a connection's use just before a request goes out on it. */
    static void beforeRequest(HttpClientConnection connection, HttpContext context) {
        context.setAttribute(USE, Use.of(connection.getMetrics()));
    }

    /** Returns a factory of connections that take nothing but a status line for the beginning of a response. */
    static HttpConnectionFactory<HttpRoute, ManagedHttpClientConnection> connections() {
        return new ManagedHttpClientConnectionFactory(
                null,
                (buffer, constraints) ->
                        new DefaultHttpResponseParser(buffer, null, DefaultHttpResponseFactory.INSTANCE, constraints) {
                            @Override
                            protected HttpResponse parseHead(SessionInputBuffer from)
                                    throws IOException, HttpException {
                                try {
                                    return super.parseHead(from);
                                } catch (ProtocolException e) {
                                    throw new Leftover(e);
                                }
                            }

                            @Override
                            protected boolean reject(CharArrayBuffer line, int count) {
                                return true;
                            }
                        });
    }

    /** Not a response, but perhaps the rest of an earlier one that was longer than its Content-Length. */
    static final class Leftover extends IOException {
        private Leftover(ProtocolException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** The use of a connection before a request. */
    private record Use(HttpConnectionMetrics metrics, long requests, long received) {
        static Use of(HttpConnectionMetrics metrics) {
            return new Use(metrics, metrics.getRequestCount(), metrics.getReceivedBytesCount());
        }

        boolean closedWhileIdle() {
            return requests > 0 && metrics.getReceivedBytesCount() == received;
        }
    }
}
