package dev.lmc.report;

import dev.lmc.record.RunRecord;
import dev.lmc.report.view.CoverageCounts;
import dev.lmc.report.view.FindingGroup;
import dev.lmc.report.view.OperationCounts;
import dev.lmc.report.view.ReasonGroup;
import dev.lmc.report.view.RepeatCommand;
import dev.lmc.report.view.RunSummary;
import dev.lmc.suite.Service;
import dev.lmc.text.BoundedText;
import dev.lmc.text.PrintableText;
import dev.lmc.verdict.ReplayedCall;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Strength;
import dev.lmc.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes a run as Markdown, for the summary page of a CI job. */
public final class MarkdownSummary {
    private static final int GROUPS = 30;
    private static final int LONGEST = 400;
    private static final int LONGEST_CALL = 4000;

    private final RunRecord run;
    private final Service service;
    private final StringBuilder text = new StringBuilder();

    private MarkdownSummary(RunRecord run, Service service) {
        this.run = run;
        this.service = service;
    }

    static String of(RunRecord run, Service service) {
        MarkdownSummary summary = new MarkdownSummary(run, service);
        summary.head();
        summary.firstLook();
        summary.findings();
        summary.operations();
        summary.notJudged();
        summary.coverage();
        summary.details();
        summary.repeat();
        return summary.text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void section(String title) {
        line("");
        line("## " + title);
        line("");
    }

    private void head() {
        line("# Conformance of " + plain(run.target().name()) + ": "
                + plain(RunSummary.of(run).words()));
        line("");
        line("- target: " + code(run.target().endpoint()) + " ("
                + plain(run.target().kind()) + ", " + plain(run.target().region()) + ")");
        line("- contract: " + plain(run.judgedBy()));
        line("- " + RunSummary.scenarios(run.scenarios().size()) + ", " + RunSummary.count(run.exchanges(), "exchange")
                + " in "
                + String.format(Locale.ROOT, "%.1f s", run.seconds())
                + (run.throttled() == 0 ? "" : ", throttled " + RunSummary.count(run.throttled(), "time")) + "; suite "
                + plain(run.suite()));
    }

    private void firstLook() {
        if (!run.firstLook().isEmpty()) {
            section("First look");
            line("| | observed | as documented |");
            line("|---|---|---|");
            run.firstLook()
                    .forEach(row -> line("| " + plain(row.subject()) + " | " + plain(row.observed()) + " | "
                            + (row.documented() ? "yes" : "**no**") + " |"));
        }
    }

    private void operations() {
        section("Operations");
        List<Verdict> columns = OperationCounts.columns(run);
        line("| operation |" + cells(columns, v -> v.word()));
        line("|---|" + columns.stream().map(v -> "---:|").collect(Collectors.joining()));
        for (OperationCounts row : OperationCounts.of(run)) {
            String remark = row.omitted() ? " (excluded)" : row.total() == 0 ? " (no scenario)" : "";
            line("| " + plain(row.name()) + remark + " |" + cells(columns, v -> "" + row.count(v)));
        }
        line("| **total** |" + cells(columns, v -> "**" + run.total(v) + "**"));
    }

    private static String cells(List<Verdict> columns, Function<Verdict, String> cell) {
        return columns.stream().map(v -> " " + cell.apply(v) + " |").collect(Collectors.joining());
    }

    private void findings() {
        List<String> alike = FindingGroup.alike(run, MarkdownSummary::code);
        if (!alike.isEmpty()) {
            section("Summary of findings");
            alike.stream().limit(GROUPS).forEach(sentence -> line("- " + sentence));
        }
        FindingGroup.of(run).forEach(this::findings);
        List<RunFinding> known = FindingGroup.known(run);
        if (!known.isEmpty()) {
            findings(new FindingGroup("Known deviations", known));
        }
    }

    private void findings(FindingGroup section) {
        section(section.title());
        List<RunFinding> all = section.findings();
        all.stream().limit(GROUPS).forEach(this::finding);
        if (all.size() > GROUPS) {
            line("- and " + (all.size() - GROUPS) + " more in `index.html` and `run.json`");
        }
    }

    private void finding(RunFinding finding) {
        String should = finding.strength() == Strength.SHOULD ? " (should)" : "";
        line("- **" + plain(finding.clause()) + "** " + plain(FindingGroup.operations(finding)) + " "
                + code(FindingGroup.where(finding)) + ": expected " + code(finding.expected()) + ", observed "
                + code(finding.observed()) + "; " + FindingGroup.extent(finding) + should);
    }

    /** Returns the first findings that have calls. */
    private List<RunFinding> reproducible() {
        return FindingGroup.of(run).stream()
                .flatMap(section -> section.findings().stream())
                .filter(finding -> !finding.replay().isEmpty())
                .limit(GROUPS)
                .toList();
    }

    /** Writes how to see the first findings again, and the call that showed each. */
    private void details() {
        List<RunFinding> shown = reproducible();
        if (!shown.isEmpty()) {
            section("How to reproduce the findings");
            if (run.isRepeatable()) {
                line("`--run DIR` names the directory of this run, if it is not `" + RunFiles.LATEST + "`.");
                line("");
            }
            shown.forEach(finding -> {
                line("**" + plain(finding.clause()) + "** " + plain(FindingGroup.operations(finding)) + " "
                        + code(FindingGroup.where(finding))
                        + (run.scenarios().isEmpty() || !run.isRepeatable()
                                ? ""
                                : ": `" + RepeatCommand.replay(finding.clause())
                                        + "` makes the calls again; this was the last one"));
                line("");
                calls(finding.replay());
            });
        }
    }

    private void calls(List<ReplayedCall> replay) {
        String call = PrintableText.block(BoundedText.text(ReplayedCall.last(replay), LONGEST_CALL));
        String fence = "`".repeat(Math.max(3, longestRun(call) + 1));
        line(fence + "sh");
        line(call);
        line(fence);
        line("");
    }

    private void notJudged() {
        List<ReasonGroup> reasons = ReasonGroup.of(run);
        if (reasons.isEmpty() && run.harnessErrors().isEmpty()) {
            return;
        }
        section("Not judged");
        reasons.stream()
                .limit(GROUPS)
                .forEach(group -> line("- " + group.verdict().word() + ", "
                        + RunSummary.scenarios(group.scenarios().size()) + ": " + code(group.reason())));
        run.harnessErrors().stream().limit(GROUPS).forEach(fault -> line("- a fault of the suite: " + code(fault)));
    }

    private void coverage() {
        section("Coverage");
        line("| kind | seen | total | unreachable |");
        line("|---|---:|---:|---:|");
        CoverageCounts.of(run.coverage())
                .forEach(c ->
                        line("| " + c.kind() + " | " + c.seen() + " | " + c.all() + " | " + c.unreachable() + " |"));
    }

    private void repeat() {
        section("Run it again");
        line("```sh");
        line(RepeatCommand.command(run, service));
        line("```");
        if (!reproducible().isEmpty()) {
            line("");
            line(RepeatCommand.keys(run, service));
        }
    }

    private static int longestRun(String text) {
        int longest = 0;
        int length = 0;
        for (char c : text.toCharArray()) {
            length = c == '`' ? length + 1 : 0;
            longest = Math.max(longest, length);
        }
        return longest;
    }

    /** Returns untrusted text as a code span that its content cannot end. */
    private static String code(String value) {
        String line = PrintableText.cut(value, LONGEST);
        String fence = "`".repeat(longestRun(line) + 1);
        return fence + " " + line + " " + fence;
    }

    /** Returns untrusted text with Markdown and HTML markup escaped. */
    public static String plain(String value) {
        return PrintableText.cut(value, LONGEST).replaceAll("[\\\\`*_{}\\[\\]<>()#+!|~@&]", "\\\\$0");
    }
}
