package dev.lmc.cli;

import dev.lmc.explore.RunWithWalks;
import dev.lmc.input.SpellingHint;
import dev.lmc.input.UsageException;
import dev.lmc.record.RunJson;
import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.report.RunFiles;
import dev.lmc.text.PrintableText;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the scenarios of a clause again, as a run was started, and shows their exchanges. */
@Command(
        name = "replay",
        description =
                "Runs the scenarios of a clause again, with new licenses and grants and with the options of a run,"
                        + " and shows their requests and responses.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ReplayCommand implements Callable<Integer> {
    private static final String HIDDEN = "…";
    private static final int SHOWN = 40;

    /** An account id that a mask puts in place of another; they are counted from 1. */
    private static final Pattern PLACEHOLDER = Pattern.compile("(?<![0-9A-Za-z])0{9}\\d{3}(?![0-9A-Za-z])");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CLAUSE", description = "The clause of a finding, like LM-CG-13.")
    private String clause;

    @Option(
            names = "--run",
            paramLabel = "DIR",
            defaultValue = RunFiles.LATEST,
            description = "The directory of the run's results (default: ${DEFAULT-VALUE}).")
    private Path directory;

    /** These replace the options of the run, which records no secrets. */
    @Mixin
    private TargetOptions targets;

    @Override
    public Integer call() {
        RunRecord record = record();
        CommandLine lmc = Lmc.commandLine().setExpandAtFiles(false);
        CommandLine run = lmc.getSubcommands().get("run");
        // the record has the settings of its run; those of today may be for another
        run.setDefaultValueProvider(null);
        lmc.parseArgs(arguments(record).toArray(String[]::new));
        RunCommand command = run.getCommand();
        command.validate();
        return command.judge((suite, options, mask) ->
                new ReplayExecution(suite, options.inOrder(), resultsDirectory(), mask, spec.commandLine()).execute());
    }

    private RunRecord record() {
        Path file = Files.isDirectory(directory) ? directory.resolve(RunFiles.RECORD) : directory;
        if (!Files.exists(file)) {
            throw new UsageException(
                    "--run " + directory + " has no " + RunFiles.RECORD + ": specify the results directory of a run");
        }
        return RunJson.readComplete(file);
    }

    private List<String> arguments(RunRecord record) {
        List<String> arguments = new ArrayList<>(List.of("run", "--tags", tags(record)));
        Set<String> given = new TreeSet<>();
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            if (!option.longestName().equals("--run")) {
                given.add(option.longestName());
                arguments.add(option.longestName());
                arguments.addAll(option.arity().max() == 0 ? List.of() : option.originalStringValues());
            }
        }
        List<String> recorded = record.options();
        if (!record.isRepeatable() && !given.contains("--endpoint") && !given.contains("--aws")) {
            throw new UsageException("the run in " + directory + " does not say how its target was called: name it with"
                    + " --endpoint");
        }
        for (int i = 0; i < recorded.size(); i++) {
            String option = recorded.get(i);
            boolean flag = i + 1 == recorded.size() || recorded.get(i + 1).startsWith("--");
            String value = flag ? "" : recorded.get(++i);
            if (given.contains(option)) {
                continue;
            }
            if (!Settings.isRecorded(option)) {
                throw new UsageException("the run in " + directory + " has an option that runs do not record: "
                        + PrintableText.cut(option, SHOWN));
            }
            if (Configuration.needsNamedFile(option.substring(2)) && !isNamed()) {
                throw new UsageException("the run in " + directory + " used " + option
                        + ": pass it again, or confirm the run with --run " + directory);
            }
            if (PLACEHOLDER.matcher(value).find()) {
                throw new UsageException("the run used " + option + ", but its record has placeholders for accounts"
                        + " (--mask-accounts): pass " + option + " again");
            }
            if (value.contains(HIDDEN)) {
                throw new UsageException("the run used " + option + " " + value + ": pass it again with its secret");
            }
            arguments.add(option);
            arguments.addAll(flag ? List.of() : List.of(value));
        }
        return arguments;
    }

    /** A record that only lies in the usual place, in a cloned repository for example, chooses no accounts. */
    private boolean isNamed() {
        return spec.commandLine().getParseResult().hasMatchedOption("--run");
    }

    /** Refuses a finding that only walks show: the scenarios of its clause do not make these calls. */
    private void requireNoWalk(RunRecord record) {
        List<ScenarioResult> walks = RunWithWalks.walks(record);
        List<ScenarioResult> showing = record.scenarios().stream()
                .filter(scenario -> scenario.id().equals(clause) && !scenario.is(Verdict.CONFORMS))
                .toList();
        if (!showing.isEmpty() && walks.containsAll(showing)) {
            throw new UsageException("a random walk found " + clause + ": repeat its calls with "
                    + resultsDirectory().resolve("walk-" + (1 + walks.indexOf(showing.get(0))) + ".sh"));
        }
    }

    private Path resultsDirectory() {
        return Files.isDirectory(directory)
                ? directory
                : directory.toAbsolutePath().getParent();
    }

    /** Returns the tags of the clause's scenarios and of one that showed its finding. */
    private String tags(RunRecord record) {
        Set<String> known = new TreeSet<>();
        record.scenarios().forEach(scenario -> known.add(scenario.id()));
        record.findings().forEach(finding -> known.add(finding.clause()));
        if (!known.contains(clause)) {
            throw new UsageException(
                    "the run in " + directory + " has no clause " + clause + SpellingHint.hint(clause, known));
        }
        requireNoWalk(record);
        List<String> ids = new ArrayList<>();
        if (record.scenarios().stream().anyMatch(scenario -> scenario.id().equals(clause))) {
            ids.add(clause);
        }
        record.findings().stream()
                .filter(finding -> finding.clause().equals(clause))
                .map(RunFinding::extent)
                .filter(extent -> !extent.scenarios().contains(clause))
                .flatMap(extent -> extent.scenarios().stream().limit(1))
                .filter(id -> !ids.contains(id))
                .forEach(ids::add);
        return ids.stream().map(id -> "@" + id).collect(Collectors.joining(" or "));
    }
}
