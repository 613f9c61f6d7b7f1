package dev.lmc.report.view;

import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The scenarios that were not judged for one reason. Reasons that differ only in numbers, times and ids, as a target's own
 * words do, are one; the first of them in alphabetical order stands for all.
 */
public record ReasonGroup(Verdict verdict, String reason, List<ScenarioResult> scenarios) {
    /** Ids of 8 hexadecimal digits and more, and numbers of 4 digits and more: clause ids and statuses remain. */
    private static final Pattern VARYING = Pattern.compile("[0-9A-Fa-f]{8,}|\\d{4,}");

    /** Returns the groups: blocked scenarios first, then unsupported, then skipped. */
    public static List<ReasonGroup> of(RunRecord run) {
        return Stream.of(Verdict.BLOCKED, Verdict.UNSUPPORTED, Verdict.SKIPPED)
                .flatMap(verdict -> of(run, verdict).stream())
                .toList();
    }

    private static String reason(RunRecord run, ScenarioResult scenario) {
        String blockedBy = scenario.judged().blockedBy();
        if (blockedBy.isEmpty()) {
            return scenario.reason().isEmpty() ? "no reason given" : scenario.reason();
        }
        return "blocked by " + blockedBy
                + reportedBy(run, blockedBy)
                        .map(clause -> " (see " + clause + ")")
                        .orElse("");
    }

    /** Returns the clause of the finding that a deviation from the clause is part of; empty if it is one of its own. */
    private static Optional<String> reportedBy(RunRecord run, String clause) {
        return run.findings().stream()
                        .anyMatch(finding -> finding.key().clause().equals(clause))
                ? Optional.empty()
                : run.findings().stream()
                        .filter(finding -> finding.extent().also().contains(clause))
                        .map(finding -> finding.key().clause())
                        .findFirst();
    }

    private static List<ReasonGroup> of(RunRecord run, Verdict verdict) {
        Map<String, List<ScenarioResult>> groups = new LinkedHashMap<>();
        run.scenarios().stream().filter(s -> s.is(verdict)).forEach(s -> groups.computeIfAbsent(
                        VARYING.matcher(reason(run, s)).replaceAll("#"), r -> new ArrayList<>())
                .add(s));
        return groups.values().stream()
                .map(group -> new ReasonGroup(
                        verdict,
                        group.stream()
                                .map(scenario -> reason(run, scenario))
                                .min(String::compareTo)
                                .orElseThrow(),
                        List.copyOf(group)))
                .sorted(Comparator.comparing(group -> group.scenarios().size(), Comparator.reverseOrder()))
                .toList();
    }
}
