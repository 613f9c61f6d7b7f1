package dev.lmc.wire;

import java.io.IOException;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpConnectionMetrics;
import org.apache.http.HttpException;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpRequestExecutor;

/** Whether a connection had been used before a request, and whether anything has come on it since. */
final class Reuse {
    private static final String NAME = "lmc.reuse";
    private static final Reuse NONE = new Reuse(null);

    private final HttpConnectionMetrics metrics;
    private final long requests;
    private final long received;

    private Reuse(HttpConnectionMetrics metrics) {
        this.metrics = metrics;
        this.requests = metrics == null ? 0 : metrics.getRequestCount();
        this.received = metrics == null ? 0 : metrics.getReceivedBytesCount();
    }

    /** Takes note just before a request goes out. */
    static final class Noting extends HttpRequestExecutor {
        @Override
        public HttpResponse execute(HttpRequest request, HttpClientConnection connection, HttpContext context)
                throws IOException, HttpException {
            context.setAttribute(NAME, new Reuse(connection.getMetrics()));
            return super.execute(request, connection, context);
        }
    }

    static Reuse of(HttpContext context) {
        return context.getAttribute(NAME) instanceof Reuse noted ? noted : NONE;
    }

    /** Whether a connection that failed may have been closed before the request was there. */
    boolean closedWhileIdle() {
        return requests > 0 && metrics.getReceivedBytesCount() == received;
    }
}
