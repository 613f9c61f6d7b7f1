package dev.lmc.cli;

import dev.lmc.record.Gate;
import dev.lmc.record.RunJson;
import dev.lmc.record.RunRecord;
import dev.lmc.report.compare.Comparison;
import dev.lmc.report.compare.ComparisonFiles;
import dev.lmc.report.compare.ComparisonText;
import dev.lmc.report.view.Progression.Direction;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares the runs of several targets. */
@Command(
        name = "compare",
        description = "Compares the runs of several targets, clause by clause.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN.json", arity = "2..*", description = "Records of complete runs.")
    private List<Path> records;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            split = ",",
            description = "A name for each record, in their order (default: the targets' names, with the time where one"
                    + " target has several runs).")
    private List<String> names = List.of();

    @Option(
            names = "--format",
            paramLabel = "text|md|json|html",
            defaultValue = "text",
            description = "The output format (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Writes compare.html, compare.md and compare.json to this directory instead.")
    private Path out;

    @Option(
            names = "--gate",
            description =
                    "Exits with 1 if the last run regresses from the first: a scenario newly deviates, deviates in a"
                            + " new place, or is no longer judged, or there is a finding in a new place.")
    private boolean gate;

    /** The output formats. */
    enum Format {
        TEXT,
        MD,
        JSON,
        HTML
    }

    @Override
    public Integer call() {
        if (!names.isEmpty() && names.size() != records.size()) {
            throw Lmc.usageError(
                    spec, "--name has " + names.size() + " names for " + records.size() + " records; each needs one");
        }
        List<RunRecord> runs = records.stream().map(RunJson::readComplete).toList();
        Comparison comparison = names.isEmpty() ? Comparison.of(runs) : Comparison.of(runs, names);
        PrintWriter results = spec.commandLine().getOut();
        if (out == null) {
            results.print(printed(comparison));
        } else {
            ComparisonFiles.write(comparison, out).forEach(results::println);
        }
        results.flush();
        return gate && !comparison.progression().steps(Direction.REGRESSED).isEmpty() ? Gate.DEVIATES : Gate.CONFORMS;
    }

    private String printed(Comparison comparison) {
        return switch (format) {
            case TEXT -> ComparisonText.plain(comparison);
            case MD -> ComparisonText.markdown(comparison);
            case JSON -> ComparisonText.json(comparison);
            case HTML -> ComparisonFiles.html(comparison);
        };
    }
}
