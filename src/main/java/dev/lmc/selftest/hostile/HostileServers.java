package dev.lmc.selftest.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.lmc.selftest.mutants.ResponseFaults;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** The hostile servers. */
public final class HostileServers {
    private static final String JSON = "application/x-amz-json-1.1";
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: " + JSON + "\r\n";
    private static final int MEGABYTE = 1024 * 1024;
    private static final int DEPTH = 10_000;

    private HostileServers() {}

    public static List<HostileServer> all() {
        return List.of(
                http(
                        "constants",
                        "Every response has the documented shape, with constants.",
                        (exchange, request) -> send(
                                exchange,
                                200,
                                JSON,
                                ConstantResponses.of(operation(exchange))
                                        .toString()
                                        .getBytes(UTF_8))),
                http("random-json", "Every response is meaningless JSON.", randomJson()),
                says(
                        "refuses-everything",
                        "Every call is a validation error.",
                        400,
                        "{\"__type\":\"ValidationException\",\"Message\":\"no\"}"),
                says("empty-object", "Every call returns an empty object.", 200, "{}"),
                says("crashes", "Every call is an internal error.", 500, "{\"__type\":\"ServerInternalException\"}"),
                says("unknown-operation", "No operation is known.", 400, "{\"__type\":\"UnknownOperationException\"}"),
                says("null", "Every call returns null.", 200, "null"),
                says("no-body", "Every call gets an empty response.", 200, ""),
                says("deep-nesting", "Every response has 10,000 levels.", 200, "[".repeat(DEPTH) + "]".repeat(DEPTH)),
                says(
                        "deep-object",
                        "Every response is an object with 10,000 levels.",
                        200,
                        "{\"Grants\":".repeat(DEPTH) + "1" + "}".repeat(DEPTH)),
                http(
                        "html",
                        "Every response is an HTML page.",
                        (exchange, request) -> send(
                                exchange, 200, "text/html", "<html><script>alert(1)</script></html>".getBytes(UTF_8))),
                http(
                        "echo",
                        "Every response echoes its request.",
                        (exchange, request) -> send(exchange, 200, JSON, request)),
                http("elsewhere", "Every response is a redirect to another host.", (exchange, request) -> {
                    exchange.getResponseHeaders().set("Location", "http://192.0.2.1/");
                    send(exchange, 307, JSON, new byte[0]);
                }),
                http("hundred-megabytes", "Every response has 100 MB.", (exchange, request) -> large(exchange, 100)),
                http("endless-body", "No response ends.", (exchange, request) -> large(exchange, Integer.MAX_VALUE)),
                socket(
                        "no-http",
                        "Responses are not HTTP.",
                        out -> out.write("220 mail.example ESMTP\r\n".getBytes(UTF_8))),
                socket("hangs-up", "Every connection is closed without a response.", out -> {}),
                socket("silent", "Every connection is kept open without a response.", out -> Thread.sleep(60_000)),
                socket("drips", "Every response arrives at one byte per second.", HostileServers::drip));
    }

    private static HostileServer says(String name, String description, int status, String body) {
        return http(name, description, (exchange, request) -> send(exchange, status, JSON, body.getBytes(UTF_8)));
    }

    private static HostileServer http(String name, String description, HostileHttp.HttpBehavior behavior) {
        return new HostileServer(name, description, () -> new HostileHttp(behavior));
    }

    private static HostileServer socket(String name, String description, HostileSocket.SocketBehavior behavior) {
        return new HostileServer(name, description, () -> new HostileSocket(behavior));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("x-amzn-RequestId", "hostile");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static void large(HttpExchange exchange, int megabytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", JSON);
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write("{\"Grants\":[\"".getBytes(UTF_8));
        byte[] page = "x".repeat(MEGABYTE).getBytes(UTF_8);
        for (int i = 0; i < megabytes; i++) {
            out.write(page);
        }
        out.write("\"]}".getBytes(UTF_8));
    }

    private static void drip(OutputStream out) throws IOException, InterruptedException {
        out.write((HEAD + "Content-Length: 1000\r\n\r\n").getBytes(UTF_8));
        out.flush();
        for (int i = 0; i < 1000; i++) {
            out.write('{');
            out.flush();
            Thread.sleep(1000);
        }
    }

    private static HostileHttp.HttpBehavior randomJson() {
        AtomicLong seed = new AtomicLong();
        return (exchange, request) -> {
            JsonNode body = random(new SplittableRandom(seed.incrementAndGet()), 3);
            send(exchange, 200, JSON, body.toString().getBytes(UTF_8));
        };
    }

    private static JsonNode random(SplittableRandom random, int depth) {
        ObjectNode object = ResponseFaults.JSON.objectNode();
        for (String name : List.of("Grants", "Grant", "Licenses", "GrantArn", "LicenseArn", "Status", "Version")) {
            switch (random.nextInt(depth == 0 ? 4 : 6)) {
                case 0 -> object.put(name, random.nextLong());
                case 1 -> object.put(name, Long.toHexString(random.nextLong()));
                case 2 -> object.putNull(name);
                case 3 -> object.put(name, random.nextDouble());
                case 4 -> object.set(name, random(random, depth - 1));
                default -> object.putArray(name).add(random(random, depth - 1)).add(random.nextBoolean());
            }
        }
        return object;
    }

    private static String operation(HttpExchange exchange) {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        return target == null ? "" : target.substring(target.indexOf('.') + 1);
    }

    /**
     * A server that does not implement the API at all. The suite must detect that quickly.
     *
     * @param description its behaviour in words
     */
    public record HostileServer(String name, String description, Start start) {
        /** Starts a server. */
        public interface Start {
            Running start() throws IOException;
        }

        /** A running server. */
        public interface Running extends AutoCloseable {
            URI endpoint();

            @Override
            void close();
        }
    }
}
