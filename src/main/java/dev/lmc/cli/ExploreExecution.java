package dev.lmc.cli;

import dev.lmc.explore.Exploration;
import dev.lmc.explore.Exploration.ExploreOptions;
import dev.lmc.explore.FoundFault;
import dev.lmc.licensemanager.explore.GrantStep;
import dev.lmc.licensemanager.explore.GrantWalks;
import dev.lmc.record.AccountMask;
import dev.lmc.record.Gate;
import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.report.RunFiles;
import dev.lmc.report.TerminalSummary;
import dev.lmc.report.view.Documentation;
import dev.lmc.report.view.RunSummary;
import dev.lmc.suite.RunOptions;
import dev.lmc.suite.Suite;
import dev.lmc.target.Target;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;

/** Executes one exploration, from its seed to the exit code. The results so far are written even if it is interrupted. */
final class ExploreExecution {
    private final Suite suite;
    private final RunOptions options;
    private final ExploreOptions bounds;
    private final Path out;
    private final AccountMask mask;
    private final CommandLine command;
    private RunFiles files;

    ExploreExecution(
            Suite suite, RunOptions options, ExploreOptions bounds, Path out, AccountMask mask, CommandLine command) {
        this.suite = suite;
        this.options = options;
        this.bounds = bounds;
        this.out = out;
        this.mask = mask;
        this.command = command;
    }

    int execute() {
        Exploration<GrantStep> exploration =
                new Exploration<>(suite, options, bounds, new GrantWalks(suite.clauses(), options.parallel()));
        if (options.target().kind() != Target.Kind.REFERENCE) {
            exploration.withLedgerIn(out);
        }
        command.getErr()
                .println("lmc: exploring " + mask.of(options.target().name()) + " with --seed " + bounds.seed());
        WalkReport report = new WalkReport(out, mask, command) {
            @Override
            public void found(ScenarioResult result, FoundFault<?> fault) {
                files.ended(result, fault.evidence().journal().exchanges());
                super.found(result, fault);
            }
        };
        try (RunFiles opened = RunFiles.open(out, Documentation.of(suite), mask)) {
            files = opened;
            report.removeOldWalks();
            try (Interruption interruption =
                    Interruption.of(exploration::interrupt, exploration::soFar, this::interrupted)) {
                RunRecord record = exploration.run(report);
                if (interruption.isInterrupted()) {
                    return Gate.INTERRUPTED;
                }
                Optional<String> unwritten = write(record).or(report::trouble);
                print(record);
                RunExecution.leftBehind(out).ifPresent(command.getErr()::println);
                unwritten.ifPresent(why -> command.getErr().println("lmc: " + why));
                return unwritten.isPresent() ? Gate.NOT_JUDGED : record.gate().exitCode();
            }
        }
    }

    private void interrupted(RunRecord soFar) {
        write(soFar).ifPresent(why -> command.getErr().println("lmc: " + why));
        command.getErr().println("lmc: interrupted; the results so far are in " + out);
        RunExecution.leftBehind(out).ifPresent(command.getErr()::println);
        command.getErr().flush();
    }

    /** Writes the files, and returns why that failed. */
    private Optional<String> write(RunRecord record) {
        try {
            files.write(record);
            return Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.of(e.getMessage());
        }
    }

    private void print(RunRecord record) {
        PrintWriter results = command.getOut();
        results.print(TerminalSummary.of(mask.of(record), out, RunExecution.isTerminal(), RunExecution.colour()));
        results.println(
                "lmc: " + record.firstLook().get(0).observed() + "; " + RunSummary.count(record.exchanges(), "call")
                        + " (" + Math.round(record.exchanges() / Math.max(1, record.seconds())) + " per second)");
        results.flush();
    }
}
