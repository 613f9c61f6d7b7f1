package dev.lmc.report.view;

import dev.lmc.record.Gate;
import dev.lmc.record.GatePolicy;
import dev.lmc.record.GateResult.Kind;
import dev.lmc.record.JudgedShare;
import dev.lmc.record.RunRecord;
import dev.lmc.report.RunFiles;
import dev.lmc.text.PrintableText;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Strength;
import dev.lmc.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The result of a run, in one line.
 *
 * @param state {@code conforms}, {@code deviates}, {@code unjudged} or {@code incomplete}
 * @param outcome the result itself
 * @param remarks what else is to be known
 */
public record RunSummary(String state, String outcome, List<String> remarks) {
    private static final String CONFORMS = "conforms";
    private static final String OF_A_SHOULD = " of a should";

    /** The maximum number of operations that are named. */
    private static final int MOST_OPERATIONS = 3;

    private RunSummary(String state, String outcome) {
        this(state, outcome, List.of());
    }

    /** Returns the line. */
    public String words() {
        String more = String.join("; ", remarks);
        return more.isEmpty() ? outcome : outcome + (state.equals(CONFORMS) ? " (" + more + ")" : "; " + more);
    }

    public static RunSummary of(RunRecord run) {
        return switch (run.gate().exitCode()) {
            case Gate.CONFORMS -> new RunSummary(CONFORMS, CONFORMS, passed(run));
            case Gate.INTERRUPTED ->
                new RunSummary(
                        "incomplete",
                        "incomplete: interrupted after "
                                + scenarios(run.scenarios().size()));
            case Gate.NOT_JUDGED -> new RunSummary("unjudged", "not judged: " + whyNot(run));
            default -> new RunSummary("deviates", deviates(run), remarks(run));
        };
    }

    private static String deviates(RunRecord run) {
        List<String> parts = new ArrayList<>(findings(run));
        parts.addAll(verdicts(run));
        some(run.gate().count(Kind.HARNESS_ERRORS)).forEach(n -> parts.add("faults of the suite itself (" + n + ")"));
        Stream.of(run.lost()).filter(how -> !how.isEmpty()).forEach(how -> parts.add(PrintableText.cut(how, 300)));
        some(run.gate().count(Kind.TOO_FEW_JUDGED))
                .forEach(n -> parts.add("less than " + run.gate().minJudged() + "% judged (--min-judged)"));
        return "deviates: " + String.join("; ", parts);
    }

    /** Returns the remarks about a run that conforms. */
    private static List<String> passed(RunRecord run) {
        List<String> all = new ArrayList<>(findings(run));
        all.addAll(verdicts(run));
        all.addAll(remarks(run));
        return all;
    }

    /** Returns the number of findings that are not known; those that do not fail the gate are told apart. */
    private static List<String> findings(RunRecord run) {
        int failing = run.gate().count(Kind.FINDINGS);
        int passing = (int) run.findings().stream()
                .filter(finding -> passes(finding, run.gate().policy()))
                .count();
        if (failing == 0) {
            return passing == 0 ? List.of() : List.of(count(passing, "finding") + OF_A_SHOULD);
        }
        return List.of(count(failing, "finding") + (passing == 0 ? "" : " and " + passing + OF_A_SHOULD));
    }

    /** Returns the number of scenarios of each verdict, except those that conform. */
    private static List<String> verdicts(RunRecord run) {
        List<String> parts = new ArrayList<>();
        int deviating = run.total(Verdict.DEVIATES);
        int weak = passing(run, Verdict.DEVIATES, run.gate().policy());
        // where all findings are of a should, they tell of its scenarios, too
        if (deviating > weak
                || run.gate().count(Kind.FINDINGS) > 0
                || findings(run).isEmpty()) {
            some(deviating)
                    .forEach(n -> parts.add(tagged(scenarios(n), n == 1 ? " deviates" : " deviate", deviating, weak)));
        }
        some(run.total(Verdict.KNOWN)).forEach(n -> parts.add(count(n, "known deviation")));
        some(run.total(Verdict.FIXED)).forEach(n -> parts.add(fixed(n)));
        some(run.total(Verdict.BLOCKED))
                .forEach(n -> parts.add(tagged(
                        n + "",
                        " blocked",
                        n,
                        passing(run, Verdict.BLOCKED, run.gate().policy()))));
        some(run.gate().count(Kind.UNSUPPORTED)).forEach(n -> parts.add(n + " unsupported"));
        some(run.total(Verdict.SKIPPED)).forEach(n -> parts.add(n + " skipped"));
        return parts.isEmpty() ? List.of() : List.of(String.join(", ", parts));
    }

