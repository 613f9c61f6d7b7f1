package dev.lmc.report.view;

import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.RunFinding.Extent;
import dev.lmc.verdict.RunFinding.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The findings of one kind under a heading, with their wording in reports. */
public record FindingGroup(String title, List<RunFinding> findings) {
    /** The number of clauses from which equal deviations are summarized in one sentence. */
    private static final int ALIKE = 3;

    private static final int NAMED = 5;

    /** Returns the unknown findings, those that block others first; no group is empty. */
    public static List<FindingGroup> of(RunRecord run) {
        return Stream.of(Kind.values())
                .map(kind -> new FindingGroup(
                        title(kind),
                        run.findings().stream()
                                .filter(finding -> !finding.known() && finding.kind() == kind)
                                .toList()))
                .filter(section -> !section.findings().isEmpty())
                .toList();
    }

    private static String title(Kind kind) {
        return switch (kind) {
            case CAUSE -> "Blocking other clauses";
            case OWN -> "Deviations";
            case RULE -> "Rules for every response";
        };
    }

    /** Returns the known findings. */
    public static List<RunFinding> known(RunRecord run) {
        return run.findings().stream().filter(RunFinding::known).toList();
    }

    /**
     * Returns the findings that no scenario reports, because those of their clauses were not selected or do not show
     * them.
     */
    public static List<RunFinding> unreported(RunRecord run) {
        List<Deviation> reported = run.scenarios().stream()
                .flatMap(scenario -> scenario.deviations().stream())
                .toList();
        return run.findings().stream()
                .filter(finding -> reported.stream().noneMatch(finding::shows))
                .toList();
    }

    /**
     * Returns a sentence for each deviation that several clauses share, such as filters that no list applies.
     *
     * @param quoted returns the path and the values, which a target may have written, as the sentence has them
     */
    public static List<String> alike(RunRecord run, UnaryOperator<String> quoted) {
        return shared(run).values().stream()
                .map(findings -> sentence(findings, quoted))
                .toList();
    }

    /** Returns the unknown findings of each cause that several clauses share. */
    public static Map<List<String>, List<RunFinding>> shared(RunRecord run) {
        Map<List<String>, List<RunFinding>> same = new LinkedHashMap<>();
        run.findings().stream().filter(finding -> !finding.known()).forEach(finding -> same.computeIfAbsent(
                        cause(finding), place -> new ArrayList<>())
                .add(finding));
        same.values()
                .removeIf(findings ->
                        findings.size() == 1 || clauses(findings).distinct().count() < ALIKE);
        return same;
    }

    /** Returns what findings of one cause have in common: the place, and what was expected and observed. */
    public static List<String> cause(RunFinding finding) {
        return List.of(kind(finding.path()), finding.key().cause());
    }

    /** Returns a sentence for findings of one cause. */
    public static String sentence(List<RunFinding> alike, UnaryOperator<String> quoted) {
        RunFinding first = alike.get(0);
        List<String> operations = alike.stream()
                .flatMap(finding -> finding.extent().operations().stream())
                .distinct()
                .toList();
        boolean one = operations.size() == 1;
        return (one ? operations.get(0) + " has" : operations.size() + " operations share") + " one fault"
                + (first.path().endsWith("[]") ? "" : " in " + quoted.apply(where(first))) + ": expected "
                + quoted.apply(first.expected()) + ", observed " + quoted.apply(first.observed()) + " ("
                + (one ? "" : some(operations.stream()) + "; ") + some(clauses(alike)) + ")";
    }

    private static Stream<String> clauses(List<RunFinding> findings) {
        return findings.stream()
                .flatMap(finding -> Stream.concat(Stream.of(finding.clause()), finding.extent().also().stream()));
    }

    /** Returns the path, or the same for all lists. */
    private static String kind(String path) {
        return path.endsWith("[]") ? "[]" : path;
    }

    private static String some(Stream<String> names) {
        List<String> all = names.distinct().toList();
        return String.join(", ", all.subList(0, Math.min(NAMED, all.size())))
                + (all.size() > NAMED ? " and " + (all.size() - NAMED) + " more" : "");
    }

    /** Returns the operation that it is reported under, or the number of operations. */
    public static String operation(RunFinding finding) {
        return finding.key().operation().equals("-")
                ? finding.extent().operations().size() + " operations"
                : finding.key().operation();
    }

    /** Returns the operation that it is reported under, and how many others show it. */
    public static String operations(RunFinding finding) {
        int others = finding.extent().operations().size() - 1;
        return operation(finding)
                + (others < 1 || finding.key().operation().equals("-") ? "" : " and " + others + " more");
    }

    /** Returns the scenario of the finding's clause that shows it; any of the clause if none of them does. */
    public static Optional<ScenarioResult> scenario(RunRecord run, RunFinding finding) {
        return scenario(run, finding, finding.clause());
    }

    /** Returns the scenario of a given clause that shows the finding; any of the clause if none of them does. */
    public static Optional<ScenarioResult> scenario(RunRecord run, RunFinding finding, String clause) {
        return run.scenarios().stream()
                .filter(scenario -> scenario.id().equals(clause))
                .min(Comparator.comparing((ScenarioResult scenario) ->
                                !scenario.deviations().contains(finding.deviation()))
                        .thenComparing(
                                scenario -> scenario.deviations().stream().noneMatch(finding::shows))
                        .thenComparing(scenario -> scenario.deviations().isEmpty()));
    }

    /** Returns the place in words. */
    public static String where(RunFinding finding) {
        return finding.path().isEmpty() ? "the response" : finding.path();
    }

    /** Returns its extent in words. */
    public static String extent(RunFinding finding) {
        Extent extent = finding.extent();
        if (finding.kind() == Kind.RULE) {
            return "in " + RunSummary.count(extent.exchanges(), "exchange");
        }
        List<String> effects = new ArrayList<>();
        if (extent.detours() > 0) {
            effects.add(RunSummary.scenarios(extent.detours()) + " took a detour because of it");
        }
        if (extent.failing() > 0) {
            effects.add(RunSummary.scenarios(extent.failing())
                    + (extent.failing() == 1 ? " deviates" : " deviate")
                    + (effects.isEmpty() ? " because of it" : ""));
        }
        if (extent.blocked() > 0) {
            effects.add(RunSummary.scenarios(extent.blocked()) + (effects.isEmpty() ? " blocked by it" : " blocked"));
        }
        return effects.isEmpty() ? "in " + RunSummary.scenarios(extent.scenarioCount()) : String.join(", ", effects);
    }
}
