package dev.lmc.wire;

import dev.lmc.contract.Contract;
import dev.lmc.wire.Exchange.Ask;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The one way to the target. It sends, keeps the bytes, judges each answer at once, and waits out throttling. Used by
 * many threads.
 */
public final class Recorder {
    private final Transport transport;
    private final Secrets secrets;
    private final Judgement judgement;
    private final Watch watch;
    private final Pace pace;
    private final Throttling throttling;
    private final Silence silence = new Silence();
    private final AtomicInteger numbers = new AtomicInteger();

    public Recorder(Transport transport, Secrets secrets, Contract contract) {
        this(transport, secrets, contract, Memory.NONE, Watch.NONE, Pace.unbounded(), Duration.ofMillis(100));
    }

    /**
     * @param secrets what is kept of no answer
     * @param throttled the longest first wait after an answer that throttles; later ones double
     */
    public Recorder(
            Transport transport,
            Secrets secrets,
            Contract contract,
            Memory memory,
            Watch watch,
            Pace pace,
            Duration throttled) {
        this.transport = transport;
        this.secrets = secrets;
        this.judgement = new Judgement(contract, memory);
        this.watch = watch;
        this.pace = pace;
        this.throttling = new Throttling(throttled);
    }

    /**
     * Sends a request, again where it is throttled, and files each answer in the journal. Never throws for what a target
     * does, but lets through what the watch throws.
     *
     * @return the last exchange
     */
    public Exchange exchange(Journal journal, Ask ask, Sent sent) {
        return exchange(journal, ask, sent, transport::send);
    }

    /** The same, sent by a client of another kind over the same connections. */
    Exchange exchange(Journal journal, Ask ask, Sent sent, Function<Sent, Outcome> sender) {
        Consumer<Exchange> told = watch.before(ask, sent);
        Exchange exchange = once(journal, ask, sent, sender, 0);
        while (exchange.throttles() && throttling.waitedOut(exchange.throttled())) {
            exchange = once(journal, ask, sent, sender, exchange.throttled() + 1);
        }
        told.accept(exchange);
        return exchange;
    }

    private Exchange once(Journal journal, Ask ask, Sent sent, Function<Sent, Outcome> sender, int throttled) {
        pace.await(ask.party());
        judgement.asked(ask, sent);
        long start = System.nanoTime();
        Outcome outcome = secrets.without(sent, sender.apply(sent));
        long end = System.nanoTime();
        if (outcome instanceof Outcome.Failed failed && failed.failure() == Outcome.Failure.TIME_OUT) {
            silence.timedOut(start, end);
        } else {
            silence.answered();
        }
        Exchange exchange = new Exchange(
                numbers.incrementAndGet(),
                ask,
                sent,
                outcome,
                (end - start) / 1_000_000,
                throttled,
                judgement.judge(ask, sent, outcome));
        journal.add(exchange);
        return exchange;
    }

    /** The HTTP client and the connections that every exchange goes by. */
    Transport transport() {
        return transport;
    }

    /** How many exchanges there were so far. */
    public int count() {
        return numbers.get();
    }

    /** How many throttling answers were waited out so far. */
    public int throttlings() {
        return throttling.waits();
    }

    /** How many calls in a row had no answer in time; those at the same time count as one. */
    public int silences() {
        return silence.inARow();
    }
}
