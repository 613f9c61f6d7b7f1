package dev.lmc.record;

import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Clauses;
import dev.lmc.verdict.Findings;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Derives the findings of a record of an earlier version, in which each scenario has its own deviations. */
public final class RecordedFindings {
    private RecordedFindings() {}

    /** Returns the findings of the scenarios; a finding only in known scenarios is known. */
    public static List<RunFinding> of(List<ScenarioResult> scenarios) {
        Map<String, Clause> clauses = new LinkedHashMap<>();
        scenarios.forEach(result -> clauses.putIfAbsent(result.id(), Clause.of(result.scenario())));
        Findings findings = new Findings(new Clauses(clauses, Map.of()));
        scenarios.forEach(result -> result.deviations()
                .forEach(deviation -> findings.add(
                        result.scenario(), deviation, result.evidence(), result.replayTo(deviation.exchange()))));
        return findings.list().stream()
                .map(finding -> finding.excused(
                        scenarios.stream()
                                .filter(result -> result.deviations().stream().anyMatch(finding::shows))
                                .allMatch(result -> result.is(Verdict.KNOWN)),
                        ""))
                .toList();
    }
}
