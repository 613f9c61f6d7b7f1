package dev.lmc.contract;

import java.time.LocalDate;

/**
 * One dated state of the contract.
 *
 * @param date the first day on which it is in force
 * @param summary its changes, in one line
 * @param provisional whether it is documented, but not in a published model yet
 */
public record Revision(LocalDate date, String summary, boolean provisional) {
    /** Returns the date, marked if the revision is provisional. */
    public String label() {
        return date + (provisional ? " (provisional)" : "");
    }
}
