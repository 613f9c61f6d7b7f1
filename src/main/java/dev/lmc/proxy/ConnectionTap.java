package dev.lmc.proxy;

import dev.lmc.proxy.HttpStream.Message;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Listens to one connection between a client and a server, and pairs responses with requests. */
final class ConnectionTap {
    private final Consumer<MessagePair> consumer;
    private final Deque<PendingRequest> waiting = new ArrayDeque<>();
    private final HttpStream requests = new HttpStream(this::requestRead, status -> false);
    /** The response to a request that the client is still sending; otherwise null. */
    private Message early;

    private final HttpStream responses = new HttpStream(this::responseRead, this::bodiless);

    /**
     * A request and its response.
     *
     * @param nanos from the end of the request to the end of the response
     */
    record MessagePair(Message request, Message response, long nanos) {
        /** Returns the URI of the request; the upstream itself if its path is invalid. */
        URI uri(URI upstream) {
            try {
                return upstream.resolve(request.start().split(" ")[1]);
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                return upstream;
            }
        }
    }

    private record PendingRequest(Message request, long since) {}

    ConnectionTap(Consumer<MessagePair> consumer) {
        this.consumer = consumer;
    }

    synchronized void fromClient(byte[] bytes, int length) {
        requests.feed(bytes, length);
    }

    synchronized void fromServer(byte[] bytes, int length) {
        responses.feed(bytes, length);
    }

    synchronized void serverEnded() {
        responses.end();
    }

    private void requestRead(Message request) {
        if (early == null) {
            waiting.add(new PendingRequest(request, System.nanoTime()));
        } else {
            consumer.accept(new MessagePair(request, early, 0));
            early = null;
        }
    }

    private void responseRead(Message answer) {
        int status = HttpStream.status(answer.start());
        if (status == 101) {
            requests.ignoreRest();
            responses.ignoreRest();
        } else if (status >= 200 && waiting.isEmpty()) {
            // a response while no request is under way, such as a 408 on an idle connection, belongs to none
            early = requests.isWithinMessage() ? answer : null;
        } else if (status >= 200) {
            PendingRequest first = waiting.poll();
            consumer.accept(new MessagePair(first.request(), answer, System.nanoTime() - first.since()));
        }
    }

    private boolean bodiless(int status) {
        return status < 200
                || status == 204
                || status == 304
                || !waiting.isEmpty() && waiting.peek().request().start().startsWith("HEAD ");
    }
}
