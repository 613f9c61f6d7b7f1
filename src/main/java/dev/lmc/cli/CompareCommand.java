package dev.lmc.cli;

import dev.lmc.report.Comparison;
import dev.lmc.report.ComparisonText;
import dev.lmc.report.RunJson;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows several targets side by side. */
@Command(
        name = "compare",
        description = "Shows the clauses in which the runs of several targets differ.",
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN.json", arity = "2..*", description = "Records of runs that came to their end.")
    private List<Path> records;

    @Option(names = "--format", paramLabel = "text|md|json", defaultValue = "TEXT", description = "How to print.")
    private Format format;

    /** How to print. */
    enum Format {
        TEXT,
        MD,
        JSON
    }

    @Override
    public Integer call() {
        try {
            Comparison comparison =
                    Comparison.of(records.stream().map(RunJson::readComplete).toList());
            PrintWriter out = spec.commandLine().getOut();
            out.print(
                    switch (format) {
                        case TEXT -> ComparisonText.plain(comparison);
                        case MD -> ComparisonText.markdown(comparison);
                        case JSON -> ComparisonText.json(comparison);
                    });
            out.flush();
            return 0;
        } catch (IllegalArgumentException e) {
            throw Lmc.wrong(spec, e.getMessage());
        }
    }
}