    /** Says how many of the scenarios do not fail the gate, because only a should is at stake. */
    private static String tagged(String subject, String verb, int all, int weak) {
        return weak == all
                ? subject + OF_A_SHOULD + verb
                : subject + verb + (weak == 0 ? "" : " (" + weak + OF_A_SHOULD + ")");
    }

    private static String fixed(int n) {
        return scenarios(n) + " with a known deviation that is gone";
    }

    private static List<String> remarks(RunRecord run) {
        List<String> remarks = new ArrayList<>(judged(run));
        unsupported(run).ifPresent(remarks::add);
        if (run.gate().failOn() == Strength.SHOULD) {
            remarks.add("a should counts as a must");
        }
        if (!run.omitted().isEmpty()) {
            remarks.add("excluded: " + String.join(" ", run.omitted()));
        }
        if (!run.leftBehind().isEmpty()) {
            remarks.add(run.leftBehind().size() + " left behind on the target, named in " + RunFiles.RECORD);
        }
        return remarks;
    }

    /** Returns the set-up operations that the target does not know, which do not fail the gate. */
    private static Optional<String> unsupported(RunRecord run) {
        Set<String> names = new TreeSet<>();
        run.scenarios().stream()
                .filter(s -> s.is(Verdict.UNSUPPORTED) && GatePolicy.lacksOtherOperation(s))
                .forEach(s -> names.add(s.judged().needs()));
        return names.isEmpty() ? Optional.empty() : Optional.of("unsupported: " + String.join(" ", names));
    }

    /** Says how many scenarios were judged: of each operation of which some were not, or of all if these are many. */
    private static List<String> judged(RunRecord run) {
        List<JudgedShare> shares = run.gate().judged().stream()
                .filter(share -> share.judged() < share.scenarios())
                .filter(share -> run.omitted().isEmpty() || !share.operation().equals("-"))
                .toList();
        if (shares.size() > MOST_OPERATIONS) {
            int judged =
                    run.gate().judged().stream().mapToInt(JudgedShare::judged).sum();
            int all = run.gate().judged().stream()
                    .mapToInt(JudgedShare::scenarios)
                    .sum();
            return List.of(judged + " of " + all + " judged");
        }
        List<String> words = shares.stream()
                .map(share -> share.judged() + " of " + share.scenarios() + " of "
                        + (share.operation().equals("-") ? OperationCounts.ANY : share.operation()))
                .toList();
        return words.isEmpty()
                ? List.of()
                : List.of(String.join(", ", words).replaceFirst(" of (?=[A-Za-z])", " scenarios of ") + " judged");
    }

    private static boolean passes(RunFinding finding, GatePolicy policy) {
        return !finding.known() && !policy.fails(finding);
    }

    private static int passing(RunRecord run, Verdict verdict, GatePolicy policy) {
        return (int) run.scenarios().stream()
                .filter(scenario -> scenario.is(verdict) && !policy.fails(scenario))
                .count();
    }

    private static Stream<Integer> some(int n) {
        return Stream.of(n).filter(number -> number > 0);
    }

    private static String whyNot(RunRecord run) {
        if (!run.lost().isEmpty()) {
            int judged = run.scenarios().size() - run.gate().count(Kind.TARGET_LOST);
            return PrintableText.cut(run.lost(), 300) + "; " + judged + " of "
                    + scenarios(run.scenarios().size()) + " had been judged";
        }
        String skipped = String.join(" ", Gate.skipped(run.scenarios(), run.omitted()));
        String operations = skipped.isEmpty() ? "" : "all scenarios of " + skipped + " were skipped: ";
        return operations
                + ReasonGroup.of(run).stream()
                        .findFirst()
                        .map(group -> PrintableText.cut(group.reason(), 300))
                        .orElse("there is no scenario");
    }

    public static String scenarios(int n) {
        return count(n, "scenario");
    }

    public static String count(int n, String what) {
        return n == 1 ? "1 " + what : n + " " + what + "s";
    }
}
