package dev.lmc.suite;

import dev.lmc.contract.Contract;
import dev.lmc.ledger.Ledger;
import dev.lmc.target.Party;
import dev.lmc.target.Party.Role;
import dev.lmc.target.Target;
import dev.lmc.target.Target.Kind;
import dev.lmc.text.BoundedText;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.wire.CrossExchangeCheck;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.ExchangeJudge;
import dev.lmc.wire.ExchangeOutcome.Failure;
import dev.lmc.wire.ExchangeOutcome.NoResponse;
import dev.lmc.wire.Liveness;
import dev.lmc.wire.PlainCaller;
import dev.lmc.wire.RateLimiter;
import dev.lmc.wire.RawCaller;
import dev.lmc.wire.Recorder;
import dev.lmc.wire.Recorder.RequestInterceptor;
import dev.lmc.wire.SecretFilter;
import dev.lmc.wire.SigV4Signer;
import dev.lmc.wire.Transport;
import dev.lmc.wire.TypedCaller;
import dev.lmc.wire.WireRequest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The connection of one run to its target, shared by all its scenarios. */
public final class Session implements AutoCloseable {

    private static final int MOST_LEFT = 1000;
    private static final Duration THROTTLED = Duration.ofMillis(100);
    /** The first wait after throttling, as in the AWS SDK. */
    private static final Duration THROTTLED_ON_AWS = Duration.ofSeconds(1);

    private static final int LONGEST_ARN = 2048;

    private final RunOptions options;
    private final String prefix;
    private final Optional<Ledger> ledger;
    private final Transport transport;
    private final Recorder recorder;
    private final RawCaller raw;
    private final PlainCaller plain;
    private final TypedCaller typed;
    private final List<String> harnessErrors = new CopyOnWriteArrayList<>();
    private final List<String> leftBehind = new CopyOnWriteArrayList<>();
    private final Map<Role, String> refused = new ConcurrentHashMap<>();
    private final ConcurrentMap<Object, Once<?>> shared = new ConcurrentHashMap<>();
    private final ThreadLocal<ScenarioEvidence> current = new ThreadLocal<>();
    private final Deque<Runnable> atEnd = new ConcurrentLinkedDeque<>();
    private volatile Target target;
    private volatile boolean interrupted;
    private volatile LongWait longWait = LongWait.NONE;

    /** @param prefix the name prefix of all resources that this run creates */
    Session(RunOptions options, CrossExchangeCheck check, String prefix, Optional<Ledger> ledger) {
        this.options = options;
        this.target = options.target();
        this.prefix = prefix;
        this.ledger = ledger;
        this.transport = new Transport(options.timeout(), options.proxies(), options.trust());
        boolean aws = options.target().kind() == Kind.AWS;
        this.recorder = new Recorder(
                transport,
                SecretFilter.of(options.target().parties().values(), System.getenv()),
                new ExchangeJudge(options.contract(), check, aws),
                Optional.of(new Liveness(
                        transport,
                        this::probe,
                        options.target().parties().values().stream()
                                .anyMatch(party -> party.keys().sessionToken().isPresent()))),
                ledger.<RequestInterceptor>map(kept -> kept).orElse(RequestInterceptor.NONE),
                pace(options),
                aws ? THROTTLED_ON_AWS : THROTTLED);
        this.raw = new RawCaller(
                recorder, options.contract().signingName(), options.target().region());
        this.plain = new PlainCaller(
                recorder, options.contract().signingName(), options.target().region());
        this.typed = new TypedCaller(recorder);
    }

    private static RateLimiter pace(RunOptions options) {
        OptionalInt pace = options.callsASecond();
        return pace.isPresent() ? RateLimiter.of(pace.getAsInt()) : RateLimiter.unbounded();
    }

    /**
     * Opens a session for calls outside of scenarios.
     *
     * @param ledgers the directory of the ledger of created resources; empty for none
     */
    public static Session open(Service service, RunOptions options, Optional<Path> ledgers) {
        String prefix = newPrefix();
        return new Session(
                options,
                service.crossExchangeCheck(),
                prefix,
                ledgers.map(directory -> Ledger.open(directory, prefix, service.creations(), options.target())));
    }

