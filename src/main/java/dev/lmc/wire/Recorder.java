package dev.lmc.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.contract.Contract;
import dev.lmc.wire.Exchange.CallContext;
import dev.lmc.wire.ExchangeOutcome.NoResponse;
import dev.lmc.wire.ExchangeOutcome.WireResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * Sends every request to the target: keeps its bytes, judges each response at once, and waits out throttling.
 * Thread-safe.
 */
public final class Recorder {
    private final Transport transport;
    private final SecretFilter secrets;
    private final ExchangeJudge judge;
    private final RequestInterceptor interceptor;
    /**
     * The number of times that a call is throttled, and repeated after a wait, before its account calls less often: a target
     * may throttle now and then, whatever the rate.
     */
    private static final int RATE_IS_TOO_HIGH = 2;

    private final RateLimiter limiter;
    private final ThrottlingBackoff throttling;
    private final ServerErrors serverErrors;
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
        this.serverErrors = new ServerErrors(throttled);
    }

    /**
     * Sends a request, repeats it while it is throttled or if a server error may pass, and adds each exchange to the log.
     * Never throws because of what a target does; an exception of the interceptor is passed on.
     *
     * @return the last exchange, or the first server error if repeating did not help
     */
    public Exchange exchange(ExchangeLog log, CallContext context, WireRequest sent) {
        return exchange(log, context, sent, transport::send);
    }

    /**
     * Makes an exchange as {@link #exchange(ExchangeLog, CallContext, WireRequest)}, with another client over the same
     * connections.
     */
    Exchange exchange(
            ExchangeLog log, CallContext context, WireRequest sent, Function<WireRequest, ExchangeOutcome> sender) {
        Consumer<Exchange> afterwards = interceptor.beforeSend(context, sent);
        Supplier<Exchange> call = () -> unthrottled(log, context, sent, sender);
        Exchange first = call.get();
        Exchange exchange = ServerErrors.isOne(first) ? serverErrors.repeat(log, first, call) : first;
        afterwards.accept(exchange);
        return exchange;
    }

    private Exchange unthrottled(
            ExchangeLog log, CallContext context, WireRequest sent, Function<WireRequest, ExchangeOutcome> sender) {
        Exchange exchange = once(log, context, sent, sender, 0);
        while (exchange.isThrottled() && throttling.backOff(exchange.throttled(), exchange.outcome())) {
            exchange = once(log, context, sent, sender, exchange.throttled() + 1);
        }
        if (throttling.isGivenUp()) {
            limiter.reset();
        }
        return exchange;
    }

    private Exchange once(
            ExchangeLog log,
            CallContext context,
            WireRequest sent,
            Function<WireRequest, ExchangeOutcome> sender,
            int throttled) {
        Optional<NoResponse> silent = liveness.flatMap(known -> known.silent(context.operation()));
        if (silent.isPresent()) {
            // nothing is sent, so nothing is recorded
            return new Exchange(numbers.get(), context, sent, silent.get(), 0, throttled, List.of());
        }
        limiter.acquire(context.party());
        judge.beforeSend(context, sent);
        long start = System.nanoTime();
        ExchangeOutcome received = kept(secrets.without(sent, sender.apply(sent)));
        long end = System.nanoTime();
        ExchangeOutcome outcome = liveness.map(known -> known.confirmed(context.operation(), start, received))
                .orElse(received);
        Exchange exchange = new Exchange(
                numbers.incrementAndGet(),
                context,
                sent,
                outcome,
                (end - start) / 1_000_000,
                throttled,
                judge.judge(context, sent, outcome));
        log.add(exchange);
        if (exchange.isThrottled() && throttled >= RATE_IS_TOO_HIGH) {
            limiter.throttled(context.party());
        } else if (!exchange.isThrottled() && exchange.response().isPresent()) {
            limiter.accepted(context.party());
        }
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

    /** Returns the number of calls so far that failed with a server error and did not when they were repeated. */
    public int passedServerErrors() {
        return serverErrors.passed.get();
    }

    /** Returns why the target no longer responds, or refuses every call; empty if it does not. */
    public Optional<String> lost() {
        return liveness.flatMap(Liveness::lost).map(failure -> failure.failure().words() + ": " + failure.detail());
    }

    /** Returns whether a finding about the body of a response is the fault of an earlier request. */
    boolean isDueToInvalid(JsonNode body, WireFinding finding) {
        return judge.isDueToInvalid(body, finding);
    }

    /**
     * Repeats calls after server errors as AWS SDKs do, since a target may fail now and then: a server error that passes
     * deviates from nothing. One that follows from a request comes again.
     */
    private static final class ServerErrors {
        /** The statuses after which SDKs repeat a call. Source: AWS SDK for Java 2. */
        private static final Set<Integer> STATUSES = Set.of(500, 502, 503, 504);

        private static final int UNAVAILABLE = 503;
        private static final Pattern READ = Pattern.compile("(Get|List|Describe)[A-Z].*");
        private static final int TRIES = 3;
        /** The number of calls of an operation, repeated in vain, after which its calls are not repeated. */
        private static final int MOST_IN_VAIN = 3;

        private static final Duration LONGEST = Duration.ofSeconds(1);

        private final BackoffStrategy backoff;
        private final Map<String, AtomicInteger> inVain = new ConcurrentHashMap<>();
        private final AtomicInteger passed = new AtomicInteger();

        /** @param base the maximum first wait; later waits double */
        ServerErrors(Duration base) {
            this.backoff = BackoffStrategy.exponentialDelay(base, LONGEST);
        }

        static boolean isOne(Exchange exchange) {
            return !exchange.isThrottled()
                    && exchange.response()
                            .filter(response -> STATUSES.contains(response.status()))
                            .isPresent();
        }

        Exchange repeat(ExchangeLog log, Exchange first, Supplier<Exchange> call) {
            AtomicInteger ofOperation = inVain.computeIfAbsent(first.operation(), name -> new AtomicInteger());
            List<Exchange> failed = new ArrayList<>(List.of(first));
            while (failed.size() <= TRIES && ofOperation.get() < MOST_IN_VAIN) {
                ThrottlingBackoff.sleep(backoff.computeDelay(failed.size() + 1));
                Exchange next = call.get();
                if (next.response().isEmpty()) {
                    return first;
                }
                if (!isOne(next)) {
                    return outcome(log, failed, next);
                }
                failed.add(next);
            }
            ofOperation.incrementAndGet();
            return first;
        }

        /**
         * Returns the repeated call, unless its refusal may be due to the first one: a target that does its work and then
         * fails refuses to do it again.
         */
        private Exchange outcome(ExchangeLog log, List<Exchange> failed, Exchange next) {
            boolean counts = next.succeeded()
                    || READ.matcher(next.operation()).matches()
                    || failed.get(0).response().orElseThrow().status() == UNAVAILABLE
                    || passed.get() > 0;
            if (!counts) {
                return failed.get(0);
            }
            passed.incrementAndGet();
            failed.forEach(each -> log.replace(each, each.withoutFindings()));
            return next;
        }
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
