package dev.lmc.selftest;

import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.text.BoundedText;
import dev.lmc.verdict.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Summarizes the failures of a run in one line, most frequent first; empty if there are none. */
final class FailureDigest {
    private static final int REASONS = 2;
    private static final int LONGEST = 100;

    private FailureDigest() {}

    static String of(RunRecord record) {
        Map<String, Integer> reasons = new TreeMap<>();
        record.scenarios().stream()
                .filter(scenario -> !scenario.is(Verdict.CONFORMS))
                .forEach(scenario -> reasons.merge(reason(scenario), 1, Integer::sum));
        List<String> worst = reasons.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(REASONS)
                .map(entry -> entry.getValue() + " x " + entry.getKey())
                .collect(Collectors.toList());
        record.harnessErrors().stream().limit(1).forEach(worst::add);
        return String.join("; ", worst);
    }

    private static String reason(ScenarioResult scenario) {
        if (!scenario.deviations().isEmpty()) {
            var first = scenario.deviations().get(0);
            return "deviates: " + (first.clause() + " " + first.path()).trim() + " is "
                    + BoundedText.excerpt(first.observed(), LONGEST);
        }
        return scenario.verdict().word() + ": " + BoundedText.excerpt(scenario.reason(), LONGEST);
    }
}
