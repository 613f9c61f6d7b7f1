package dev.lmc.verdict;

import dev.lmc.text.BoundedText;

/**
 * The verdict on a scenario, and its reason.
 *
 * @param ended whether the scenario ran to its end; an aborted one may have further deviations
 * @param reason why it was not judged, why its deviations are known, or why it was aborted; otherwise empty
 * @param blockedBy the id of the clause whose deviation blocks it; empty if none is known
 * @param needs an operation that it needs and that the target does not know, or something else that the run leaves out;
 *     empty for none
 */
public record Judged(Verdict verdict, boolean ended, String reason, String blockedBy, String needs) {
    public Judged {
        reason = BoundedText.text(reason, BoundedText.TEXT);
    }

    /** Returns the verdict on a scenario that ran to its end. */
    public static Judged ended(Verdict verdict, String reason) {
        return new Judged(verdict, true, reason, "", "");
    }

    /** Returns the verdict on an aborted scenario. */
    public static Judged cutShort(Verdict verdict, String reason) {
        return new Judged(verdict, false, reason, "", "");
    }

    public Judged with(Verdict other, String why) {
        return new Judged(other, ended, why, blockedBy, needs);
    }
}