    /** Returns a name prefix that no other run has. */
    static String newPrefix() {
        return Ledger.PREFIX + UUID.randomUUID().toString().substring(24);
    }

    /** Returns the target, without parties whose keys it refuses. */
    public Target target() {
        return target;
    }

    /** @throws ScenarioAborted as skipped, if the run has no such party */
    public Party requireParty(Role role) {
        return target.party(role)
                .orElseThrow(() -> ScenarioAborted.skipped(
                        refusedKeys(role).orElse("no keys are given for the " + role.words()),
                        "the keys of the " + role.words()));
    }

    /** Goes on without a party, whose scenarios are skipped. */
    void leaveOut(Role role, String reason) {
        refused.put(role, reason);
        target = target.without(role);
    }

    /** Returns why the run goes on without a party that has keys; empty if it does not. */
    public Optional<String> refusedKeys(Role role) {
        return Optional.ofNullable(refused.get(role));
    }

    public Contract contract() {
        return options.contract();
    }

    /** Returns the name prefix of all resources that this run creates. */
    public String prefix() {
        return prefix;
    }

    /** Returns how long to wait for a status. */
    public Duration settle() {
        return options.settle();
    }

    public RawCaller raw() {
        return raw;
    }

    public PlainCaller plain() {
        return plain;
    }

    public TypedCaller typed() {
        return typed;
    }

    /** Returns an empty request, which has no effect, of another operation for each attempt. */
    private WireRequest probe(int attempt) {
        List<String> operations = List.copyOf(contract().operations().keySet());
        WireRequest request = WireRequest.awsJson(
                target().endpoint(),
                contract().targetPrefix() + "." + operations.get(attempt % operations.size()),
                "{}");
        return target().parties().values().stream()
                .findFirst()
                .map(party -> new SigV4Signer(contract().signingName(), target().region()).sign(request, party.keys()))
                .orElse(request);
    }

    /** Returns why the target no longer responds, or refuses every call; empty if it does not. */
    public Optional<String> lost() {
        return recorder.lost();
    }

    /**
     * Checks that a scenario may make its next call.
     *
     * @throws ScenarioAborted as blocked, if the run was interrupted or the target is lost
     */
    public void requireRunning() {
        if (interrupted) {
            throw ScenarioAborted.blocked("the run was interrupted");
        }
        lost().ifPresent(how -> {
            throw ScenarioAborted.blocked(how);
        });
    }

    /**
     * Checks that the exchange reached the target, and returns it.
     *
     * @throws ScenarioAborted as blocked, if the target was not reached or keeps throttling
     */
    public Exchange requireReached(Exchange exchange) {
        if (exchange.outcome() instanceof NoResponse failure
                && (failure.failure() == Failure.LOST || failure.failure() == Failure.EXPIRED)) {
            requireRunning();
        }
        if (exchange.isTargetUnreached()) {
            throw ScenarioAborted.blocked(unreached(exchange));
        }
        if (exchange.isThrottled()) {
            throw ScenarioAborted.blocked("the target keeps throttling: " + exchange.explanation()
                    + "; --pace N limits the calls per second");
        }
        return exchange;
    }

    /** Returns why the target was not reached, in words that name it once. */
    String unreached(Exchange exchange) {
        URI endpoint = target().endpoint();
        String host = Pattern.quote(String.valueOf(endpoint.getHost()));
        boolean evident = exchange.outcome() instanceof NoResponse failure
                && failure.detail().matches("Connect to " + host + "[:/ ].*Connection refused.*|" + host + ": .*");
        return "cannot connect to " + endpoint + ": " + (evident ? exchange.summary() : exchange.explanation());
    }

    /** Prevents further calls by scenarios; resources that they created are still deleted. */
    public void interrupt() {
        interrupted = true;
    }

    public boolean interrupted() {
        return interrupted;
    }

    /** Called on the thread of a scenario that waits for the target. */
    interface LongWait {
        LongWait NONE = new LongWait() {
            @Override
            public void begins() {}

            @Override
            public void ends() {}
        };

