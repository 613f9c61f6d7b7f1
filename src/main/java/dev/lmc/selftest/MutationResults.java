package dev.lmc.selftest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The results of {@code lmc mutants}: {@code mutants.json}.
 *
 * @param seconds the total duration
 * @param mutants the result of each mutant
 * @param hostile the result of each hostile server, caught if the exit code is not 0 and no scenario conforms
 * @param equivalents the result of each equivalent server, caught if the exit code is not 0
 * @param compounds the result of each server with many faults or a closed door
 * @param clauses each clause with the mutants that it catches when run alone
 * @param withoutKiller clauses that catch none; empty unless all mutants were run
 */
public record MutationResults(
        String schema,
        double seconds,
        List<Kill> mutants,
        List<Trial> hostile,
        List<Trial> equivalents,
        List<CompoundResult> compounds,
        Map<String, List<String>> clauses,
        List<String> withoutKiller) {

    public static final String SCHEMA = "lmc-mutants/1";

    /** The possible results of a mutant. */
    public enum MutantStatus {
        /** Its clause found it at its member. */
        CAUGHT,
        /** Only another clause, or another member, showed it. */
        ELSEWHERE,
        /** Nothing showed it. */
        SURVIVED,
        /** The suite itself failed. */
        BROKEN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The result of one mutant.
     *
     * @param outcome a {@link MutantStatus} in lower case
     * @param by the findings: clauses with member paths
     * @param observed the observed value of the catching deviation
     * @param millis how long it took
     */
    public record Kill(
            String mutant,
            String group,
            String clause,
            String path,
            String description,
            String outcome,
            Set<String> by,
            String observed,
            long millis) {

        public boolean is(MutantStatus wanted) {
            return outcome.equals(wanted.word());
        }
    }

    /**
     * The result of a hostile or equivalent server.
     *
     * @param exit the exit code of the run
     * @param outcome the result in words; empty if everything conforms
     * @param totals the number of scenarios by verdict
     * @param with the servers combined in the same run
     * @param conforming the clauses to which a hostile server conforms in a scenario; none may be
     * @param millis the duration of that run
     */
    public record Trial(
            String name,
            String description,
            int exit,
            String outcome,
            Map<String, Integer> totals,
            List<String> with,
            Set<String> conforming,
            long millis) {

        /** Returns the same result with the clauses to which it conforms. */
        Trial withConforming(Set<String> clauses) {
            return new Trial(name, description, exit, outcome, totals, with, clauses, millis);
        }

        /** Returns whether it passed the gate, or a scenario that it must not pass. */
        public boolean passed() {
            return exit == 0 || !conforming.isEmpty();
        }
    }

    /** Returns the results with those of compound servers added. */
    public MutationResults with(List<CompoundResult> results, double more) {
        return new MutationResults(
                schema, seconds + more, mutants, hostile, equivalents, results, clauses, withoutKiller);
    }

    /** Returns whether exactly those servers were caught that should be. */
    @JsonIgnore
    public boolean isSound() {
        return killed() == mutants.size()
                && caught(hostile) == hostile.size()
                && caught(equivalents) == 0
                && compounds.stream().allMatch(each -> each.harnessErrors().isEmpty())
                && withoutKiller.isEmpty();
    }

    /** Returns the last line: the number of servers, and of those caught. */
    public String summary() {
        return Stream.of(
                        part(killed(), mutants.size(), "mutants"),
                        part(caught(hostile), hostile.size(), "hostile servers"),
                        part(caught(equivalents), equivalents.size(), "equivalents"),
                        compound())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> part(long caught, int all, String what) {
        return all == 0 ? Optional.empty() : Optional.of(caught + " of " + all + " " + what + " caught");
    }

    /** Returns whether the run against each compound server and closed door met its goals. */
    @JsonIgnore
    public boolean meetsAims() {
        return compounds.stream().allMatch(CompoundResult::meets);
    }

    private Optional<String> compound() {
        int visible = compounds.stream().mapToInt(CompoundResult::visible).sum();
        int missed = compounds.stream().mapToInt(each -> each.missed().size()).sum();
        long good = compounds.stream().filter(CompoundResult::meets).count();
        return compounds.isEmpty()
                ? Optional.empty()
                : Optional.of((visible - missed) + " of " + visible + " faults found on compound servers, " + good
                        + " of " + compounds.size() + " servers met their goals");
    }

    private long killed() {
        return mutants.stream().filter(kill -> kill.is(MutantStatus.CAUGHT)).count();
    }

    private static long caught(List<Trial> trials) {
        return trials.stream().filter(trial -> !trial.passed()).count();
    }
}
