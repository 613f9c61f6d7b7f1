package dev.lmc.report;

import dev.lmc.record.Gate;
import dev.lmc.record.GatePolicy;
import dev.lmc.record.GateResult;
import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.report.view.FindingGroup;
import dev.lmc.report.view.OperationCounts;
import dev.lmc.report.view.RepeatCommand;
import dev.lmc.report.view.RunSummary;
import dev.lmc.text.BoundedText;
import dev.lmc.text.PrintableText;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.ReplayedCall;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A scenario, or a check of the whole run, as a JUnit test.
 *
 * @param message the reason why it did not pass, in one line
 * @param text the details: each deviation, and the calls that reproduce it
 */
public record TestOutcome(String name, double seconds, Kind kind, String message, String text) {
    private static final int LONGEST = 4000;
    private static final int NAME = 120;

    /** The outcome in JUnit's terms: a failure of the target, or an error if it could not be judged. */
    public enum Kind {
        PASSED,
        FAILURE,
        ERROR,
        SKIPPED
    }

    /**
     * Returns the outcome of one scenario. One that does not fail the gate, though it deviates or is blocked, is
     * reported as skipped.
     */
    public static TestOutcome of(ScenarioResult scenario, String name, RunRecord run) {
        GatePolicy policy = run.gate().policy();
        String what = scenario.verdict().word() + (scenario.reason().isEmpty() ? "" : ": " + scenario.reason());
        Kind kind =
                switch (scenario.verdict()) {
                    case CONFORMS -> Kind.PASSED;
                    case DEVIATES, FIXED -> policy.fails(scenario) ? Kind.FAILURE : Kind.SKIPPED;
                    case BLOCKED -> policy.fails(scenario) ? Kind.ERROR : Kind.SKIPPED;
                    case KNOWN, SKIPPED, UNSUPPORTED -> Kind.SKIPPED;
                };
        String message = scenario.is(Verdict.FIXED) || scenario.deviations().isEmpty()
                ? what
                : scenario.verdict().word() + ": " + brief(scenario.deviations());
        return new TestOutcome(name, scenario.seconds(), kind, message, text(scenario, run));
    }

    private static String brief(List<Deviation> deviations) {
        Deviation first = deviations.get(0);
        String more = deviations.size() == 1 ? "" : " (and " + (deviations.size() - 1) + " more)";
        return first.clause() + " " + first.path() + " expected " + PrintableText.cut(first.expected(), 100)
                + ", observed " + PrintableText.cut(first.observed(), 100) + more;
    }

    private static String text(ScenarioResult scenario, RunRecord run) {
        StringBuilder text = new StringBuilder();
        scenario.deviations().forEach(deviation -> text.append(text(deviation)));
        scenario.remarks().forEach(remark -> text.append("remark: ")
                .append(BoundedText.text(remark, LONGEST))
                .append('\n'));
        return text.append(calls(scenario.id(), scenario.replay(), run)).toString();
    }

    private static String text(Deviation d) {
        return d.clause() + " " + d.operation() + " " + d.path()
                + "\n  expected " + BoundedText.text(d.expected(), LONGEST)
                + "\n  observed " + BoundedText.text(d.observed(), LONGEST)
                + "\n  exchange " + d.exchange() + "\n";
    }

    private static String calls(String clause, List<ReplayedCall> replay, RunRecord run) {
        return replay.isEmpty()
                ? ""
                : replay.stream()
                        .map(call -> BoundedText.text(call.line(), LONGEST) + "\n")
                        .collect(Collectors.joining(
                                "",
                                run.isRepeatable()
                                        ? RepeatCommand.replay(clause)
                                                + " makes these calls again, with new resources:\n"
                                        : "",
                                ""));
    }

    /**
     * Returns the findings that no scenario reports, because those of their clauses were not selected or do not show
     * them.
     */
    public static List<TestOutcome> ofFindings(RunRecord run) {
        return FindingGroup.unreported(run).stream()
                .map(finding -> of(finding, run))
                .toList();
    }

    private static TestOutcome of(RunFinding finding, RunRecord run) {
        return new TestOutcome(
                finding.clause() + " " + FindingGroup.operation(finding) + " " + FindingGroup.where(finding) + ": "
                        + PrintableText.cut(finding.key().cause(), NAME),
                0,
                run.gate().policy().fails(finding) ? Kind.FAILURE : Kind.SKIPPED,
                (finding.known() ? "known: " : "deviates: ") + brief(List.of(finding.deviation())) + "; "
                        + FindingGroup.operations(finding) + ", " + FindingGroup.extent(finding),
                text(finding.deviation()) + calls(finding.clause(), finding.replay(), run));
    }

    /**
     * Returns the outcomes that no scenario can show: unsupported operations, an interrupted run, a run that judged
     * nothing or too little, a fault of the suite.
     */
    public static List<TestOutcome> ofTheRun(RunRecord run) {
        List<TestOutcome> cases = new ArrayList<>();
        String words = RunSummary.of(run).words();
        cases.add(new TestOutcome("the run is complete", 0, run.complete() ? Kind.PASSED : Kind.ERROR, words, ""));
        boolean judged = run.gate().exitCode() != Gate.NOT_JUDGED;
        cases.add(new TestOutcome("the target could be judged", 0, judged ? Kind.PASSED : Kind.ERROR, words, ""));
        String unsupported = run.scenarios().stream()
                .filter(s -> s.is(Verdict.UNSUPPORTED) && run.gate().policy().fails(s))
                .map(s -> OperationCounts.named(s.scenario()))
                .distinct()
                .collect(Collectors.joining(" "));
        cases.add(new TestOutcome(
                "every operation is supported",
                0,
                unsupported.isEmpty() ? Kind.PASSED : Kind.FAILURE,
                "unsupported: " + unsupported,
                unsupported.isEmpty() ? "" : "exclude operations that the target does not have: --supports OP,OP"));
        cases.add(new TestOutcome(
                "enough scenarios are judged",
                0,
                run.gate().count(GateResult.Kind.TOO_FEW_JUDGED) == 0 ? Kind.PASSED : Kind.FAILURE,
                words,
                ""));
        boolean sound = run.harnessErrors().isEmpty();
        cases.add(new TestOutcome(
                "the suite has no faults",
                0,
                sound ? Kind.PASSED : Kind.ERROR,
                sound ? "" : run.harnessErrors().get(0),
                String.join("\n", run.harnessErrors())));
        return cases;
    }
}
