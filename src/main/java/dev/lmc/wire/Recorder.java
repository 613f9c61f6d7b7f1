package dev.lmc.wire;

import dev.lmc.contract.Contract;
import dev.lmc.wire.Exchange.Ask;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The one way to the target. It sends, waits out throttling, keeps the bytes, and judges the answer at once. Used by
 * many threads.
 */
public final class Recorder {
    private static final Set<String> THROTTLING = Set.of(
            "ThrottlingException",
            "Throttling",
            "RateLimitExceededException",
            "TooManyRequestsException",
            "RequestLimitExceeded",
            "SlowDown");
    private static final int THROTTLED_TRIES = 6;
    /** After so many calls that were throttled to the end, waiting is given up: it would take hours. */
    private static final int MOST_THROTTLED_OUT = 3;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final Transport transport;
    private final Judgement judgement;
    private final Watch watch;
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger throttlings = new AtomicInteger();
    private final AtomicInteger throttledOut = new AtomicInteger();
    private final AtomicInteger silences = new AtomicInteger();

    public Recorder(Transport transport, Contract contract) {
        this(transport, contract, Watch.NONE);
    }

    public Recorder(Transport transport, Contract contract, Watch watch) {
        this.transport = transport;
        this.judgement = new Judgement(contract);
        this.watch = watch;
    }

    /**
     * Sends a request and files what came of it in the journal. Never throws for what a target does, but lets through
     * what the watch throws.
     */
    public Exchange exchange(Journal journal, Ask ask, Sent sent) {
        Consumer<Exchange> told = watch.before(ask, sent);
        long start = System.nanoTime();
        int throttled = 0;
        Outcome outcome = transport.send(sent);
        while (throttles(outcome) && throttled < THROTTLED_TRIES && throttledOut.get() < MOST_THROTTLED_OUT) {
            LockSupport.parkNanos(FIRST_PAUSE.toNanos() << throttled);
            throttled++;
            throttlings.incrementAndGet();
            outcome = transport.send(sent);
        }
        if (throttles(outcome)) {
            throttledOut.incrementAndGet();
        }
        if (outcome instanceof Outcome.Failed failed && failed.failure() == Outcome.Failure.TIME_OUT) {
            silences.incrementAndGet();
        } else {
            silences.set(0);
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        Exchange exchange = new Exchange(
                numbers.incrementAndGet(),
                ask,
                sent,
                outcome,
                millis,
                throttled,
                judgement.judge(ask.operation(), sent, outcome));
        journal.add(exchange);
        told.accept(exchange);
        return exchange;
    }

    /** How many exchanges there were so far. */
    public int count() {
        return numbers.get();
    }

    /** How many throttling answers were waited out so far. */
    public int throttlings() {
        return throttlings.get();
    }

    /** How many calls in a row had no answer in time. */
    public int silences() {
        return silences.get();
    }

    private static boolean throttles(Outcome outcome) {
        return outcome instanceof Outcome.Answered answer
                && (answer.status() == 429
                        || answer.status() >= 400
                                && ErrorForm.code(answer)
                                        .filter(THROTTLING::contains)
                                        .isPresent());
    }
}
