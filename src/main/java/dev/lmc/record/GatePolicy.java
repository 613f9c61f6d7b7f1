package dev.lmc.record;

import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Strength;

/**
 * A gate's policy: the results with which a run still passes.
 *
 * @param failOn the weakest strength whose deviations fail
 * @param allowFixed whether the gate passes if a known deviation no longer occurs
 */
public record GatePolicy(Strength failOn, boolean allowFixed) {
    /** The default policy: deviations from a must fail, and so do known deviations that no longer occur. */
    public static final GatePolicy DEFAULT = new GatePolicy(Strength.MUST, false);

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
            case DEVIATES -> failsOn(scenario.scenario().strength());
            case FIXED -> !allowFixed;
            case BLOCKED, UNSUPPORTED -> true;
            case CONFORMS, KNOWN, SKIPPED -> false;
        };
    }
}
