package dev.lmc.selftest.mutants;

import dev.lmc.licensemanager.reference.Reference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A front end that passes on a header only if its name has one spelling, as a map of names with case would. */
final class ExactHeaderNames implements Reference.FrontEnd.Running {
    private static final Pattern LENGTH = Pattern.compile("(?is).*\r\ncontent-length: *(\\d+)\r\n.*");

    private final String name;
    private final URI server;
    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "lmc-front-end");
        thread.setDaemon(true);
        return thread;
    });

    private ExactHeaderNames(String name, String host, int port, URI server) throws IOException {
        this.name = name;
        this.server = server;
        this.socket = new ServerSocket(port, 50, InetAddress.getByName(host));
        threads.execute(this::accept);
    }

    /** @param name the header and its spelling */
    static Reference.FrontEnd of(String name) {
        return (host, port, server) -> new ExactHeaderNames(name, host, port, server);
    }

    private void accept() {
        try {
            while (!socket.isClosed()) {
                Socket client = socket.accept();
                threads.execute(() -> join(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void join(Socket client) {
        try (client;
                Socket there = new Socket(server.getHost(), server.getPort())) {
            client.setTcpNoDelay(true);
            there.setTcpNoDelay(true);
            threads.execute(() -> back(there, client));
            InputStream in = client.getInputStream();
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                int length = LENGTH.matcher(head).matches()
                        ? Integer.parseInt(LENGTH.matcher(head).replaceFirst("$1"))
                        : 0;
                OutputStream out = there.getOutputStream();
                out.write(known(head).getBytes(StandardCharsets.ISO_8859_1));
                out.write(in.readNBytes(length));
                out.flush();
            }
        } catch (IOException e) {
            // one side has hung up
        }
    }

    private static void back(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one side has hung up
        }
    }

    /** Reads the head of a request, with the empty line at its end; an empty text at the end of the connection. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }

    private String known(String head) {
        return head.lines()
                .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")
                        || line.startsWith(name + ":"))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    @Override
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
