package dev.lmc.cli;

import dev.lmc.licensemanager.mutants.Mutant;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.RunRecord;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What became of one mutant.
 *
 * @param outcome {@code caught} by its clause at its member, {@code elsewhere} by another clause or member only, or
 *     {@code survived}
 * @param by what the run found: clauses with member paths
 * @param observed what the catching deviation saw
 */
record Kill(
        String mutant,
        String group,
        String clause,
        String path,
        String story,
        String outcome,
        Set<String> by,
        String observed,
        long millis) {

    static final String CAUGHT = "caught";
    static final String ELSEWHERE = "elsewhere";
    static final String SURVIVED = "survived";

    static Kill of(Mutant mutant, RunRecord record, long millis) {
        List<Deviation> found =
                record.scenarios().stream().flatMap(s -> s.deviations().stream()).toList();
        Set<String> by = new TreeSet<>();
        found.forEach(d -> by.add((d.clause() + " " + plain(d.path())).trim()));
        List<Deviation> own = found.stream()
                .filter(d -> d.clause().equals(mutant.clause()))
                .filter(d -> mutant.path().isEmpty() || mutant.path().equals(plain(d.path())))
                .toList();
        String outcome = !own.isEmpty() ? CAUGHT : found.isEmpty() ? SURVIVED : ELSEWHERE;
        String observed = !own.isEmpty()
                ? own.get(0).observed()
                : record.scenarios().stream()
                        .map(s -> s.verdict() + " " + s.reason())
                        .distinct()
                        .limit(3)
                        .toList()
                        .toString();
        return new Kill(
                mutant.name(),
                mutant.group().word(),
                mutant.clause(),
                mutant.path(),
                mutant.story(),
                outcome,
                by,
                observed,
                millis);
    }

    boolean is(String wanted) {
        return outcome.equals(wanted);
    }

    private static String plain(String path) {
        return path.replaceAll("\\[\\d+]", "[]");
    }
}
