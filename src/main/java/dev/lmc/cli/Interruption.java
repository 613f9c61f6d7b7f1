package dev.lmc.cli;

import dev.lmc.record.Gate;
import dev.lmc.record.RunRecord;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Handles SIGINT and SIGTERM during a run: scenarios stop, created resources are deleted within a bounded time, the
 * results so far are written, and the process exits with the code of an interrupted run.
 */
final class Interruption implements AutoCloseable {
    /**
     * The time limit for deleting the resources of running scenarios, which takes a few calls each; an unresponsive
     * target is not waited for.
     */
    private static final Duration BOUND = Duration.ofSeconds(20);

    private final Runnable stop;
    private final Supplier<RunRecord> soFar;
    private final Consumer<RunRecord> ending;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "lmc-interruption");
    private volatile boolean isInterrupted;

    private Interruption(Runnable stop, Supplier<RunRecord> soFar, Consumer<RunRecord> ending) {
        this.stop = stop;
        this.soFar = soFar;
        this.ending = ending;
    }

    /**
     * @param stop prevents further calls
     * @param soFar returns the results so far
     * @param ending receives the results so far when the run is interrupted
     */
    static Interruption of(Runnable stop, Supplier<RunRecord> soFar, Consumer<RunRecord> ending) {
        Interruption interruption = new Interruption(stop, soFar, ending);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Returns whether the run was interrupted; the caller then must not write anything more. */
    boolean isInterrupted() {
        return isInterrupted;
    }

    private void interrupt() {
        isInterrupted = true;
        stop.run();
        try {
            ended.await(BOUND.toMillis(), TimeUnit.MILLISECONDS);
            ending.accept(soFar.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Runtime.getRuntime().halt(Gate.INTERRUPTED);
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the hook is running and ends the process
        }
    }
}
