package dev.lmc.suite;

import dev.lmc.input.UsageException;
import dev.lmc.record.Gate;
import dev.lmc.record.Observation;
import dev.lmc.record.RunRecord;
import dev.lmc.record.RunRecord.CoverageView;
import dev.lmc.record.RunRecord.Part;
import dev.lmc.record.RunRecord.SelectionView;
import dev.lmc.record.RunRecord.TargetView;
import dev.lmc.record.RunRecordBuilder;
import dev.lmc.record.ScenarioResult;
import dev.lmc.suite.Attribution.Attributed;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.ScenarioDescription.ScenarioKey;
import dev.lmc.verdict.Strength;
import dev.lmc.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Merges the shards of a run into one run with the same scenarios, verdicts and coverage as the run without shards. */
public final class MergedRun {
    private final List<ShardRun> shards;

    /**
     * A shard.
     *
     * @param name its name in messages
     */
    public record ShardRun(String name, RunRecord run) {}

    /** @throws UsageException with a one-line message, if they are not the complete shards of one run, each once */
    public MergedRun(List<ShardRun> shards) {
        this.shards = List.copyOf(shards);
        ShardRun first = shards.get(0);
        for (ShardRun other : shards) {
            same(first, other, "suite", RunRecord::suite);
            same(first, other, "contract", RunRecord::contract);
            same(first, other, "model", RunRecord::model);
            same(first, other, "target", run -> target(run.target()));
            same(first, other, "selection of tags", run -> run.selection().tags());
            same(first, other, "operation", run -> run.selection().operation());
            same(first, other, "kind of coverage", run -> covered(run.coverage()));
        }
        whole();
    }

    private static void same(ShardRun first, ShardRun other, String what, Function<RunRecord, String> of) {
        String one = of.apply(first.run);
        String two = of.apply(other.run);
        if (!one.equals(two)) {
            throw new UsageException(
                    other.name + " has another " + what + " than " + first.name + ": '" + two + "', not '" + one + "'");
        }
    }

    /** Returns the comparable part of the target: each run of the built-in reference has its own port. */
    private static String target(TargetView target) {
        return target.kind() + " " + target.region() + " "
                + (target.kind().equals("reference") ? target.name() : target.endpoint());
    }

    private static String covered(CoverageView coverage) {
        Map<String, Set<String>> kinds = new TreeMap<>();
        coverage.operations().forEach((operation, parts) -> kinds.put(operation, parts.keySet()));
        return kinds.toString();
    }

    private void whole() {
        Map<String, String> byPart = new LinkedHashMap<>();
        String of = "";
        for (ShardRun shard : shards) {
            String part = shard.run.selection().shard();
            if (part.isEmpty()) {
                throw new UsageException(shard.name + " is not a shard: lmc run --shard I/N creates one");
            }
            String parts = part.substring(part.indexOf('/') + 1);
            if (!of.isEmpty() && !of.equals(parts)) {
                throw new UsageException(
                        shard.name + " is shard " + part + ", and " + shards.get(0).name + " is one of " + of);
            }
            of = parts;
            String before = byPart.put(part, shard.name);
            if (before != null) {
                throw new UsageException(shard.name + " and " + before + " are both shard " + part);
            }
        }
        for (int i = 1; i <= Integer.parseInt(of); i++) {
            if (!byPart.containsKey(i + "/" + of)) {
                throw new UsageException("shard " + i + "/" + of + " is missing");
            }
        }
    }

    /** Returns the selection of the whole run, without the shard. */
    public SelectionView selection() {
        SelectionView one = shards.get(0).run.selection();
        return new SelectionView(one.tags(), one.operation(), "");
    }

    /** Returns the clauses that the shards judged as musts. */
    public Set<String> musts() {
        return shards.stream()
                .flatMap(shard -> shard.run.scenarios().stream())
                .filter(result -> result.scenario().strength() == Strength.MUST)
                .map(ScenarioResult::id)
                .collect(Collectors.toSet());
    }

    /** Returns the offset for each shard's exchange numbers, so that each number is unique. */
    public List<Integer> offsets() {
        List<Integer> offsets = new ArrayList<>();
        int sum = 0;
        for (ShardRun shard : shards) {
            offsets.add(sum);
            sum += shard.run.exchanges();
        }
        return offsets;
    }

