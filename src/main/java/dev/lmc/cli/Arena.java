package dev.lmc.cli;

import dev.lmc.contract.Contract;
import dev.lmc.licensemanager.mutants.Equivalent;
import dev.lmc.licensemanager.mutants.HostileServer;
import dev.lmc.licensemanager.mutants.Mutant;
import dev.lmc.report.KillTable;
import dev.lmc.report.KillTable.Kill;
import dev.lmc.report.KillTable.Outcome;
import dev.lmc.report.KillTable.Trial;
import dev.lmc.suite.RunOptions.Selection;
import dev.lmc.verdict.Clause;
import dev.lmc.verdict.RunRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tries servers on the suite, several at a time, and tells each result as it comes. */
final class Arena {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    /** Enough of the suite to meet every answer of a hostile server. */
    private static final Selection OF_ANSWERS =
            new Selection(Optional.of("@response or @parties"), Optional.empty(), Optional.empty());

    private final Trials trials;
    private final Workers workers;
    private final boolean fast;
    private final Consumer<String> teller;

    /**
     * @param fast whether a mutant is tried on the scenarios of its clause only, even when these do not catch it
     */
    Arena(Trials trials, int parallel, boolean fast, Consumer<String> teller) {
        this.trials = trials;
        this.workers = new Workers(parallel);
        this.fast = fast;
        this.teller = teller;
    }

    KillTable run(List<Mutant> mutants, List<HostileServer> hostile, List<Equivalent> equivalents, boolean whole) {
        long start = System.nanoTime();
        List<Kill> kills = workers.each(mutants, this::kill);
        List<Trial> enemies = workers.each(hostile, this::face);
        List<Trial> friends = workers.each(together(equivalents), this::meet).stream()
                .flatMap(List::stream)
                .toList();
        Map<String, List<String>> clauses = new TreeMap<>();
        trials.suite().clauses().all().stream().map(Clause::id).forEach(id -> clauses.put(id, new ArrayList<>()));
        kills.stream().filter(kill -> kill.is(Outcome.CAUGHT)).forEach(kill -> clauses.get(kill.clause())
                .add(kill.mutant()));
        List<String> without = whole
                ? clauses.entrySet().stream()
                        .filter(row -> row.getValue().isEmpty())
                        .map(Map.Entry::getKey)
                        .toList()
                : List.of();
        return new KillTable(
                KillTable.SCHEMA, millis(start) / 1000.0, kills, enemies, friends, List.of(), clauses, without);
    }

    private Kill kill(Mutant mutant) {
        long start = System.nanoTime();
        Kill kill = Kills.of(mutant, trials.alone(mutant), millis(start));
        if (!kill.is(Outcome.CAUGHT) && !fast) {
            kill = Kills.of(kill, trials.whole(mutant), millis(start));
        }
        teller.accept(Kills.line(kill));
        return kill;
    }

    private Trial face(HostileServer server) {
        long start = System.nanoTime();
        try (HostileServer.Running running = server.start().start()) {
            Contract latest = trials.suite().service().contracts().latest();
            RunRecord record = trials.at(running.endpoint(), latest, OF_ANSWERS, TIMEOUT);
            return told("hostile", trial(server.name(), server.story(), record, List.of(), start));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Liberties of different kinds together, for a run is long. */
    private static List<List<Equivalent>> together(List<Equivalent> equivalents) {
        Collection<List<Equivalent>> kinds = equivalents.stream()
                .collect(Collectors.groupingBy(Equivalent::liberty, TreeMap::new, Collectors.toList()))
                .values();
        int most = kinds.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, most)
                .mapToObj(i -> kinds.stream()
                        .filter(kind -> i < kind.size())
                        .map(kind -> kind.get(i))
                        .toList())
                .toList();
    }

    /** Where several are caught, each is tried alone. */
    private List<Trial> meet(List<Equivalent> some) {
        long start = System.nanoTime();
        RunRecord record = run(some.stream().reduce(Equivalent::and).orElseThrow());
        if (trials.exitCode(record) != 0 && some.size() > 1) {
            return some.stream()
                    .flatMap(server -> meet(List.of(server)).stream())
                    .toList();
        }
        return some.stream()
                .map(server -> trial(server.name(), server.story(), record, others(some, server), start))
                .map(trial -> told("equivalent", trial))
                .toList();
    }

    private static List<String> others(List<Equivalent> some, Equivalent server) {
        return some.stream()
                .filter(other -> other != server)
                .map(Equivalent::name)
                .toList();
    }

    private RunRecord run(Equivalent server) {
        Contract latest = trials.suite().service().contracts().latest();
        return trials.patiently(server.in(trials.options(latest)));
    }

    private Trial trial(String name, String story, RunRecord record, List<String> with, long start) {
        return new Trial(
                name, story, trials.exitCode(record), Outcomes.of(record), record.totals(), with, millis(start));
    }

    private Trial told(String kind, Trial trial) {
        teller.accept(String.format(
                "%-9s %-12s %-52s exit %d %6d ms  %s",
                trial.passed() ? "passed" : "caught",
                kind,
                trial.name(),
                trial.exit(),
                trial.millis(),
                trial.outcome()));
        return trial;
    }

    private static long millis(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
