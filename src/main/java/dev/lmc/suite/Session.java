package dev.lmc.suite;

import dev.lmc.contract.Contract;
import dev.lmc.target.Target;
import dev.lmc.verdict.Casefile;
import dev.lmc.wire.RawCaller;
import dev.lmc.wire.Recorder;
import dev.lmc.wire.Transport;
import dev.lmc.wire.TypedCaller;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** One run's way to its target, shared by all scenarios of the run. */
public final class Session implements AutoCloseable {
    private static final int MOST_SILENCES = 4;
    private static final int MOST_LEFT = 1000;
    private static final int LONGEST_ARN = 2048;

    private final RunOptions options;
    private final Transport transport;
    private final Recorder recorder;
    private final RawCaller raw;
    private final TypedCaller typed;
    private final List<String> harnessErrors = new CopyOnWriteArrayList<>();
    private final List<String> leftBehind = new CopyOnWriteArrayList<>();
    private final ConcurrentMap<Object, Once<?>> shared = new ConcurrentHashMap<>();
    private final ThreadLocal<Casefile> current = new ThreadLocal<>();

    Session(RunOptions options) {
        this.options = options;
        this.transport = new Transport(options.timeout());
        this.recorder = new Recorder(transport, options.contract());
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
    public boolean fellSilent() {
        return recorder.silences() >= MOST_SILENCES;
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

    void begin(Casefile file) {
        current.set(file);
    }

    /** The case file of the scenario that runs on this thread. */
    Casefile open() {
        return current.get();
    }

    @Override
    public void close() {
        transport.close();
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
