package dev.lmc.licensemanager.steps;

import dev.lmc.suite.Session;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.pollinterval.FibonacciPollInterval;

/**
 * Waits for what comes about later. Once a wait has run out in a run, later ones are cut short: the target has shown that
 * it does not settle, and a run has hundreds of waits.
 */
public final class Patience {
    private static final int CUT = 50;
    private static final Duration LEAST = Duration.ofMillis(60);

    private final Session session;
    private final AtomicBoolean ranOut;

    public Patience(Session session) {
        this.session = session;
        this.ranOut = session.once("a wait ran out", AtomicBoolean::new);
    }

    /** Whether it came about in time. */
    boolean await(Duration before, Callable<Boolean> condition) {
        try {
            Awaitility.await()
                    .pollDelay(before)
                    .pollInterval(FibonacciPollInterval.fibonacci(5, TimeUnit.MILLISECONDS))
                    .atMost(before.plus(ranOut.get() ? cut() : session.settle()))
                    .pollInSameThread()
                    .until(condition);
            return true;
        } catch (ConditionTimeoutException e) {
            ranOut.set(true);
            return false;
        }
    }

    private Duration cut() {
        Duration part = session.settle().dividedBy(CUT);
        return part.compareTo(LEAST) < 0 ? LEAST : part;
    }
}
