package dev.lmc.record;

import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Clauses;
import dev.lmc.verdict.Findings;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.RunFinding.Key;
import dev.lmc.verdict.Verdict;
import java.util.ArrayList;
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
        Map<Key, List<ScenarioResult>> showing = new LinkedHashMap<>();
        scenarios.forEach(result -> result.deviations().forEach(deviation -> {
            findings.add(result.scenario(), deviation, result.evidence(), result.replayTo(deviation.exchange()));
            showing.computeIfAbsent(Key.of(deviation), key -> new ArrayList<>()).add(result);
        }));
        return findings.list().stream()
                .map(finding -> finding.excused(
                        showing.getOrDefault(finding.key(), List.of()).stream()
                                .allMatch(result -> result.is(Verdict.KNOWN)),
                        ""))
                .toList();
    }
}
