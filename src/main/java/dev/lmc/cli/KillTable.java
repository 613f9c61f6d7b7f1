package dev.lmc.cli;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;

/**
 * Everything that {@code lmc mutants} found: {@code mutants.json}.
 *
 * @param mutants what became of each mutant
 * @param hostile what became of each hostile server: caught where the exit code is not 0
 * @param equivalents what became of each equivalent server: caught where the exit code is not 0
 * @param clauses each clause with the mutants that it alone catches
 * @param withoutKiller clauses that catch none; empty unless all mutants were tried
 */
record KillTable(
        String schema,
        double seconds,
        List<Kill> mutants,
        List<Trial> hostile,
        List<Trial> equivalents,
        Map<String, List<String>> clauses,
        List<String> withoutKiller) {

    static final String SCHEMA = "lmc-mutants/1";

    /** Whether all that should be caught was, and nothing else. */
    @JsonIgnore
    boolean sound() {
        return killed() == mutants.size()
                && caught(hostile) == hostile.size()
                && caught(equivalents) == 0
                && withoutKiller.isEmpty();
    }

    /** The last line. */
    String summary() {
        return killed() + " of " + mutants.size() + " mutants caught, " + caught(hostile) + " of " + hostile.size()
                + " hostile servers caught, " + caught(equivalents) + " of " + equivalents.size()
                + " equivalents caught";
    }

    private long killed() {
        return mutants.stream().filter(kill -> kill.is(Kill.CAUGHT)).count();
    }

    private static long caught(List<Trial> trials) {
        return trials.stream().filter(trial -> trial.exit() != 0).count();
    }
}
