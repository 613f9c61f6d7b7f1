package dev.lmc.selftest;

import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.selftest.compound.Compound;
import dev.lmc.selftest.compound.Compound.Part;
import dev.lmc.suite.RunOptions.Selection;
import dev.lmc.text.PrintableText;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The findings of a run against a compound server, each attributed to one of the server's faults. Findings at the same
 * place (clause, operation and member path) count once.
 */
final class CompoundFindings {
    /** The number of scenarios to run to see a finding again. */
    private static final int SCENARIOS = 4;

    private static final int LONGEST = 160;

    private final List<Part> missed;
    /** The faults that explain each place. */
    private final Map<String, Set<String>> causes = new TreeMap<>();

    private final Map<String, RunFinding> findings = new TreeMap<>();

    private CompoundFindings(Compound compound, RunRecord record) {
        this.missed = compound.visible().stream()
                .filter(part -> record.findings().stream().noneMatch(finding -> isFound(part, finding))
                        && record.scenarios().stream().noneMatch(scenario -> isUnsupported(part, scenario)))
                .toList();
        List<Part> parts = compound.parts();
        for (RunFinding finding : record.findings()) {
            String place = place(finding);
            findings.putIfAbsent(place, finding);
            Stream<Part> own =
                    parts.size() == 1 ? parts.stream() : parts.stream().filter(part -> isFound(part, finding));
            Set<String> names = causes.computeIfAbsent(place, any -> new TreeSet<>());
            own.map(Part::name).forEach(names::add);
        }
    }

    /** Attributes each finding to the fault that is expected to cause it; to the only one there is. */
    static CompoundFindings of(Compound compound, RunRecord record) {
        return new CompoundFindings(compound, record);
    }

    /**
     * Attributes unexpected findings to the faults that cause them alone.
     *
     * @param alone the runs against servers with one of the faults, by its name
     */
    void explain(Map<String, RunRecord> alone) {
        unexplained()
                .forEach(place -> alone.forEach((part, run) -> {
                    if (run.findings().stream().anyMatch(one -> isAlike(one, findings.get(place)))) {
                        causes.get(place).add(part);
                    }
                }));
    }

    /** Returns the clauses of findings that no fault explains, with other scenarios that show them. */
    Selection scenariosOfUnexplained() {
        Set<String> ids = new TreeSet<>();
        unexplained().forEach(place -> {
            RunFinding finding = findings.get(place);
            Stream.concat(Stream.of(finding.clause()), finding.extent().scenarios().stream())
                    .distinct()
                    .limit(SCENARIOS)
                    .forEach(ids::add);
        });
        String tags = ids.stream().map(id -> "@" + id).collect(Collectors.joining(" or "));
        return new Selection(Optional.of(tags), Optional.empty(), Optional.empty());
    }

    /** Returns the number of places of findings. */
    int places() {
        return causes.size();
    }

    /** Returns the faults that should have been found but were not. */
    List<Part> missed() {
        return missed;
    }

    /** Returns the places of findings that no fault explains. */
    List<String> unexplained() {
        return causes.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns the findings that no fault explains: their places, with what was expected and observed. */
    List<String> described() {
        return unexplained().stream()
                .map(place -> place + ": "
                        + PrintableText.cut(findings.get(place).key().cause(), LONGEST))
                .toList();
    }

    /** Returns the places by the fault that explains them; of several faults, by the one with the fewest. */
    Map<String, List<String>> byPart() {
        Map<String, List<String>> byPart = new TreeMap<>();
        causes.entrySet().stream()
                .filter(place -> !place.getValue().isEmpty())
                .sorted(Comparator.comparing(place -> place.getValue().size()))
                .forEach(place -> place.getValue().stream()
                        .min(Comparator.comparing(
                                part -> byPart.getOrDefault(part, List.of()).size()))
                        .ifPresent(part -> byPart.computeIfAbsent(part, first -> new ArrayList<>())
                                .add(place.getKey())));
        return byPart;
    }

    /** Returns whether the finding is of the part's clause, and of its member or of whole responses. */
    private static boolean isFound(Part part, RunFinding finding) {
        return finding.contradicts(part.clause())
                && (part.path().isEmpty()
                        || finding.path().isEmpty()
                        || part.path().equals(finding.path())
                        || isOfSeveralViews(finding) && Deviation.sameMember(part.path(), finding.path()));
    }

    /** Returns whether the fault is an unknown operation, which verdicts show instead of findings. */
    private static boolean isUnsupported(Part part, ScenarioResult scenario) {
        return scenario.id().equals(part.clause()) && scenario.is(Verdict.UNSUPPORTED);
    }

    private static boolean isAlike(RunFinding one, RunFinding other) {
        return (one.contradicts(other.clause()) || other.contradicts(one.clause()))
                && (one.path().equals(other.path())
                        || isOfSeveralViews(one) && Deviation.sameMember(one.path(), other.path()))
                && !Collections.disjoint(
                        one.extent().operations(), other.extent().operations());
    }

    /** Returns whether the finding is about a member of several views, and has the path in one of them. */
    private static boolean isOfSeveralViews(RunFinding finding) {
        return finding.extent().operations().size() > 1;
    }

    static String place(RunFinding finding) {
        return finding.clause() + " " + finding.key().operation() + " " + finding.path();
    }
}
