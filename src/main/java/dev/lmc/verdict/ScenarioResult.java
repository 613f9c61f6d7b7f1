package dev.lmc.verdict;

import java.util.List;

/**
 * What the run record says of one scenario. A scenario outline gives one for each row of its examples.
 *
 * @param id the clause's id
 * @param reason why it was not judged; empty where it was
 * @param replay for a scenario that does not conform: its calls as curl lines, in order
 */
public record ScenarioResult(
        String id,
        String title,
        String feature,
        String operation,
        String rule,
        String basis,
        String strength,
        String verdict,
        String reason,
        double seconds,
        List<Deviation> deviations,
        List<String> replay) {

    public boolean is(Verdict wanted) {
        return verdict.equals(wanted.word());
    }

    ScenarioResult with(Verdict other) {
        return new ScenarioResult(
                id,
                title,
                feature,
                operation,
                rule,
                basis,
                strength,
                other.word(),
                reason,
                seconds,
                deviations,
                replay);
    }
}
