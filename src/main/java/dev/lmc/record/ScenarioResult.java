package dev.lmc.record;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.Evidence;
import dev.lmc.verdict.Judged;
import dev.lmc.verdict.ReplayedCall;
import dev.lmc.verdict.Scenario;
import dev.lmc.verdict.Transition;
import dev.lmc.verdict.Verdict;
import java.util.List;

/**
 * The run record's entry for one scenario.
 *
 * @param remarks how it came to its state where that was not the documented way
 * @param transitions the changes of status that it saw come about
 * @param evidence the exchanges that show its deviations, the first few
 * @param replay for a scenario that does not conform: its calls, in order
 */
public record ScenarioResult(
        @JsonUnwrapped Scenario scenario,
        @JsonUnwrapped Judged judged,
        double seconds,
        List<String> remarks,
        List<Transition> transitions,
        List<Deviation> deviations,
        List<Evidence> evidence,
        List<ReplayedCall> replay) {

    public String id() {
        return scenario.id();
    }

    public String title() {
        return scenario.title();
    }

    public String operation() {
        return scenario.operation();
    }

    public Verdict verdict() {
        return judged.verdict();
    }

    public String reason() {
        return judged.reason();
    }

    public boolean is(Verdict wanted) {
        return judged.verdict() == wanted;
    }

    /** Returns the calls up to that exchange, which is the last; all of them where it is none of these. */
    public List<ReplayedCall> replayTo(int exchange) {
        for (int i = 0; i < replay.size(); i++) {
            if (replay.get(i).exchange() == exchange) {
                return replay.subList(0, i + 1);
            }
        }
        return replay;
    }

    /** Returns the same where the numbers of exchanges begin later. */
    public ScenarioResult renumbered(int offset) {
        return new ScenarioResult(
                scenario,
                judged,
                seconds,
                remarks,
                transitions,
                deviations.stream().map(d -> d.renumbered(offset)).toList(),
                evidence.stream().map(e -> e.renumbered(offset)).toList(),
                replay.stream().map(call -> call.renumbered(offset)).toList());
    }

    public ScenarioResult with(Verdict other, String why) {
        return new ScenarioResult(
                scenario, judged.with(other, why), seconds, remarks, transitions, deviations, evidence, replay);
    }
}
