package dev.lmc.licensemanager.reference.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lmc.contract.Contract;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The HTTP server around a handler. It is the JDK's, which reads its system properties once, before the first server is
 * created. The commands of lmc set four, whose names begin with {@code sun.net.httpserver.}: {@code nodelay},
 * {@code maxReqTime}, {@code maxIdleConnections} and {@code maxReqHeaders}. In other processes their defaults apply unless
 * the process sets them as well; without {@code nodelay=true}, a response may be delayed by 40 ms.
 */
public final class ReferenceHttpServer implements AutoCloseable {
    /** Each request holds a worker until it is complete, so there are more workers than clients that never end theirs. */
    private static final int WORKERS = 1024;

    private static final int WAITING = 1024;

    private final HttpServer server;
    private final ExecutorService workers;

    /**
     * @param crossOrigin whether applications in browsers may call it from any origin
     * @throws IOException if the port cannot be bound
     */
    public ReferenceHttpServer(
            String host, int port, boolean crossOrigin, Contract contract, AwsJsonProtocol protocol, Handler handler)
            throws IOException {
        server = bound(host, port);
        workers = new ThreadPoolExecutor(0, WORKERS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "lmc-reference");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(workers);
        HttpContext all = server.createContext(
                "/",
                new AwsJsonHandler(
                        contract.targetPrefix(),
                        new SigV4Verifier(contract.signingName(), Clock.systemUTC()),
                        protocol,
                        handler));
        if (crossOrigin) {
            all.getFilters().add(new CrossOriginFilter());
        }
        server.start();
    }

    /** Returns a JDK server bound to the address and not yet started. */
    public static HttpServer bound(String host, int port) throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), port), WAITING);
    }

    public URI endpoint() {
        InetSocketAddress address = server.getAddress();
        String host = address.getAddress().isAnyLocalAddress()
                ? "127.0.0.1"
                : address.getAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    /** Lets applications in browsers call the server from any origin: answers preflight requests, and marks all responses. */
    private static final class CrossOriginFilter extends Filter {
        private static final int NO_CONTENT = 204;
        private static final String ALLOW = "Access-Control-Allow-";

        @Override
        public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
            Headers asked = exchange.getRequestHeaders();
            Headers response = exchange.getResponseHeaders();
            response.set(ALLOW + "Origin", "*");
            response.set("Access-Control-Expose-Headers", "x-amzn-RequestId, x-amzn-ErrorType, Date");
            if (!exchange.getRequestMethod().equals("OPTIONS") || !asked.containsKey("Access-Control-Request-Method")) {
                chain.doFilter(exchange);
                return;
            }
            response.set(ALLOW + "Methods", "POST");
            response.set(
                    ALLOW + "Headers",
                    Optional.ofNullable(asked.getFirst("Access-Control-Request-Headers"))
                            .orElse("*"));
            response.set("Access-Control-Max-Age", "600");
            if ("true".equals(asked.getFirst("Access-Control-Request-Private-Network"))) {
                response.set(ALLOW + "Private-Network", "true");
            }
            exchange.sendResponseHeaders(NO_CONTENT, -1);
            exchange.close();
        }

        @Override
        public String description() {
            return "cross-origin requests";
        }
    }
}
