package dev.lmc.selftest;

import dev.lmc.record.RunRecord;
import dev.lmc.selftest.MutationResults.Kill;
import dev.lmc.selftest.MutationResults.MutantStatus;
import dev.lmc.selftest.mutants.Mutant;
import dev.lmc.verdict.RunFinding;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Judges whether a run caught a mutant. */
final class MutantJudge {
    private MutantJudge() {}

    static Kill of(Mutant mutant, RunRecord record, long millis) {
        List<RunFinding> found = record.findings();
        List<RunFinding> own = found.stream()
                .filter(finding -> finding.contradicts(mutant.clause()))
                .filter(d -> mutant.path().isEmpty() || mutant.path().equals(d.path()))
                .toList();
        MutantStatus outcome = !record.harnessErrors().isEmpty()
                ? MutantStatus.BROKEN
                : !own.isEmpty()
                        ? MutantStatus.CAUGHT
                        : found.isEmpty() ? MutantStatus.SURVIVED : MutantStatus.ELSEWHERE;
        return new Kill(
                mutant.name(),
                mutant.group().word(),
                mutant.clause(),
                mutant.path(),
                mutant.description(),
                outcome.word(),
                places(found),
                outcome == MutantStatus.CAUGHT ? own.get(0).observed() : instead(record),
                millis);
    }

    /** Returns the result including a run of the whole suite, because another clause may catch a survivor. */
    static Kill of(Kill alone, RunRecord whole, long millis) {
        Set<String> by = new TreeSet<>(alone.by());
        by.addAll(places(whole.findings()));
        return new Kill(
                alone.mutant(),
                alone.group(),
                alone.clause(),
                alone.path(),
                alone.description(),
                (by.isEmpty() ? MutantStatus.SURVIVED : MutantStatus.ELSEWHERE).word(),
                by,
                alone.observed(),
                millis);
    }

    /** Returns one line of the table. */
    static String line(Kill kill) {
        boolean caught = kill.is(MutantStatus.CAUGHT);
        String place = (kill.clause() + " " + kill.path()).trim();
        String by = caught ? place : kill.by().isEmpty() ? "nothing" : "only " + kill.by();
        return String.format(
                        Locale.ROOT,
                        "%-9s %-12s %-52s by %s (%d ms)",
                        kill.outcome(),
                        kill.group(),
                        kill.mutant(),
                        by,
                        kill.millis())
                + (caught ? "" : "; expected by " + place + "; " + kill.observed());
    }

    private static String instead(RunRecord record) {
        return record.harnessErrors().isEmpty()
                ? record.scenarios().stream()
                        .map(scenario -> (scenario.verdict().word() + " " + scenario.reason()).trim())
                        .distinct()
                        .limit(3)
                        .toList()
                        .toString()
                : record.harnessErrors().get(0);
    }

    private static Set<String> places(List<RunFinding> findings) {
        Set<String> places = new TreeSet<>();
        findings.forEach(d -> places.add((d.clause() + " " + d.path()).trim()));
        return places;
    }
}
