package dev.lmc.cli;

import dev.lmc.input.IoErrors;
import dev.lmc.input.UsageException;
import dev.lmc.licensemanager.LicenseManagerService;
import dev.lmc.record.RunJson;
import dev.lmc.record.RunRecord;
import dev.lmc.report.RunFiles;
import dev.lmc.report.allure.AllurePage;
import dev.lmc.report.view.Documentation;
import dev.lmc.suite.Suite;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Renders the reports of a run again. */
@Command(
        name = "report",
        description = "Renders the reports of a run record again: index.html, summary.md, junit.xml, the badge and"
                + " allure-results.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN.json", description = "The record of a complete run.")
    private Path record;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The directory to write to (default: that of the record).")
    private Path out;

    @Option(
            names = "--allure",
            description = "Also builds allure-report/ from allure-results, with the Allure command.")
    private boolean allure;

    @Mixin
    private MaskOption accounts;

    @Override
    public Integer call() {
        Path directory = out != null ? out : record.toAbsolutePath().getParent();
        try {
            RunRecord run = accounts.mask().of(RunJson.readComplete(record));
            if (Files.exists(directory) && !Files.isDirectory(directory)) {
                throw new UsageException("--out " + directory + " is a file, not a directory");
            }
            PrintWriter results = spec.commandLine().getOut();
            RunFiles.render(run, Documentation.of(new Suite(new LicenseManagerService())), directory)
                    .forEach(results::println);
            if (allure) {
                results.println(AllurePage.build(directory));
            }
            results.flush();
            return 0;
        } catch (IOException e) {
            throw Lmc.usageError(spec, "cannot write to " + directory + ": " + IoErrors.describe(e));
        }
    }
}
