package dev.lmc.selftest;

import dev.lmc.explore.Exploration;
import dev.lmc.explore.Exploration.ExploreOptions;
import dev.lmc.explore.FoundFault;
import dev.lmc.licensemanager.explore.GrantStep;
import dev.lmc.record.Gate;
import dev.lmc.record.RunRecord;
import dev.lmc.selftest.equivalents.Equivalent;
import dev.lmc.selftest.mutants.HistoryMutants.HistoryMutant;
import dev.lmc.selftest.mutants.Mutant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Explores servers with faults that no scenario meets, until a walk finds the fault and the shortest way to it; servers
 * with other faults, to tell which of them walks find; and servers that conform, where no walk may find a fault.
 */
public final class HistoryBench {
    /** The number of steps that a reported walk may have more than the shortest. */
    private static final int TOLERATED = 2;

    private final TrialRuns runs;
    private final int parallel;
    private final Duration time;
    private final Consumer<String> progress;

    /**
     * @param time how long to look for a fault
     * @param progress receives a line for each trial
     */
    public HistoryBench(TrialRuns runs, int parallel, Duration time, Consumer<String> progress) {
        this.runs = runs;
        this.parallel = parallel;
        this.time = time;
        this.progress = progress;
    }

    /** The outcome of one exploration of one mutant. */
    public record Trial(HistoryMutant mutant, long seed, double seconds, Optional<FoundFault<GrantStep>> fault) {
        public boolean isCaught() {
            return fault.isPresent();
        }

        /** Returns whether the reported walk is about as short as the shortest. */
        public boolean isShort() {
            return fault.filter(found -> found.steps().size() <= mutant.shortest() + TOLERATED)
                    .isPresent();
        }

        String line() {
            return fault.map(found -> String.format(
                            Locale.ROOT,
                            "%s %s: seed %d, %.1f s, %s after %d steps, shortest %d (known %d) in %.1f s",
                            isShort() ? "caught" : "LONG",
                            mutant.name(),
                            seed,
                            seconds,
                            found.deviation().clause(),
                            found.met(),
                            found.steps().size(),
                            mutant.shortest(),
                            found.seconds()))
                    .orElseGet(() ->
                            String.format(Locale.ROOT, "MISSED %s: seed %d, %.1f s", mutant.name(), seed, seconds));
        }
    }

    /** Explores each mutant with each seed. */
    public List<Trial> run(List<HistoryMutant> mutants, List<Long> seeds) {
        List<HistoryMutant> each = new ArrayList<>();
        List<Long> with = new ArrayList<>();
        mutants.forEach(mutant -> seeds.forEach(seed -> {
            each.add(mutant);
            with.add(seed);
        }));
        List<Integer> indexes = IntStream.range(0, each.size()).boxed().toList();
        return new Workers(parallel).each(indexes, i -> explore(each.get(i), with.get(i)));
    }

    /**
     * Explores servers that conform, and returns whether no walk deviates from a must or meets an error of lmc.
     *
     * @param seed the seed at the first server; each has the next one
     */
    public boolean conforming(List<Equivalent> servers, long seed) {
        List<Integer> indexes = IntStream.range(0, servers.size()).boxed().toList();
        return new Workers(parallel)
                .each(indexes, i -> conforms(servers.get(i), seed + i)).stream().allMatch(Boolean::booleanValue);
    }

    private boolean conforms(Equivalent server, long seed) {
        Exploration<GrantStep> exploration = runs.explore(server::in, ExploreOptions.of(Optional.of(seed), time));
        RunRecord record = exploration.soFar();
        int code = record.gate().exitCode();
        progress.accept(String.format(
                Locale.ROOT,
                "%s %s: seed %d, %d calls",
                code == Gate.CONFORMS ? "conforms" : "DEVIATES",
                server.name(),
                seed,
                record.exchanges()));
        exploration.faults().forEach(fault -> {
            progress.accept("    " + fault.deviation());
            fault.steps().forEach(step -> progress.accept("    " + step.words()));
        });
        return code == Gate.CONFORMS;
    }

    /**
     * Explores servers with one fault each, and returns how many of them deviate from a must. Tells the clauses that
     * each deviates from.
     *
     * @param seed the seed at the first server; each has the next one
     */
    public long found(List<Mutant> mutants, long seed) {
        List<Integer> indexes = IntStream.range(0, mutants.size()).boxed().toList();
        return new Workers(parallel)
                .each(indexes, i -> isFound(mutants.get(i), seed + i)).stream()
                        .filter(Boolean::booleanValue)
                        .count();
    }

    private boolean isFound(Mutant mutant, long seed) {
        Exploration<GrantStep> exploration = runs.explore(mutant::in, ExploreOptions.of(Optional.of(seed), time));
        boolean found = exploration.soFar().gate().exitCode() == Gate.DEVIATES
                && !exploration.faults().isEmpty();
        String clauses = exploration.faults().stream()
                .map(fault -> fault.deviation().clause())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        progress.accept(String.format(
                Locale.ROOT,
                "%s %s: seed %d, its clause %s, walks %s",
                found ? "found" : "not found",
                mutant.name(),
                seed,
                mutant.clause(),
                clauses.isEmpty() ? "none" : clauses));
        return found;
    }

    private Trial explore(HistoryMutant mutant, long seed) {
        long start = System.nanoTime();
        Exploration<GrantStep> exploration =
                runs.explore(mutant::in, new ExploreOptions(seed, time, OptionalInt.empty(), 1));
        Trial trial = new Trial(
                mutant,
                seed,
                (System.nanoTime() - start) / 1e9,
                exploration.faults().stream().findFirst());
        progress.accept(trial.line());
        trial.fault().filter(found -> !trial.isShort()).ifPresent(found -> found.steps()
                .forEach(step -> progress.accept("    " + step.words())));
        return trial;
    }
}
