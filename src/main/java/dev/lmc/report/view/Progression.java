package dev.lmc.report.view;

import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.text.PrintableText;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.ScenarioDescription.ScenarioKey;
import dev.lmc.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The improvements and regressions from one run to another, by scenario. A scenario that is no longer judged is a
 * regression, because it may have stopped conforming.
 *
 * @param remarks why the runs are only partly comparable; empty if they are fully comparable
 * @param steps the changes, in the order of the features
 */
public record Progression(List<String> remarks, List<Step> steps) {
    /** The text for a run without a scenario of the clause. */
    public static final String ABSENT = "not run";

    /** The text for a run without a finding. */
    private static final String ABSENT_FINDING = "no finding";

    /** The direction of a change. */
    public enum Direction {
        IMPROVED("better"),
        REGRESSED("worse"),
        ADDED("came"),
        REMOVED("went"),
        CHANGED("otherwise");

        private final String formerWord;

        Direction(String formerWord) {
            this.formerWord = formerWord;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns the word that release 0.1 wrote. */
        public String formerWord() {
            return formerWord;
        }
    }

    /**
     * A scenario whose verdict or deviations changed; before or after is {@link #ABSENT} if it was not run.
     */
    public record Step(
            Direction direction, String clause, String operation, String title, String before, String after) {}

    public static Progression between(RunRecord first, RunRecord last) {
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
        steps.addAll(findings(first, last));
        return new Progression(remarks, List.copyOf(steps));
    }

    /** Returns the places at which only one of the runs deviates from a clause, unless a scenario reports them. */
    private static List<Step> findings(RunRecord first, RunRecord last) {
        Map<String, RunFinding> before = unreported(first);
        Map<String, RunFinding> after = unreported(last);
        List<Step> steps = new ArrayList<>();
        after.forEach((place, finding) -> {
            if (!before.containsKey(place) && !places(first).contains(place)) {
                steps.add(step(Direction.REGRESSED, finding, ABSENT_FINDING, "deviates: " + place));
            }
        });
        before.forEach((place, finding) -> {
            if (!after.containsKey(place) && !places(last).contains(place)) {
                steps.add(step(Direction.IMPROVED, finding, "deviates: " + place, ABSENT_FINDING));
            }
        });
        return steps;
    }

    private static Step step(Direction direction, RunFinding finding, String before, String after) {
        return new Step(
                direction,
                PrintableText.cut(finding.clause(), 40),
                PrintableText.cut(FindingGroup.operation(finding), 40),
                PrintableText.cut(finding.key().cause(), 200),
                PrintableText.cut(before, 120),
                PrintableText.cut(after, 120));
    }

    private static Map<String, RunFinding> unreported(RunRecord run) {
        Set<String> told = run.scenarios().stream()
                .flatMap(scenario -> paths(scenario).stream())
                .collect(Collectors.toSet());
        Map<String, RunFinding> unreported = new LinkedHashMap<>();
        run.findings().stream()
                .filter(finding -> !told.contains(place(finding)))
                .forEach(finding -> unreported.putIfAbsent(place(finding), finding));
        return unreported;
    }

    private static Set<String> places(RunRecord run) {
        return run.findings().stream().map(Progression::place).collect(Collectors.toSet());
    }

    private static String place(RunFinding finding) {
        return (finding.clause() + " " + finding.path()).trim();
    }

    /** Returns the number of steps in each direction, in words. */
    public String counts() {
        String counts = Stream.of(Direction.values())
                .filter(direction -> !steps(direction).isEmpty())
                .map(direction -> steps(direction).size() + " " + direction.word())
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "no change" : counts;
    }

    /** Returns the steps in a direction. */
    public List<Step> steps(Direction direction) {
        return steps.stream().filter(step -> step.direction() == direction).toList();
    }

    private static List<String> remarks(RunRecord first, RunRecord last) {
        List<String> remarks = new ArrayList<>();
        if (!first.judgedBy().equals(last.judgedBy())) {
            remarks.add("they used different contracts: " + PrintableText.cut(first.judgedBy(), 20) + " and "
                    + PrintableText.cut(last.judgedBy(), 20));
        }
        if (!first.selection().equals(last.selection())) {
            remarks.add("they selected different scenarios");
        }
        return remarks;
    }

    private static Map<ScenarioKey, List<ScenarioResult>> byKey(RunRecord run) {
        return run.scenarios().stream()
                .collect(Collectors.groupingBy(
                        result -> result.scenario().key(), LinkedHashMap::new, Collectors.toList()));
    }

    private static Optional<ScenarioResult> at(List<ScenarioResult> results, int place) {
        return place < results.size() ? Optional.of(results.get(place)) : Optional.empty();
    }

    private static Optional<Step> step(Optional<ScenarioResult> before, Optional<ScenarioResult> after, boolean whole) {
        Direction direction = before.isEmpty()
                ? Direction.ADDED
                : after.isEmpty() ? removed(before.get(), whole) : direction(before.get(), after.get());
        if (direction == null) {
            return Optional.empty();
        }
        ScenarioResult one = after.or(() -> before).orElseThrow();
        return Optional.of(new Step(
                direction,
                PrintableText.cut(one.id(), 40),
                PrintableText.cut(OperationCounts.named(one.scenario()), 40),
                PrintableText.cut(one.title(), 200),
                before.map(Progression::words).orElse(ABSENT),
                after.map(Progression::words).orElse(ABSENT)));
    }

    /**
     * Returns the direction for a scenario that is missing from the later run. With the same selection and contract, a
     * judged scenario must not disappear.
     */
    private static Direction removed(ScenarioResult before, boolean whole) {
        return whole && judged(before) ? Direction.REGRESSED : Direction.REMOVED;
    }

    /** Returns the direction of the change; null if nothing changed. */
    private static Direction direction(ScenarioResult before, ScenarioResult after) {
        if (!judged(before)) {
            return conforms(after)
                    ? Direction.IMPROVED
                    : before.verdict() == after.verdict() ? null : Direction.CHANGED;
        }
        if (!judged(after) || conforms(before) && !conforms(after)) {
            return Direction.REGRESSED;
        }
        if (!conforms(before) && conforms(after)) {
            return Direction.IMPROVED;
        }
        Set<String> earlier = paths(before);
        Set<String> later = paths(after);
        if (!earlier.containsAll(later)) {
            return Direction.REGRESSED;
        }
        if (!later.containsAll(earlier)) {
            return Direction.IMPROVED;
        }
        return before.verdict() == after.verdict() ? null : Direction.CHANGED;
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
                ? result.verdict().word()
                : result.verdict().word() + ": " + PrintableText.cut(String.join(", ", paths), 120);
    }

    private static Set<String> paths(ScenarioResult result) {
        return result.deviations().stream()
                .map(d -> (d.clause() + " " + d.place()).trim())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
