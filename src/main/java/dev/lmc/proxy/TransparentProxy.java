package dev.lmc.proxy;

import dev.lmc.contract.Contract;
import dev.lmc.contract.Operation;
import dev.lmc.input.UsageException;
import dev.lmc.proxy.ConnectionTap.MessagePair;
import dev.lmc.proxy.HttpStream.Answer;
import dev.lmc.proxy.HttpStream.Body;
import dev.lmc.proxy.HttpStream.Failed;
import dev.lmc.proxy.HttpStream.MemoryBudget;
import dev.lmc.proxy.HttpStream.Message;
import dev.lmc.proxy.PassiveRun.Unjudged;
import dev.lmc.target.ForwardProxies;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.Exchange.CallContext;
import dev.lmc.wire.ExchangeJudge;
import dev.lmc.wire.ExchangeOutcome;
import dev.lmc.wire.ExchangeOutcome.Failure;
import dev.lmc.wire.ExchangeOutcome.NoResponse;
import dev.lmc.wire.Redaction;
import dev.lmc.wire.ResponseReader;
import dev.lmc.wire.SecretFilter;
import dev.lmc.wire.SigV4Signer;
import dev.lmc.wire.Transport;
import dev.lmc.wire.WireRequest;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A proxy between clients and a server. It forwards all bytes unchanged in both directions, and judges calls of the
 * contract's service on a separate thread. What it keeps of them until then is bounded; what exceeds it, or cannot be
 * judged for another reason, is forwarded all the same and reported as not judged.
 */
