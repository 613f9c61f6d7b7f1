package dev.lmc.selftest.hostile;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lmc.licensemanager.reference.http.ReferenceHttpServer;
import dev.lmc.selftest.hostile.HostileServers.HostileServer;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on a free port with a fixed behaviour. */
final class HostileHttp implements HostileServer.Running {
    private static final int WORKERS = 16;

    private final HttpServer server;
    private final ExecutorService workers;

    /** Handles a request whose body has been read. */
    interface HttpBehavior {
        void answer(HttpExchange exchange, byte[] request) throws IOException;
    }

    HostileHttp(HttpBehavior behavior) throws IOException {
        server = ReferenceHttpServer.bound("127.0.0.1", 0);
        workers = Executors.newFixedThreadPool(WORKERS, task -> {
            Thread thread = new Thread(task, "lmc-hostile");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(workers);
        server.createContext("/", exchange -> {
            try (exchange) {
                behavior.answer(exchange, exchange.getRequestBody().readNBytes(1024 * 1024));
            }
        });
        server.start();
    }

    @Override
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
