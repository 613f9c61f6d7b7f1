package dev.lmc.record;

import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Strength;

/**
 * A gate's policy: what a run may show and still pass.
 *
 * @param failOn the weakest strength whose departure fails
 * @param allowFixed whether a known deviation that is gone passes
 */
public record GatePolicy(Strength failOn, boolean allowFixed) {
    /** The policy where nobody asks for another: departures from a must fail, and so do known deviations that are gone. */
    public static final GatePolicy DEFAULT = new GatePolicy(Strength.MUST, false);

    /** Whether a departure from a clause of that strength fails. */
    public boolean failsOn(Strength strength) {
        return failOn == Strength.SHOULD || strength == Strength.MUST;
    }

    /** Whether a finding fails. */
    public boolean fails(RunFinding finding) {
        return !finding.known() && failsOn(finding.strength());
    }

    /** Whether a scenario by itself fails. */
    public boolean fails(ScenarioResult scenario) {
        return switch (scenario.verdict()) {
            case DEVIATES -> failsOn(scenario.scenario().strength());
            case FIXED -> !allowFixed;
            case BLOCKED, UNSUPPORTED -> true;
            case CONFORMS, KNOWN, SKIPPED -> false;
        };
    }
}
