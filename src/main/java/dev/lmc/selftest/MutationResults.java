package dev.lmc.selftest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that {@code lmc mutants} found: {@code mutants.json}.
 *
 * @param seconds how long it took altogether
 * @param mutants what became of each mutant
 * @param hostile what became of each hostile server: caught where the exit code is not 0
 * @param equivalents what became of each equivalent server: caught where the exit code is not 0
 * @param compounds what was found on each server with many faults or a closed door
 * @param clauses each clause with the mutants that it alone catches
 * @param withoutKiller clauses that catch none; empty unless all mutants were tried
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

    /** What may become of a mutant. */
    public enum MutantStatus {
        /** Its clause found it, at its member. */
        CAUGHT,
        /** Only another clause or another member did. */
        ELSEWHERE,
        /** Nothing did. */
        SURVIVED,
        /** The suite itself failed. */
        BROKEN;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * What became of one mutant.
     *
     * @param outcome an {@link MutantStatus}, in small letters
     * @param by what the run found: clauses with member paths
     * @param observed what the catching deviation saw
     * @param millis how long it took
     */
    public record Kill(
            String mutant,
            String group,
            String clause,
            String path,
            String story,
            String outcome,
            Set<String> by,
            String observed,
            long millis) {

        public boolean is(MutantStatus wanted) {
            return outcome.equals(wanted.word());
        }
    }

    /**
     * What became of a server that is no mutant: a hostile one, or one that only looks different.
     *
     * @param exit the exit code of the run
     * @param outcome what the run says, in words; empty where all conforms
     * @param totals the number of scenarios by verdict
     * @param with the servers whose liberties were taken in the same run
     * @param millis how long that run took
     */
    public record Trial(
            String name,
            String story,
            int exit,
            String outcome,
            Map<String, Integer> totals,
            List<String> with,
            long millis) {

        /** Whether the gate let it through. */
        public boolean passed() {
            return exit == 0;
        }
    }

    /** The same with what was found on compound servers. */
    public MutationResults with(List<CompoundResult> results, double more) {
        return new MutationResults(
                schema, seconds + more, mutants, hostile, equivalents, results, clauses, withoutKiller);
    }

    /** Whether all that should be caught was, and nothing else. */
    @JsonIgnore
    public boolean isSound() {
        return killed() == mutants.size()
                && caught(hostile) == hostile.size()
                && caught(equivalents) == 0
                && compounds.stream().allMatch(each -> each.harnessErrors().isEmpty())
                && withoutKiller.isEmpty();
    }

    /** The last line: what was tried, and how much of it was caught. */
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

    /** Whether each compound server and each closed door was judged as well as it should be. */
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
                        + " of " + compounds.size() + " servers judged as they should be");
    }

    private long killed() {
        return mutants.stream().filter(kill -> kill.is(MutantStatus.CAUGHT)).count();
    }

    private static long caught(List<Trial> trials) {
        return trials.stream().filter(trial -> !trial.passed()).count();
    }
}
