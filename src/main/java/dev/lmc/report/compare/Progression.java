package dev.lmc.report.compare;

import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioKey;
import dev.lmc.record.ScenarioResult;
import dev.lmc.report.view.OperationCounts;
import dev.lmc.text.PrintableText;
import dev.lmc.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What became better and what worse from one run to another, scenario by scenario. What was judged and is no longer is
 * worse: nobody knows whether it still conforms.
 *
 * @param remarks why the two can only be compared in part; empty where they can
 * @param steps what changed, in the order of the features
 */
public record Progression(List<String> remarks, List<Step> steps) {
    /** Which way it went. */
    public enum Way {
        BETTER,
        WORSE,
        CAME,
        WENT,
        OTHERWISE;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A scenario whose verdict or deviations changed; before or after is {@link Comparison#ABSENT} where it was not run. */
    public record Step(Way way, String clause, String operation, String title, String before, String after) {}

    static Progression between(RunRecord first, RunRecord last) {
        List<String> remarks = remarks(first, last);
        Map<ScenarioKey, List<ScenarioResult>> before = byKey(first);
        Map<ScenarioKey, List<ScenarioResult>> after = byKey(last);
        Set<ScenarioKey> all = new LinkedHashSet<>(after.keySet());
        all.addAll(before.keySet());
        List<Step> steps = new ArrayList<>();
        for (ScenarioKey key : all) {
            List<ScenarioResult> earlier = before.getOrDefault(key, List.of());
            List<ScenarioResult> later = after.getOrDefault(key, List.of());
            for (int i = 0; i < Math.max(earlier.size(), later.size()); i++) {
                step(at(earlier, i), at(later, i), remarks.isEmpty()).ifPresent(steps::add);
            }
        }
        return new Progression(remarks, List.copyOf(steps));
    }

    /** Those that went that way. */
    public List<Step> that(Way way) {
        return steps.stream().filter(step -> step.way() == way).toList();
    }

    private static List<String> remarks(RunRecord first, RunRecord last) {
        List<String> remarks = new ArrayList<>();
        if (!first.contract().equals(last.contract())) {
            remarks.add("they were judged by contracts of different dates: " + PrintableText.cut(first.contract(), 20)
                    + " and " + PrintableText.cut(last.contract(), 20));
        }
        if (!first.selection().equals(last.selection())) {
            remarks.add("they chose different scenarios");
        }
        return remarks;
    }

    private static Map<ScenarioKey, List<ScenarioResult>> byKey(RunRecord run) {
        return run.scenarios().stream()
                .collect(Collectors.groupingBy(ScenarioKey::of, LinkedHashMap::new, Collectors.toList()));
    }

    private static Optional<ScenarioResult> at(List<ScenarioResult> results, int place) {
        return place < results.size() ? Optional.of(results.get(place)) : Optional.empty();
    }

    private static Optional<Step> step(Optional<ScenarioResult> before, Optional<ScenarioResult> after, boolean whole) {
        Way way = before.isEmpty()
                ? Way.CAME
                : after.isEmpty() ? went(before.get(), whole) : way(before.get(), after.get());
        if (way == null) {
            return Optional.empty();
        }
        ScenarioResult one = after.or(() -> before).orElseThrow();
        return Optional.of(new Step(
                way,
                PrintableText.cut(one.id(), 40),
                PrintableText.cut(OperationCounts.named(one), 40),
                PrintableText.cut(one.title(), 200),
                before.map(Progression::words).orElse(Comparison.ABSENT),
                after.map(Progression::words).orElse(Comparison.ABSENT)));
    }

    /** Where both runs chose the same by the same contract, a judged scenario may not vanish. */
    private static Way went(ScenarioResult before, boolean whole) {
        return whole && judged(before) ? Way.WORSE : Way.WENT;
    }

    /** Null where nothing changed. */
    private static Way way(ScenarioResult before, ScenarioResult after) {
        if (!judged(before)) {
            return conforms(after) ? Way.BETTER : before.verdict().equals(after.verdict()) ? null : Way.OTHERWISE;
        }
        if (!judged(after) || conforms(before) && !conforms(after)) {
            return Way.WORSE;
        }
        if (!conforms(before) && conforms(after)) {
            return Way.BETTER;
        }
        Set<String> earlier = paths(before);
        Set<String> later = paths(after);
        if (!earlier.containsAll(later)) {
            return Way.WORSE;
        }
        if (!later.containsAll(earlier)) {
            return Way.BETTER;
        }
        return before.verdict().equals(after.verdict()) ? null : Way.OTHERWISE;
    }

    private static boolean judged(ScenarioResult result) {
        return conforms(result) || result.is(Verdict.DEVIATES) || result.is(Verdict.KNOWN);
    }

    private static boolean conforms(ScenarioResult result) {
        return result.is(Verdict.CONFORMS) || result.is(Verdict.FIXED);
    }

    private static String words(ScenarioResult result) {
        Set<String> paths = paths(result);
        return paths.isEmpty()
                ? result.verdict()
                : result.verdict() + ": " + PrintableText.cut(String.join(", ", paths), 120);
    }

    private static Set<String> paths(ScenarioResult result) {
        return result.deviations().stream()
                .map(d -> (d.clause() + " " + d.path().replaceAll("\\[\\d+]", "[]")).trim())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
