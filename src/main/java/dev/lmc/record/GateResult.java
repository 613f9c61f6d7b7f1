package dev.lmc.record;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.lmc.verdict.Strength;
import java.util.List;
import java.util.Locale;

/**
 * A gate's policy, its outcome, and the causes of the outcome.
 *
 * @param exitCode the exit code of the run, one of the constants of {@link Gate}
 * @param causes why it failed; empty if it passed
 * @param judged the judged scenarios of each operation
 */
public record GateResult(
        Strength failOn,
        boolean allowFixed,
        int minJudged,
        int exitCode,
        List<Cause> causes,
        List<JudgedShare> judged) {

    /**
     * A cause that fails a run.
     *
     * @param count the number of scenarios, operations or faults
     */
    public record Cause(Kind kind, int count) {}

    /** Kinds of causes. */
    public enum Kind {
        /** The run was interrupted; the count is the number of scenarios that ended. */
        INTERRUPTED,
        /** No scenario was judged. */
        NOTHING_JUDGED,
        /** Operations whose scenarios were all skipped. */
        SKIPPED_OPERATIONS,
        /** Findings that are not known. */
        FINDINGS,
        /** Scenarios with unknown deviations. */
        DEVIATES,
        /** Scenarios with a known deviation that no longer occurs. */
        FIXED,
        BLOCKED,
        UNSUPPORTED,
        /** The target stopped responding, or the keys expired; the count is the number of scenarios that were not judged. */
        TARGET_LOST,
        /** Scenarios that were not judged though they need no excluded operation; too many for the policy. */
        TOO_FEW_JUDGED,
        /** Faults of the suite itself. */
        HARNESS_ERRORS;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @JsonIgnore
    public GatePolicy policy() {
        return new GatePolicy(failOn, allowFixed, minJudged);
    }

    /** Returns the count of a cause. */
    public int count(Kind kind) {
        return causes.stream()
                .filter(cause -> cause.kind() == kind)
                .mapToInt(Cause::count)
                .sum();
    }
}
