package dev.lmc.wire;

import dev.lmc.wire.ExchangeOutcome.Failure;
import dev.lmc.wire.ExchangeOutcome.NoResponse;
import dev.lmc.wire.ExchangeOutcome.WireResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Finds out whether a target that left a call without a response still responds to others. One that does not is lost,
 * and stays so. An operation that never responds is not called for ever: each call takes the whole time limit. Thread-safe.
 */
public final class Liveness {
    /** The number of consecutive probes without a response after which the target is lost. */
    private static final int PROBES = 10;
    /** The number of probes that a probe without a response in time counts as, because it took long. */
    private static final int TIMED_OUT = 4;

    /** The number of calls of an operation, one after another, without any response in time after which it is not called. */
    private static final int UNANSWERED = 3;

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Transport transport;
    private final IntFunction<WireRequest> probes;
    private final boolean temporary;
    private final Object probing = new Object();
    private volatile long lastResponse;
    private volatile boolean responded;
    private volatile NoResponse lost;
    private final Map<String, Silence> silences = new ConcurrentHashMap<>();

    /**
     * The calls of an operation without a response in time.
     *
     * @param calls their number, without those at the same time as others; 0 if the operation has responded
     * @param since when the last one ended
     */
    private record Silence(int calls, long since) {
        private static final Silence BROKEN = new Silence(0, 0);

        Silence and(long began, long ended) {
            return calls == 0 || began - since < 0 ? this : new Silence(calls + 1, ended);
        }
    }

    /**
     * @param probes requests without effect, by the number of the attempt; different ones, since one may be what fails
     * @param temporary whether calls are signed with temporary keys, which may expire during the run
     */
    public Liveness(Transport transport, IntFunction<WireRequest> probes, boolean temporary) {
        this.transport = transport;
        this.probes = probes;
        this.temporary = temporary;
    }

    /** Returns the outcome of every call to a target that is lost; empty for one that is not. */
    public Optional<NoResponse> lost() {
        return Optional.ofNullable(lost);
    }

    /** Returns the outcome of every call of an operation that never responds, or to a target that is lost. */
    Optional<NoResponse> silent(String operation) {
        Silence silence = silences.getOrDefault(operation, Silence.BROKEN);
        return lost().or(() -> silence.calls() < UNANSWERED
                ? Optional.empty()
                : Optional.of(
                        new NoResponse(Failure.TIME_OUT, operation + " has never responded, and is not called again")));
    }

    /**
     * Returns the outcome of a call that has just ended: the given one, unless it is no response and the target is lost.
     * A target that has never responded is not lost.
     *
     * @param began when the call began, in nanoseconds of {@link System#nanoTime}
     */
    ExchangeOutcome confirmed(String operation, long began, ExchangeOutcome outcome) {
        long ended = System.nanoTime();
        if (outcome instanceof NoResponse failure && failure.failure() == Failure.TIME_OUT) {
            silences.merge(operation, new Silence(1, ended), (known, one) -> known.and(began, ended));
        } else {
            silences.put(operation, Silence.BROKEN);
        }
        if (!(outcome instanceof NoResponse failure) || failure.failure() == Failure.BODY_TOO_LARGE) {
            responded(ended);
            return outcome instanceof WireResponse response && hasExpired(response) ? lost : outcome;
        }
        if (!responded) {
            return outcome;
        }
        synchronized (probing) {
            if (lost == null && lastResponse - ended <= 0) {
                probe();
            }
        }
        return lost == null ? outcome : lost;
    }

    /** Notes that no further call can succeed, if the keys of a call have expired. */
    private boolean hasExpired(WireResponse response) {
        if (!temporary || !ErrorCodeReader.isTokenExpired(response)) {
            return false;
        }
        lost = new NoResponse(
                Failure.EXPIRED,
                response.status() + " " + ErrorCodeReader.code(response).orElseThrow());
        return true;
    }

    private void responded(long when) {
        lastResponse = when;
        responded = true;
    }

    private void probe() {
        int failures = 0;
        for (int attempt = 0; failures < PROBES; attempt++) {
            if (!(transport.send(probes.apply(attempt)) instanceof NoResponse failure)) {
                responded(System.nanoTime());
                return;
            }
            failures += failure.failure() == Failure.TIME_OUT ? TIMED_OUT : 1;
            if (failures >= PROBES) {
                lost = new NoResponse(Failure.LOST, failure.failure().words() + " (" + failure.detail() + ")");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
