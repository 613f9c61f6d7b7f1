package dev.lmc.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends the same bytes in response to every request, and keeps the bytes of each request, directly on the socket. */
final class SocketServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final String response;
    private final boolean closing;

    private SocketServer(String response, boolean closing) throws IOException {
        this.response = response;
        this.closing = closing;
        daemon(this::accept);
    }

    /** Answers with a response, one byte for each character, head and body apart, and keeps the connection. */
    static SocketServer answering(String response) throws IOException {
        return new SocketServer(response, false);
    }

    /** Answers with a response, and closes the connection without announcing it. */
    static SocketServer closingAfter(String response) throws IOException {
        return new SocketServer(response, true);
    }

    /** Reads requests and never answers. */
    static SocketServer silent() throws IOException {
        return new SocketServer(null, false);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                connections.incrementAndGet();
                daemon(() -> serve(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket client) {
        try (client) {
            for (String request = read(client.getInputStream()); request != null; ) {
                requests.add(request);
                if (response != null) {
                    String[] headAndBody = response.split("(?<=\r\n\r\n)", 2);
                    int parts = request.startsWith("HEAD ") ? 1 : headAndBody.length;
                    for (String part : List.of(headAndBody).subList(0, parts)) {
                        client.getOutputStream().write(part.getBytes(StandardCharsets.ISO_8859_1));
                    }
                    if (closing) {
                        return;
                    }
                }
                request = read(client.getInputStream());
            }
        } catch (IOException e) {
            // the client has hung up, which it may
        }
    }

    /** Reads one request; null at the end of the connection. */
    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.write(next);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        int length = text.lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).trim()))
                .findFirst()
                .orElse(0);
        return text + new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    List<String> requests() {
        return requests;
    }

    int connections() {
        return connections.get();
    }

    int port() {
        return socket.getLocalPort();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port() + "/");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }
}
