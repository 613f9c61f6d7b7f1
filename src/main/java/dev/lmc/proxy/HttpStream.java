package dev.lmc.proxy;

import dev.lmc.wire.Transport;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * Parses HTTP/1.1 messages from a byte stream that arrives in arbitrary chunks. Stops parsing if the stream is not HTTP
 * or a message is too large; the proxy forwards the bytes all the same.
 */
final class HttpStream {
    private static final int LONGEST_HEAD = 64 * 1024;

    private final Consumer<Message> consumer;
    private final IntPredicate bodiless;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private ByteArrayOutputStream body = new ByteArrayOutputStream();
    private List<String> head = new ArrayList<>();
    private SortedMap<String, List<String>> headers = new TreeMap<>();
    private State state = State.HEAD;
    private long left;
    private int headSize;

    /** A message. Header names are case-insensitive. */
    record Message(String start, SortedMap<String, List<String>> headers, byte[] body) {}

    private enum State {
        HEAD,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER,
        TO_THE_END,
        IGNORING
    }

    /** @param bodiless whether a response with that status has no body here; not used for requests */
    HttpStream(Consumer<Message> consumer, IntPredicate bodiless) {
        this.consumer = consumer;
        this.bodiless = bodiless;
    }

    void feed(byte[] bytes, int length) {
        int at = 0;
        while (at < length && state != State.IGNORING) {
            at += switch (state) {
                case BODY, CHUNK -> data(bytes, at, length - at);
                case TO_THE_END -> keep(bytes, at, length - at);
                default -> character(bytes[at]);
            };
        }
    }

    /** Called at the end of the stream, which completes a body without a length. */
    void end() {
        if (state == State.TO_THE_END) {
            whole();
        }
        state = State.IGNORING;
    }

    /** Returns whether the beginning of a message was read, and its end was not. */
    boolean isWithinMessage() {
        return state == State.HEAD ? !head.isEmpty() || line.size() > 0 : state != State.IGNORING;
    }

    /** Stops parsing messages. */
    void ignoreRest() {
        state = State.IGNORING;
    }

    private int data(byte[] bytes, int at, int there) {
        int taken = keep(bytes, at, (int) Math.min(left, there));
        left -= taken;
        if (left == 0 && state == State.CHUNK) {
            state = State.CHUNK_END;
        } else if (left == 0 && state == State.BODY) {
            whole();
        }
        return taken;
    }

    private int keep(byte[] bytes, int at, int taken) {
        if (body.size() + taken > Transport.BODY_LIMIT) {
            state = State.IGNORING;
        } else {
            body.write(bytes, at, taken);
        }
        return taken;
    }

    private int character(byte c) {
        if (++headSize > LONGEST_HEAD) {
            state = State.IGNORING;
        } else if (c == '\n') {
            String text = line.toString(StandardCharsets.ISO_8859_1);
            line.reset();
            line(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
        } else {
            line.write(c);
        }
        return 1;
    }

    private void line(String text) {
        switch (state) {
            case HEAD -> {
                if (!text.isEmpty()) {
                    head.add(text);
                } else if (!head.isEmpty()) {
                    headed();
                }
            }
            case CHUNK_SIZE -> chunk(text.split(";", 2)[0].trim());
            case CHUNK_END -> state = State.CHUNK_SIZE;
            case TRAILER -> {
                if (text.isEmpty()) {
                    whole();
                }
            }
            default -> state = State.IGNORING;
        }
    }

    private void chunk(String size) {
        headSize = 0;
        if (!size.matches("[0-9a-fA-F]{1,8}")) {
            state = State.IGNORING;
            return;
        }
        left = Long.parseLong(size, 16);
        state = left == 0 ? State.TRAILER : State.CHUNK;
    }

    private void headed() {
        headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header : head.subList(1, head.size())) {
            int colon = header.indexOf(':');
            if (colon > 0) {
                headers.computeIfAbsent(header.substring(0, colon), name -> new ArrayList<>())
                        .add(header.substring(colon + 1).trim());
            }
        }
        boolean response = head.get(0).startsWith("HTTP/");
        if (!response && !head.get(0).endsWith(" HTTP/1.1") && !head.get(0).endsWith(" HTTP/1.0")) {
            state = State.IGNORING;
        } else if (response && bodiless.test(status(head.get(0)))) {
            whole();
        } else if (first("Transfer-Encoding").toLowerCase(Locale.ROOT).contains("chunked")) {
            state = State.CHUNK_SIZE;
            headSize = 0;
        } else if (first("Content-Length").matches("\\d{1,18}")) {
            left = Long.parseLong(first("Content-Length"));
            state = State.BODY;
            if (left == 0) {
                whole();
            }
        } else if (response) {
            state = State.TO_THE_END;
        } else {
            whole();
        }
    }

    static int status(String start) {
        String[] words = start.split(" ", 3);
        return words.length > 1 && words[1].matches("\\d{3}") ? Integer.parseInt(words[1]) : 0;
    }

    private String first(String name) {
        return headers.getOrDefault(name, List.of("")).get(0);
    }

    private void whole() {
        Message message = new Message(head.get(0), headers, body.toByteArray());
        head = new ArrayList<>();
        body = new ByteArrayOutputStream();
        headSize = 0;
        state = State.HEAD;
        consumer.accept(message);
    }
}
