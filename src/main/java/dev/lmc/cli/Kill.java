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
 * (or {@code broken} where the suite itself failed)
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

    static final String BROKEN = "broken";
    static final String CAUGHT = "caught";
    static final String ELSEWHERE = "elsewhere";
    static final String SURVIVED = "survived";

    static Kill of(Mutant mutant, RunRecord record, long millis) {
        List<Deviation> found = record.scenarios().stream()
                .flatMap(s -> s.deviations().stream())
                .toList();
        Set<String> by = new TreeSet<>();
        found.forEach(d -> by.add(place(d)));
        List<Deviation> own = found.stream()
                .filter(d -> d.clause().equals(mutant.clause()))
                .filter(d -> mutant.path().isEmpty() || mutant.path().equals(plain(d.path())))
                .toList();
        String outcome = !record.harnessErrors().isEmpty()
                ? BROKEN
                : !own.isEmpty() ? CAUGHT : found.isEmpty() ? SURVIVED : ELSEWHERE;
        String observed = !record.harnessErrors().isEmpty()
                ? record.harnessErrors().get(0)
                : !own.isEmpty()
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

    /** With what a run of the whole suite found: a survivor may still be caught elsewhere. */
    Kill and(RunRecord record, long all) {
        Set<String> more = new TreeSet<>(by);
        record.scenarios().forEach(s -> s.deviations().forEach(d -> more.add(place(d))));
        return new Kill(mutant, group, clause, path, story, more.isEmpty() ? SURVIVED : ELSEWHERE, more, observed, all);
    }

    /** One line of the table. */
    String line() {
        String at = is(CAUGHT) ? (clause + " " + path).trim() : by.isEmpty() ? "nothing" : "only " + by;
        return String.format(
                "%-9s %-10s %-52s by %s (%d ms)%s",
                outcome,
                group,
                mutant,
                at,
                millis,
                is(CAUGHT) ? "" : "; expected by " + clause + " " + path + "; " + observed);
    }

    boolean is(String wanted) {
        return outcome.equals(wanted);
    }

    private static String place(Deviation deviation) {
        return (deviation.clause() + " " + plain(deviation.path())).trim();
    }

    private static String plain(String path) {
        return path.replaceAll("\\[\\d+]", "[]");
    }
}
