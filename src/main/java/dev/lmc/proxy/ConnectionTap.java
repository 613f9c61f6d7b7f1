package dev.lmc.proxy;

import dev.lmc.proxy.HttpStream.Answer;
import dev.lmc.proxy.HttpStream.Body;
import dev.lmc.proxy.HttpStream.Failed;
import dev.lmc.proxy.HttpStream.MemoryBudget;
import dev.lmc.proxy.HttpStream.Message;
import dev.lmc.proxy.PassiveRun.Unjudged;
import dev.lmc.wire.ExchangeOutcome.Failure;
import dev.lmc.wire.ExchangeOutcome.NoResponse;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Listens to one connection between a client and a server, and pairs responses with requests. A request that the server
 * does not answer is paired with the failure, unless the client has closed the connection first. Thread-safe.
 */
final class ConnectionTap {
    /** The maximum number of requests that wait for their responses. */
    private static final int MOST_WAITING = 100;

    private static final long IDLE_NANOS = Duration.ofSeconds(1).toNanos();

    private final Listener listener;
    private final MemoryBudget budget;
    private final Duration timeout;
    private final LongSupplier clock;
    private final Deque<PendingRequest> waiting = new ArrayDeque<>();
    private final HttpStream requests;
    private final HttpStream responses;
    /** The response to a request that the client is still sending; otherwise null. */
    private Answer early;
    /** Whether the request that the client is sending is a call to judge. */
    private boolean sendsCall;
    /** When the head of the last request was read. */
    private long asked;
    /** Whether a response was not HTTP, so that those after it cannot be found. */
    private boolean lost;
    /** Whether the server has announced that it closes the connection. */
    private boolean closing;

    private boolean ended;
    /** When the last message ended. */
    private long heard;

    private Optional<Long> clientEnded = Optional.empty();

    /** Receives what passes. */
    interface Listener {
        /** Returns whether a request is a call to judge. */
        boolean isCall(Message request);

        /** Receives a call with its response or failure, which is to be judged. */
        void overheard(MessagePair pair);

        /** Receives a call that cannot be judged; empty if it is not known what the client called. */
        void missed(Optional<Message> request, Unjudged why);
    }

    /**
     * A request and its response.
     *
     * @param nanos from the end of the request to the end of the response
     */
    record MessagePair(Message request, Answer response, long nanos) {
        /** Returns the URI of the request; the upstream itself if its path is invalid. */
        URI uri(URI upstream) {
            try {
                return upstream.resolve(request.start().split(" ")[1]);
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                return upstream;
            }
        }

        /** Returns how many bytes of the memory budget it holds. */
        int reserved() {
            return request.reserved() + response.reserved();
        }
    }

    /** @param idle how long the connection had been idle, in nanoseconds */
    private record PendingRequest(Message request, boolean call, long since, long idle) {}

    /**
     * @param timeout the time after which a response is overdue
     * @param clock the time in nanoseconds
     */
    ConnectionTap(MemoryBudget budget, Duration timeout, LongSupplier clock, Listener listener) {
        this.clock = clock;
        this.asked = clock.getAsLong();
        this.heard = asked;
        this.budget = budget;
        this.timeout = timeout;
        this.listener = listener;
        this.requests = new HttpStream(false, budget, new Requests());
        this.responses = new HttpStream(true, budget, new Responses());
    }

    private final class Requests implements HttpStream.Listener {
        @Override
        public boolean isJudged(Message head) {
            sendsCall = listener.isCall(head);
            asked = clock.getAsLong();
            return sendsCall;
        }

        @Override
        public boolean isBodiless(int status) {
            return false;
        }

        @Override
        public void read(Message request) {
            PendingRequest pending = pending(request);
            heard = pending.since;
            if (early != null) {
                answer(pending, early);
                early = null;
            } else if (ended) {
                missed(pending, Unjudged.CLOSED_IDLE);
            } else if (lost || waiting.size() == MOST_WAITING) {
                missed(pending, Unjudged.NOT_FOLLOWED);
                lost(Unjudged.NOT_FOLLOWED);
            } else {
                waiting.add(pending);
            }
        }

        @Override
        public void failed(NoResponse why) {
            listener.missed(Optional.empty(), Unjudged.NOT_HTTP);
        }
    }

    private final class Responses implements HttpStream.Listener {
        @Override
        public boolean isJudged(Message head) {
            return head.status() >= 200 && (waiting.isEmpty() ? sendsCall : waiting.peek().call);
        }

        @Override
        public boolean isBodiless(int status) {
            return status < 200
                    || status == 204
                    || status == 304
                    || !waiting.isEmpty() && waiting.peek().request().start().startsWith("HEAD ");
        }

        @Override
        public void read(Message response) {
            heard = clock.getAsLong();
            if (response.status() == 101) {
                switched(response);
            } else if (response.status() >= 200) {
                closing = response.first("Connection").equalsIgnoreCase("close");
                received(response);
            }
        }

        @Override
        public void failed(NoResponse why) {
            received(new Failed(why));
            lost(Unjudged.NOT_FOLLOWED);
        }
    }

    synchronized void fromClient(byte[] bytes, int length) {
        requests.feed(bytes, length);
    }

