package dev.lmc.report.view;

import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The scenarios that were not judged for one reason. */
public record ReasonGroup(Verdict verdict, String reason, List<ScenarioResult> scenarios) {

    /** Returns the groups: blocked scenarios first, then unsupported, then skipped. */
    public static List<ReasonGroup> of(RunRecord run) {
        return Stream.of(Verdict.BLOCKED, Verdict.UNSUPPORTED, Verdict.SKIPPED)
                .flatMap(verdict -> of(run, verdict).stream())
                .toList();
    }

    private static String reason(ScenarioResult scenario) {
        String blockedBy = scenario.judged().blockedBy();
        return !blockedBy.isEmpty()
                ? "blocked by " + blockedBy
                : scenario.reason().isEmpty() ? "no reason given" : scenario.reason();
    }

    private static List<ReasonGroup> of(RunRecord run, Verdict verdict) {
        Map<String, List<ScenarioResult>> groups = new LinkedHashMap<>();
        run.scenarios().stream().filter(s -> s.is(verdict)).forEach(s -> groups.computeIfAbsent(
                        reason(s), r -> new ArrayList<>())
                .add(s));
        return groups.entrySet().stream()
                .map(group -> new ReasonGroup(verdict, group.getKey(), List.copyOf(group.getValue())))
                .sorted(Comparator.comparing(group -> group.scenarios().size(), Comparator.reverseOrder()))
                .toList();
    }
}
