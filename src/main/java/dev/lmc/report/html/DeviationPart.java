package dev.lmc.report.html;

import dev.lmc.contract.render.OperationTable;
import dev.lmc.contract.render.OperationTable.MemberRow;
import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.report.view.Documentation;
import dev.lmc.report.view.FindingGroup;
import dev.lmc.report.view.OperationCounts;
import dev.lmc.report.view.RepeatCommand;
import dev.lmc.report.view.RunSummary;
import dev.lmc.text.BoundedText;
import dev.lmc.text.PrintableText;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.Evidence;
import dev.lmc.verdict.ReplayedCall;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Scenario;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The deviations of a run, by operation and cause: those that block others first, the known ones last. */
final class DeviationPart {
    private static final int MOST = 1_000;
    private static final int TITLES = 40;
    private static final int LONGEST_CALLS = 16_000;

    /** The characters of all exchanges and calls together, so that a page with many deviations stays small. */
    private static final int SPACE = 600_000;

    private static final int LEAST_SPACE = 500;

    private final RunRecord run;
    private final Documentation documentation;
    private final Map<String, List<String>> responses = new HashMap<>();
    private final Map<List<String>, String> causes = new LinkedHashMap<>();
    private final Map<RunFinding, String> anchors = new IdentityHashMap<>();
    private final int space;

    /** The deviations of an operation, or of a kind. */
    public record Group(String title, String anchor, String counts, List<Cause> causes) {}

    /** The deviations of a group that have one cause. */
    public record Cause(String words, String counts, List<Card> cards) {}

    /** A cause that deviations of several clauses share, with the name that the filter knows it by. */
    public record Shared(String name, String count, String sentence) {}

    /**
     * One deviation.
     *
     * @param clauseAnchor the clause's anchor on the page; empty if its scenarios were not selected
     * @param statement the sentence of the clause
     * @param operation that of the clause
     * @param place the operation whose exchanges show the deviation
     * @param standing the basis and the strength of the clause
     * @param source the source of the clause
     * @param link the address of the source; empty if it has none
     * @param difference empty if only the two texts can be shown
     * @param exchange null if none was kept
     * @param command the command that shows it again
     * @param alternative the command that does so without the results of the run; empty if that is the first one
     */
    public record Card(
            String anchor,
            String clause,
            String clauseAnchor,
            String statement,
            String verdict,
            String strength,
            String operation,
            String topic,
            String cause,
            String where,
            String place,
            String scenarios,
            String expected,
            String observed,
            String standing,
            String source,
            String link,
            List<DiffLine> difference,
            Exchange exchange,
            String command,
            String alternative,
            List<String> calls,
            List<Shown> titles) {}

    /** A scenario that shows a deviation. */
    public record Shown(String id, String title) {}

    /** A request and its response, as text. */
    public record Exchange(String title, String request, String response) {}

    DeviationPart(RunRecord run, Documentation documentation, List<OperationTable> operations) {
        this.run = run;
        this.documentation = documentation;
        operations.forEach(operation -> responses.put(
                operation.name(),
                operation.response().stream().map(MemberRow::path).toList()));
        Map<String, Integer> numbers = new HashMap<>();
        run.findings().forEach(finding -> {
            causes.computeIfAbsent(FindingGroup.cause(finding), cause -> "c" + (causes.size() + 1));
            anchors.put(
                    finding,
                    "deviation-" + PageMaker.text(finding.clause()) + "-"
                            + numbers.merge(finding.clause(), 1, Integer::sum));
        });
        int shown = Math.min(MOST, run.findings().size());
        this.space = Math.min(LONGEST_CALLS, Math.max(LEAST_SPACE, SPACE / Math.max(1, shown)));
    }

    /** Returns the groups. Beyond a thousand deviations, the rest is only in {@code run.json}. */
    List<Group> groups() {
        Map<String, List<RunFinding>> groups = new LinkedHashMap<>();
        FindingGroup.of(run).forEach(section -> section.findings()
                .forEach(finding -> groups.computeIfAbsent(title(finding, section.title()), title -> new ArrayList<>())
                        .add(finding)));
        List<RunFinding> known = FindingGroup.known(run);
        if (!known.isEmpty()) {
            groups.put("Known deviations", known);
        }
        List<Group> shown = new ArrayList<>();
        int left = MOST;
        for (Map.Entry<String, List<RunFinding>> group : groups.entrySet()) {
            List<RunFinding> some =
                    group.getValue().subList(0, Math.min(left, group.getValue().size()));
            left -= some.size();
            if (!some.isEmpty()) {
                shown.add(group(group.getKey(), "deviations-" + (shown.size() + 1), some));
            }
        }
        return shown;
    }

    /** Returns how many deviations are not on the page, in words; empty for none. */
    String more() {
        int more = run.findings().size() - MOST;
        return more > 0 ? "And " + more + " more in run.json." : "";
    }

    private static String title(RunFinding finding, String section) {
        return finding.kind() == RunFinding.Kind.OWN ? PageMaker.text(FindingGroup.operation(finding)) : section;
    }

    private Group group(String title, String anchor, List<RunFinding> findings) {
        Map<List<String>, List<RunFinding>> byCause = findings.stream()
                .collect(Collectors.groupingBy(FindingGroup::cause, LinkedHashMap::new, Collectors.toList()));
        return new Group(
                title,
                anchor,
                RunSummary.count(findings.size(), "finding") + ", " + RunSummary.count(byCause.size(), "cause"),
                byCause.values().stream().map(this::cause).toList());
    }

