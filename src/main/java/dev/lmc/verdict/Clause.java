package dev.lmc.verdict;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One documented statement that a scenario checks.
 *
 * @param id permanent, like {@code LM-CGV-20}
 * @param operation the operation it speaks of; {@code -} where it speaks of none
 * @param feature the feature file, below {@code features/}
 * @param rule the rule it stands under, possibly empty
 * @param since the contract date from which it holds; empty for all
 * @param until the contract date from which it holds no more; empty for never
 * @param source where the statement is made
 */
public record Clause(
        String id,
        String title,
        String operation,
        String feature,
        String rule,
        Basis basis,
        Strength strength,
        Optional<LocalDate> since,
        Optional<LocalDate> until,
        String source) {

    /** Whether it holds at the contract date. */
    public boolean holdsAt(LocalDate date) {
        return since.filter(date::isBefore).isEmpty()
                && until.filter(end -> !date.isBefore(end)).isEmpty();
    }
}
