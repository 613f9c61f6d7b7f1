package dev.lmc.cli;

import dev.lmc.report.AllureResults;
import dev.lmc.report.RunFiles;
import dev.lmc.report.TerminalSummary;
import dev.lmc.suite.RunListener;
import dev.lmc.suite.RunOptions;
import dev.lmc.suite.Suite;
import dev.lmc.verdict.Gate;
import dev.lmc.verdict.RunRecord;
import dev.lmc.verdict.ScenarioResult;
import dev.lmc.wire.Exchange;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;

/** One run from the selection to the exit code; what is known is written even when it is interrupted. */
final class JudgedRun {
    private final Suite suite;
    private final RunOptions options;
    private final Gate gate;
    private final Path out;
    private final CommandLine command;

    JudgedRun(Suite suite, RunOptions options, Gate gate, Path out, CommandLine command) {
        this.suite = suite;
        this.options = options;
        this.gate = gate;
        this.out = out;
        this.command = command;
    }

    int execute() {
        Progress progress = new Progress(command.getErr(), options.target());
        Forked listener = new Forked(progress);
        Suite.Run check = suite.prepare(options, listener, List.of());
        try (RunFiles files = RunFiles.open(out)) {
            AllureResults allure = new AllureResults(out);
            listener.files = files;
            listener.allure = allure;
            Suite.Run run = suite.prepare(options, listener, List.of(allure.plugin()));
            AtomicBoolean ended = new AtomicBoolean();
            Thread rescue = new Thread(() -> {
                if (!ended.get()) {
                    files.write(run.soFar());
                    command.getErr().println("lmc: interrupted; what is known is in " + out);
                }
            });
            Runtime.getRuntime().addShutdownHook(rescue);
            RunRecord record = run.run();
            files.write(record);
            ended.set(true);
            PrintWriter results = command.getOut();
            results.print(TerminalSummary.of(record, suite.clauses(), gate, out, colour()));
            results.flush();
            return gate.exitCode(record);
        }
    }

    private static boolean colour() {
        return System.console() != null && System.getenv("NO_COLOR") == null;
    }

    private static final class Forked implements RunListener {
        private final Progress progress;
        private RunFiles files;
        private AllureResults allure;

        Forked(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void started(int scenarios) {
            progress.started(scenarios);
        }

        @Override
        public void ended(ScenarioResult result, List<Exchange> exchanges) {
            files.ended(result, exchanges);
            allure.ended(result, exchanges);
            progress.ended(result);
        }
    }
}
