package dev.lmc.explore;

import dev.lmc.record.Gate;
import dev.lmc.record.GatePolicy;
import dev.lmc.record.Observation;
import dev.lmc.record.RunRecord;
import dev.lmc.record.RunRecordBuilder;
import dev.lmc.record.ScenarioResult;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A run of the suite, and an exploration of the same target after it, as one record. */
public final class RunWithWalks {
    private RunWithWalks() {}

    /** Returns the deviating walks of a record, in the order of their files. */
    public static List<ScenarioResult> walks(RunRecord run) {
        return run.scenarios().stream()
                .filter(result -> ExplorationRecord.isWalk(result) && !result.is(Verdict.CONFORMS))
                .toList();
    }

    /** Returns the record of the run with the deviating walks as further scenarios, judged by the gate's policy. */
    public static RunRecord of(RunRecord run, RunRecord walks, GatePolicy policy) {
        int offset = run.exchanges();
        List<ScenarioResult> scenarios = new ArrayList<>(run.scenarios());
        walks.scenarios().stream()
                .filter(walk -> !walk.is(Verdict.CONFORMS))
                .map(walk -> walk.renumbered(offset))
                .forEach(scenarios::add);
        Map<RunFinding.Key, RunFinding> findings = new LinkedHashMap<>();
        run.findings().forEach(finding -> findings.put(finding.key(), finding));
        walks.findings().forEach(finding -> findings.merge(finding.key(), finding.renumbered(offset), RunFinding::and));
        List<Observation> firstLook = Stream.concat(run.firstLook().stream(), walks.firstLook().stream())
                .toList();
        return RunRecordBuilder.of(run)
                .seconds(run.seconds() + walks.seconds())
                .calls(offset + walks.exchanges(), run.throttled() + walks.throttled())
                .firstLook(firstLook)
                .results(scenarios, List.copyOf(findings.values()))
                .lost(run.lost().isEmpty() ? walks.lost() : run.lost())
                .leftBehind(both(run.leftBehind(), walks.leftBehind()))
                .complete(run.complete() && walks.complete())
                .harnessErrors(both(run.harnessErrors(), walks.harnessErrors()))
                .judgedBy(new Gate(policy));
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }
}
