package dev.lmc.cli;

import dev.lmc.input.UsageException;
import dev.lmc.record.GatePolicy;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that decide whether a run passes. */
final class GateOptions {
    @Mixin
    private DeviationOptions deviations;

    @Option(names = "--allow-fixed", description = "Passes even if a known deviation no longer occurs.")
    private boolean allowFixed;

    @Option(
            names = "--min-judged",
            paramLabel = "PERCENT",
            defaultValue = "" + GatePolicy.MIN_JUDGED,
            description =
                    "Fails if a lower percentage of the applicable scenarios is judged (default: ${DEFAULT-VALUE}).")
    private int minJudged;

    DeviationOptions deviations() {
        return deviations;
    }

    GatePolicy policy() {
        return new GatePolicy(deviations.failOn(), allowFixed, minJudged);
    }

    /** @throws UsageException if an option is out of range */
    void validate() {
        if (minJudged < 0 || minJudged > 100) {
            throw new UsageException("--min-judged " + minJudged + " is not from 0 to 100");
        }
    }
}
