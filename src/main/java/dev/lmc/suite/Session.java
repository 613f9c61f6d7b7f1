package dev.lmc.suite;

import dev.lmc.contract.Contract;
import dev.lmc.ledger.Ledger;
import dev.lmc.target.Target;
import dev.lmc.target.Target.Kind;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.wire.CrossExchangeCheck;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.RateLimiter;
import dev.lmc.wire.RawCaller;
import dev.lmc.wire.Recorder;
import dev.lmc.wire.RequestInterceptor;
import dev.lmc.wire.SecretFilter;
import dev.lmc.wire.Transport;
import dev.lmc.wire.TypedCaller;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** One run's way to its target, shared by all scenarios of the run. */
public final class Session implements AutoCloseable {

    private static final int MOST_SILENCES = 4;
    private static final int MOST_LEFT = 1000;
    /** AWS publishes no quota of these calls that we know of: the bound is our own. */
    public static final int CALLS_A_SECOND_ON_AWS = 5;

    private static final Duration THROTTLED = Duration.ofMillis(100);
    /** The AWS SDK's own first wait after throttling. */
    private static final Duration THROTTLED_ON_AWS = Duration.ofSeconds(1);

    private static final int LONGEST_ARN = 2048;

    private final RunOptions options;
    private final String prefix;
    private final Optional<Ledger> ledger;
    private final Transport transport;
    private final Recorder recorder;
    private final RawCaller raw;
    private final TypedCaller typed;
    private final List<String> harnessErrors = new CopyOnWriteArrayList<>();
    private final List<String> leftBehind = new CopyOnWriteArrayList<>();
    private final ConcurrentMap<Object, Once<?>> shared = new ConcurrentHashMap<>();
    private final ThreadLocal<ScenarioEvidence> current = new ThreadLocal<>();
    private volatile boolean interrupted;

    /**
     * @param prefix what the names of all begin with that this run makes
     */
    Session(RunOptions options, CrossExchangeCheck check, String prefix, Optional<Ledger> ledger) {
        this.options = options;
        this.prefix = prefix;
        this.ledger = ledger;
        this.transport = new Transport(options.timeout());
        boolean aws = options.target().kind() == Kind.AWS;
        this.recorder = new Recorder(
                transport,
                SecretFilter.of(options.target().parties().values(), System.getenv()),
                options.contract(),
                check,
                ledger.<RequestInterceptor>map(kept -> kept).orElse(RequestInterceptor.NONE),
                aws ? RateLimiter.of(CALLS_A_SECOND_ON_AWS) : RateLimiter.unbounded(),
                aws ? THROTTLED_ON_AWS : THROTTLED);
        this.raw = new RawCaller(
                recorder, options.contract().signingName(), options.target().region());
        this.typed = new TypedCaller(recorder);
    }

    public Target target() {
        return options.target();
    }

    public Contract contract() {
        return options.contract();
    }

    /** What the names of all begin with that this run makes. */
    public String prefix() {
        return prefix;
    }

    /** How long a status may take to come about. */
    public Duration settle() {
        return options.settle();
    }

    public RawCaller raw() {
        return raw;
    }

    public TypedCaller typed() {
        return typed;
    }

    /** Whether the target has stopped answering: waiting out every further call would take hours and tell nothing. */
    public boolean isUnresponsive() {
        return recorder.timeoutsInARow() >= MOST_SILENCES;
    }

    /**
     * Lets a scenario make its next call.
     *
     * @throws ScenarioAborted blocked, when the run is to end or the target has stopped answering
     */
    public void requireRunning() {
        if (interrupted) {
            throw ScenarioAborted.blocked("the run was interrupted");
        }
        if (isUnresponsive()) {
            throw ScenarioAborted.blocked("the target has stopped answering");
        }
    }

    /**
     * Takes what came of a scenario's call.
     *
     * @throws ScenarioAborted blocked, when it says nothing of the target: it was not reached, or answers nothing but that there are
     *     too many calls
     */
    public Exchange requireReached(Exchange exchange) {
        if (exchange.isTargetUnreached()) {
            throw ScenarioAborted.blocked("the target cannot be reached: " + exchange.summary());
        }
        if (exchange.isThrottled()) {
            throw ScenarioAborted.blocked("the target throttles, however long one waits: " + exchange.summary());
        }
        return exchange;
    }

    /** From now on no scenario makes a call; what they made is still taken back. */
    void interrupt() {
        interrupted = true;
    }

    boolean interrupted() {
        return interrupted;
    }

    /** Something that is made once a run, whoever asks first. */
    @SuppressWarnings("unchecked")
    public <T> T once(Object key, Supplier<T> maker) {
        return (T) shared.computeIfAbsent(key, k -> new Once<>(maker)).get();
    }

    /** Notes a fault of the suite itself, such as a request that breaks the contract unawares. */
    public void harnessError(String what) {
        if (!harnessErrors.contains(what)) {
            harnessErrors.add(what);
        }
    }

    /** Notes that what the run made is gone again. */
    public void noteDeleted(String arn) {
        ledger.ifPresent(kept -> kept.noteDeleted(arn));
    }

    /** Notes what the run made and could not take back; the first thousand. */
    public void leftBehind(String arn) {
        if (leftBehind.size() < MOST_LEFT) {
            leftBehind.add(arn.length() <= LONGEST_ARN ? arn : arn.substring(0, LONGEST_ARN));
        }
    }

    List<String> leftBehind() {
        return List.copyOf(leftBehind);
    }

    List<String> harnessErrors() {
        return List.copyOf(harnessErrors);
    }

    Recorder recorder() {
        return recorder;
    }

    void beginScenario(ScenarioEvidence evidence) {
        current.set(evidence);
    }

    /** The case file of the scenario that runs on this thread. */
    ScenarioEvidence currentScenario() {
        return current.get();
    }

    @Override
    public void close() {
        transport.close();
        ledger.ifPresent(Ledger::close);
    }

    /** A value that is made when first asked for; a maker that fails is asked again next time. */
    private static final class Once<T> {
        private final Supplier<T> maker;
        private T value;

        Once(Supplier<T> maker) {
            this.maker = maker;
        }

        synchronized T get() {
            if (value == null) {
                value = maker.get();
            }
            return value;
        }
    }
}
