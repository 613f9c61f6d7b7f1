package dev.lmc.verdict;

import dev.lmc.text.BoundedText;

/**
 * The verdict on a scenario, and why.
 *
 * @param ended whether the scenario came to its end; one that was cut short may have more to show
 * @param reason why it was not judged, why its deviations are known, or why it was cut short; else empty
 * @param blockedBy the id of the clause whose deviation blocks it; empty where none is known
 */
public record Judged(Verdict verdict, boolean ended, String reason, String blockedBy) {
    public Judged {
        reason = BoundedText.text(reason, BoundedText.TEXT);
    }

    /** Returns the verdict on a scenario that came to its end. */
    public static Judged ended(Verdict verdict, String reason) {
        return new Judged(verdict, true, reason, "");
    }

    /** Returns the verdict on a scenario that was cut short. */
    public static Judged cutShort(Verdict verdict, String reason) {
        return new Judged(verdict, false, reason, "");
    }

    public Judged with(Verdict other, String why) {
        return new Judged(other, ended, why, blockedBy);
    }
}
