package dev.lmc.proxy;

import dev.lmc.text.BoundedText;
import dev.lmc.wire.ExchangeOutcome.Failure;
import dev.lmc.wire.ExchangeOutcome.NoResponse;
import dev.lmc.wire.ResponseReader;
import dev.lmc.wire.Transport;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Parses HTTP/1.1 messages from a byte stream that arrives in arbitrary chunks. Stops parsing if the stream is not HTTP;
 * the proxy forwards the bytes all the same.
 */
final class HttpStream {
    private static final int LONGEST_HEAD = 64 * 1024;
    private static final int EXCERPT = 120;
    private static final Pattern REQUEST = Pattern.compile("\\S+ .* HTTP/1\\.[01]");
    private static final Pattern RESPONSE = Pattern.compile("HTTP/\\d(\\.\\d)? [1-9]\\d\\d( .*)?");

    private final boolean ofServer;
    private final MemoryBudget budget;
    private final Listener listener;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private ByteArrayOutputStream body = new ByteArrayOutputStream();
    private List<String> head = new ArrayList<>();
    private SortedMap<String, List<String>> headers = new TreeMap<>();
    private State state = State.HEAD;
    private Body kept = Body.SKIPPED;
    private int taken;
    private long read;
    private long left;
    private int headSize;

    /** Receives the messages of a stream. */
    interface Listener {
        /** Returns whether a message with that head is to be judged, so that its body is kept. */
        boolean isJudged(Message head);

        /** Returns whether a response with that status has no body here. */
        boolean isBodiless(int status);

        /** Receives a message: when it has ended, or as soon as it is too large. */
        void read(Message message);

        /** Called once if the stream is not HTTP; nothing is parsed from there on. */
        void failed(NoResponse why);
    }

    /** A message, or the failure that came in its place. */
    sealed interface Answer permits Message, Failed {
        /** Returns how many bytes of the memory budget it holds. */
        default int reserved() {
            return 0;
        }
    }

    /** No usable response. */
    record Failed(NoResponse why) implements Answer {}

    /**
     * A message. Header names are case-insensitive.
     *
     * @param kept whether the body is there
     * @param reserved how many bytes of the memory budget it holds
     */
    record Message(String start, SortedMap<String, List<String>> headers, byte[] body, Body kept, int reserved)
            implements Answer {
        /** Returns the first value of a header; empty text if there is none. */
        String first(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }

        int status() {
            return Integer.parseInt(start.split(" ", 3)[1]);
        }
    }

    /** Whether the body of a message is kept. */
    enum Body {
        KEPT,
        /** Nobody asks for it. */
        SKIPPED,
        /** It is longer than {@link Transport#BODY_LIMIT}. */
        TOO_LARGE,
        /** The memory budget had no room for it. */
        NO_ROOM
    }

    /** The memory for what is overheard and not judged yet, shared by all connections. */
    static final class MemoryBudget {
        /** The bytes that a message takes beside its text. */
        private static final int OVERHEAD = 1024;

        private static final int WAIT_MILLIS = 500;

        private final Semaphore free;

        MemoryBudget(int bytes) {
            free = new Semaphore(bytes);
        }

