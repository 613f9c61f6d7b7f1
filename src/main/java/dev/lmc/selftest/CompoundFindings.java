package dev.lmc.selftest;

import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.selftest.compound.Compound;
import dev.lmc.selftest.compound.Compound.Part;
import dev.lmc.selftest.compound.Explanations;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The findings of a run against a compound server, compared with the server's faults.
 *
 * @param places the places of findings: clause, operation and member path, separated by spaces
 * @param missed the parts that it should have found but did not
 * @param unexplained places that no part explains
 * @param byPart the number of findings caused by each part
 */
record CompoundFindings(Set<String> places, List<Part> missed, Set<String> unexplained, Map<String, Integer> byPart) {

    static CompoundFindings of(Compound compound, Explanations explanations, RunRecord record) {
        Set<String> places = places(record);
        Set<String> unexplained = new TreeSet<>();
        Map<String, Integer> byPart = new TreeMap<>();
        for (String place : places) {
            cause(compound, explanations, place)
                    .ifPresentOrElse(part -> byPart.merge(part.name(), 1, Integer::sum), () -> unexplained.add(place));
        }
        List<Part> missed = compound.visible().stream()
                .filter(part -> record.findings().stream().noneMatch(finding -> isFound(part, finding))
                        && record.scenarios().stream().noneMatch(scenario -> isUnsupported(part, scenario)))
                .toList();
        return new CompoundFindings(places, missed, unexplained, byPart);
    }

    /** Returns the places of all findings of a run, without list indexes. */
    static Set<String> places(RunRecord record) {
        Set<String> places = new TreeSet<>();
        record.findings().forEach(finding -> places.add(place(finding)));
        return places;
    }

    /** Returns the part with the most findings. */
    Optional<Map.Entry<String, Integer>> loudest() {
        return byPart.entrySet().stream().max(Map.Entry.comparingByValue());
    }

    /**
     * Returns the part expected at the place; otherwise the part with the fewest findings that causes one there when it
     * is alone.
     */
    private static Optional<Part> cause(Compound compound, Explanations explanations, String place) {
        List<Part> parts = compound.parts();
        return parts.stream().filter(part -> isOwn(part, place)).findFirst().or(() -> parts.stream()
                .filter(part -> explanations.explains(part.name(), place))
                .min(Comparator.comparingInt(part -> explanations.count(part.name()))));
    }

    private static boolean isFound(Part part, RunFinding finding) {
        return finding.contradicts(part.clause())
                && (part.path().isEmpty() || part.path().equals(finding.path()));
    }

    /** Returns whether the part is that an operation is unknown, which the verdicts tell. */
    private static boolean isUnsupported(Part part, ScenarioResult scenario) {
        return scenario.id().equals(part.clause()) && scenario.is(Verdict.UNSUPPORTED);
    }

    private static boolean isOwn(Part part, String place) {
        String[] cells = place.split(" ", 3);
        return cells[0].equals(part.clause())
                && (part.path().isEmpty() || part.path().equals(cells[2]));
    }

    private static String place(RunFinding finding) {
        return finding.clause() + " " + finding.key().operation() + " " + finding.path();
    }
}
