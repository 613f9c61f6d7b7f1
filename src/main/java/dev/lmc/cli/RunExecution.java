package dev.lmc.cli;

import dev.lmc.explore.Exploration;
import dev.lmc.explore.Exploration.ExploreOptions;
import dev.lmc.explore.RunWithWalks;
import dev.lmc.ledger.LedgerFile;
import dev.lmc.licensemanager.explore.GrantStep;
import dev.lmc.licensemanager.explore.GrantWalks;
import dev.lmc.record.AccountMask;
import dev.lmc.record.Gate;
import dev.lmc.record.RunRecord;
import dev.lmc.record.RunRecordBuilder;
import dev.lmc.record.ScenarioResult;
import dev.lmc.report.RunFiles;
import dev.lmc.report.TerminalSummary;
import dev.lmc.report.view.Documentation;
import dev.lmc.suite.RunListener;
import dev.lmc.suite.RunOptions;
import dev.lmc.suite.Suite;
import dev.lmc.target.Target;
import dev.lmc.text.PrintableText;
import dev.lmc.wire.Exchange;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/** Executes one run, from the selection to the exit code. The results so far are written even if it is interrupted. */
final class RunExecution {
    /** The shortest time between checkpoints in seconds, since a killed process writes nothing at its end. */
    private static final int CHECKPOINT = 5;
    /** The pause after a checkpoint, in multiples of the time it took, because each writes all results so far. */
    private static final int REST = 20;

    private final Suite suite;
    private final RunOptions options;
    private final Path out;
    private final AccountMask mask;
    private final CommandLine command;
    private volatile Exploration<?> exploration;
    private volatile Optional<RunRecord> judged = Optional.empty();
    private Optional<ExploreOptions> walks = Optional.empty();
    private int times = 1;

    RunExecution(Suite suite, RunOptions options, Path out, AccountMask mask, CommandLine command) {
        this.suite = suite;
        this.options = options;
        this.out = out;
        this.mask = mask;
        this.command = command;
    }

    /** Makes the run explore the target afterwards. */
    RunExecution exploring(Optional<ExploreOptions> bounds) {
        walks = bounds;
        return this;
    }

    /** Makes the run run all scenarios several times. */
    RunExecution repeated(int several) {
        times = several;
        return this;
    }

    int execute() {
        Suite.Run run = suite.prepare(options).repeated(times);
        WalkReport report = new WalkReport(out, mask, command);
        try (RunFiles files = RunFiles.open(out, Documentation.of(suite), mask)) {
            if (options.target().kind() != Target.Kind.REFERENCE) {
                run.withLedgerIn(out);
            }
            if (walks.isPresent()) {
                report.removeOldWalks();
            }
            Progress progress =
                    new Progress(command.getErr(), options.target(), mask, StatusLine.ofProcess(), System::nanoTime);
            Listeners listeners = new Listeners(progress, files);
            ScheduledExecutorService checkpoints = Executors.newSingleThreadScheduledExecutor(RunExecution::daemon);
            // the first checkpoint also loads classes, so its time does not tell what others cost
            checkpoints.schedule(() -> checkpoint(run, files, checkpoints, 0), CHECKPOINT, TimeUnit.SECONDS);
            try (Interruption interruption =
                    Interruption.of(() -> interrupt(run), () -> soFar(run), record -> interrupted(files, record))) {
                RunRecord scenarios = run.run(listeners);
                progress.close();
                RunRecord record = explored(scenarios, report);
                if (interruption.isInterrupted()) {
                    return Gate.INTERRUPTED;
                }
                Optional<String> unwritten = write(files, record).or(report::trouble);
                report(mask.of(repeatable(record)));
                leftBehind(out).ifPresent(command.getErr()::println);
                unwritten.ifPresent(why -> command.getErr().println("lmc: " + why));
                return unwritten.isPresent() ? Gate.NOT_JUDGED : record.gate().exitCode();
            } finally {
                progress.close();
                checkpoints.shutdownNow();
            }
        }
    }

