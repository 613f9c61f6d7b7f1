package dev.lmc.selftest;

import dev.lmc.contract.Contract;
import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.selftest.MutationResults.Kill;
import dev.lmc.selftest.MutationResults.MutantStatus;
import dev.lmc.selftest.MutationResults.Trial;
import dev.lmc.selftest.equivalents.Equivalent;
import dev.lmc.selftest.hostile.HostileServers.HostileServer;
import dev.lmc.selftest.mutants.Mutant;
import dev.lmc.suite.RunOptions.Selection;
import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Runs the suite against servers, several at a time, and reports each result when it is available. */
public final class MutationBench {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private final TrialRuns runs;
    private final Selection selection;
    private final Workers workers;
    private final boolean fast;
    private final Consumer<String> progress;

    /**
     * @param selection the scenarios to run against hostile and equivalent servers
     * @param fast whether a mutant is only run with the scenarios of its clause, even if they do not catch it
     */
    public MutationBench(TrialRuns runs, Selection selection, int parallel, boolean fast, Consumer<String> progress) {
        this.runs = runs;
        this.selection = selection;
        this.workers = new Workers(parallel);
        this.fast = fast;
        this.progress = progress;
    }

    public MutationResults run(
            List<Mutant> mutants, List<HostileServer> hostile, List<Equivalent> equivalents, boolean whole) {
        long start = System.nanoTime();
        List<Kill> kills = workers.each(mutants, this::runMutant);
        List<Trial> hostileServers = workers.each(hostile, this::runHostile);
        List<Trial> equivalentServers = workers.each(combine(equivalents), this::runEquivalents).stream()
                .flatMap(List::stream)
                .toList();
        Map<String, List<String>> clauses = new TreeMap<>();
        runs.suite().clauses().all().stream().map(Clause::id).forEach(id -> clauses.put(id, new ArrayList<>()));
        kills.stream().filter(kill -> kill.is(MutantStatus.CAUGHT)).forEach(kill -> clauses.get(kill.clause())
                .add(kill.mutant()));
        List<String> without = whole
                ? clauses.entrySet().stream()
                        .filter(row -> row.getValue().isEmpty())
                        .map(Map.Entry::getKey)
                        .toList()
                : List.of();
        return new MutationResults(
                MutationResults.SCHEMA,
                millis(start) / 1000.0,
                kills,
                hostileServers,
                equivalentServers,
                List.of(),
                clauses,
                without);
    }

    private Kill runMutant(Mutant mutant) {
        long start = System.nanoTime();
        Kill kill = MutantJudge.of(mutant, runs.runClause(mutant), millis(start));
        if (!kill.is(MutantStatus.CAUGHT) && !fast) {
            kill = MutantJudge.of(kill, runs.runSuite(mutant), millis(start));
        }
        progress.accept(MutantJudge.line(kill));
        return kill;
    }

    private Trial runHostile(HostileServer server) {
        long start = System.nanoTime();
        try (HostileServer.Running running = server.start().start()) {
            Contract latest = runs.suite().service().contracts().latest();
            RunRecord record = runs.runAgainst(running.endpoint(), latest, selection, TIMEOUT);
            return report(
                    "hostile",
                    result(server.name(), server.description(), record, List.of(), start)
                            .withConforming(conforming(record)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> conforming(RunRecord record) {
        return record.scenarios().stream()
                .filter(scenario -> scenario.is(Verdict.CONFORMS))
                .map(ScenarioResult::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Combines variations of different kinds in one server, because a run takes long. */
    private static List<List<Equivalent>> combine(List<Equivalent> equivalents) {
        Collection<List<Equivalent>> kinds = equivalents.stream()
                .collect(Collectors.groupingBy(Equivalent::variation, TreeMap::new, Collectors.toList()))
                .values();
        int most = kinds.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, most)
                .mapToObj(i -> kinds.stream()
                        .filter(kind -> i < kind.size())
                        .map(kind -> kind.get(i))
                        .toList())
                .toList();
    }

    /** Runs equivalents together; if a run is caught, runs each of them alone. */
    private List<Trial> runEquivalents(List<Equivalent> some) {
        long start = System.nanoTime();
        RunRecord record = run(some.stream().reduce(Equivalent::and).orElseThrow());
        if (record.gate().exitCode() != 0 && some.size() > 1) {
            return some.stream()
                    .flatMap(server -> runEquivalents(List.of(server)).stream())
                    .toList();
        }
        return some.stream()
                .map(server -> result(server.name(), server.description(), record, othersThan(some, server), start))
                .map(trial -> report("equivalent", trial))
                .toList();
    }

    private static List<String> othersThan(List<Equivalent> some, Equivalent server) {
        return some.stream()
                .filter(other -> other != server)
                .map(Equivalent::name)
                .toList();
    }

    private RunRecord run(Equivalent server) {
        Contract latest = runs.suite().service().contracts().latest();
        return runs.runPatiently(server.in(runs.options(latest)), selection);
    }

    private Trial result(String name, String description, RunRecord record, List<String> with, long start) {
        return new Trial(
                name,
                description,
                record.gate().exitCode(),
                FailureDigest.of(record),
                record.totals(),
                with,
                Set.of(),
                millis(start));
    }

    private Trial report(String kind, Trial trial) {
        progress.accept(String.format(
                Locale.ROOT,
                "%-9s %-12s %-52s exit %d %6d ms  %s",
                trial.passed() ? "passed" : "caught",
                kind,
                trial.name(),
                trial.exit(),
                trial.millis(),
                trial.conforming().isEmpty()
                        ? trial.outcome()
                        : "but conforms: " + String.join(", ", trial.conforming())));
        return trial;
    }

    private static long millis(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
