package dev.lmc.proxy;

import dev.lmc.contract.Contract;
import dev.lmc.contract.Operation;
import dev.lmc.input.UsageException;
import dev.lmc.proxy.HttpStream.Message;
import dev.lmc.target.Endpoints;
import dev.lmc.target.ForwardProxies;
import dev.lmc.target.ForwardProxy;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.Exchange.CallContext;
import dev.lmc.wire.ExchangeJudge;
import dev.lmc.wire.ExchangeOutcome;
import dev.lmc.wire.ResponseReader;
import dev.lmc.wire.SecretFilter;
import dev.lmc.wire.SigV4Signer;
import dev.lmc.wire.WireRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.http.HttpException;
import org.apache.http.HttpHost;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.impl.client.ProxyClient;

/**
 * A proxy between clients and a server. It forwards all bytes unchanged in both directions, and judges calls of the
 * contract's service on a separate thread.
 */
public final class TransparentProxy implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    private static final int MOST_TO_JUDGE = 10_000;
    private static final int CONNECT_MILLIS = 10_000;

    private final URI upstream;
    private final ForwardProxies proxies;
    private final Contract contract;
    private final SecretFilter secrets = SecretFilter.of(List.of(), System.getenv());
    private final ExchangeJudge judgement;
    private final Consumer<Exchange> listener;
    private final ServerSocket socket;
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicReference<String> refusal = new AtomicReference<>();
    private final ExecutorService pumps = Executors.newCachedThreadPool(TransparentProxy::daemon);
    private final ThreadPoolExecutor judge = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_TO_JUDGE),
            TransparentProxy::daemon,
            new ThreadPoolExecutor.CallerRunsPolicy());

    /**
     * @param proxies the forward proxies to the upstream; the calls go through a tunnel, which leaves them as they are
     * @param judgement judges the responses of the upstream
     * @param listener receives each judged exchange, one at a time
     * @throws UsageException with a one-line message, if the upstream is this proxy
     * @throws IOException if the port is not available
     */
    public TransparentProxy(
            String host,
            int port,
            URI upstream,
            ForwardProxies proxies,
            ExchangeJudge judgement,
            Consumer<Exchange> listener)
            throws IOException {
        this.upstream = upstream;
        this.proxies = proxies;
        this.contract = judgement.contract();
        this.judgement = judgement;
        this.listener = listener;
        this.socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getByName(host), port), 1024);
        if (isUpstream()) {
            socket.close();
            throw new UsageException("--upstream " + upstream + " is the proxy itself; name the server to forward to");
        }
        pumps.execute(this::accept);
    }

    /** Returns whether the upstream is this proxy, by whatever name or address. */
    private boolean isUpstream() {
        int other = Endpoints.port(upstream) > 0
                ? Endpoints.port(upstream)
                : upstream.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        if (other != port()) {
            return false;
        }
        try {
            for (InetAddress address :
                    InetAddress.getAllByName(Endpoints.host(upstream).orElseThrow())) {
                if (isListeningOn(address)) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false;
        }
        return false;
    }

    private boolean isListeningOn(InetAddress address) throws IOException {
        InetAddress own = socket.getInetAddress();
        return address.equals(own)
                || address.isAnyLocalAddress()
                || own.isAnyLocalAddress()
                        && (address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Returns the number of connections that the server did not accept. */
    public int refused() {
        return refused.get();
    }

    /** Returns why the server did not accept a connection; empty if it has accepted all. */
    public Optional<String> refusal() {
        return Optional.ofNullable(refusal.get());
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                pumps.execute(() -> join(client));
            } catch (IOException e) {
                // the socket or the client is already closed
            }
        }
    }

    private void join(Socket client) {
        Socket server;
        try {
            server = connect();
        } catch (IOException e) {
            refused.incrementAndGet();
            refusal.compareAndSet(null, String.valueOf(e.getMessage()));
            quietly(client);
            return;
        }
        ConnectionTap overheard = new ConnectionTap(pair -> judge.execute(() -> judge(pair)));
        pumps.execute(() -> {
            pump(server, client, (bytes, length) -> {}, overheard::fromServer);
            overheard.serverEnded();
        });
        pump(client, server, overheard::fromClient, (bytes, length) -> {});
    }

    private static Socket tunnel(ForwardProxy proxy, HttpHost target) throws IOException {
        try {
            return new ProxyClient()
                    .tunnel(
                            new HttpHost(proxy.host(), proxy.port()),
                            target,
                            new UsernamePasswordCredentials(proxy.user().orElse(""), proxy.password()));
        } catch (HttpException e) {
            throw new IOException("the proxy " + proxy + " makes no tunnel: " + e.getMessage(), e);
        }
    }

    private Socket connect() throws IOException {
        boolean tls = upstream.getScheme().equalsIgnoreCase("https");
        String host = Endpoints.host(upstream).orElseThrow();
        int named = Endpoints.port(upstream);
        int port = named >= 0 ? named : tls ? 443 : 80;
        Optional<ForwardProxy> proxy = proxies.to(upstream);
        Socket plain = proxy.isPresent() ? tunnel(proxy.get(), new HttpHost(host, port)) : new Socket();
        plain.setTcpNoDelay(true);
        if (proxy.isEmpty()) {
            plain.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
        }
        if (!tls) {
            return plain;
        }
        SSLSocket secure =
                (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, host, port, true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        plain.setSoTimeout(CONNECT_MILLIS);
        secure.startHandshake();
        plain.setSoTimeout(0);
        return secure;
    }

    private interface ByteListener {
        void accept(byte[] bytes, int length);
    }

    /**
     * Copies bytes. A request is parsed before it is forwarded, so that its response can be paired with it; a response
     * is parsed afterwards, so that it is not delayed.
     */
    private static void pump(Socket from, Socket to, ByteListener before, ByteListener after) {
        byte[] bytes = new byte[BUFFER];
        try {
            from.setTcpNoDelay(true);
            for (int n = from.getInputStream().read(bytes);
                    n >= 0;
                    n = from.getInputStream().read(bytes)) {
                before.accept(bytes, n);
                to.getOutputStream().write(bytes, 0, n);
                to.getOutputStream().flush();
                after.accept(bytes, n);
            }
            to.shutdownOutput();
        } catch (IOException | UnsupportedOperationException e) {
            quietly(from);
            quietly(to);
        }
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // already closed
        }
    }

    private void judge(ConnectionTap.MessagePair pair) {
        Message request = pair.request();
        Optional<Operation> operation = contract.addressed(
                request.headers().getOrDefault("X-Amz-Target", List.of("")).get(0));
        if (!request.start().startsWith("POST ")
                || operation.isEmpty()
                || !BodyCoding.isReadable(coding(pair.response()))) {
            return;
        }
        WireRequest sent =
                new WireRequest("POST", pair.uri(upstream), SigV4Signer.sendable(request.headers()), request.body());
        ExchangeOutcome outcome = secrets.without(sent, outcome(pair.response()));
        CallContext context = new CallContext(operation.get().name(), "client");
        listener.accept(new Exchange(
                numbers.incrementAndGet(),
                context,
                sent,
                outcome,
                pair.nanos() / 1_000_000,
                0,
                judgement.judge(context, sent, outcome)));
    }

    private static String coding(Message response) {
        return response.headers().getOrDefault("Content-Encoding", List.of("")).get(0);
    }

    private static ExchangeOutcome outcome(Message response) {
        byte[] body;
        try {
            body = BodyCoding.decoded(coding(response), response.body());
        } catch (IOException e) {
            return new ExchangeOutcome.NoResponse(
                    ExchangeOutcome.Failure.NOT_HTTP, "the body is not in the coding " + coding(response));
        }
        return ResponseReader.read(HttpStream.status(response.start()), response.headers(), body);
    }

    @Override
    public void close() {
        drain();
        pumps.shutdownNow();
    }

    /** Stops accepting connections, and waits some seconds until the exchanges so far are judged. */
    public void drain() {
        try {
            socket.close();
            judge.shutdown();
            judge.awaitTermination(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            // already closed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "lmc-proxy");
        thread.setDaemon(true);
        return thread;
    }
}
