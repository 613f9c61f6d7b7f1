package dev.lmc.report.view;

import dev.lmc.record.Gate;
import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.report.RunFiles;
import dev.lmc.text.PrintableText;
import dev.lmc.verdict.Basis;
import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Clauses;
import dev.lmc.verdict.Strength;
import dev.lmc.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The result of a run, in one line.
 *
 * @param state {@code conforms}, {@code deviates}, {@code unjudged} or {@code incomplete}
 * @param words the line
 */
public record RunSummary(String state, String words) {

    public static RunSummary of(RunRecord run, Gate gate) {
        if (!run.complete()) {
            return new RunSummary(
                    "incomplete",
                    "incomplete: interrupted after " + scenarios(run.scenarios().size()));
        }
        return switch (gate.exitCode(run)) {
            case Gate.CONFORMS -> new RunSummary("conforms", join("conforms", remarks(run, gate)));
            case Gate.NOT_JUDGED -> new RunSummary("unjudged", "not judged: " + whyNot(run));
            default -> new RunSummary("deviates", deviates(run, gate));
        };
    }

    /** Returns the default gate of a record, which fails on a deviation from a must. */
    public static Gate gate(RunRecord run) {
        Map<String, Clause> clauses = new LinkedHashMap<>();
        run.scenarios().forEach(s -> clauses.put(s.id(), clause(s)));
        return new Gate(new Clauses(clauses, Map.of()), Strength.MUST);
    }

    private static Clause clause(ScenarioResult s) {
        return new Clause(
                s.id(),
                s.title(),
                s.operation(),
                s.feature(),
                s.rule(),
                Basis.valueOf(s.basis().toUpperCase(Locale.ROOT)),
                Strength.valueOf(s.strength().toUpperCase(Locale.ROOT)),
                Optional.empty(),
                Optional.empty(),
                "");
    }

    private static String deviates(RunRecord run, Gate gate) {
        List<String> parts = new ArrayList<>();
        count(run, gate, Verdict.DEVIATES, true).ifPresent(n -> parts.add(scenarios(n)));
        count(run, gate, Verdict.FIXED, true).ifPresent(n -> parts.add(fixed(n)));
        some(run, Verdict.BLOCKED).ifPresent(n -> parts.add(n + " blocked"));
        some(run, Verdict.UNSUPPORTED).ifPresent(n -> parts.add(n + " unsupported"));
        if (!run.harnessErrors().isEmpty()) {
            parts.add("the suite itself is at fault (" + run.harnessErrors().size() + ")");
        }
        parts.addAll(remarks(run, gate));
        return "deviates: " + String.join(", ", parts);
    }

    private static String fixed(long n) {
        return scenarios(n) + " with a known deviation that is gone";
    }

    private static List<String> remarks(RunRecord run, Gate gate) {
        List<String> remarks = new ArrayList<>();
        count(run, gate, Verdict.DEVIATES, false).ifPresent(n -> remarks.add(n + " deviate from a should"));
        count(run, gate, Verdict.FIXED, false).ifPresent(n -> remarks.add(fixed(n)));
        some(run, Verdict.KNOWN).ifPresent(n -> remarks.add(n + " deviate as known"));
        some(run, Verdict.SKIPPED).ifPresent(n -> remarks.add(n + " skipped"));
        if (!run.omitted().isEmpty()) {
            remarks.add("excluded: " + String.join(" ", run.omitted()));
        }
        if (!run.leftBehind().isEmpty()) {
            remarks.add(run.leftBehind().size() + " left behind on the target, named in " + RunFiles.RECORD);
        }
        return remarks;
    }

    private static Optional<Long> count(RunRecord run, Gate gate, Verdict verdict, boolean failing) {
        long n = run.scenarios().stream()
                .filter(s -> s.is(verdict) && gate.fails(s) == failing)
                .count();
        return n == 0 ? Optional.empty() : Optional.of(n);
    }

    private static Optional<Integer> some(RunRecord run, Verdict verdict) {
        return Optional.of(run.total(verdict)).filter(n -> n > 0);
    }

    private static String whyNot(RunRecord run) {
        String unjudged = String.join(" ", Gate.unjudged(run));
        String operations = unjudged.isEmpty() ? "" : "all scenarios of " + unjudged + " were skipped: ";
        return operations + mostFrequent(run);
    }

    private static String mostFrequent(RunRecord run) {
        List<ReasonGroup> reasons = ReasonGroup.of(run);
        if (!reasons.isEmpty()) {
            return PrintableText.cut(reasons.get(0).reason(), 300);
        }
        return DeviationGroup.of(run, Verdict.DEVIATES).stream()
                .findFirst()
                .map(group -> "the target cannot be reached: "
                        + PrintableText.cut(group.first().observed(), 300))
                .orElse("there is no scenario");
    }

    private static String join(String word, List<String> remarks) {
        return remarks.isEmpty() ? word : word + " (" + String.join(", ", remarks) + ")";
    }

    public static String scenarios(long n) {
        return n == 1 ? "1 scenario" : n + " scenarios";
    }
}
