package dev.lmc.cli;

import dev.lmc.input.SpellingHint;
import dev.lmc.selftest.CompoundBench;
import dev.lmc.selftest.CompoundResult;
import dev.lmc.selftest.HistoryBench;
import dev.lmc.selftest.MutationBench;
import dev.lmc.selftest.MutationReport;
import dev.lmc.selftest.MutationResults;
import dev.lmc.selftest.TrialRuns;
import dev.lmc.selftest.compound.Compound;
import dev.lmc.selftest.compound.Compounds;
import dev.lmc.selftest.equivalents.Equivalent;
import dev.lmc.selftest.equivalents.Equivalents;
import dev.lmc.selftest.hostile.HostileServers;
import dev.lmc.selftest.hostile.HostileServers.HostileServer;
import dev.lmc.selftest.mutants.FaultGroup;
import dev.lmc.selftest.mutants.HistoryMutants;
import dev.lmc.selftest.mutants.HistoryMutants.HistoryMutant;
import dev.lmc.selftest.mutants.Mutant;
import dev.lmc.selftest.mutants.MutantCatalogue;
import dev.lmc.suite.RunOptions.Selection;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the suite against faulty servers to prove that it detects faults. */
@Command(
        name = "mutants",
        description = "Runs the suite against faulty, hostile and equivalent servers, and reports which it catches.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class MutantsCommand implements Callable<Integer> {
    private static final String HISTORY = "history";
    private static final Duration EXPLORED = Duration.ofSeconds(60);
    private static final long EXPLORE_SEED = 1;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--group",
            paramLabel = "G",
            description =
                    "Only the mutants of a group; hostile, equivalent, compound, door and history are groups too.")
    private String group;

    @Option(names = "--name", paramLabel = "NAME", split = ",", description = "Only the servers with these names.")
    private List<String> names = List.of();

    @Option(
            names = "--compound",
            description = "Only servers with several faults or a closed door, or the mutants in --name; judges each"
                    + " like an unknown server, with a complete run.")
    private boolean compound;

    @Option(
            names = "--gate-compound",
            description = "With --compound: fails unless each server is judged as it should be.")
    private boolean gateCompound;

    @Option(names = "--fast", description = "Does not run other clauses against a mutant that its own clause misses.")
    private boolean fast;

    @Option(
            names = "--explore",
            paramLabel = "D",
            converter = Durations.class,
            description =
                    "Explores the servers with random walks for this time each, instead of running the suite, and reports"
                            + " which faults walks find; equivalent servers must conform. History servers are explored"
                            + " for 60s by default.")
    private Duration explore;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "The number of concurrent servers (default: 6; 2 if each takes a whole run).")
    private Integer parallel;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "reports/mutants",
            description = "The directory for the kill table (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Override
    public Integer call() {
        if (parallel != null && (parallel < 1 || parallel > 64)) {
            throw Lmc.usageError(spec, "--parallel " + parallel + " is not from 1 to 64");
        }
        Durations.requirePositive("--explore", explore);
        if (gateCompound && !compound) {
            throw Lmc.usageError(spec, "--gate-compound has no effect without --compound");
        }
        requireServers();
        List<Mutant> mutants = MutantCatalogue.all().stream()
                .filter(m -> single(m.group().word(), m.name()))
                .toList();
        List<HostileServer> hostile = HostileServers.all().stream()
                .filter(h -> single("hostile", h.name()))
                .toList();
        List<Equivalent> equivalents = Equivalents.all().stream()
                .filter(e -> single("equivalent", e.name()))
                .toList();
        List<Compound> compounds = Stream.concat(
                        Compounds.all().stream().filter(c -> many("compound", c.name())),
                        Stream.concat(
                                Compounds.doors().stream().filter(d -> many("door", d.name())),
                                MutantCatalogue.all().stream()
                                        .filter(m -> compound && names.contains(m.name()))
                                        .map(Compound::of)))
                .toList();
        List<HistoryMutant> histories = HistoryMutants.all().stream()
                .filter(h -> (group != null || !names.isEmpty()) && single(HISTORY, h.name()))
                .toList();
        requireSelected(Stream.of(
                        mutants.stream().map(Mutant::name),
                        hostile.stream().map(HostileServer::name),
                        equivalents.stream().map(Equivalent::name),
                        compounds.stream().map(Compound::name),
                        histories.stream().map(HistoryMutant::name))
                .flatMap(kind -> kind)
                .collect(Collectors.toSet()));
        if (explore != null) {
            if (group == null && names.isEmpty() || !hostile.isEmpty() || !compounds.isEmpty()) {
                throw Lmc.usageError(
                        spec,
                        "--explore needs --group or --name; hostile servers and those with several faults are not explored");
            }
        }
        if (explore != null && !(mutants.isEmpty() && equivalents.isEmpty())) {
            int others = explore(mutants, equivalents);
            return histories.isEmpty() ? others : Math.max(others, explore(histories));
        }
        boolean none = mutants.isEmpty() && hostile.isEmpty() && equivalents.isEmpty() && compounds.isEmpty();
        if (!histories.isEmpty() && !none) {
            throw Lmc.usageError(
                    spec,
                    "--name: " + histories.get(0).name() + " is explored, not run: omit the servers of other groups");
        }
        if (!histories.isEmpty()) {
            return explore(histories);
        }
        if (none) {
            throw Lmc.usageError(spec, "no server has that group and name; groups are " + groups());
        }
        TrialRuns runs = new TrialRuns();
        CompoundBench bench = new CompoundBench(runs, Selection.all(), parallel == null ? 2 : parallel, this::tell);
        MutationReport files = MutationReport.in(out);
        boolean whole = group == null && names.isEmpty() && !compound;
        MutationResults table = new MutationBench(
                        runs, Selection.all(), parallel == null ? 6 : parallel, fast, this::tell)
                .run(mutants, hostile, equivalents, whole);
        long start = System.nanoTime();
        List<CompoundResult> results = bench.run(compounds);
        table = table.with(results, (System.nanoTime() - start) / 1e9);
        Path page = files.write(table, runs.suite().clauses());
        if (!table.withoutKiller().isEmpty()) {
            tell("no mutant is caught by " + String.join(", ", table.withoutKiller()));
        }
        tell("files: " + page + " (also mutants.json)");
        tell(table.summary() + " in " + Math.round(table.seconds()) + " s");
        return table.isSound() && (!gateCompound || table.meetsAims()) ? 0 : 1;
    }

    /** Refuses names that no server has: a test that is left out must not pass. */
    private void requireServers() {
        Set<String> known = new TreeSet<>(ServeCommand.servers());
        HostileServers.all().forEach(server -> known.add(server.name()));
        for (String name : names) {
            if (!known.contains(name)) {
                throw Lmc.usageError(spec, "--name: there is no server " + name + SpellingHint.hint(name, known));
            }
        }
    }

    /** Refuses servers that other options leave out. */
    private void requireSelected(Set<String> selected) {
        for (String name : names) {
            if (!selected.contains(name)) {
                throw Lmc.usageError(
                        spec,
                        "--name: " + name
                                + (group == null ? " is not run with --compound" : " is not in the group " + group));
            }
        }
    }

    /** Explores servers that the suite is run against; only an equivalent server that deviates is an error. */
    private int explore(List<Mutant> mutants, List<Equivalent> equivalents) {
        if (!mutants.isEmpty()) {
            long found = explorers().found(mutants, EXPLORE_SEED);
            tell("walks find " + found + " of " + mutants.size() + " faults");
        }
        return explorers().conforming(equivalents, EXPLORE_SEED) ? 0 : 1;
    }

    /** Explores the servers whose faults no scenario meets, with three seeds each. */
    private int explore(List<HistoryMutant> histories) {
        List<Long> seeds = fast ? List.of(1L) : List.of(1L, 2L, 3L);
        List<HistoryBench.Trial> trials = explorers().run(histories, seeds);
        long caught = trials.stream().filter(HistoryBench.Trial::isCaught).count();
        long brief = trials.stream().filter(HistoryBench.Trial::isShort).count();
        tell(caught + " of " + trials.size() + " caught, " + brief + " with a shortest walk");
        return brief == trials.size() ? 0 : 1;
    }

    private HistoryBench explorers() {
        return new HistoryBench(
                new TrialRuns(), parallel == null ? 2 : parallel, explore == null ? EXPLORED : explore, this::tell);
    }

    private void tell(String line) {
        PrintWriter results = spec.commandLine().getOut();
        synchronized (results) {
            results.println(line);
            results.flush();
        }
    }

    private boolean single(String ofGroup, String ofName) {
        return !compound && chosen(ofGroup, ofName);
    }

    /** Returns whether several servers are selected; those that take a whole run each are run only on request. */
    private boolean many(String ofGroup, String ofName) {
        return (compound || group != null || !names.isEmpty()) && chosen(ofGroup, ofName);
    }

    private boolean chosen(String ofGroup, String ofName) {
        return (group == null || group.equals(ofGroup)) && (names.isEmpty() || names.contains(ofName));
    }

    private static String groups() {
        return Arrays.stream(FaultGroup.values()).map(FaultGroup::word).collect(Collectors.joining(", "))
                + ", hostile, equivalent, compound, door, " + HISTORY;
    }
}
