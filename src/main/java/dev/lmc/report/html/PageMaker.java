package dev.lmc.report.html;

import dev.lmc.contract.Contract;
import dev.lmc.contract.render.OperationTable;
import dev.lmc.record.Observation;
import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.report.html.Page.Cell;
import dev.lmc.report.html.Page.Fact;
import dev.lmc.report.html.Page.FindingEntry;
import dev.lmc.report.html.Page.FindingSection;
import dev.lmc.report.html.Page.MatrixCell;
import dev.lmc.report.html.Page.MatrixRow;
import dev.lmc.report.html.Page.Reason;
import dev.lmc.report.html.Page.Row;
import dev.lmc.report.view.Documentation;
import dev.lmc.report.view.FindingGroup;
import dev.lmc.report.view.OperationCounts;
import dev.lmc.report.view.ReasonGroup;
import dev.lmc.report.view.RepeatCommand;
import dev.lmc.report.view.Replay;
import dev.lmc.report.view.RunSummary;
import dev.lmc.text.BoundedText;
import dev.lmc.text.PrintableText;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.Evidence;
import dev.lmc.verdict.ReplayedCall;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Topic;
import dev.lmc.verdict.Verdict;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds the page of a run. Text from the target is bounded, and its control characters are escaped. */
final class PageMaker {
    private static final int GROUPS = 200;
    private static final int TITLES = 40;
    private static final int LONGEST = 2000;
    private static final int LONGEST_CALL = 16_000;

    private final RunRecord run;
    private final Documentation documentation;
    private final Set<String> ids;

    private PageMaker(RunRecord run, Documentation documentation) {
        this.run = run;
        this.documentation = documentation;
        this.ids = run.scenarios().stream().map(ScenarioResult::id).collect(Collectors.toSet());
    }

    static Page of(RunRecord run, Documentation documentation) {
        PageMaker maker = new PageMaker(run, documentation);
        RunSummary summary = RunSummary.of(run);
        List<Verdict> columns = OperationCounts.columns(run);
        return new Page(
                "Conformance of " + text(run.target().name()),
                summary.state(),
                summary.words(),
                maker.facts(),
                columns.stream().map(Verdict::word).toList(),
                OperationCounts.of(run).stream().map(row -> row(row, columns)).toList(),
                columns.stream().map(v -> "" + run.total(v)).toList(),
                Stream.of(Topic.values()).map(Topic::word).toList(),
                OperationCounts.of(run).stream()
                        .map(OperationCounts::name)
                        .map(maker::matrixRow)
                        .toList(),
                StatusGraph.of(run, documentation.service().drawing()),
                Stream.of(Verdict.values())
                        .filter(v -> run.total(v) > 0)
                        .map(Verdict::word)
                        .toList(),
                OperationCounts.of(run).stream().map(row -> text(row.name())).toList(),
                run.firstLook().stream().map(PageMaker::look).toList(),
                FindingGroup.alike(run).stream()
                        .limit(GROUPS)
                        .map(PageMaker::text)
                        .toList(),
                maker.findings(),
                ReasonGroup.of(run).stream()
                        .limit(GROUPS)
                        .map(PageMaker::reason)
                        .toList(),
                run.harnessErrors().stream().limit(GROUPS).map(PageMaker::text).toList(),
                maker.chapters(),
                CoveragePart.rows(run.coverage()),
                CoveragePart.missing(run.coverage()),
                RepeatCommand.command(run, documentation.service()),
                RepeatCommand.keys(documentation.service()));
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Target", text(run.target().endpoint())));
        facts.add(
                new Fact("Kind", text(run.target().kind() + ", " + run.target().region())));
        facts.add(new Fact("Contract", text(run.judgedBy())));
        facts.add(new Fact(
                "Started", run.started().truncatedTo(ChronoUnit.SECONDS).toString()));
        facts.add(new Fact(
                "Took",
                String.format(
                        Locale.ROOT,
                        "%.1f s, %s, %s",
                        run.seconds(),
                        RunSummary.scenarios(run.scenarios().size()),
                        RunSummary.count(run.exchanges(), "exchange"))));
        if (run.throttled() > 0) {
            facts.add(new Fact("Throttled", run.throttled() + " times"));
        }
        facts.add(new Fact("Suite", text(run.suite())));
        return facts;
    }

    private static Row row(OperationCounts counts, List<Verdict> columns) {
        String remark = counts.omitted() ? "excluded" : counts.total() == 0 ? "no scenario" : "";
        return new Row(
                text(counts.name()),
                remark,
                columns.stream()
                        .map(v -> new Cell("" + counts.count(v), counts.count(v) == 0 ? "none" : v.word()))
                        .toList());
    }

    private MatrixRow matrixRow(String operation) {
        return new MatrixRow(
                text(operation),
                Stream.of(Topic.values())
                        .map(topic -> matrixCell(operation, topic))
                        .toList());
    }

