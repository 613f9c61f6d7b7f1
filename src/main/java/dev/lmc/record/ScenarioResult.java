package dev.lmc.record;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.Evidence;
import dev.lmc.verdict.FailedStep;
import dev.lmc.verdict.Judged;
import dev.lmc.verdict.ReplayedCall;
import dev.lmc.verdict.Scenario;
import dev.lmc.verdict.ScenarioEvidence.Transition;
import dev.lmc.verdict.Verdict;
import dev.lmc.wire.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The run record's entry for one scenario.
 *
 * @param remarks how its state was reached, if not in the documented way
 * @param transitions the status changes that it observed
 * @param evidence the first exchanges that show its deviations
 * @param replay the calls of a scenario that does not conform, in order
 */
public record ScenarioResult(
        @JsonUnwrapped Scenario scenario,
        @JsonUnwrapped Judged judged,
        @JsonUnwrapped FailedStep stopped,
        @JsonUnwrapped Timing timing,
        List<String> remarks,
        List<Transition> transitions,
        List<Deviation> deviations,
        List<Evidence> evidence,
        List<ReplayedCall> replay) {

    /**
     * When a scenario ran.
     *
     * @param started when it started; for a scenario that did not run, when it was left out
     * @param seconds its duration; 0 for a scenario that did not run
     */
    public record Timing(Instant started, double seconds) {
        /** Creates the timing of a scenario that ended at a moment, in milliseconds' precision. */
        public static Timing ending(Instant moment, Duration took) {
            return new Timing(moment.minus(took), Math.round(took.toNanos() / 1e6) / 1000.0);
        }
    }

    /** Creates a result without a failed step. */
    public ScenarioResult(
            Scenario scenario,
            Judged judged,
            Timing timing,
            List<String> remarks,
            List<Transition> transitions,
            List<Deviation> deviations,
            List<Evidence> evidence,
            List<ReplayedCall> replay) {
        this(scenario, judged, FailedStep.NONE, timing, remarks, transitions, deviations, evidence, replay);
    }

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

    public double seconds() {
        return timing.seconds();
    }

    public boolean is(Verdict wanted) {
        return judged.verdict() == wanted;
    }

    /** Returns the calls up to and including an exchange; all calls if it is not among them. */
    public List<ReplayedCall> replayTo(int exchange) {
        for (int i = 0; i < replay.size(); i++) {
            if (replay.get(i).exchange() == exchange) {
                return replay.subList(0, i + 1);
            }
        }
        return replay;
    }

    /** Returns the result with an offset added to its exchange numbers. */
    public ScenarioResult renumbered(int offset) {
        return new ScenarioResult(
                scenario,
                judged,
                stopped,
                timing,
                remarks,
                transitions,
                deviations.stream().map(d -> d.renumbered(offset)).toList(),
                evidence.stream().map(e -> e.renumbered(offset)).toList(),
                replay.stream().map(call -> call.renumbered(offset)).toList());
    }

    /** Returns the result with the exchanges that show why it was not judged; the record keeps the first three. */
    public ScenarioResult with(List<Exchange> exchanges) {
        return new ScenarioResult(
                scenario,
                judged,
                stopped,
                timing,
                remarks,
                transitions,
                deviations,
                exchanges.stream().limit(Evidence.MOST).map(Evidence::of).toList(),
                exchanges.stream().limit(Evidence.MOST).map(ReplayedCall::of).toList());
    }

    public ScenarioResult with(Verdict other, String why) {
        return new ScenarioResult(
                scenario, judged.with(other, why), stopped, timing, remarks, transitions, deviations, evidence, replay);
    }
}