    synchronized void fromServer(byte[] bytes, int length) {
        responses.feed(bytes, length);
    }

    /** Called when the client has closed its side of the connection, before the server's reaction to it. */
    synchronized void clientEnded() {
        if (!ended && clientEnded.isEmpty()) {
            clientEnded = Optional.of(clock.getAsLong());
        }
    }

    /**
     * Called when the server has closed the connection.
     *
     * @param orderly whether it did so regularly, without a reset
     */
    synchronized void serverEnded(boolean orderly) {
        if (ended) {
            return;
        }
        Optional<NoResponse> incomplete = responses.end(orderly);
        ended = true;
        for (PendingRequest pending : unanswered()) {
            if (clientEnded.isPresent()) {
                withdrawn(pending, clientEnded.get());
            } else if (incomplete.isPresent()) {
                answer(pending, new Failed(incomplete.get()));
                incomplete = Optional.empty();
                closing = true;
            } else if (closing || pending.idle > IDLE_NANOS) {
                missed(pending, Unjudged.CLOSED_IDLE);
                closing = true;
            } else {
                answer(pending, new Failed(new NoResponse(Failure.CONNECTION_RESET, "before any byte of a response")));
                closing = true;
            }
        }
    }

    /** Called when the server cannot be reached. */
    synchronized void unreached() {
        ended = true;
        unanswered().forEach(pending -> missed(pending, Unjudged.UNREACHED));
    }

    /** Called when the run ends; a request that has not waited for long is not part of it. */
    synchronized void runEnded() {
        if (!ended) {
            responses.ignoreRest();
            ended = true;
            long now = clock.getAsLong();
            for (PendingRequest pending : unanswered()) {
                if (clientEnded.isPresent() || isOverdue(pending, now)) {
                    withdrawn(pending, clientEnded.orElse(now));
                } else {
                    budget.release(pending.request.reserved());
                }
            }
        }
    }

    /** Stops listening, because of a fault of ours. */
    synchronized void ignoreRest() {
        lost(Unjudged.NOT_FOLLOWED);
        requests.ignoreRest();
    }

    /** Returns the requests without a response, among them the one that the client is still sending. */
    private List<PendingRequest> unanswered() {
        List<PendingRequest> unanswered = new ArrayList<>(waiting);
        waiting.clear();
        if (!requests.isHttpSoFar()) {
            listener.missed(Optional.empty(), Unjudged.NOT_HTTP);
        }
        Optional<PendingRequest> begun = requests.stop().map(this::pending);
        if (begun.isPresent() && early != null) {
            answer(begun.get(), early);
        } else {
            begun.ifPresent(unanswered::add);
            Optional.ofNullable(early).ifPresent(unused -> budget.release(unused.reserved()));
        }
        early = null;
        return unanswered;
    }

    private PendingRequest pending(Message request) {
        return new PendingRequest(request, sendsCall, clock.getAsLong(), asked - heard);
    }

    private void received(Answer answer) {
        if (!waiting.isEmpty()) {
            answer(waiting.poll(), answer);
        } else if (early == null && (requests.isWithinMessage() || answer instanceof Failed)) {
            early = answer;
        } else {
            // a response while no request is under way, such as a 408 on an idle connection, belongs to none
            budget.release(answer.reserved());
        }
    }

    private void switched(Message response) {
        if (response.first("Upgrade").toLowerCase(Locale.ROOT).contains("h2c")
                && (waiting.isEmpty() || !waiting.peek().call)) {
            // the calls that follow cannot be seen
            listener.missed(Optional.empty(), Unjudged.SWITCHED);
        }
        lost(Unjudged.SWITCHED);
        requests.ignoreRest();
    }

    private void lost(Unjudged why) {
        lost = true;
        responses.ignoreRest();
        waiting.forEach(pending -> missed(pending, why));
        waiting.clear();
    }

    private void answer(PendingRequest pending, Answer response) {
        if (pending.call && pending.request.kept() == Body.TOO_LARGE) {
            missed(pending, Unjudged.LARGE_REQUEST);
            budget.release(response.reserved());
        } else if (pending.call
                && (pending.request.kept() == Body.NO_ROOM
                        || response instanceof Message message && message.kept() == Body.NO_ROOM)) {
            missed(pending, Unjudged.OVERLOAD);
            budget.release(response.reserved());
        } else if (pending.call) {
            listener.overheard(new MessagePair(pending.request, response, clock.getAsLong() - pending.since));
        } else {
            budget.release(pending.request.reserved() + response.reserved());
        }
    }

    private void missed(PendingRequest pending, Unjudged why) {
        budget.release(pending.request.reserved());
        if (pending.call) {
            listener.missed(Optional.of(pending.request), why);
        }
    }

    private boolean isOverdue(PendingRequest pending, long now) {
        return now - pending.since >= timeout.toNanos();
    }

    /** The client has given up: what it has waited for too long is overdue, as in a run. */
    private void withdrawn(PendingRequest pending, long then) {
        if (isOverdue(pending, then)) {
            answer(pending, new Failed(new NoResponse(Failure.TIME_OUT, "after " + timeout.toMillis() + " ms")));
        } else {
            missed(pending, Unjudged.WITHDRAWN);
        }
    }
}
