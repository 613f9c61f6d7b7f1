package dev.lmc.wire;

import dev.lmc.input.UsageException;
import dev.lmc.target.ForwardProxies;
import dev.lmc.target.ServerTrust;
import dev.lmc.target.TrustedCertificates;
import dev.lmc.text.BoundedText;
import dev.lmc.wire.ExchangeOutcome.Failure;
import dev.lmc.wire.ExchangeOutcome.NoResponse;
import dev.lmc.wire.ExchangeOutcome.WireResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManager;
import jdk.net.ExtendedSocketOptions;
import org.apache.http.Header;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpException;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.client.ClientProtocolException;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.Lookup;
import org.apache.http.config.MessageConstraints;
import org.apache.http.config.SocketConfig;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.ManagedHttpClientConnection;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.ssl.NoopHostnameVerifier;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.conn.DefaultHttpClientConnectionOperator;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpRequestExecutor;

/**
 * Owns the HTTP client and its connections. Sends and reads bytes under a deadline and a size limit, without following
 * redirects. Whatever a target does, {@link #send} returns an outcome soon after the deadline at the latest and throws
 * nothing. A request is repeated in one case only, see {@link StaleConnections}.
 */
public final class Transport implements AutoCloseable {
    /** The maximum size of a body, in bytes after decompression. A full page of 100 grants is far smaller. */
    public static final int BODY_LIMIT = 4 * 1024 * 1024;

    /** The maximum length of the names of a certificate, so that the advice after them is not cut off. */
    private static final int LONGEST_NAMES = 200;

    /** Tells each repeated request on the standard error, thousands in a run; held, because loggers are collected. */
    private static final Logger REPEATS = Logger.getLogger("org.apache.http.impl.execchain");

    static {
        REPEATS.setLevel(Level.WARNING);
    }

