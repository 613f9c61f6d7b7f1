package dev.lmc.cli;

import dev.lmc.record.Gate;
import dev.lmc.record.RunRecord;
import dev.lmc.suite.Suite;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What SIGINT and SIGTERM do to a run: scenarios stop, what they made is taken back within a bounded time, what is known
 * is written, and the process ends with the code of an interrupted run.
 */
final class Interruption implements AutoCloseable {
    /** Taking back what the scenarios under way have made is some calls to each; a silent target is not waited for. */
    private static final Duration BOUND = Duration.ofSeconds(20);

    private final Suite.Run run;
    private final Consumer<RunRecord> ending;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "lmc-interruption");
    private volatile boolean isInterrupted;

    private Interruption(Suite.Run run, Consumer<RunRecord> ending) {
        this.run = run;
        this.ending = ending;
    }

    /**
     * @param ending takes what is known when the run was interrupted
     */
    static Interruption of(Suite.Run run, Consumer<RunRecord> ending) {
        Interruption interruption = new Interruption(run, ending);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Whether it has come. The caller then has nothing more to write. */
    boolean isInterrupted() {
        return isInterrupted;
    }

    private void interrupt() {
        isInterrupted = true;
        run.interrupt();
        try {
            ended.await(BOUND.toMillis(), TimeUnit.MILLISECONDS);
            ending.accept(run.soFar());
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
            // the hook is at work: it ends the process
        }
    }
}