    private void checkpoint(Suite.Run run, RunFiles files, ScheduledExecutorService checkpoints, int pause) {
        long start = System.nanoTime();
        try {
            files.checkpoint(repeatable(soFar(run)));
        } finally {
            long rest = Math.max(TimeUnit.SECONDS.toNanos(CHECKPOINT), pause * (System.nanoTime() - start));
            checkpoints.schedule(() -> checkpoint(run, files, checkpoints, REST), rest, TimeUnit.NANOSECONDS);
        }
    }

    /** Returns the advice to delete what was left on the target; empty if nothing was. */
    static Optional<String> leftBehind(Path out) {
        return LedgerFile.in(out).isEmpty()
                ? Optional.empty()
                : Optional.of("lmc: some created resources may be left on the target: lmc sweep --out " + out);
    }

    /** Returns the results so far, with those of walks once the scenarios have ended. */
    private RunRecord soFar(Suite.Run run) {
        Exploration<?> now = exploration;
        return now == null ? run.soFar() : RunWithWalks.of(judged.orElseThrow(), now.soFar(), options.gate());
    }

    /** Returns the record with the options of this command, so that {@code lmc replay} repeats its calls. */
    private RunRecord repeatable(RunRecord record) {
        return RunRecordBuilder.of(record)
                .options(Settings.recorded(command.getCommandSpec()))
                .judgedBy(new Gate(record.gate().policy()));
    }

    private void interrupt(Suite.Run run) {
        run.interrupt();
        Exploration<?> now = exploration;
        if (now != null) {
            now.interrupt();
        }
    }

    /** Returns the record of the run, with what walks have found if the target can be judged and walks are wanted. */
    private RunRecord explored(RunRecord record, WalkReport report) {
        if (walks.isEmpty() || !record.complete() || record.gate().exitCode() == Gate.NOT_JUDGED) {
            return record;
        }
        command.getErr()
                .println("lmc: exploring with --explore-seed " + walks.get().seed());
        Exploration<GrantStep> exploring =
                new Exploration<>(suite, options, walks.get(), new GrantWalks(suite.clauses()));
        judged = Optional.of(record);
        exploration = exploring;
        if (options.target().kind() != Target.Kind.REFERENCE) {
            exploring.withLedgerIn(out);
        }
        return RunWithWalks.of(record, exploring.run(report), options.gate());
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "lmc-checkpoint");
        thread.setDaemon(true);
        return thread;
    }

    private void report(RunRecord record) {
        List<String> reasons = record.scenarios().stream()
                .map(ScenarioResult::reason)
                .distinct()
                .toList();
        if (record.gate().exitCode() == Gate.NOT_JUDGED && reasons.size() == 1) {
            command.getErr().println("lmc: not judged: " + PrintableText.line(reasons.get(0)));
        } else {
            PrintWriter results = command.getOut();
            results.print(TerminalSummary.of(record, out, isTerminal(), colour()));
            results.flush();
        }
    }

    /**
     * Writes the files, and returns why that failed, for example a full disk; the terminal summary is printed in any
     * case.
     */
    private Optional<String> write(RunFiles files, RunRecord record) {
        try {
            files.write(repeatable(record));
            return Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.of(e.getMessage());
        }
    }

    private void interrupted(RunFiles files, RunRecord known) {
        write(files, known).ifPresent(why -> command.getErr().println("lmc: " + why));
        command.getErr().println("lmc: interrupted; the results so far are in " + out);
        leftBehind(out).ifPresent(command.getErr()::println);
        command.getErr().flush();
    }

    /** Returns whether a person reads along: standard input and output are both a terminal. */
    static boolean isTerminal() {
        return System.console() != null;
    }

    static boolean colour() {
        return isTerminal() && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
    }

    /** Notifies several listeners. */
    private static final class Listeners implements RunListener {
        private final List<RunListener> all;

        Listeners(RunListener... listeners) {
            all = List.of(listeners);
        }

        @Override
        public void started(int scenarios) {
            all.forEach(listener -> listener.started(scenarios));
        }

        @Override
        public void ended(ScenarioResult result, List<Exchange> exchanges) {
            all.forEach(listener -> listener.ended(result, exchanges));
        }

        @Override
        public void unjudged(ScenarioResult result, List<Exchange> exchanges) {
            all.forEach(listener -> listener.unjudged(result, exchanges));
        }
    }
}
