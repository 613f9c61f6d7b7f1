package dev.lmc.record;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.lmc.verdict.Strength;
import java.util.List;
import java.util.Locale;

/**
 * A gate's policy, its outcome, and what the outcome is based on.
 *
 * @param exitCode the exit code of the run, one of the constants of {@link Gate}
 * @param causes what failed it; empty where it passed
 */
public record GateResult(Strength failOn, boolean allowFixed, int exitCode, List<Cause> causes) {

    /**
     * A cause that fails a run.
     *
     * @param count how many scenarios, operations or faults there are of it
     */
    public record Cause(Kind kind, int count) {}

    /** Kinds of causes. */
    public enum Kind {
        /** The run was interrupted; the count is that of the scenarios that ended. */
        INTERRUPTED,
        /** No scenario was judged. */
        NOTHING_JUDGED,
        /** Operations of which every scenario was skipped. */
        SKIPPED_OPERATIONS,
        /** Findings that are not known. */
        FINDINGS,
        /** Scenarios that deviate and are not known to. */
        DEVIATES,
        /** Scenarios with a known deviation that is gone. */
        FIXED,
        BLOCKED,
        UNSUPPORTED,
        /** Faults of the suite itself. */
        HARNESS_ERRORS;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @JsonIgnore
    public GatePolicy policy() {
        return new GatePolicy(failOn, allowFixed);
    }

    /** Returns how many there are of a cause. */
    public int count(Kind kind) {
        return causes.stream()
                .filter(cause -> cause.kind() == kind)
                .mapToInt(Cause::count)
                .sum();
    }
}
