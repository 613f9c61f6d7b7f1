package dev.lmc.licensemanager.reference.http;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpServer;
import dev.lmc.contract.Contract;
import dev.lmc.licensemanager.reference.api.Handler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The HTTP server around a handler. It is the JDK's, which reads its system properties once: whoever starts a process
 * with it sets {@code sun.net.httpserver.nodelay=true}, as the commands of lmc do.
 */
public final class ReferenceHttpServer implements AutoCloseable {
    private static final int WORKERS = 32;
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
        workers = Executors.newFixedThreadPool(WORKERS, task -> {
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

    /** Returns a JDK server bound to the address, not yet started, with Nagle's algorithm disabled. */
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
}
