package dev.lmc.wire;

import dev.lmc.wire.Outcome.Failed;
import dev.lmc.wire.Outcome.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.http.ConnectionClosedException;
import org.apache.http.Header;
import org.apache.http.HttpResponse;
import org.apache.http.MalformedChunkCodingException;
import org.apache.http.MessageConstraintException;
import org.apache.http.NoHttpResponseException;
import org.apache.http.ProtocolException;
import org.apache.http.TruncatedChunkException;
import org.apache.http.client.ClientProtocolException;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpEntityEnclosingRequestBase;
import org.apache.http.client.protocol.HttpClientContext;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.config.SocketConfig;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;

/**
 * Sends bytes and reads bytes, under a deadline and a size limit, following no redirect. Whatever a target does,
 * {@link #send} returns an outcome soon after the deadline at the latest, and throws nothing. It retries in one case
 * alone: a connection that was used before is closed before any byte of the answer, as a server may close one that is
 * idle; the request is then sent once more, on a new connection.
 */
public final class Transport implements AutoCloseable {
    /** The largest body that is read, in bytes after decompression. A full page of 100 grants is far below it. */
    public static final int BODY_LIMIT = 4 * 1024 * 1024;

    private final Duration deadline;
    private final PoolingHttpClientConnectionManager connections;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lmc-deadline");
        thread.setDaemon(true);
        return thread;
    });

    public Transport(Duration deadline) {
        this.deadline = deadline;
        int millis = (int) Math.min(Integer.MAX_VALUE, Math.max(1, deadline.toMillis()));
        connections = new PoolingHttpClientConnectionManager();
        connections.setMaxTotal(256);
        connections.setDefaultMaxPerRoute(128);
        connections.setValidateAfterInactivity(50);
        connections.setDefaultSocketConfig(
                SocketConfig.custom().setTcpNoDelay(true).setSoTimeout(millis).build());
        connections.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setMessageConstraints(MessageConstraints.custom()
                        .setMaxLineLength(64 * 1024)
                        .setMaxHeaderCount(256)
                        .build())
                .build());
        client = HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(millis)
                        .setSocketTimeout(millis)
                        .setConnectionRequestTimeout(millis)
                        .setRedirectsEnabled(false)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("lmc")
                .setRequestExecutor(new Reuse.Noting())
                .build();
    }

    public Outcome send(Sent sent) {
        HttpClientContext context = HttpClientContext.create();
        Outcome outcome = send(sent, context);
        if (outcome instanceof Failed failed
                && failed.failure() == Failure.CONNECTION_RESET
                && Reuse.of(context).closedWhileIdle()) {
            connections.closeIdleConnections(0, TimeUnit.MILLISECONDS);
            return send(sent, HttpClientContext.create());
        }
        return outcome;
    }

    private Outcome send(Sent sent, HttpClientContext context) {
        Request request = new Request(sent);
        Future<?> alarm = watch.schedule(request::abort, deadline.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return client.execute(request, response -> read(response, request), context);
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            return failed(e, request.isAborted());
        } finally {
            alarm.cancel(false);
        }
    }

    private static Outcome read(HttpResponse response, Request request) throws IOException {
        SortedMap<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getAllHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        byte[] body = new byte[0];
        if (response.getEntity() != null) {
            try (InputStream in = response.getEntity().getContent()) {
                body = bounded(in);
                if (body.length > BODY_LIMIT) {
                    request.abort();
                    return new Failed(Failure.BODY_TOO_LARGE, "more than " + BODY_LIMIT + " bytes");
                }
            }
        }
        return JsonBody.read(response.getStatusLine().getStatusCode(), headers, body);
    }

    private static byte[] bounded(InputStream in) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0 && kept.size() <= BODY_LIMIT; n = in.read(buffer)) {
            kept.write(buffer, 0, n);
        }
        return kept.toByteArray();
    }

    private Failed failed(Exception e, boolean aborted) {
        Throwable cause = e instanceof ClientProtocolException && e.getCause() != null ? e.getCause() : e;
        if (aborted || cause instanceof SocketTimeoutException && !(cause instanceof ConnectTimeoutException)) {
            return new Failed(Failure.TIME_OUT, "after " + deadline.toMillis() + " ms");
        }
        return new Failed(kind(cause), String.valueOf(cause.getMessage()));
    }

    private static Failure kind(Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return Failure.UNKNOWN_HOST;
        } else if (cause instanceof ConnectTimeoutException || cause instanceof NoRouteToHostException) {
            return Failure.UNREACHABLE;
        } else if (cause instanceof ConnectException) {
            return Failure.CONNECTION_REFUSED;
        } else if (cause instanceof SSLException) {
            return Failure.TLS_FAILURE;
        } else if (cause instanceof TruncatedChunkException
                || cause instanceof ConnectionClosedException
                || cause instanceof java.io.EOFException) {
            return Failure.TRUNCATED_BODY;
        } else if (cause instanceof NoHttpResponseException || cause instanceof SocketException) {
            return Failure.CONNECTION_RESET;
        } else if (cause instanceof ProtocolException
                || cause instanceof MalformedChunkCodingException
                || cause instanceof MessageConstraintException
                || cause instanceof ZipException
                || cause instanceof org.apache.http.ParseException) {
            return Failure.NOT_HTTP;
        }
        return Failure.INPUT_OUTPUT;
    }

    @Override
    public void close() {
        watch.shutdownNow();
        connections.shutdown();
    }

    /** Any method with any body; a body is sent even with GET, for a harness must be able to. */
    private static final class Request extends HttpEntityEnclosingRequestBase {
        private final String method;

        Request(Sent sent) {
            method = sent.method();
            setURI(sent.uri().getRawPath().isEmpty() ? URI.create(sent.uri() + "/") : sent.uri());
            sent.headers().forEach((name, values) -> values.forEach(value -> addHeader(name, value)));
            if (sent.body().length > 0 || method.equals("POST")) {
                setEntity(new ByteArrayEntity(sent.body()));
            }
        }

        @Override
        public String getMethod() {
            return method;
        }
    }
}
