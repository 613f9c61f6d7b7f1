package dev.lmc.verdict;

import dev.lmc.wire.Outcome;
import java.util.List;

/** Decides the exit code of a run. */
public final class Gate {
    /** The target does as documented. */
    public static final int CONFORMS = 0;
    /** It departs, or an expected deviation is gone. */
    public static final int DEVIATES = 1;
    /** The command was used wrongly. */
    public static final int USAGE = 2;
    /** The target could not be judged. */
    public static final int NOT_JUDGED = 3;
    /** The run was interrupted. */
    public static final int INTERRUPTED = 130;

    private final Clauses clauses;
    private final Strength failOn;

    /**
     * @param failOn the weakest strength whose departure fails the gate
     */
    public Gate(Clauses clauses, Strength failOn) {
        this.clauses = clauses;
        this.failOn = failOn;
    }

    public int exitCode(RunRecord run) {
        boolean judged = run.scenarios().stream()
                .anyMatch(s -> !s.is(Verdict.BLOCKED) && !s.is(Verdict.SKIPPED) && !s.is(Verdict.UNSUPPORTED));
        if (!judged || unreachable(run)) {
            return NOT_JUDGED;
        }
        boolean failed =
                !run.harnessErrors().isEmpty() || run.scenarios().stream().anyMatch(this::fails);
        return failed ? DEVIATES : noOperationJudged(run) ? NOT_JUDGED : CONFORMS;
    }

    /** Operations were to be judged, and all their scenarios were skipped: as with one account alone. */
    private static boolean noOperationJudged(RunRecord run) {
        List<ScenarioResult> ofOperations =
                run.scenarios().stream().filter(s -> !s.operation().equals("-")).toList();
        return !ofOperations.isEmpty() && ofOperations.stream().allMatch(s -> s.is(Verdict.SKIPPED));
    }

    /** Whether a scenario by itself fails the gate. */
    public boolean fails(ScenarioResult scenario) {
        if (scenario.is(Verdict.DEVIATES)) {
            return scenario.deviations().stream().anyMatch(this::counts);
        }
        return scenario.is(Verdict.FIXED) || scenario.is(Verdict.BLOCKED) || scenario.is(Verdict.UNSUPPORTED);
    }

    private boolean counts(Deviation deviation) {
        return clauses.clause(deviation.clause())
                .map(clause -> failOn == Strength.SHOULD || clause.strength() == Strength.MUST)
                .orElse(true);
    }

    private static boolean unreachable(RunRecord run) {
        List<String> words = java.util.Arrays.stream(Outcome.Failure.values())
                .filter(Outcome.Failure::unreachable)
                .map(Outcome.Failure::words)
                .toList();
        List<Deviation> all =
                run.scenarios().stream().flatMap(s -> s.deviations().stream()).toList();
        return !all.isEmpty()
                && run.scenarios().stream().noneMatch(s -> s.is(Verdict.CONFORMS))
                && all.stream().allMatch(d -> words.stream().anyMatch(d.observed()::startsWith));
    }
}
