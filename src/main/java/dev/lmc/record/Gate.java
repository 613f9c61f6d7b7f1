package dev.lmc.record;

import dev.lmc.record.GateResult.Cause;
import dev.lmc.record.GateResult.Kind;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Determines the exit code of a run. */
public final class Gate {
    /** The target conforms. */
    public static final int CONFORMS = 0;
    /** The target deviates, or a known deviation no longer occurs. */
    public static final int DEVIATES = 1;
    /** The command was used wrongly. */
    public static final int USAGE = 2;
    /** The target could not be judged. */
    public static final int NOT_JUDGED = 3;
    /** The run was interrupted. */
    public static final int INTERRUPTED = 130;

    private final GatePolicy policy;

    public Gate(GatePolicy policy) {
        this.policy = policy;
    }

    /** The ways in which a run may end. */
    enum Ending {
        REGULAR,
        /** The target stopped responding, or the keys expired. */
        LOST,
        INTERRUPTED;

        static Ending of(boolean complete, String lost) {
            if (!complete) {
                return INTERRUPTED;
            }
            return lost.isEmpty() ? REGULAR : LOST;
        }
    }

    /**
     * Judges a run. One that lost its target judges it only if it had found a deviation.
     *
     * @param omitted excluded operations
     * @param harnessErrors faults of the suite itself
     */
    GateResult judge(
            Ending ending,
            List<ScenarioResult> scenarios,
            List<RunFinding> findings,
            List<String> omitted,
            List<String> harnessErrors) {
        List<JudgedShare> shares = JudgedShare.of(scenarios, omitted);
        if (ending == Ending.INTERRUPTED) {
            return result(INTERRUPTED, List.of(new Cause(Kind.INTERRUPTED, scenarios.size())), shares);
        }
        if (scenarios.stream().noneMatch(Gate::wasJudged)) {
            return result(NOT_JUDGED, List.of(new Cause(Kind.NOTHING_JUDGED, scenarios.size())), shares);
        }
        List<Cause> causes = new ArrayList<>();
        cause(causes, Kind.FINDINGS, (int)
                findings.stream().filter(policy::fails).count());
        cause(causes, Kind.DEVIATES, failing(scenarios, Verdict.DEVIATES));
        boolean deviates = !causes.isEmpty();
        cause(causes, Kind.FIXED, failing(scenarios, Verdict.FIXED));
        cause(causes, Kind.BLOCKED, failing(scenarios, Verdict.BLOCKED));
        cause(causes, Kind.UNSUPPORTED, failing(scenarios, Verdict.UNSUPPORTED));
        cause(causes, Kind.HARNESS_ERRORS, harnessErrors.size());
        if (ending == Ending.LOST) {
            causes.add(new Cause(Kind.TARGET_LOST, unjudged(scenarios)));
            return result(deviates ? DEVIATES : NOT_JUDGED, causes, shares);
        }
        boolean failed = !causes.isEmpty();
        cause(causes, Kind.SKIPPED_OPERATIONS, skipped(scenarios, omitted).size());
        if (!causes.isEmpty()) {
            return result(failed ? DEVIATES : NOT_JUDGED, causes, shares);
        }
        cause(causes, Kind.TOO_FEW_JUDGED, missing(shares));
        return result(causes.isEmpty() ? CONFORMS : DEVIATES, causes, shares);
    }

    /** Returns how many scenarios were not judged, if they are more than the policy allows; otherwise 0. */
    private int missing(List<JudgedShare> shares) {
        int judged = shares.stream().mapToInt(JudgedShare::judged).sum();
        int possible = shares.stream().mapToInt(JudgedShare::possible).sum();
        return judged * 100L < (long) policy.minJudged() * possible ? possible - judged : 0;
    }

    private GateResult result(int exitCode, List<Cause> causes, List<JudgedShare> shares) {
        return new GateResult(
                policy.failOn(), policy.allowFixed(), policy.minJudged(), exitCode, List.copyOf(causes), shares);
    }

    private static int unjudged(List<ScenarioResult> scenarios) {
        return (int) scenarios.stream().filter(scenario -> !wasJudged(scenario)).count();
    }

    private static void cause(List<Cause> causes, Kind kind, int count) {
        if (count > 0) {
            causes.add(new Cause(kind, count));
        }
    }

    static boolean wasJudged(ScenarioResult scenario) {
        return !scenario.is(Verdict.BLOCKED) && !scenario.is(Verdict.SKIPPED) && !scenario.is(Verdict.UNSUPPORTED);
    }

    private int failing(List<ScenarioResult> scenarios, Verdict verdict) {
        return (int) scenarios.stream()
                .filter(scenario -> scenario.is(verdict) && policy.fails(scenario))
                .count();
    }

    /**
     * Returns the operations whose scenarios were all skipped although they should have been judged, as with a single
     * account.
     */
    public static Set<String> skipped(List<ScenarioResult> scenarios, Collection<String> omitted) {
        Set<String> skipped = new TreeSet<>();
        scenarios.forEach(scenario -> skipped.add(scenario.operation()));
        scenarios.stream()
                .filter(scenario -> !scenario.is(Verdict.SKIPPED))
                .forEach(scenario -> skipped.remove(scenario.operation()));
        omitted.forEach(skipped::remove);
        skipped.remove("-");
        return skipped;
    }
}
