package dev.lmc.wire;

import dev.lmc.wire.HttpStream.Message;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** One connection between a client and a server, as somebody hears it who stands between them: pairs answers with requests. */
final class Overheard {
    private final Consumer<Pair> taker;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final HttpStream requests = new HttpStream(this::asked, status -> false);
    private final HttpStream answers = new HttpStream(this::answered, this::bodiless);

    /**
     * A request and its answer.
     *
     * @param nanos from the end of the request to the end of the answer
     */
    record Pair(Message request, Message answer, long nanos) {
        /** Where the request went; the upstream itself where its path is none. */
        URI uri(URI upstream) {
            try {
                return upstream.resolve(request.start().split(" ")[1]);
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                return upstream;
            }
        }
    }

    private record Waiting(Message request, long since) {}

    Overheard(Consumer<Pair> taker) {
        this.taker = taker;
    }

    synchronized void fromClient(byte[] bytes, int length) {
        requests.feed(bytes, length);
    }

    synchronized void fromServer(byte[] bytes, int length) {
        answers.feed(bytes, length);
    }

    synchronized void serverEnded() {
        answers.end();
    }

    private void asked(Message request) {
        waiting.add(new Waiting(request, System.nanoTime()));
    }

    private void answered(Message answer) {
        int status = HttpStream.status(answer.start());
        if (status == 101) {
            requests.deafen();
            answers.deafen();
        } else if (status >= 200 && !waiting.isEmpty()) {
            Waiting first = waiting.poll();
            taker.accept(new Pair(first.request(), answer, System.nanoTime() - first.since()));
        }
    }

    private boolean bodiless(int status) {
        return status < 200
                || status == 204
                || status == 304
                || !waiting.isEmpty() && waiting.peek().request().start().startsWith("HEAD ");
    }
}