public final class TransparentProxy implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    private static final int ROOM = 64 * 1024 * 1024;
    private static final int CONNECT_MILLIS = 10_000;
    private static final int FIRST_BYTES_MILLIS = 1_000;
    private static final int PAUSE_MILLIS = 100;
    private static final int FORWARD_MILLIS = 1_000;
    private static final int DRAIN_SECONDS = 5;
    /** The default time limit of a call of a run. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Upstream upstream;
    private final Contract contract;
    private final SecretFilter secrets = SecretFilter.of(List.of(), System.getenv());
    private final ExchangeJudge judgement;
    private final Set<String> sensitive;
    private final Listener listener;
    private final ServerSocket socket;
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicReference<String> refusal = new AtomicReference<>();
    private final MemoryBudget budget = new MemoryBudget(ROOM);
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    /** The number of calls of each operation that wait to be judged. */
    private final Map<String, Integer> unfinished = new ConcurrentHashMap<>();

    private final ExecutorService pumps = Executors.newCachedThreadPool(TransparentProxy::daemon);
    private final ExecutorService judge = Executors.newSingleThreadExecutor(TransparentProxy::daemon);

    /** Receives what the proxy overhears. */
    public interface Listener {
        /** Receives a judged exchange, one at a time. */
        void judged(Exchange exchange);

        /**
         * Receives the reason why a call is not judged.
         *
         * @param operation the operation; {@code -} if it is not known what the client called
         */
        default void unjudged(String operation, Unjudged why) {}

        /** Receives a fault of ours, because of which a call is not judged. */
        default void fault(String what) {}
    }

    /**
     * @param proxies the forward proxies to the upstream; the calls go through a tunnel, which leaves them as they are
     * @param judgement judges the responses of the upstream
     * @throws UsageException with a one-line message, if the upstream is this proxy
     * @throws IOException if the port is not available
     */
    public TransparentProxy(
            String host, int port, URI upstream, ForwardProxies proxies, ExchangeJudge judgement, Listener listener)
            throws IOException {
        this.upstream = new Upstream(upstream, proxies, CONNECT_MILLIS);
        this.contract = judgement.contract();
        this.judgement = judgement;
        this.sensitive = contract.sensitiveMembers();
        this.listener = listener;
        this.socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getByName(host), port), 1024);
        if (this.upstream.isAt(socket.getInetAddress(), port())) {
            socket.close();
            throw new UsageException("--upstream " + upstream + " is the proxy itself; name the server to forward to");
        }
        pumps.execute(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Returns the number of open connections. */
    int connections() {
        return connections.size();
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
                Connection connection = new Connection(socket.accept());
                try {
                    pumps.execute(connection::fromClient);
                } catch (OutOfMemoryError | RejectedExecutionException e) {
                    refused(e);
                    connection.close();
                }
            } catch (IOException e) {
                // there may be no file descriptor left; unless the proxy has ended, some will be closed
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refused(Throwable why) {
        refused.incrementAndGet();
        refusal.compareAndSet(null, String.valueOf(why.getMessage()));
    }

    /** A connection between a client and the server. Each side has a thread that copies what it sends. */
    private final class Connection implements ConnectionTap.Listener {
        private final Socket client;
        private final ConnectionTap tap = new ConnectionTap(budget, TIMEOUT, System::nanoTime, this);
        private final AtomicInteger pumping = new AtomicInteger(2);
        /** Held while a part of a response is forwarded and parsed. */
        private final ReentrantLock forwarding = new ReentrantLock();

        private volatile Socket server;

        Connection(Socket client) {
            this.client = client;
            connections.add(this);
        }

        void fromClient() {
            try {
                server = upstream.connect();
                pumps.execute(this::fromServer);
            } catch (IOException | OutOfMemoryError | RejectedExecutionException e) {
                refused(e);
                hearUnreached();
                close();
                return;
            }
            boolean orderly = false;
            try {
                client.setTcpNoDelay(true);
                copyRequests();
                orderly = true;
            } catch (IOException | UnsupportedOperationException e) {
                // the client has closed the connection, or we have
            } finally {
                hear(tap::clientEnded);
                ended(orderly);
            }
        }

        /**
         * Copies requests. A request is parsed before it is forwarded, so that its response can be paired with it. If
         * the server does not take it, the client may still read the response.
         */
        private void copyRequests() throws IOException {
            byte[] bytes = new byte[BUFFER];
            boolean taken = true;
            for (int n = client.getInputStream().read(bytes);
                    n >= 0;
                    n = client.getInputStream().read(bytes)) {
                int length = n;
                hear(() -> tap.fromClient(bytes, length));
                taken = taken && isWritten(bytes, n);
            }
            hear(tap::clientEnded);
            if (taken) {
                server.shutdownOutput();
            }
        }

        private boolean isWritten(byte[] bytes, int length) {
            try {
                server.getOutputStream().write(bytes, 0, length);
                server.getOutputStream().flush();
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        /** Copies responses. A response is parsed after it is forwarded, so that it is not delayed. */
        private void fromServer() {
            boolean orderly = false;
            byte[] bytes = new byte[BUFFER];
            try {
                for (int n = server.getInputStream().read(bytes);
                        n >= 0;
                        n = server.getInputStream().read(bytes)) {
                    forward(bytes, n);
                }
                // the client reacts to the end of the connection, so it is not told before
                hear(() -> tap.serverEnded(true));
                client.shutdownOutput();
                orderly = true;
            } catch (IOException | UnsupportedOperationException e) {
                // the server has reset the connection, or the client has closed it
            } finally {
                hear(() -> tap.serverEnded(false));
                ended(orderly);
            }
        }

        private void forward(byte[] bytes, int length) throws IOException {
            forwarding.lock();
            try {
                client.getOutputStream().write(bytes, 0, length);
                client.getOutputStream().flush();
            } catch (IOException e) {
                hear(tap::clientEnded);
                throw e;
            } finally {
                hear(() -> tap.fromServer(bytes, length));
                forwarding.unlock();
            }
        }

        /**
         * Ends the judging. A client may end the run as soon as it has its response, so a response that is being
         * forwarded is parsed before, unless the client does not take it.
         *
         * @param deadline how long to wait for that, by the system's nano time
         */
        void runEnded(long deadline) throws InterruptedException {
            boolean isParsed = forwarding.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            try {
                hear(tap::runEnded);
            } finally {
                if (isParsed) {
                    forwarding.unlock();
                }
            }
        }

        /** Reads what the client has to say, to know what is not judged. */
        private void hearUnreached() {
            byte[] bytes = new byte[BUFFER];
            try {
                client.setSoTimeout(FIRST_BYTES_MILLIS);
                int length = client.getInputStream().read(bytes);
                if (length > 0) {
                    hear(() -> tap.fromClient(bytes, length));
                }
            } catch (SocketTimeoutException e) {
                // it says nothing
            } catch (IOException e) {
                // it is gone
            }
            hear(tap::unreached);
        }

        /** Does not let a fault of ours disturb the connection. */
        private void hear(Runnable what) {
            try {
                what.run();
            } catch (RuntimeException | Error e) {
                listener.fault("overhearing a connection: " + e);
                tap.ignoreRest();
            }
        }

        private void ended(boolean orderly) {
            if (pumping.decrementAndGet() == 0 || !orderly) {
                close();
            }
        }

        void close() {
            connections.remove(this);
            quietly(client);
            if (server != null) {
                quietly(server);
            }
        }

        @Override
        public boolean isCall(Message request) {
            return request.start().startsWith("POST ") && operation(request).isPresent();
        }

        @Override
        public void overheard(MessagePair pair) {
            String operation = operation(pair.request()).orElseThrow();
            unfinished.merge(operation, 1, Integer::sum);
            try {
                judge.execute(() -> judge(operation, pair));
            } catch (RejectedExecutionException e) {
                // the run has ended
                finished(operation, pair);
            }
        }

        @Override
        public void missed(Optional<Message> request, Unjudged why) {
            listener.unjudged(request.flatMap(TransparentProxy.this::operation).orElse("-"), why);
        }
    }

    private Optional<String> operation(Message request) {
        return contract.addressed(request.first("X-Amz-Target")).map(Operation::name);
    }

    private static void quietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // already closed
        }
    }

    private void judge(String operation, MessagePair pair) {
        try {
            if (pair.response() instanceof Message response
                    && !BodyCoding.isReadable(response.first("Content-Encoding"))) {
                listener.unjudged(operation, Unjudged.CODING);
                return;
            }
            Message request = pair.request();
            WireRequest sent = new WireRequest(
                    "POST", pair.uri(upstream.uri()), SigV4Signer.sendable(request.headers()), request.body());
            ExchangeOutcome outcome = secrets.without(sent, outcome(pair.response()));
            CallContext context = new CallContext(operation, "client");
            Exchange exchange = new Exchange(
                    numbers.incrementAndGet(),
                    context,
                    sent,
                    outcome,
                    pair.nanos() / 1_000_000,
                    0,
                    judgement.judge(context, sent, outcome));
            listener.judged(Redaction.exchange(exchange, sensitive));
        } catch (RuntimeException | Error e) {
            listener.fault("judging a call of " + operation + ": " + e);
        } finally {
            finished(operation, pair);
        }
    }

    private void finished(String operation, MessagePair pair) {
        budget.release(pair.reserved());
        unfinished.merge(operation, -1, Integer::sum);
    }

    private static ExchangeOutcome outcome(Answer answer) {
        if (answer instanceof Failed failed) {
            return failed.why();
        }
        Message response = (Message) answer;
        NoResponse tooLarge = new NoResponse(Failure.BODY_TOO_LARGE, "more than " + Transport.BODY_LIMIT + " bytes");
        // none of it is kept, so there is nothing to decode
        if (response.kept() == Body.TOO_LARGE) {
            return tooLarge;
        }
        String coding = response.first("Content-Encoding");
        byte[] body;
        try {
            body = BodyCoding.decoded(coding, response.body());
        } catch (IOException e) {
            return new NoResponse(Failure.NOT_HTTP, "the body is not in the coding " + coding);
        }
        return body.length > Transport.BODY_LIMIT
                ? tooLarge
                : ResponseReader.read(response.status(), response.headers(), body);
    }

    @Override
    public void close() {
        drain();
        connections.forEach(Connection::close);
        pumps.shutdownNow();
    }

    /** Stops accepting connections and judging, after some seconds if the exchanges so far are not judged before. */
    public void drain() {
        if (judge.isShutdown()) {
            return;
        }
        quietly(socket);
        try {
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FORWARD_MILLIS);
            for (Connection connection : connections) {
                connection.runEnded(deadline);
            }
            judge.shutdown();
            if (!judge.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS)) {
                unfinished.forEach((operation, calls) -> {
                    for (int i = 0; i < calls; i++) {
                        listener.unjudged(operation, Unjudged.OVERLOAD);
                    }
                });
            }
        } catch (InterruptedException e) {
            judge.shutdown();
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "lmc-proxy");
        thread.setDaemon(true);
        return thread;
    }
}