        /** Called when the scenario has waited for a while, any number of times during one wait. */
        void begins();

        /** Called when any wait has ended. */
        void ends();
    }

    void onLongWait(LongWait observer) {
        longWait = observer;
    }

    /** Lets another scenario run while that of this thread waits for the target. */
    public void giveWay() {
        longWait.begins();
    }

    /** Returns when the scenario of this thread may go on after {@link #giveWay}; at once if it has not given way. */
    public void goOn() {
        longWait.ends();
    }

    /** Returns a value that is created once per run, by the first caller. */
    @SuppressWarnings("unchecked")
    public <T> T once(Object key, Supplier<T> maker) {
        return (T) shared.computeIfAbsent(key, k -> new Once<>(maker)).get(this);
    }

    /** Records a fault of the suite itself, such as a request that unintentionally breaks the contract. */
    public void harnessError(String what) {
        if (!harnessErrors.contains(what)) {
            harnessErrors.add(what);
        }
    }

    /** Records that a created resource has been deleted. */
    public void noteDeleted(String arn) {
        ledger.ifPresent(kept -> kept.noteDeleted(arn));
    }

    /**
     * Deletes a created resource. If that fails, it is tried once more when all scenarios have ended, because a pending
     * workflow may prevent it; the resource is left behind if that fails, too.
     *
     * @param now deletes it, and returns whether it no longer exists
     * @param later deletes it at the end, and returns whether it no longer exists
     * @return whether it is deleted now
     */
    public boolean delete(String arn, BooleanSupplier now, BooleanSupplier later) {
        boolean deleted = isDeleted(arn, now);
        if (!deleted) {
            atEnd(() -> {
                if (!isDeleted(arn, later)) {
                    leftBehind(arn);
                }
            });
        }
        return deleted;
    }

    private boolean isDeleted(String arn, BooleanSupplier deletion) {
        boolean deleted = lost().isEmpty() && deletion.getAsBoolean();
        if (deleted) {
            noteDeleted(arn);
        }
        return deleted;
    }

    /** Records a created resource that could not be deleted; only the first thousand are kept. */
    public void leftBehind(String arn) {
        String shown = BoundedText.head(arn, LONGEST_ARN);
        if (leftBehind.size() < MOST_LEFT && !leftBehind.contains(shown)) {
            leftBehind.add(shown);
        }
    }

    public List<String> leftBehind() {
        return List.copyOf(leftBehind);
    }

    public List<String> harnessErrors() {
        return List.copyOf(harnessErrors);
    }

    public Recorder recorder() {
        return recorder;
    }

    /** Keeps an action until all scenarios of the run have ended; it changes no verdict. */
    public void atEnd(Runnable action) {
        atEnd.add(action);
    }

    /** Called when all scenarios have ended. */
    void scenariosEnded() {
        for (Runnable action = atEnd.poll(); action != null; action = atEnd.poll()) {
            action.run();
        }
    }

    void beginScenario(ScenarioEvidence evidence) {
        current.set(evidence);
    }

    /** Returns the evidence of the scenario that runs on this thread. */
    ScenarioEvidence currentScenario() {
        return current.get();
    }

    @Override
    public void close() {
        transport.close();
        ledger.ifPresent(Ledger::close);
    }

    /** A lazily created value; if creating it fails, the next caller tries again. */
    private static final class Once<T> {
        private static final long SOON_MILLIS = 500;

        private final Supplier<T> maker;
        private final ReentrantLock lock = new ReentrantLock();
        private T value;

        Once(Supplier<T> maker) {
            this.maker = maker;
        }

        /** Returns the value. If another thread takes long to create it, the scenario of this thread gives way. */
        T get(Session session) {
            boolean soon = lockSoon();
            if (!soon) {
                session.giveWay();
                lock.lock();
            }
            try {
                if (value == null) {
                    value = maker.get();
                }
                return value;
            } finally {
                lock.unlock();
                if (!soon) {
                    session.goOn();
                }
            }
        }

        private boolean lockSoon() {
            try {
                return lock.tryLock(SOON_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
