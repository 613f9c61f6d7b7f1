package dev.lmc.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.contract.Contract;
import dev.lmc.wire.Exchange.CallContext;
import dev.lmc.wire.ExchangeOutcome.NoResponse;
import dev.lmc.wire.ExchangeOutcome.WireResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Sends every request to the target: keeps its bytes, judges each response at once, and waits out throttling.
 * Thread-safe.
 */
public final class Recorder {
    private final Transport transport;
    private final SecretFilter secrets;
    private final ExchangeJudge judge;
    private final RequestInterceptor interceptor;
    private final RateLimiter limiter;
    private final ThrottlingBackoff throttling;
    private final Optional<Liveness> liveness;
    private final AtomicInteger numbers = new AtomicInteger();

    public Recorder(Transport transport, SecretFilter secrets, Contract contract) {
        this(
                transport,
                secrets,
                new ExchangeJudge(contract, false),
                Optional.empty(),
                RequestInterceptor.NONE,
                RateLimiter.unbounded(),
                Duration.ofMillis(100));
    }

    /**
     * @param secrets the values to redact from responses
     * @param liveness determines whether the target is lost; empty if it never is
     * @param throttled the maximum first wait after a throttling response; later waits double
     */
    public Recorder(
            Transport transport,
            SecretFilter secrets,
            ExchangeJudge judge,
            Optional<Liveness> liveness,
            RequestInterceptor interceptor,
            RateLimiter limiter,
            Duration throttled) {
        this.transport = transport;
        this.secrets = secrets;
        this.judge = judge;
        this.liveness = liveness;
        this.interceptor = interceptor;
        this.limiter = limiter;
        this.throttling = new ThrottlingBackoff(throttled);
    }

    /**
     * Sends a request, repeats it while it is throttled, and adds each exchange to the log. Never throws because of
     * what a target does; an exception of the interceptor is passed on.
     *
     * @return the last exchange
     */
    public Exchange exchange(ExchangeLog log, CallContext context, WireRequest sent) {
        return exchange(log, context, sent, transport::send);
    }

    /** Does the same with another client over the same connections. */
    Exchange exchange(
            ExchangeLog log, CallContext context, WireRequest sent, Function<WireRequest, ExchangeOutcome> sender) {
        Consumer<Exchange> afterwards = interceptor.beforeSend(context, sent);
        Exchange exchange = once(log, context, sent, sender, 0);
        while (exchange.isThrottled() && throttling.backOff(exchange.throttled(), exchange.outcome())) {
            exchange = once(log, context, sent, sender, exchange.throttled() + 1);
        }
        afterwards.accept(exchange);
        return exchange;
    }

    private Exchange once(
            ExchangeLog log,
            CallContext context,
            WireRequest sent,
            Function<WireRequest, ExchangeOutcome> sender,
            int throttled) {
        Optional<NoResponse> lost = liveness.flatMap(Liveness::lost);
        if (lost.isPresent()) {
            // nothing is sent, so nothing is recorded
            return new Exchange(numbers.get(), context, sent, lost.get(), 0, throttled, List.of());
        }
        limiter.acquire(context.party());
        judge.beforeSend(context, sent);
        long start = System.nanoTime();
        ExchangeOutcome received = kept(secrets.without(sent, sender.apply(sent)));
        long end = System.nanoTime();
        ExchangeOutcome outcome =
                liveness.map(known -> known.confirmed(received)).orElse(received);
        Exchange exchange = new Exchange(
                numbers.incrementAndGet(),
                context,
                sent,
                outcome,
                (end - start) / 1_000_000,
                throttled,
                judge.judge(context, sent, outcome));
        log.add(exchange);
        return exchange;
    }

    private static ExchangeOutcome kept(ExchangeOutcome outcome) {
        return outcome instanceof WireResponse response ? response.kept() : outcome;
    }

    /** Returns the HTTP client that every exchange uses. */
    Transport transport() {
        return transport;
    }

    /** Returns the number of exchanges so far. */
    public int count() {
        return numbers.get();
    }

    /** Returns the number of throttling responses waited out so far. */
    public int throttledCalls() {
        return throttling.count();
    }

    /** Returns how the target stopped responding; empty if it did not. */
    public Optional<String> lost() {
        return liveness.flatMap(Liveness::lost).map(failure -> failure.failure().words() + ": " + failure.detail());
    }

    /** Returns whether a finding about the body of a response is the fault of an earlier request. */
    boolean isDueToInvalid(JsonNode body, WireFinding finding) {
        return judge.isDueToInvalid(body, finding);
    }

    /** Observes requests before they are sent, and their exchanges afterwards. */
    @FunctionalInterface
    public interface RequestInterceptor {
        /** Does nothing. */
        RequestInterceptor NONE = (context, sent) -> exchange -> {};

        /**
         * Called before a request is sent. An exception prevents the request.
         *
         * @return the consumer of the finished exchange
         */
        Consumer<Exchange> beforeSend(CallContext context, WireRequest sent);
    }
}
