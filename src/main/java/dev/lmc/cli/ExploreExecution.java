package dev.lmc.cli;

import dev.lmc.explore.Exploration;
import dev.lmc.explore.ExploreListener;
import dev.lmc.explore.ExploreOptions;
import dev.lmc.explore.FoundFault;
import dev.lmc.explore.Step;
import dev.lmc.files.AtomicFile;
import dev.lmc.files.IoErrors;
import dev.lmc.input.UsageException;
import dev.lmc.licensemanager.explore.GrantStep;
import dev.lmc.licensemanager.explore.GrantWalks;
import dev.lmc.record.AccountMask;
import dev.lmc.record.Gate;
import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.report.RunFiles;
import dev.lmc.report.TerminalSummary;
import dev.lmc.report.view.Documentation;
import dev.lmc.suite.RunOptions;
import dev.lmc.suite.Suite;
import dev.lmc.target.Target;
import dev.lmc.text.PrintableText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/** Executes one exploration, from its seed to the exit code. The results so far are written even if it is interrupted. */
final class ExploreExecution implements ExploreListener {
    private static final int EVERY = 100;

    private final Suite suite;
    private final RunOptions options;
    private final ExploreOptions bounds;
    private final Path out;
    private final AccountMask mask;
    private final CommandLine command;
    private RunFiles files;
    private int faults;

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
        try (RunFiles opened = RunFiles.open(out, Documentation.of(suite), mask)) {
            files = opened;
            removeWalks();
            try (Interruption interruption =
                    Interruption.of(exploration::interrupt, exploration::soFar, this::interrupted)) {
                RunRecord record = exploration.run(this);
                if (interruption.isInterrupted()) {
                    return Gate.INTERRUPTED;
                }
                files.write(record);
                print(record);
                return record.gate().exitCode();
            } catch (UncheckedIOException e) {
                command.getErr().println("lmc: " + e.getMessage());
                return Gate.NOT_JUDGED;
            }
        }
    }

    /** Deletes the walks of an earlier exploration, so that they are not mistaken for new ones. */
    private void removeWalks() {
        try (DirectoryStream<Path> walks = Files.newDirectoryStream(out, "walk-*.{feature,sh}")) {
            for (Path walk : walks) {
                Files.delete(walk);
            }
        } catch (IOException e) {
            throw new UsageException("cannot write results to " + out + ": " + IoErrors.describe(e));
        }
    }

    private void interrupted(RunRecord soFar) {
        files.write(soFar);
        command.getErr().println("lmc: interrupted; the results so far are in " + out);
        command.getErr().flush();
    }

    @Override
    public void walked(int walks, int calls, int found) {
        if (walks % EVERY == 0) {
            command.getErr().println("lmc: " + walks + " walks, " + calls + " calls, " + found + " faults");
            command.getErr().flush();
        }
    }

    @Override
    public void found(ScenarioResult result, FoundFault<?> fault) {
        files.ended(result, fault.evidence().journal().exchanges());
        PrintWriter results = command.getOut();
        results.println("found by walk " + fault.seed() + " after " + fault.met() + " steps, shortest "
                + fault.steps().size() + " in " + fault.seconds() + " s"
                + (fault.isFlaky() ? ", shows in " + fault.shown() + " of " + fault.attempts() + " attempts" : "")
                + ": " + result.id() + " " + result.operation());
        for (Step<?> step : fault.steps()) {
            results.println("  " + step.words());
        }
        results.println("  expected "
                + line(fault.deviation().path() + " " + fault.deviation().expected()) + ", observed "
                + line(fault.deviation().observed()));
        String name = "walk-" + ++faults;
        write(name + ".feature", fault.scenario());
        write(name + ".sh", fault.script());
        results.println(
                "  as a scenario: " + out.resolve(name + ".feature") + ", as calls: " + out.resolve(name + ".sh"));
        results.flush();
    }

    private void write(String name, List<String> lines) {
        try {
            AtomicFile.write(out.resolve(name), mask.of(String.join("\n", lines) + "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + name + " to " + out + ": " + IoErrors.describe(e), e);
        }
    }

    private String line(String text) {
        return PrintableText.line(mask.of(text));
    }

    private void print(RunRecord record) {
        PrintWriter results = command.getOut();
        results.print(TerminalSummary.of(mask.of(record), out, RunExecution.colour()));
        results.println("lmc: " + record.firstLook().get(0).observed() + "; " + record.exchanges() + " calls, "
                + Math.round(record.exchanges() / Math.max(1, record.seconds())) + " a second");
        results.flush();
    }
}
