package dev.lmc.report;

import dev.lmc.record.Observation;
import dev.lmc.record.RunRecord;
import dev.lmc.report.allure.AllureResults;
import dev.lmc.report.view.CoverageCounts;
import dev.lmc.report.view.FindingGroup;
import dev.lmc.report.view.OperationCounts;
import dev.lmc.report.view.ReasonGroup;
import dev.lmc.report.view.RepeatCommand;
import dev.lmc.report.view.RunSummary;
import dev.lmc.text.PrintableText;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Strength;
import dev.lmc.verdict.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Summarizes a run in plain text on one terminal screen. */
public final class TerminalSummary {
    private static final int WIDTH = 110;
    private static final int GROUPS = 7;
    private static final int REASONS = 5;
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_LINE = 400;
    private static final String INDENT = " ".repeat(6);
    private static final String EXPECTED = INDENT + "expected ";
    private static final String OBSERVED = INDENT + "observed ";
    private static final String BESIDE = " · observed ";
    private final RunRecord run;
    private final Path out;
    private final AnsiStyle style;
    /** The maximum length of a value, which the target may have written. */
    private final int valueWidth;

    private final StringBuilder text = new StringBuilder();

    private TerminalSummary(RunRecord run, Path out, boolean terminal, boolean colour) {
        this.run = run;
        this.out = out;
        this.valueWidth = (terminal ? WIDTH : LONGEST_LINE) - EXPECTED.length();
        this.style = new AnsiStyle(colour);
    }

