package dev.lmc.report.view;

import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.Evidence;
import dev.lmc.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A deviation and the scenarios that show it.
 *
 * @param first the first such deviation, its path without list indexes
 * @param scenarios the scenarios that show it, in the order of the run; never empty
 */
public record DeviationGroup(Deviation first, List<ScenarioResult> scenarios) {
    private static final int FIRST_CALLS = 5;
    private static final int LAST_CALLS = 20;

    /** Returns the deviations of all scenarios with a verdict, the most frequent first. */
    public static List<DeviationGroup> of(RunRecord run, Verdict verdict) {
        Map<Deviation, List<ScenarioResult>> groups = new LinkedHashMap<>();
        run.scenarios().stream().filter(s -> s.is(verdict)).forEach(scenario -> scenario.deviations().stream()
                .map(DeviationGroup::anywhere)
                .distinct()
                .forEach(what ->
                        groups.computeIfAbsent(what, key -> new ArrayList<>()).add(scenario)));
        return groups.entrySet().stream()
                .map(group -> new DeviationGroup(group.getKey(), List.copyOf(group.getValue())))
                .sorted(Comparator.comparing(group -> group.scenarios().size(), Comparator.reverseOrder()))
                .toList();
    }

    private static Deviation anywhere(Deviation deviation) {
        return new Deviation(
                deviation.clause(),
                deviation.operation(),
                Deviation.withoutPositions(deviation.path()),
                deviation.expected(),
                deviation.observed(),
                0);
    }

    /** Returns the place in words. */
    public String where() {
        return first.path().isEmpty() ? "the response" : first.path();
    }

    public String inScenarios() {
        return scenarios.size() == 1 ? "in 1 scenario" : "in " + scenarios.size() + " scenarios";
    }

    /** Returns the deviation of the first scenario that shows it, with its full path. */
    public Deviation deviation() {
        return scenarios.get(0).deviations().stream()
                .filter(deviation -> anywhere(deviation).equals(first))
                .findFirst()
                .orElse(first);
    }

    /** Returns the exchange that shows it. */
    public Optional<Evidence> evidence() {
        int exchange = deviation().exchange();
        return scenarios.get(0).evidence().stream()
                .filter(one -> one.exchange() == exchange)
                .findFirst();
    }

    /** Returns the calls of the first scenario that shows it, up to the call that does. */
    public List<String> replay() {
        return scenarios.get(0).replayTo(deviation().exchange());
    }

    /** Returns the calls without the middle of a long sequence, which results from polling or endless paging. */
    public static List<String> brief(List<String> replay) {
        int left = replay.size() - FIRST_CALLS - LAST_CALLS;
        if (left <= 0) {
            return replay;
        }
        List<String> brief = new ArrayList<>(replay.subList(0, FIRST_CALLS));
        brief.add("# " + left + " calls are omitted here; run.json has all of them");
        brief.addAll(replay.subList(replay.size() - LAST_CALLS, replay.size()));
        return brief;
    }
}
