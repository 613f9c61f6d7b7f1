package dev.lmc.selftest.hostile;

import dev.lmc.selftest.hostile.HostileServers.HostileServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP server that may write anything to a connection. */
final class HostileSocket implements HostileServer.Running {
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** Writes to a connection, possibly until it breaks. */
    interface SocketBehavior {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    HostileSocket(SocketBehavior behavior) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(() -> {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                open.add(socket);
                thread(() -> serve(socket, behavior));
            }
        });
    }

    private void serve(Socket socket, SocketBehavior behavior) throws IOException, InterruptedException {
        try (socket) {
            if (socket.getInputStream().read() >= 0) {
                behavior.write(socket.getOutputStream());
            }
        } finally {
            open.remove(socket);
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void thread(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException | InterruptedException e) {
                        // the connection or the server is closed
                        return;
                    }
                },
                "lmc-hostile");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
