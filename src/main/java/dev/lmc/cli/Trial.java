package dev.lmc.cli;

import dev.lmc.verdict.RunRecord;
import dev.lmc.verdict.ScenarioResult;
import dev.lmc.verdict.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What became of a server that is no mutant: a hostile one, or one that only looks different.
 *
 * @param exit the exit code of the run
 * @param outcome what the run says, in words
 */
record Trial(String name, String story, int exit, String outcome, Map<String, Integer> totals, long millis) {
    static Trial of(String name, String story, int exit, RunRecord record, long millis) {
        return new Trial(name, story, exit, outcome(record), record.totals(), millis);
    }

    /** What fails, most frequent first; empty where nothing does. */
    private static String outcome(RunRecord record) {
        Map<String, Integer> reasons = new TreeMap<>();
        record.scenarios().stream()
                .filter(scenario -> !scenario.is(Verdict.CONFORMS))
                .forEach(scenario -> reasons.merge(reason(scenario), 1, Integer::sum));
        List<String> worst = reasons.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(2)
                .map(entry -> entry.getValue() + " x " + entry.getKey())
                .collect(Collectors.toList());
        record.harnessErrors().stream().limit(1).forEach(worst::add);
        return String.join("; ", worst);
    }

    private static String reason(ScenarioResult scenario) {
        if (!scenario.deviations().isEmpty()) {
            var first = scenario.deviations().get(0);
            return "deviates: " + first.clause() + " " + first.path() + " is " + cut(first.observed());
        }
        return scenario.verdict() + ": " + cut(scenario.reason());
    }

    private static String cut(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