    private MatrixCell matrixCell(String operation, Topic topic) {
        List<ScenarioResult> all = run.scenarios().stream()
                .filter(s -> OperationCounts.named(s.scenario()).equals(operation)
                        && s.scenario().topic() == topic)
                .toList();
        List<ScenarioResult> others =
                all.stream().filter(s -> !s.is(Verdict.CONFORMS)).toList();
        String style = all.isEmpty()
                ? "none"
                : others.isEmpty()
                        ? "conforms"
                        : others.stream().anyMatch(s -> s.is(Verdict.DEVIATES)) ? "deviates" : "skipped";
        String anchor = Stream.concat(others.stream(), all.stream())
                .findFirst()
                .map(s -> text(s.id()))
                .orElse("");
        String counts = others.isEmpty() ? "" + all.size() : (all.size() - others.size()) + "/" + all.size();
        return new MatrixCell(topic.word(), all.isEmpty() ? "–" : counts, style, anchor);
    }

    private List<Chapters.Chapter> chapters() {
        Contract contract = documentation.of(run);
        return new Chapters(OperationTable.of(contract), documentation.service().facts(contract), run.coverage())
                .of(run.scenarios());
    }

    private List<FindingSection> findings() {
        List<RunFinding> known = FindingGroup.known(run);
        Stream<FindingSection> open =
                FindingGroup.of(run).stream().map(section -> findings(section.title(), "", section.findings()));
        Stream<FindingSection> excused = known.isEmpty()
                ? Stream.empty()
                : Stream.of(findings("Known deviations", "Listed, so they do not fail the run.", known));
        return Stream.concat(open, excused).toList();
    }

    private FindingSection findings(String title, String note, List<RunFinding> all) {
        return new FindingSection(
                title,
                note,
                all.stream().limit(GROUPS).map(this::finding).toList(),
                all.size() > GROUPS ? "And " + (all.size() - GROUPS) + " more in run.json." : "");
    }

    private FindingEntry finding(RunFinding finding) {
        String clause = finding.clause();
        Optional<Evidence> evidence = finding.evidence().stream().findFirst();
        return new FindingEntry(
                text(clause),
                ids.contains(clause) ? text(clause) : "",
                text(FindingGroup.operation(finding)),
                text(FindingGroup.where(finding)),
                FindingGroup.extent(finding),
                text(finding.expected()),
                text(finding.observed()),
                documentation.standing(clause),
                documentation.source(clause),
                evidence.map(one -> marked(finding.deviation(), one)).orElse(List.of()),
                evidence.map(PageMaker::exchange).orElse(null),
                titles(finding),
                calls(finding.replay()));
    }

    private static List<MarkedResponse.Line> marked(Deviation deviation, Evidence evidence) {
        return MarkedResponse.of(deviation, evidence).stream()
                .map(line -> new MarkedResponse.Line(line.kind(), text(line.text())))
                .toList();
    }

    /** The titles of the clauses whose scenarios show it. */
    private List<String> titles(RunFinding finding) {
        Set<String> clauses = Set.copyOf(finding.extent().scenarios());
        Map<String, ScenarioResult> first = new LinkedHashMap<>();
        run.scenarios().stream().filter(s -> clauses.contains(s.id())).forEach(s -> first.putIfAbsent(s.id(), s));
        return titles(List.copyOf(first.values()));
    }

    private static Page.ExchangeEntry exchange(Evidence evidence) {
        String status = evidence.status() == 0 ? "" : "HTTP " + evidence.status() + "\n";
        String headers =
                evidence.headers().stream().map(header -> header + "\n").collect(Collectors.joining());
        return new Page.ExchangeEntry(
                "Exchange " + evidence.exchange() + ": " + text(evidence.operation()) + " by the "
                        + text(evidence.party()),
                body(evidence.request()),
                PrintableText.block(BoundedText.text(status + headers, LONGEST))
                        + (headers.isEmpty() ? "" : "\n")
                        + body(evidence.response()));
    }

    private static String body(String text) {
        return PrintableText.block(BoundedText.text(MarkedResponse.indented(text), LONGEST_CALL));
    }

    private static Reason reason(ReasonGroup group) {
        return new Reason(
                group.verdict().word(),
                RunSummary.scenarios(group.scenarios().size()),
                text(group.reason()),
                titles(group.scenarios()),
                calls(group.scenarios().get(0).replay()));
    }

    private static List<String> titles(List<ScenarioResult> scenarios) {
        Stream<String> shown = scenarios.stream().limit(TITLES).map(s -> text(s.id() + " " + s.title()));
        Stream<String> more =
                scenarios.size() > TITLES ? Stream.of("and " + (scenarios.size() - TITLES) + " more") : Stream.empty();
        return Stream.concat(shown, more).toList();
    }

    private static List<String> calls(List<ReplayedCall> replay) {
        return Replay.brief(replay).stream()
                .map(line -> PrintableText.block(BoundedText.text(line, LONGEST_CALL)))
                .toList();
    }

    private static Page.Look look(Observation row) {
        return new Page.Look(
                text(row.subject()),
                text(row.observed()),
                row.documented() ? "yes" : "no",
                row.documented() ? "" : "deviates");
    }

    static String text(String value) {
        return PrintableText.line(BoundedText.text(value, LONGEST));
    }
}
