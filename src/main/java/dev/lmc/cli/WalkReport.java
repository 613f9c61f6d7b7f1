package dev.lmc.cli;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.lmc.explore.ExploreListener;
import dev.lmc.explore.FoundFault;
import dev.lmc.explore.WalkModel.Step;
import dev.lmc.files.AtomicFile;
import dev.lmc.input.IoErrors;
import dev.lmc.input.UsageException;
import dev.lmc.record.AccountMask;
import dev.lmc.record.ScenarioResult;
import dev.lmc.text.PrintableText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** Prints the walks that deviate, and writes each as a scenario and as a script. */
class WalkReport implements ExploreListener {
    private static final int EVERY = 100;

    private static final Pattern OURS = Pattern.compile("walk-\\d+\\.(feature|sh)");

    private final Path out;
    private final AccountMask mask;
    private final CommandLine command;
    private int faults;
    private Optional<String> trouble = Optional.empty();

    WalkReport(Path out, AccountMask mask, CommandLine command) {
        this.out = out;
        this.mask = mask;
        this.command = command;
    }

    /** Deletes the walks of an earlier exploration, so that they are not mistaken for new ones. */
    void removeOldWalks() {
        try (DirectoryStream<Path> walks = Files.newDirectoryStream(out, "walk-*.{feature,sh}")) {
            for (Path walk : walks) {
                if (OURS.matcher(walk.getFileName().toString()).matches()
                        && Files.isRegularFile(walk, NOFOLLOW_LINKS)) {
                    Files.delete(walk);
                }
            }
        } catch (IOException e) {
            throw new UsageException("cannot write results to " + out + ": " + IoErrors.describe(e));
        }
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
        PrintWriter results = command.getOut();
        results.println(result.id() + " (" + result.scenario().strength().word() + "), "
                + fault.deviation().operation() + ": found by a walk after " + fault.met() + " steps, shortest "
                + fault.steps().size()
                + (fault.isFlaky() ? ", seen in " + fault.shown() + " of " + fault.attempts() + " attempts" : ""));
        for (Step<?> step : fault.steps()) {
            results.println("  " + line(step.words()));
        }
        results.println("  " + line(fault.deviation().path()) + ": expected "
                + line(fault.deviation().expected()) + ", observed "
                + line(fault.deviation().observed()));
        String name = "walk-" + ++faults;
        write(name + ".feature", fault.scenario());
        write(name + ".sh", fault.script());
        results.println("  files: " + out.resolve(name + ".feature") + ", " + out.resolve(name + ".sh"));
        results.flush();
    }

    private void write(String name, List<String> lines) {
        try {
            AtomicFile.write(out.resolve(name), mask.of(String.join("\n", lines) + "\n"));
        } catch (IOException e) {
            trouble = Optional.of("cannot write " + name + " to " + out + ": " + IoErrors.describe(e));
        }
    }

    /** Returns why a file of a walk could not be written; the other results are complete nevertheless. */
    Optional<String> trouble() {
        return trouble;
    }

    private String line(String text) {
        return PrintableText.line(mask.of(text));
    }
}
