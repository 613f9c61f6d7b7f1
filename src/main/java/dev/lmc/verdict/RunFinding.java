package dev.lmc.verdict;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A deviation from one clause, reported once no matter how many scenarios and exchanges show it.
 *
 * @param expected as in the exchange that represents it
 * @param observed as in the exchange that represents it
 * @param at the member path in that exchange, with list indexes
 * @param strength the strength of the clause
 * @param known whether it is in the list of known deviations
 * @param reason why it is known, or that the entry has expired; otherwise empty
 * @param evidence the exchange that represents it, if possible one of its own clause; empty if none was kept
 * @param replay the calls up to that exchange, without the middle of a long sequence
 */
public record RunFinding(
        @JsonUnwrapped Key key,
        String expected,
        String observed,
        String at,
        Strength strength,
        Kind kind,
        boolean known,
        String reason,
        @JsonUnwrapped Extent extent,
        List<Evidence> evidence,
        List<ReplayedCall> replay) {

    /** The relation of a finding to the rest of the run. */
    public enum Kind {
        /** It affects scenarios of other clauses. */
        CAUSE,
        /** The clause's own scenarios show it. */
        OWN,
        /** It deviates from a rule that every exchange is judged by. */
        RULE;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The identity of a finding.
     *
     * @param clause the id of the clause
     * @param operation the operation of the exchange; {@code -} if several operations show the same
     * @param path the member path, list indexes as {@code []}; {@code status}, {@code header NAME}, empty for the
     *     whole response, or {@code further members} for those beyond the first 100 of the clause and operation
     * @param cause expected and observed, without values that differ from call to call
     */
    public record Key(String clause, String operation, String path, String cause) {
        public static Key of(Deviation deviation) {
            return new Key(
                    deviation.clause(),
                    deviation.operation(),
                    deviation.place(),
                    Causes.of(deviation.expected(), deviation.observed()));
        }

        Key withCause(String other) {
            return new Key(clause, operation, path, other);
        }

        Key withClause(String other) {
            return new Key(other, operation, path, cause);
        }

        Key withPath(String other) {
            return new Key(clause, operation, other, cause);
        }

        public Key inAnyOperation() {
            return new Key(clause, "-", path, cause);
        }
    }

    /**
     * The exchanges and scenarios that show a finding.
     *
     * @param exchange the number of the exchange that represents it
     * @param exchanges the number of exchanges that show it
     * @param scenarioCount the number of scenarios that show it
     * @param scenarios the ids of their clauses, each once
     * @param examples the rows of the clause's own examples that show it, an empty one for a plain scenario
     * @param operations the operations whose exchanges show it, that of the first exchange first
     * @param also the other clauses that are contradicted by the same: by the same member of the same response, or because
     *     their scenarios deviate for this reason
     * @param blocked how many scenarios it blocks
     * @param detours how many scenarios about something else go another way because of it
     * @param failing how many scenarios about something else deviate because of it
     */
    public record Extent(
            int exchange,
            int exchanges,
            int scenarioCount,
            List<String> scenarios,
            List<String> examples,
            List<String> operations,
            List<String> also,
            int blocked,
            int detours,
            int failing) {

        Extent and(Extent other) {
            Set<String> ids = new TreeSet<>(scenarios);
            ids.addAll(other.scenarios);
            return new Extent(
                    exchange,
                    exchanges + other.exchanges,
                    scenarioCount + other.scenarioCount,
                    List.copyOf(ids),
                    union(examples, other.examples),
                    union(operations, other.operations),
                    union(also, other.also),
                    blocked + other.blocked,
                    detours + other.detours,
                    failing + other.failing);
        }

        /** Returns the same, with one more contradicted clause, and without the clause of the finding itself. */
        Extent contradicting(String other, String own) {
            Set<String> ids = new TreeSet<>(also);
            ids.add(other);
            ids.remove(own);
            return new Extent(
                    exchange,
                    exchanges,
                    scenarioCount,
                    scenarios,
                    examples,
                    operations,
                    List.copyOf(ids),
                    blocked,
                    detours,
                    failing);
        }

        /** Returns the number of affected scenarios of other clauses. */
        @JsonIgnore
        public int hindered() {
            return blocked + detours + failing;
        }

        public Extent blocking(int count) {
            return new Extent(
                    exchange, exchanges, scenarioCount, scenarios, examples, operations, also, count, detours, failing);
        }

        Extent renumbered(int offset) {
            return new Extent(
                    exchange + offset,
                    exchanges,
                    scenarioCount,
                    scenarios,
                    examples,
                    operations,
                    also,
                    blocked,
                    detours,
                    failing);
        }

        private static List<String> union(List<String> some, List<String> others) {
            Set<String> all = new LinkedHashSet<>(some);
            all.addAll(others);
            return List.copyOf(all);
        }
    }

    public String clause() {
        return key.clause();
    }

    public String path() {
        return key.path();
    }

    /** Returns whether it contradicts a clause: the one that it is reported under, or another one. */
    public boolean contradicts(String id) {
        return key.clause().equals(id) || extent.also().contains(id);
    }

    /** Returns whether a deviation has the clause, the place and one of the operations of this finding. */
    public boolean shows(Deviation deviation) {
        return key.clause().equals(deviation.clause())
                && key.path().equals(deviation.place())
                && extent.operations().contains(deviation.operation());
    }

    /** Returns whether only scenarios of its own clause show it. */
    public boolean showsInOwnScenariosOnly() {
        return extent.scenarios().equals(List.of(key.clause()));
    }

    /** Returns the deviation that the first exchange shows. */
    public Deviation deviation() {
        return new Deviation(key.clause(), extent.operations().get(0), at, expected, observed, extent.exchange());
    }

    public RunFinding with(Kind other, Extent elsewhere) {
        return new RunFinding(key, expected, observed, at, strength, other, known, reason, elsewhere, evidence, replay);
    }

    public RunFinding as(Key other) {
        return new RunFinding(other, expected, observed, at, strength, kind, known, reason, extent, evidence, replay);
    }

    public RunFinding excused(boolean excused, String why) {
        return new RunFinding(key, expected, observed, at, strength, kind, excused, why, extent, evidence, replay);
    }

    public RunFinding renumbered(int offset) {
        return new RunFinding(
                key,
                expected,
                observed,
                at,
                strength,
                kind,
                known,
                reason,
                extent.renumbered(offset),
                evidence.stream().map(one -> one.renumbered(offset)).toList(),
                replay.stream().map(call -> call.renumbered(offset)).toList());
    }

    /** Returns this finding merged with another one of the same, in another shard of the run. */
    public RunFinding and(RunFinding other) {
        return with(kind, extent.and(other.extent).contradicting(other.clause(), clause()));
    }
}
