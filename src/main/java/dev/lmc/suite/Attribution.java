package dev.lmc.suite;

import dev.lmc.known.KnownDeviations;
import dev.lmc.record.ScenarioResult;
import dev.lmc.verdict.Clauses;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.Evidence;
import dev.lmc.verdict.FindingIdentities;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.RunFinding.Extent;
import dev.lmc.verdict.RunFinding.Key;
import dev.lmc.verdict.RunFinding.Kind;
import dev.lmc.verdict.Strength;
import dev.lmc.verdict.Verdict;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reconciles the scenarios and findings of a run: marks known findings and those that block others, and makes the
 * scenario of a rule for every exchange deviate wherever the run shows it.
 */
public final class Attribution {

    private static final Comparator<RunFinding> MOST_AFFECTING = Comparator.comparing((RunFinding finding) ->
                    -finding.extent().detours() - finding.extent().failing())
            .thenComparing(RunFinding::clause)
            .thenComparing(finding -> finding.key().operation())
            .thenComparing(RunFinding::path)
            .thenComparing(finding -> finding.key().cause());

    private final Clauses clauses;
    private final KnownDeviations known;

    public Attribution(Clauses clauses, KnownDeviations known) {
        this.clauses = clauses;
        this.known = known;
    }

    /** Consistent scenarios and findings; findings that block others come first. */
    public record Attributed(List<ScenarioResult> scenarios, List<RunFinding> findings) {}

    /**
     * Attributes the results of one run.
     *
     * @param scenarios in the order of the features
     * @param complete whether the run ended regularly
     * @param whole whether all scenarios were selected
     */
    public Attributed of(List<ScenarioResult> scenarios, List<RunFinding> findings, boolean complete, boolean whole) {
        List<RunFinding> weighed = weighed(scenarios, findings).stream()
                .map(finding -> finding.excused(known.covers(finding), known.explanation(finding)))
                .sorted(order(scenarios))
                .toList();
        List<ScenarioResult> results =
                scenarios.stream().map(result -> ruled(result, weighed)).toList();
        return new Attributed(complete ? known.markFixed(results, weighed, whole) : results, weighed);
    }

    /**
     * Attributes the results of several shards, which were judged by other lists of known deviations or none, anew.
     *
     * @param findings the findings of all shards
     */
    public Attributed anew(List<ScenarioResult> scenarios, List<RunFinding> findings, boolean complete, boolean whole) {
        return of(scenarios.stream().map(known::rejudged).toList(), together(findings), complete, whole);
    }

    /** Merges the findings of several shards as one run would report them. */
    private List<RunFinding> together(List<RunFinding> findings) {
        Map<Key, Set<String>> operations = new HashMap<>();
        findings.forEach(finding -> operations
                .computeIfAbsent(finding.key(), key -> new HashSet<>())
                .addAll(finding.extent().operations()));
        Map<Key, Key> identities = new FindingIdentities(clauses).of(operations);
        Map<Key, RunFinding> together = new LinkedHashMap<>();
        findings.forEach(finding -> {
            Key identity = identities.get(finding.key());
            // the finding whose clause is reported represents the others
            together.merge(
                    identity,
                    finding.clause().equals(identity.clause()) ? finding.as(identity) : finding,
                    (one, other) -> one.clause().equals(identity.clause()) ? one.and(other) : other.and(one));
        });
        return List.copyOf(together.values());
    }

    /**
     * Counts the scenarios affected by each finding. Scenarios blocked by a clause count once: for a finding of the
     * clause, or else for one that also contradicts it; of several, for the one that affects most.
     */
    private static List<RunFinding> weighed(List<ScenarioResult> scenarios, List<RunFinding> findings) {
        Map<String, Integer> blocked = new HashMap<>();
        scenarios.stream()
                .filter(result -> !result.judged().blockedBy().isEmpty())
                .forEach(result -> blocked.merge(result.judged().blockedBy(), 1, Integer::sum));
        List<RunFinding> first = findings.stream().sorted(MOST_AFFECTING).toList();
        Map<RunFinding, Integer> counts = new IdentityHashMap<>();
        for (RunFinding finding : first) {
            counts.put(finding, count(blocked, finding.clause()));
        }
        for (RunFinding finding : first) {
            finding.extent().also().forEach(id -> counts.merge(finding, count(blocked, id), Integer::sum));
        }
        return findings.stream()
                .map(finding -> weighed(finding, counts.get(finding)))
                .toList();
    }

    private static int count(Map<String, Integer> blocked, String clause) {
        return Optional.ofNullable(blocked.remove(clause)).orElse(0);
    }

    private static RunFinding weighed(RunFinding finding, int blocked) {
        Extent extent = finding.extent().blocking(blocked);
        Kind other = finding.kind() == Kind.CAUSE ? Kind.OWN : finding.kind();
        return finding.with(extent.hindered() > 0 ? Kind.CAUSE : other, extent);
    }

    private static Comparator<RunFinding> order(List<ScenarioResult> scenarios) {
        Map<String, Integer> places = new HashMap<>();
        scenarios.forEach(result -> places.putIfAbsent(result.id(), places.size()));
        return Comparator.comparing(RunFinding::kind)
                .thenComparing(finding ->
                        finding.kind() == Kind.CAUSE ? -finding.extent().hindered() : 0)
                .thenComparing(finding -> places.getOrDefault(finding.clause(), Integer.MAX_VALUE))
                .thenComparing(RunFinding::clause)
                .thenComparing(finding -> finding.key().operation())
                .thenComparing(RunFinding::path)
                .thenComparing(finding -> finding.key().cause());
    }

    /** Returns the verdict on an aborted scenario: not judged, unless it has an unknown deviation from a must. */
    private static boolean weighs(ScenarioResult result, List<RunFinding> shown) {
        return result.scenario().strength() == Strength.MUST && !shown.stream().allMatch(RunFinding::known);
    }

    /** Adds the deviations shown by other scenarios to the scenario of a clause that every exchange is judged by. */
    private ScenarioResult ruled(ScenarioResult result, List<RunFinding> findings) {
        List<RunFinding> shown = clauses.isAlwaysJudged(result.id())
                ? findings.stream()
                        .filter(finding -> finding.contradicts(result.id()))
                        .toList()
                : List.of();
        if (shown.isEmpty() || !result.judged().ended() && !weighs(result, shown) || result.is(Verdict.SKIPPED)) {
            return result;
        }
        Set<Evidence> evidence = new LinkedHashSet<>(result.evidence());
        shown.forEach(finding -> evidence.addAll(finding.evidence()));
        return new ScenarioResult(
                result.scenario(),
                result.judged()
                        .with(
                                shown.stream().allMatch(RunFinding::known) ? Verdict.KNOWN : Verdict.DEVIATES,
                                result.judged().ended() ? shown.get(0).reason() : result.reason()),
                result.stopped(),
                result.timing(),
                result.remarks(),
                result.transitions(),
                Deviation.distinct(Stream.concat(
                        result.deviations().stream(), shown.stream().map(RunFinding::deviation))),
                evidence.stream().limit(Evidence.MOST).toList(),
                result.replay().isEmpty() ? shown.get(0).replay() : result.replay());
    }
}