    private Cause cause(List<RunFinding> findings) {
        RunFinding first = findings.get(0);
        return new Cause(
                PageMaker.text(FindingGroup.where(first) + ": expected " + BoundedText.line(first.expected(), 120)
                        + ", observed " + BoundedText.line(first.observed(), 120)),
                RunSummary.count(findings.size(), "finding"),
                findings.stream().map(this::card).toList());
    }

    /** Returns the causes that several clauses share. */
    List<Shared> shared() {
        return FindingGroup.shared(run).entrySet().stream()
                .map(cause -> new Shared(
                        causes.get(cause.getKey()),
                        RunSummary.count(cause.getValue().size(), "finding"),
                        PageMaker.text(FindingGroup.sentence(cause.getValue(), value -> value))))
                .toList();
    }

    /** Returns the anchors of the deviations that a scenario shows. */
    List<String> anchors(ScenarioResult result) {
        return showing(result).map(anchors::get).toList();
    }

    /** Returns the names of the causes of a scenario's deviations, separated by spaces. */
    String causes(ScenarioResult result) {
        return showing(result)
                .map(finding -> causes.get(FindingGroup.cause(finding)))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private Stream<RunFinding> showing(ScenarioResult result) {
        return run.findings().stream()
                .filter(finding -> result.deviations().stream().anyMatch(finding::shows));
    }

    private Card card(RunFinding finding) {
        Optional<Evidence> evidence = finding.evidence().stream().findFirst();
        String clause = finding.clause();
        Optional<Scenario> scenario = FindingGroup.scenario(run, finding).map(ScenarioResult::scenario);
        return new Card(
                anchors.get(finding),
                PageMaker.text(clause),
                scenario.isPresent() ? PageMaker.text(clause) : "",
                PageMaker.text(scenario.map(Scenario::title).orElseGet(() -> documentation.statement(clause))),
                finding.known() ? "known" : "deviates",
                finding.strength().word(),
                PageMaker.text(scenario.map(OperationCounts::named).orElseGet(() -> FindingGroup.operation(finding))),
                scenario.map(one -> one.topic().word()).orElse(""),
                causes.get(FindingGroup.cause(finding)),
                PageMaker.text(FindingGroup.where(finding)),
                PageMaker.text(FindingGroup.operations(finding)),
                FindingGroup.extent(finding),
                PrintableText.line(bounded(finding.expected(), space / 4)),
                PrintableText.line(bounded(finding.observed(), space / 4)),
                documentation.standing(clause),
                documentation.source(clause),
                documentation.link(clause).map(URI::toString).orElse(""),
                evidence.map(one -> difference(finding.deviation(), one)).orElse(List.of()),
                evidence.map(one -> exchange(one, space)).orElse(null),
                isReplayable() ? RepeatCommand.replay(clause) : ofClause(clause),
                isReplayable() ? ofClause(clause) : "",
                calls(finding),
                titles(finding));
    }

    private boolean isReplayable() {
        return !run.scenarios().isEmpty() && run.isRepeatable();
    }

    private String ofClause(String clause) {
        return RepeatCommand.ofClause(run, documentation.service(), clause);
    }

    private List<DiffLine> difference(Deviation deviation, Evidence evidence) {
        return MarkedResponse.of(deviation, evidence, responses.getOrDefault(evidence.operation(), List.of())).stream()
                .map(line -> new DiffLine(line.kind(), PrintableText.line(bounded(line.text(), space / 8))))
                .toList();
    }

    private List<String> calls(RunFinding finding) {
        List<String> calls = PageMaker.calls(finding.replay());
        return calls.isEmpty() || calls.stream().mapToInt(DeviationPart::weight).sum() <= space
                ? calls
                : List.of(
                        "# the calls before it are in run.json and exchanges.ndjson",
                        PrintableText.block(bounded(ReplayedCall.last(finding.replay()), space / 4)));
    }

    static Exchange exchange(Evidence evidence, int space) {
        String status = evidence.status() == 0 ? "" : "HTTP " + evidence.status() + "\n";
        String headers =
                evidence.headers().stream().map(header -> header + "\n").collect(Collectors.joining());
        return new Exchange(
                "Exchange " + evidence.exchange() + ": " + PageMaker.text(evidence.operation()) + " by the "
                        + PageMaker.text(evidence.party()),
                body(evidence.request(), space / 2),
                PrintableText.block(bounded(status + headers, space / 2))
                        + (headers.isEmpty() ? "" : "\n")
                        + body(evidence.response(), space));
    }

    private static String body(String text, int limit) {
        return PrintableText.block(bounded(MarkedResponse.indented(text), limit));
    }

    /** Returns the text, shortened if it is longer than the limit once its markup is escaped. */
    private static String bounded(String text, int limit) {
        int weight = weight(text);
        return weight <= limit ? text : BoundedText.text(text, (int) ((long) limit * text.length() / weight));
    }

    private static int weight(String text) {
        return text.length()
                + 5 * (int) text.chars().filter(c -> "\"'&<>".indexOf(c) >= 0).count();
    }

    /** Returns the scenarios that show it, one for each clause. */
    private List<Shown> titles(RunFinding finding) {
        Set<String> clauses = new TreeSet<>(finding.extent().scenarios());
        Stream<Shown> shown = clauses.stream()
                .limit(TITLES)
                .flatMap(id -> FindingGroup.scenario(run, finding, id).stream())
                .map(scenario -> new Shown(PageMaker.text(scenario.id()), PageMaker.text(scenario.title())));
        Stream<Shown> more = clauses.size() > TITLES
                ? Stream.of(new Shown("", "and " + (clauses.size() - TITLES) + " more"))
                : Stream.empty();
        return Stream.concat(shown, more).toList();
    }
}
