package dev.lmc.selftest;

import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.selftest.compound.Compound;
import dev.lmc.selftest.compound.Compound.Part;
import dev.lmc.suite.RunOptions.Selection;
import dev.lmc.verdict.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs the suite against compound servers, several at a time, and reports how many of their faults it finds. */
public final class CompoundBench {
    private static final Compound REFERENCE = new Compound("reference", "", List.of(), List.of(), Map.of());

    private final TrialRuns runs;
    private final Selection selection;
    private final Workers workers;
    private final Consumer<String> progress;

    /** @param selection the scenarios to run: all, unless the servers have few faults */
    public CompoundBench(TrialRuns runs, Selection selection, int parallel, Consumer<String> progress) {
        this.runs = runs;
        this.selection = selection;
        this.workers = new Workers(parallel);
        this.progress = progress;
    }

    /** Judges each server with one run, like {@code lmc run}. */
    public List<CompoundResult> run(List<Compound> compounds) {
        double reference = compounds.isEmpty() ? 0 : secondsOfReference();
        return workers.each(compounds, compound -> {
            RunRecord record = run(compound);
            CompoundResult result =
                    result(compound, explained(compound, record), record, spoiled(compound, record), reference);
            progress.accept(line(result));
            return result;
        });
    }

    private RunRecord run(Compound compound) {
        return runs.run(compound, selection);
    }

    /** Explains the findings that no fault is expected to cause, by running each fault alone where they were seen. */
    private CompoundFindings explained(Compound compound, RunRecord record) {
        CompoundFindings found = CompoundFindings.of(compound, record);
        if (!found.unexplained().isEmpty()) {
            Selection seen = found.scenariosOfUnexplained();
            Map<String, RunRecord> alone = new TreeMap<>();
            compound.alone().forEach(part -> alone.put(part.name(), runs.run(part, seen)));
            found.explain(alone);
        }
        return found;
    }

    /**
     * Judges a fault that is confined to its own scenarios again, one scenario at a time. Scenarios that do not run count
     * as conforming.
     */
    private List<String> spoiled(Compound compound, RunRecord record) {
        return !compound.isConfined()
                ? List.of()
                : Stream.of(record, runs.runSelected(compound, selection, 1))
                        .flatMap(run -> run.scenarios().stream())
                        .filter(scenario -> !scenario.is(Verdict.CONFORMS) && !scenario.is(Verdict.SKIPPED))
                        .filter(scenario -> !compound.concernsDoor(scenario.id()))
                        .map(ScenarioResult::id)
                        .distinct()
                        .toList();
    }

    /**
     * Measures the duration on servers without faults, with the same number running in parallel; the first run is a
     * warm-up.
     */
    private double secondsOfReference() {
        run(REFERENCE);
        return workers.each(Collections.nCopies(workers.parallel(), REFERENCE), this::run).stream()
                .mapToDouble(RunRecord::seconds)
                .average()
                .orElseThrow();
    }

    private static CompoundResult result(
            Compound compound, CompoundFindings found, RunRecord record, List<String> spoiled, double reference) {
        List<ScenarioResult> blocked = record.scenarios().stream()
                .filter(each -> each.is(Verdict.BLOCKED) || each.is(Verdict.UNSUPPORTED))
                .toList();
        long own = blocked.stream()
                .filter(each -> compound.concernsDoor(each.id()))
                .count();
        return new CompoundResult(
                compound.name(),
                compound.description(),
                compound.doors().stream().map(door -> door.name()).toList(),
                compound.mutants().isEmpty(),
                compound.parts().stream().map(Part::name).toList(),
                compound.masked(),
                compound.visible().size(),
                found.missed().stream()
                        .map(part -> part.name() + ", by " + (part.clause() + " " + part.path()).trim())
                        .toList(),
                record.totals(),
                (int) own,
                blocked.size() - (int) own,
                found.places(),
                found.byPart(),
                found.described(),
                spoiled,
                record.harnessErrors(),
                record.seconds(),
                record.seconds() / reference);
    }

    private static String line(CompoundResult result) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%-9s %-36s found %2d of %2d, blocked %3d%s of %d, %3d findings (at most %d for one fault),"
                        + " %d unexplained, %.0f s (%.1f x)",
                result.meets() ? "good" : "short",
                result.name(),
                result.visible() - result.missed().size(),
                result.visible(),
                result.blocked(),
                result.blockedByDoor() == 0 ? "" : " (and " + result.blockedByDoor() + " about its doors)",
                result.scenarios(),
                result.findings(),
                result.most(),
                result.unexplained().size(),
                result.seconds(),
                result.ratio()));
        result.missed().forEach(missed -> line.append("\n          not found: ").append(missed));
        result.unexplained()
                .forEach(place -> line.append("\n          unexplained: ").append(place));
        result.spoiled()
                .forEach(id -> line.append("\n          does not conform: ").append(id));
        result.byPart().entrySet().stream()
                .filter(part -> part.getValue().size() > CompoundResult.MOST)
                .forEach(part -> line.append("\n          ")
                        .append(part.getKey())
                        .append(": ")
                        .append(String.join(", ", part.getValue())));
        result.harnessErrors().stream().limit(3).forEach(error -> line.append("\n          error of the suite: ")
                .append(error));
        return line.toString();
    }
}