    /**
     * @param out the directory of the run's files
     * @param terminal whether a terminal shows it; otherwise long values are not shortened to one line of a terminal
     * @param colour whether to use colours
     */
    public static String of(RunRecord run, Path out, boolean terminal, boolean colour) {
        TerminalSummary summary = new TerminalSummary(run, out, terminal, colour);
        summary.head();
        summary.firstLook();
        summary.findings();
        summary.operations();
        summary.reasons();
        summary.coverage();
        RunSummary conclusion = RunSummary.of(run);
        summary.line(summary.style.of(conclusion.state(), conclusion.words()));
        return summary.text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void head() {
        String throttled = run.throttled() == 0 ? "" : ", throttled " + RunSummary.count(run.throttled(), "time");
        line(PrintableText.cut(run.target().name(), 40) + "  "
                + PrintableText.cut(run.target().endpoint(), 60) + "  contract "
                + run.judgedBy() + "  " + String.format(Locale.ROOT, "%.1f s", run.seconds()) + "  "
                + RunSummary.count(run.exchanges(), "exchange") + throttled);
        line("");
    }

    /** Shows what the first look saw that is not as documented. */
    private void firstLook() {
        List<Observation> other =
                run.firstLook().stream().filter(row -> !row.documented()).toList();
        if (!other.isEmpty()) {
            line("First look");
            other.forEach(row -> line("  " + String.format(Locale.ROOT, "%-26s", PrintableText.line(row.subject()))
                    + PrintableText.cut(row.observed(), valueWidth - 28)));
            line("");
        }
    }

    private void operations() {
        List<Verdict> columns = OperationCounts.columns(run);
        List<OperationCounts> rows = OperationCounts.of(run);
        int width = Math.max(
                8, rows.stream().mapToInt(row -> row.name().length()).max().orElse(0));
        String name = "%-" + width + "s";
        line(String.format(Locale.ROOT, name, "")
                + columns.stream()
                        .map(v -> String.format(Locale.ROOT, "%12s", v.word()))
                        .collect(Collectors.joining()));
        for (OperationCounts row : rows) {
            String counts = columns.stream()
                    .map(v -> style.count(
                            v,
                            row.count(v),
                            String.format(Locale.ROOT, "%12s", row.count(v) == 0 ? "-" : row.count(v))))
                    .collect(Collectors.joining());
            String remark = row.omitted() ? "  excluded" : row.total() == 0 ? "  no scenario" : "";
            line(String.format(Locale.ROOT, name, row.name()) + counts + remark);
        }
        line(String.format(Locale.ROOT, name, "total")
                + columns.stream()
                        .map(v -> style.count(v, run.total(v), String.format(Locale.ROOT, "%12s", run.total(v))))
                        .collect(Collectors.joining()));
        line("");
    }

    private void findings() {
        List<String> alike = FindingGroup.alike(run, value -> value);
        alike.stream()
                .limit(GROUPS)
                .flatMap(sentence -> wrapped(PrintableText.cut(sentence, LONGEST_REASON), WIDTH).stream())
                .forEach(this::line);
        if (!alike.isEmpty()) {
            line("");
        }
        for (FindingGroup section : FindingGroup.of(run)) {
            line(section.title());
            section.findings().stream().limit(GROUPS).forEach(this::finding);
            more(section.findings().size(), GROUPS, "finding", "");
            line("");
        }
    }

    private void finding(RunFinding finding) {
        String should = finding.strength() == Strength.SHOULD ? "  should" : "";
        String place = PrintableText.cut(
                FindingGroup.operations(finding) + "  " + FindingGroup.where(finding), WIDTH - 14 - should.length());
        String extent = "(" + FindingGroup.extent(finding) + ")";
        boolean beside = place.length() + extent.length() <= WIDTH - 16 - should.length();
        line("  " + style.error(finding.clause()) + "  " + place + (beside ? "  " + extent : "") + should);
        if (!beside) {
            indented(extent);
        }
        FindingGroup.scenario(run, finding).ifPresent(scenario -> indented(scenario.title()));
        difference(finding);
        if (!run.scenarios().isEmpty() && run.isRepeatable()) {
            line(INDENT
                    + (out.equals(Path.of(RunFiles.LATEST))
                            ? RepeatCommand.replay(finding.clause())
                            : RepeatCommand.replay(finding.clause(), out)));
        }
    }

    private void indented(String words) {
        wrapped(PrintableText.cut(words, LONGEST_REASON), WIDTH - INDENT.length())
                .forEach(part -> line(INDENT + part));
    }

    private void difference(RunFinding finding) {
        Difference difference = Difference.of(finding.expected(), finding.observed(), valueWidth);
        String beside = EXPECTED + difference.expected() + BESIDE + difference.observed();
        if (beside.length() <= WIDTH) {
            line(beside);
        } else {
            line(EXPECTED + difference.expected());
            line(OBSERVED + difference.observed());
        }
    }

    private void reasons() {
        List<ReasonGroup> reasons = ReasonGroup.of(run);
        reasons.stream().limit(REASONS).forEach(this::reason);
        more(reasons.size(), REASONS, "reason", "");
        run.harnessErrors().stream()
                .limit(REASONS)
                .forEach(
                        fault -> line(style.error("fault of the suite") + "  " + PrintableText.cut(fault, valueWidth)));
        more(run.harnessErrors().size(), REASONS, "fault", " of the suite");
        if (!reasons.isEmpty() || !run.harnessErrors().isEmpty()) {
            line("");
        }
    }

    /** Writes a reason in full, since it may quote what the target says has to be done. */
    private void reason(ReasonGroup group) {
        String text = PrintableText.cut(
                RunSummary.scenarios(group.scenarios().size()) + ": " + group.reason(), LONGEST_REASON);
        String indent = " ".repeat(group.verdict().word().length() + 2);
        String word = style.count(group.verdict(), 1, group.verdict().word()) + "  ";
        List<String> lines = wrapped(text, WIDTH - indent.length());
        line(word + lines.get(0));
        lines.stream().skip(1).forEach(rest -> line(indent + rest));
    }

    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            int end = space > width / 2 ? space : width;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    private void more(int all, int shown, String what, String which) {
        if (all > shown) {
            line("and " + RunSummary.count(all - shown, "more " + what) + which + " in " + out.resolve(RunFiles.PAGE));
        }
    }

    private void coverage() {
        line("coverage: "
                + CoverageCounts.of(run.coverage()).stream()
                        .map(counts -> counts.kind() + " " + counts.fraction())
                        .collect(Collectors.joining(", ")));
        String others = Stream.concat(
                        RunFiles.WHOLE.stream().filter(name -> !name.equals(RunFiles.PAGE)),
                        Stream.of(RunFiles.EXCHANGES, AllureResults.DIRECTORY + "/"))
                .filter(name -> Files.exists(out.resolve(name)))
                .collect(Collectors.joining(", "));
        line("files: " + out.resolve(RunFiles.PAGE) + (others.isEmpty() ? "" : " (also " + others + ")"));
    }
}