    private final Duration deadline;
    private final PoolingHttpClientConnectionManager connections;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lmc-deadline");
        thread.setDaemon(true);
        return thread;
    });

    /** Returns a transport that reaches each host directly or through the proxy of the environment. */
    public Transport(Duration deadline) {
        this(deadline, ForwardProxies.of(System.getenv()));
    }

    public Transport(Duration deadline, ForwardProxies proxies) {
        this(deadline, proxies, ServerTrust.DEFAULT);
    }

    /**
     * @param deadline the time limit of one call
     * @param trust the certificates that https targets may have
     */
    public Transport(Duration deadline, ForwardProxies proxies, ServerTrust trust) {
        this.deadline = deadline;
        int millis = (int) Math.min(Integer.MAX_VALUE, Math.max(1, deadline.toMillis()));
        connections = new PoolingHttpClientConnectionManager(
                new DefaultHttpClientConnectionOperator(new Sockets(trust), null, null),
                StaleConnections.connections(),
                -1,
                TimeUnit.MILLISECONDS);
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
        StaleConnections stale = new StaleConnections();
        client = HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(millis)
                        .setSocketTimeout(millis)
                        .setConnectionRequestTimeout(millis)
                        .setRedirectsEnabled(false)
                        .setNormalizeUri(false)
                        .build())
                .setRetryHandler(stale)
                .setConnectionReuseStrategy(stale)
                .setRequestExecutor(new RequestExecutor())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .addInterceptorFirst(
                        (HttpResponse response, HttpContext context) -> ReceivedResponse.requireLength(response))
                .addInterceptorLast(new BodyDecoding())
                .setRoutePlanner(new ProxyRoutes(proxies))
                .setUserAgent("lmc")
                .build();
    }

    /** Sends a request unchanged and reads its outcome. */
    public ExchangeOutcome send(WireRequest sent) {
        OutgoingRequest request = new OutgoingRequest(sent, sent.body());
        try {
            return response(exchange(request));
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            return failed(e, request.isAborted());
        }
    }

    /**
     * Sends a request and reads the whole response before the deadline.
     *
     * @throws IOException if there is no usable response; {@link #failed} names the failure
     */
    ReceivedResponse exchange(OutgoingRequest request) throws IOException {
        Future<?> alarm = watch.schedule(request::abort, deadline.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return client.execute(
                    request, response -> ReceivedResponse.read(response, request), StaleConnections.sharing());
        } finally {
            alarm.cancel(false);
        }
    }

    private static WireResponse response(ReceivedResponse response) {
        SortedMap<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getAllHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        return ResponseReader.read(response.getStatusLine().getStatusCode(), headers, response.body());
    }

    /** Returns the failure behind an exception of {@link #exchange}. */
    NoResponse failed(Exception e, boolean aborted) {
        Throwable thrown = e instanceof ClientProtocolException && e.getCause() != null ? e.getCause() : e;
        String received = thrown instanceof ReceivedResponse.Unfinished ? ", with " + thrown.getMessage() : "";
        Throwable cause = received.isEmpty() ? thrown : thrown.getCause();
        if (cause instanceof ReceivedResponse.TooLarge) {
            return new NoResponse(Failure.BODY_TOO_LARGE, cause.getMessage());
        }
        if (aborted || cause instanceof SocketTimeoutException && !(cause instanceof ConnectTimeoutException)) {
            return new NoResponse(Failure.TIME_OUT, "after " + deadline.toMillis() + " ms" + received);
        }
        Failure failure = Failure.of(cause);
        return new NoResponse(
                failure,
                (failure == Failure.TLS_FAILURE ? problem(cause) : String.valueOf(cause.getMessage())) + received);
    }

    /** Returns why TLS failed, and how to fix it if that is known. */
    private static String problem(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof SSLPeerUnverifiedException) {
            return BoundedText.excerpt(message, LONGEST_NAMES)
                    + ": use a host name of the certificate, or accept any certificate with --insecure";
        }
        if (message.contains("Unsupported or unrecognized SSL message")) {
            return "the port does not use TLS: use http:// in --endpoint";
        }
        return Stream.iterate(cause, each -> each != null, Throwable::getCause)
                .filter(CertificateException.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst()
                .orElse(message);
    }

    @Override
    public void close() {
        watch.shutdownNow();
        connections.shutdown();
    }

    private static final class RequestExecutor extends HttpRequestExecutor {
        @Override
        public HttpResponse execute(HttpRequest request, HttpClientConnection connection, HttpContext context)
                throws IOException, HttpException {
            StaleConnections.beforeRequest(connection, context);
            return super.execute(request, connection, context);
        }

        @Override
        protected HttpResponse doSendRequest(HttpRequest request, HttpClientConnection connection, HttpContext context)
                throws IOException, HttpException {
            HttpResponse early = super.doSendRequest(request, connection, context);
            if (connection instanceof ManagedHttpClientConnection managed) {
                acknowledgeAtOnce(managed.getSocket());
            }
            return early;
        }

        /**
         * Asks the system to acknowledge what comes next at once. Otherwise it may wait, 40 ms on Linux, and a server that
         * writes the head and the body of a response apart, as Python's {@code http.server} does, sends the body only
         * after the head is acknowledged. The system goes back to waiting when it sends the next request.
         *
         * @param socket the socket, or null if the deadline has just closed it
         */
        private static void acknowledgeAtOnce(Socket socket) {
            try {
                if (socket != null && socket.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK)) {
                    socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
                }
            } catch (IOException e) {
                // the connection is closed, as reading the response will tell
            }
        }
    }

    /** The sockets of each scheme. Those for https are made when needed, because the certificates take long to read. */
    private static final class Sockets implements Lookup<ConnectionSocketFactory> {
        private final ServerTrust trust;
        private SSLConnectionSocketFactory encrypted;

        /** @throws UsageException if the file of certificates cannot be read */
        Sockets(ServerTrust trust) {
            this.trust = trust;
            if (trust.authorities().isPresent()) {
                encrypted();
            }
        }

        @Override
        public ConnectionSocketFactory lookup(String scheme) {
            return switch (scheme) {
                case "http" -> PlainConnectionSocketFactory.getSocketFactory();
                case "https" -> encrypted();
                default -> null;
            };
        }

        private synchronized SSLConnectionSocketFactory encrypted() {
            if (encrypted == null) {
                try {
                    SSLContext context = SSLContext.getInstance("TLS");
                    context.init(null, new TrustManager[] {TrustedCertificates.of(trust)}, null);
                    encrypted = trust.insecure()
                            ? new SSLConnectionSocketFactory(context, NoopHostnameVerifier.INSTANCE)
                            : new SSLConnectionSocketFactory(context);
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException("this Java runtime has no TLS", e);
                }
            }
            return encrypted;
        }
    }
}
