package dev.lmc.cli;

import dev.lmc.input.UsageException;
import dev.lmc.licensemanager.LicenseManagerService;
import dev.lmc.record.AccountMask;
import dev.lmc.record.Gate;
import dev.lmc.record.RunJson;
import dev.lmc.record.RunRecord;
import dev.lmc.record.RunRecord.SelectionView;
import dev.lmc.report.MergedEvidence;
import dev.lmc.report.RunFiles;
import dev.lmc.report.TerminalSummary;
import dev.lmc.report.view.Documentation;
import dev.lmc.suite.Attribution;
import dev.lmc.suite.MergedRun;
import dev.lmc.suite.MergedRun.ShardRun;
import dev.lmc.suite.RunOptions.Selection;
import dev.lmc.suite.Suite;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Merges the shards of a run. */
@Command(
        name = "merge",
        description =
                "Merges the shards of a run into one, judges it as a whole, and writes the same files as lmc run.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class MergeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "RUN.json", description = "The record of every shard, in any order.")
    private List<Path> records;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = RunFiles.LATEST,
            description = "The directory for results (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Mixin
    private GateOptions gate;

    @Mixin
    private MaskOption accounts;

    @Override
    public Integer call() {
        ((Configuration) spec.defaultValueProvider()).check();
        gate.validate();
        List<Path> directories = records.stream().map(MergeCommand::directory).toList();
        if (directories.contains(out.toAbsolutePath().normalize())) {
            throw new UsageException("--out " + out + " contains a shard: name another directory");
        }
        MergedRun merged = new MergedRun(records.stream()
                .map(record -> new ShardRun(record.toString(), RunJson.readComplete(record)))
                .toList());
        Suite suite = new Suite(new LicenseManagerService()).withMusts(merged.musts());
        AccountMask mask = accounts.mask();
        RunRecord judged = judged(merged, suite);
        try (RunFiles files = RunFiles.open(out, Documentation.of(suite), mask)) {
            try {
                MergedEvidence.gather(directories, merged.offsets(), files).forEach(directory -> spec.commandLine()
                        .getErr()
                        .println("lmc: there are no exchanges next to the record in " + directory));
            } finally {
                files.write(judged);
            }
        } catch (UncheckedIOException e) {
            throw new UsageException(e.getMessage());
        }
        RunRecord run = mask.of(judged);
        PrintWriter results = spec.commandLine().getOut();
        results.print(TerminalSummary.of(run, out, RunExecution.isTerminal(), RunExecution.colour()));
        results.flush();
        return run.gate().exitCode();
    }

    private RunRecord judged(MergedRun merged, Suite suite) {
        RunRecord one = RunJson.readComplete(records.get(0));
        SelectionView selection = merged.selection();
        return merged.record(
                suite.planned(
                        new Selection(text(selection.tags()), text(selection.operation()), Optional.empty()),
                        suite.service().contracts().at(one.contract())),
                new Attribution(suite.clauses(), gate.deviations().known(suite)),
                new Gate(gate.policy()));
    }

    private static Optional<String> text(String text) {
        return Optional.of(text).filter(words -> !words.isEmpty());
    }

    private static Path directory(Path record) {
        return record.toAbsolutePath().normalize().getParent();
    }
}
