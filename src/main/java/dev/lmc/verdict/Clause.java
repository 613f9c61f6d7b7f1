package dev.lmc.verdict;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * One documented statement that a scenario checks.
 *
 * @param id permanent, like {@code LM-CGV-20}
 * @param operation the operation it applies to; {@code -} if it applies to none in particular
 * @param feature the feature file, relative to {@code features/}
 * @param rule its rule, possibly empty
 * @param since the contract date from which it is in force; empty for all
 * @param until the contract date from which it is no longer in force; empty if it still is
 * @param source the place in the documentation
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

    /** Returns the clause of a scenario, as far as the scenario's record describes it. */
    public static Clause of(Scenario scenario) {
        return new Clause(
                scenario.id(),
                scenario.title(),
                scenario.operation(),
                scenario.feature(),
                scenario.rule(),
                scenario.basis(),
                scenario.strength(),
                Optional.empty(),
                Optional.empty(),
                "");
    }

    /** Returns this clause as a statement about one operation. */
    public Clause of(String other) {
        return new Clause(id, title, other, feature, rule, basis, strength, since, until, source);
    }

    /** Returns this clause with another strength. */
    public Clause with(Strength other) {
        return new Clause(id, title, operation, feature, rule, basis, other, since, until, source);
    }

    /** Returns whether it is in force at the contract date. */
    public boolean holdsAt(LocalDate date) {
        return since.filter(date::isBefore).isEmpty()
                && until.filter(end -> !date.isBefore(end)).isEmpty();
    }

    /** The source of a clause's statement. */
    public enum Basis {
        /** The service model. */
        MODEL,
        /** The API reference, the user guide, the change log, or the protocol's specification. */
        DOCS,
        /** Public evidence from the live service. */
        OBSERVED,
        /** Our inference; never a must. */
        ASSUMED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The topic of a scenario. */
    public enum Topic {
        REQUEST,
        RESPONSE,
        REFUSALS,
        TRANSITIONS,
        FILTERS,
        PARTIES;

        /** Returns the word used in tags and reports. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
