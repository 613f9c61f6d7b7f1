package dev.lmc.record;

import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Strength;

/**
 * A gate's policy: the results with which a run still passes.
 *
 * @param failOn the weakest strength whose deviations and blocked scenarios fail
 * @param allowFixed whether the gate passes if a known deviation no longer occurs
 * @param minJudged the least percentage of scenarios to judge, of those that need no excluded operation
 */
public record GatePolicy(Strength failOn, boolean allowFixed, int minJudged) {
    /** The percentage of scenarios that a gate judges at least, unless another is given. */
    public static final int MIN_JUDGED = 80;

    /**
     * The default policy: deviations from a must fail, and so do known deviations that no longer occur, and too few
     * judged scenarios.
     */
    public static final GatePolicy DEFAULT = new GatePolicy(Strength.MUST, false);

    public GatePolicy(Strength failOn, boolean allowFixed) {
        this(failOn, allowFixed, MIN_JUDGED);
    }

    /** Returns whether a deviation from a clause of a strength fails. */
    public boolean failsOn(Strength strength) {
        return failOn == Strength.SHOULD || strength == Strength.MUST;
    }

    /** Returns whether a finding fails. */
    public boolean fails(RunFinding finding) {
        return !finding.known() && failsOn(finding.strength());
    }

    /** Returns whether a scenario alone fails. */
    public boolean fails(ScenarioResult scenario) {
        return switch (scenario.verdict()) {
            case DEVIATES, BLOCKED -> failsOn(scenario.scenario().strength());
            case FIXED -> !allowFixed;
            case UNSUPPORTED -> !lacksOtherOperation(scenario);
            case CONFORMS, KNOWN, SKIPPED -> false;
        };
    }

    /** Returns whether a scenario needs another operation than its own that the run excludes or the target lacks. */
    public static boolean lacksOtherOperation(ScenarioResult scenario) {
        String needs = scenario.judged().needs();
        return !needs.isEmpty() && !needs.equals(scenario.operation());
    }
}
