package dev.lmc.cli;

import dev.lmc.files.AtomicFile;
import dev.lmc.input.IoErrors;
import dev.lmc.input.UsageException;
import dev.lmc.known.KnownDeviations;
import dev.lmc.known.KnownDraft;
import dev.lmc.known.KnownEntry;
import dev.lmc.known.KnownUpdate;
import dev.lmc.licensemanager.LicenseManagerService;
import dev.lmc.record.GatePolicy;
import dev.lmc.record.RunJson;
import dev.lmc.record.RunRecord;
import dev.lmc.suite.Suite;
import dev.lmc.verdict.Clauses;
import dev.lmc.verdict.Strength;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Creates and updates the list of known deviations. */
@Command(
        name = "known",
        description = "Creates a list of known deviations from a run, and removes fixed ones from a list.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class KnownCommand {
    @Spec
    private CommandSpec spec;

    @Command(
            name = "init",
            description =
                    "Prints a first list: the deviations of a run from a must, or from a should too with --fail-on should,"
                            + " each with a placeholder reason to edit.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    int init(
            @Parameters(paramLabel = "RUN.json", description = "The record of a run.") Path record,
            @Option(names = "--out", paramLabel = "FILE", description = "Writes the list to this new file.") Path out,
            @Option(
                            names = "--fail-on",
                            paramLabel = "must|should",
                            defaultValue = "must",
                            description = "The weakest strength to list (default: ${DEFAULT-VALUE}).")
                    Strength failOn) {
        RunRecord run = RunJson.readComplete(record);
        List<KnownEntry> entries = KnownDraft.of(run, new GatePolicy(failOn, false), KnownDeviations.none());
        String text = KnownDraft.file(entries);
        if (out == null) {
            print(text);
            return 0;
        }
        if (Files.exists(out)) {
            throw new UsageException(
                    "--out " + out + " already exists: lmc known update " + out + " " + record + " updates it");
        }
        write(out, text);
        print(out + ": " + entries.size() + " listed\n");
        return 0;
    }

    @Command(
            name = "update",
            description = "Removes from a list the deviations that a run shows to be fixed; the rest stays as written.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    int update(
            @Parameters(index = "0", paramLabel = "FILE", description = "The list.") Path file,
            @Parameters(index = "1", paramLabel = "RUN.json", description = "The record of a run.") Path record,
            @Option(names = "--add", description = "Adds deviations of the run that the list lacks.") boolean add,
            @Option(
                            names = "--fail-on",
                            paramLabel = "must|should",
                            defaultValue = "must",
                            description = "The weakest strength to add (default: ${DEFAULT-VALUE}).")
                    Strength failOn) {
        KnownUpdate update =
                KnownUpdate.of(file, RunJson.readComplete(record), clauses(), new GatePolicy(failOn, false), add);
        if (!update.dropped().isEmpty() || !update.added().isEmpty()) {
            write(file, update.text());
        }
        StringBuilder words = new StringBuilder();
        update.dropped().forEach(entry -> words.append("fixed  ").append(line(entry)));
        update.added().forEach(entry -> words.append("added  ").append(line(entry)));
        words.append(file + ": " + update.kept() + " kept, " + update.dropped().size() + " dropped, "
                + update.added().size() + " added\n");
        print(words.toString());
        return 0;
    }

    private static String line(KnownEntry entry) {
        return entry.clause() + entry.path().map(path -> " " + path).orElse("")
                + entry.example().map(row -> " | " + row + " |").orElse("") + "\n";
    }

    private static Clauses clauses() {
        return new Suite(new LicenseManagerService()).clauses();
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
    }

    /** Writes through a symbolic link that the user named, unlike {@link AtomicFile}. */
    private static void write(Path file, String text) {
        try {
            AtomicFile.write(Files.exists(file) ? file.toRealPath() : file, text);
        } catch (IOException e) {
            throw new UsageException("cannot write " + file + ": " + IoErrors.describe(e));
        }
    }
}
