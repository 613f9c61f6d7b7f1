package dev.lmc.record;

import dev.lmc.verdict.Clauses;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.Strength;
import dev.lmc.verdict.Verdict;
import dev.lmc.wire.ExchangeOutcome;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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
    private final boolean allowFixed;

    /**
     * @param failOn the weakest strength whose departure fails the gate
     */
    public Gate(Clauses clauses, Strength failOn) {
        this(clauses, failOn, false);
    }

    /**
     * @param failOn the weakest strength whose departure fails the gate
     * @param allowFixed whether a known deviation that is gone passes
     */
    public Gate(Clauses clauses, Strength failOn, boolean allowFixed) {
        this.clauses = clauses;
        this.failOn = failOn;
        this.allowFixed = allowFixed;
    }

    public int exitCode(RunRecord run) {
        if (!run.complete()) {
            return INTERRUPTED;
        }
        boolean judged = run.scenarios().stream()
                .anyMatch(s -> !s.is(Verdict.BLOCKED) && !s.is(Verdict.SKIPPED) && !s.is(Verdict.UNSUPPORTED));
        if (!judged || unreachable(run)) {
            return NOT_JUDGED;
        }
        boolean failed =
                !run.harnessErrors().isEmpty() || run.scenarios().stream().anyMatch(this::fails);
        return failed ? DEVIATES : unjudged(run).isEmpty() ? CONFORMS : NOT_JUDGED;
    }

    /** The operations that were to be judged and all of whose scenarios were skipped, as with one account alone. */
    public static Set<String> unjudged(RunRecord run) {
        Set<String> unjudged = new TreeSet<>();
        run.scenarios().forEach(scenario -> unjudged.add(scenario.operation()));
        run.scenarios().stream()
                .filter(scenario -> !scenario.is(Verdict.SKIPPED))
                .forEach(scenario -> unjudged.remove(scenario.operation()));
        unjudged.removeAll(run.omitted());
        unjudged.remove("-");
        return unjudged;
    }

    /** Whether a scenario by itself fails the gate. */
    public boolean fails(ScenarioResult scenario) {
        if (scenario.is(Verdict.DEVIATES)) {
            return scenario.deviations().stream().anyMatch(this::counts);
        }
        return scenario.is(Verdict.FIXED) && !allowFixed
                || scenario.is(Verdict.BLOCKED)
                || scenario.is(Verdict.UNSUPPORTED);
    }

    public boolean counts(Deviation deviation) {
        return clauses.clause(deviation.clause())
                .map(clause -> failOn == Strength.SHOULD || clause.strength() == Strength.MUST)
                .orElse(true);
    }

    private static boolean unreachable(RunRecord run) {
        List<String> words = java.util.Arrays.stream(ExchangeOutcome.Failure.values())
                .filter(ExchangeOutcome.Failure::unreachable)
                .map(ExchangeOutcome.Failure::words)
                .toList();
        List<Deviation> all =
                run.scenarios().stream().flatMap(s -> s.deviations().stream()).toList();
        return !all.isEmpty()
                && run.scenarios().stream().noneMatch(s -> s.is(Verdict.CONFORMS))
                && all.stream().allMatch(d -> words.stream().anyMatch(d.observed()::startsWith));
    }
}