        /** Takes bytes. If there are not enough, waits a moment, in which some may be judged. */
        boolean tryAcquire(int bytes) {
            try {
                return free.tryAcquire(bytes, WAIT_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        void release(int bytes) {
            free.release(bytes);
        }

        int free() {
            return free.availablePermits();
        }
    }

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

    /** @param ofServer whether the messages are responses */
    HttpStream(boolean ofServer, MemoryBudget budget, Listener listener) {
        this.ofServer = ofServer;
        this.budget = budget;
        this.listener = listener;
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

    /**
     * Called at the end of the stream, which completes a body without a length.
     *
     * @param orderly whether the stream ended regularly, without a reset
     * @return why the message under way is incomplete; empty if there is none, or if it is {@linkplain Body#TOO_LARGE
     *     already reported}
     */
    Optional<NoResponse> end(boolean orderly) {
        if (state == State.TO_THE_END && orderly) {
            whole();
        }
        Optional<NoResponse> incomplete =
                isWithinMessage() && kept != Body.TOO_LARGE ? Optional.of(incomplete(orderly)) : Optional.empty();
        ignoreRest();
        return incomplete;
    }

    private NoResponse incomplete(boolean orderly) {
        if (!isHeadRead()) {
            return isHttpSoFar()
                    ? new NoResponse(Failure.CONNECTION_RESET, "within the head of the response")
                    : new NoResponse(Failure.NOT_HTTP, beginning());
        }
        String received = state == State.BODY
                ? read + " of " + (read + left) + " bytes"
                : read + " bytes, and not the last chunk";
        return orderly && state != State.TO_THE_END
                ? new NoResponse(Failure.TRUNCATED_BODY, received)
                : new NoResponse(Failure.CONNECTION_RESET, "after " + read + " bytes of the body");
    }

    /** Returns whether the beginning of a message was read, and its end was not. */
    boolean isWithinMessage() {
        return state == State.HEAD ? !head.isEmpty() || line.size() > 0 : state != State.IGNORING;
    }

    /** Returns whether what was read of the stream may be HTTP. */
    boolean isHttpSoFar() {
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return state != State.HEAD
                || !head.isEmpty()
                || text.isBlank()
                || (ofServer ? text.startsWith("HTTP/") || "HTTP/".startsWith(text) : text.matches("\\w+( .*)?"));
    }

    private String beginning() {
        String text = head.isEmpty() ? line.toString(StandardCharsets.ISO_8859_1) : head.get(0);
        return "it begins with " + BoundedText.line(text, EXCERPT);
    }

    private boolean isHeadRead() {
        return state != State.HEAD && state != State.IGNORING;
    }

    /**
     * Stops parsing, and returns as much as was read of a message whose head is complete and whose body is not; empty if
     * there is none, or if it was too large and is therefore already reported.
     */
    Optional<Message> stop() {
        Optional<Message> begun = isHeadRead() && kept != Body.TOO_LARGE
                ? Optional.of(new Message(head.get(0), headers, body.toByteArray(), kept, taken))
                : Optional.empty();
        taken = 0;
        ignoreRest();
        return begun;
    }

    /** Stops parsing messages. */
    void ignoreRest() {
        state = State.IGNORING;
        drop(Body.SKIPPED);
        head = new ArrayList<>();
        line.reset();
    }

    private void fail(String why) {
        ignoreRest();
        listener.failed(new NoResponse(Failure.NOT_HTTP, why));
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

    private int keep(byte[] bytes, int at, int length) {
        read += length;
        if (kept == Body.KEPT && body.size() + length > Transport.BODY_LIMIT) {
            drop(Body.TOO_LARGE);
            listener.read(new Message(head.get(0), headers, new byte[0], kept, 0));
        } else if (kept == Body.KEPT && !budget.tryAcquire(length)) {
            drop(Body.NO_ROOM);
        } else if (kept == Body.KEPT) {
            taken += length;
            body.write(bytes, at, length);
        }
        return length;
    }

    private void drop(Body why) {
        kept = why;
        budget.release(taken);
        taken = 0;
        body = new ByteArrayOutputStream();
    }

    private int character(byte c) {
        if (++headSize > LONGEST_HEAD) {
            fail("the head is longer than " + LONGEST_HEAD + " bytes");
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
                if (head.size() == 1
                        && !(ofServer ? RESPONSE : REQUEST).matcher(head.get(0)).matches()) {
                    fail(beginning());
                }
            }
            case CHUNK_SIZE -> chunk(text.split(";", 2)[0].trim());
            case CHUNK_END -> {
                state = State.CHUNK_SIZE;
                if (!text.isEmpty()) {
                    fail("a chunk is longer than its size");
                }
            }
            default -> {
                if (text.isEmpty()) {
                    whole();
                }
            }
        }
    }

    private void chunk(String size) {
        headSize = 0;
        if (size.matches("[0-9a-fA-F]{1,8}")) {
            left = Long.parseLong(size, 16);
            state = left == 0 ? State.TRAILER : State.CHUNK;
        } else {
            fail("the size of a chunk is " + BoundedText.line(size, EXCERPT));
        }
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
        read = 0;
        Message message = new Message(head.get(0), headers, new byte[0], Body.SKIPPED, 0);
        Optional<String> ambiguous = ResponseReader.ambiguousLength(
                headers.getOrDefault("Content-Length", List.of()), headers.containsKey("Transfer-Encoding"));
        if (ambiguous.isPresent()) {
            fail(ambiguous.get());
            return;
        }
        kept = listener.isJudged(message) ? Body.KEPT : Body.SKIPPED;
        if (kept == Body.KEPT) {
            taken = budget.tryAcquire(MemoryBudget.OVERHEAD + 2 * headSize) ? MemoryBudget.OVERHEAD + 2 * headSize : 0;
            kept = taken == 0 ? Body.NO_ROOM : Body.KEPT;
        }
        String length = message.first("Content-Length");
        if (ofServer && listener.isBodiless(message.status())) {
            whole();
        } else if (message.first("Transfer-Encoding").toLowerCase(Locale.ROOT).contains("chunked")) {
            state = State.CHUNK_SIZE;
            headSize = 0;
        } else if (!length.isEmpty()) {
            left = Long.parseLong(length);
            state = State.BODY;
            if (left == 0) {
                whole();
            }
        } else if (ofServer) {
            state = State.TO_THE_END;
        } else {
            whole();
        }
    }

    private void whole() {
        Message message = new Message(head.get(0), headers, body.toByteArray(), kept, taken);
        boolean reported = kept == Body.TOO_LARGE;
        taken = 0;
        drop(Body.SKIPPED);
        head = new ArrayList<>();
        headSize = 0;
        state = State.HEAD;
        if (!reported) {
            listener.read(message);
        }
    }
}