    /**
     * Returns the whole run, judged again.
     *
     * @param planned the scenarios of the whole run, in order
     * @param attribution reconciles scenarios and findings, with the list of known deviations of the whole run
     * @throws UsageException with a one-line message, if a scenario is missing, duplicated or unexpected
     */
    public RunRecord record(List<ScenarioKey> planned, Attribution attribution, Gate gate) {
        RunRecord first = shards.get(0).run;
        boolean complete = shards.stream().allMatch(shard -> shard.run.complete());
        Attributed attributed = attribution.anew(
                inOrder(planned), findings(), complete, selection().isWhole());
        List<ScenarioResult> scenarios = attributed.scenarios();
        Set<String> omitted = new TreeSet<>(all(RunRecord::omitted));
        scenarios.stream()
                .filter(s -> omitted.contains(s.operation()) && !s.is(Verdict.SKIPPED))
                .findFirst()
                .ifPresent(s -> {
                    throw new UsageException("one shard excludes " + s.operation() + ", and another judges it");
                });
        return RunRecordBuilder.of(first)
                .selection(selection())
                .started(started())
                .seconds(seconds())
                .calls(sum(RunRecord::exchanges), sum(RunRecord::throttled))
                .omitted(List.copyOf(omitted))
                .firstLook(firstLook())
                .results(scenarios, attributed.findings())
                .coverage(coverage())
                .lost(all(run -> List.of(run.lost())).stream()
                        .filter(how -> !how.isEmpty())
                        .findFirst()
                        .orElse(""))
                .leftBehind(all(RunRecord::leftBehind))
                .complete(complete)
                .harnessErrors(all(RunRecord::harnessErrors))
                .judgedBy(gate);
    }

    /** Returns the first look of the first shard that has one: all look at the same target. */
    private List<Observation> firstLook() {
        return shards.stream()
                .map(shard -> shard.run.firstLook())
                .filter(rows -> !rows.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<RunFinding> findings() {
        List<Integer> offsets = offsets();
        List<RunFinding> all = new ArrayList<>();
        for (int i = 0; i < shards.size(); i++) {
            int offset = offsets.get(i);
            shards.get(i).run.findings().forEach(finding -> all.add(finding.renumbered(offset)));
        }
        return all;
    }

    private List<ScenarioResult> inOrder(List<ScenarioKey> planned) {
        Map<ScenarioKey, Deque<ScenarioResult>> results = new HashMap<>();
        Map<String, String> owners = new HashMap<>();
        List<Integer> offsets = offsets();
        for (int i = 0; i < shards.size(); i++) {
            ShardRun shard = shards.get(i);
            for (ScenarioResult result : shard.run.scenarios()) {
                String owner = owners.putIfAbsent(result.id(), shard.name);
                if (owner != null && !owner.equals(shard.name)) {
                    throw new UsageException(
                            result.id() + " is in " + owner + " and in " + shard.name + ": shards of different runs");
                }
                results.computeIfAbsent(result.scenario().key(), key -> new ArrayDeque<>())
                        .add(result.renumbered(offsets.get(i)));
            }
        }
        List<ScenarioResult> ordered = new ArrayList<>();
        for (ScenarioKey key : planned) {
            ScenarioResult result =
                    results.getOrDefault(key, new ArrayDeque<>()).poll();
            if (result == null) {
                throw new UsageException(key.id() + " is in no shard: shards of different runs");
            }
            ordered.add(result);
        }
        results.values().stream().flatMap(Collection::stream).findFirst().ifPresent(extra -> {
            throw new UsageException(extra.id() + " has a scenario that this suite does not know");
        });
        return ordered;
    }

    private Instant started() {
        return shards.stream()
                .map(shard -> shard.run.started())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** Returns the seconds from the first start to the last end. */
    private double seconds() {
        double last = shards.stream()
                .mapToDouble(shard ->
                        Duration.between(started(), shard.run.started()).toMillis() / 1000.0 + shard.run.seconds())
                .max()
                .orElse(0);
        return Math.round(last * 1000) / 1000.0;
    }

    private int sum(ToIntFunction<RunRecord> of) {
        return shards.stream().map(ShardRun::run).mapToInt(of).sum();
    }

    private List<String> all(Function<RunRecord, List<String>> of) {
        return shards.stream()
                .flatMap(shard -> of.apply(shard.run).stream())
                .distinct()
                .toList();
    }

    private CoverageView coverage() {
        List<CoverageView> views =
                shards.stream().map(shard -> shard.run.coverage()).toList();
        Map<String, Map<String, Part>> operations = new TreeMap<>();
        views.get(0).operations().forEach((operation, kinds) -> {
            Map<String, Part> merged = new LinkedHashMap<>();
            kinds.keySet()
                    .forEach(kind -> merged.put(
                            kind,
                            merged(views.stream()
                                    .map(view ->
                                            view.operations().get(operation).get(kind))
                                    .toList())));
            operations.put(operation, merged);
        });
        return new CoverageView(
                operations,
                merged(views.stream().map(CoverageView::getTransitions).toList()));
    }

    private static Part merged(List<Part> parts) {
        Set<String> seen = new TreeSet<>();
        parts.forEach(part -> seen.addAll(part.seen()));
        Part one = parts.get(0);
        Set<String> unseen = new TreeSet<>();
        parts.forEach(part -> unseen.addAll(part.unseen()));
        unseen.removeAll(seen);
        return new Part(
                List.copyOf(seen),
                List.copyOf(unseen),
                one.unreachable().stream().filter(u -> !seen.contains(u.name())).toList());
    }
}
