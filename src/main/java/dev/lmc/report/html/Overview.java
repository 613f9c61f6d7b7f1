package dev.lmc.report.html;

import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.report.view.OperationCounts;
import dev.lmc.report.view.Progression;
import dev.lmc.report.view.Progression.Step;
import dev.lmc.verdict.Clause.Topic;
import dev.lmc.verdict.Verdict;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The results at a glance.
 *
 * @param proportion conforming scenarios and their total, like {@code 12/20}
 * @param segments the parts of the bar
 * @param changes null without an earlier run
 */
public record Overview(
        String proportion, List<Segment> segments, List<String> topics, List<Row> matrix, Changes changes) {
    static final String EXCLUDED = "excluded";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int STEPS = 200;

    /** The scenarios with one verdict, as a part of the bar. */
    public record Segment(String verdict, int count, String percent) {}

    /** An operation by the topics of its scenarios. */
    public record Row(String name, String remark, Cell total, List<Cell> cells) {}

    /**
     * The number of conforming scenarios, and their total.
     *
     * @param topic empty for all topics
     * @param anchor the clause to open first: the first that does not conform, otherwise the first one
     */
    public record Cell(String topic, String text, String style, String anchor) {}

    /** The changes since an earlier run, in words and one by one. */
    public record Changes(String since, String counts, List<Step> steps) {}

    static Overview of(RunRecord run, Optional<RunRecord> earlier) {
        return new Overview(
                run.total(Verdict.CONFORMS) + "/" + run.scenarios().size(),
                segments(run),
                Stream.of(Topic.values()).map(Topic::word).toList(),
                OperationCounts.of(run).stream().map(row -> row(run, row)).toList(),
                earlier.filter(before -> isComparable(before, run))
                        .map(before -> changes(before, run))
                        .orElse(null));
    }

    /** Returns the verdict of a scenario, or that its operation was excluded. */
    static String verdict(RunRecord run, ScenarioResult result) {
        return result.is(Verdict.SKIPPED) && run.omitted().contains(result.operation())
                ? EXCLUDED
                : result.verdict().word();
    }

    /** Returns the verdicts of the run's scenarios, each once. */
    static List<String> verdicts(RunRecord run) {
        return Stream.concat(Stream.of(Verdict.values()).map(Verdict::word), Stream.of(EXCLUDED))
                .filter(verdict ->
                        run.scenarios().stream().anyMatch(s -> verdict(run, s).equals(verdict)))
                .toList();
    }

    private static List<Segment> segments(RunRecord run) {
        List<Segment> segments = new ArrayList<>();
        for (String verdict : verdicts(run)) {
            int count = (int) run.scenarios().stream()
                    .filter(s -> verdict(run, s).equals(verdict))
                    .count();
            segments.add(new Segment(
                    verdict,
                    count,
                    String.format(
                            Locale.ROOT, "%.2f", 100.0 * count / run.scenarios().size())));
        }
        return segments;
    }

    private static Row row(RunRecord run, OperationCounts counts) {
        List<ScenarioResult> all = run.scenarios().stream()
                .filter(s -> OperationCounts.named(s.scenario()).equals(counts.name()))
                .toList();
        return new Row(
                PageMaker.text(counts.name()),
                counts.omitted() ? EXCLUDED : all.isEmpty() ? "no scenario" : "",
                cell(run, "", all),
                Stream.of(Topic.values())
                        .map(topic -> cell(
                                run,
                                topic.word(),
                                all.stream()
                                        .filter(s -> s.scenario().topic() == topic)
                                        .toList()))
                        .toList());
    }

    private static Cell cell(RunRecord run, String topic, List<ScenarioResult> all) {
        List<ScenarioResult> judged =
                all.stream().filter(s -> !verdict(run, s).equals(EXCLUDED)).toList();
        List<ScenarioResult> others =
                judged.stream().filter(s -> !s.is(Verdict.CONFORMS)).toList();
        String style = judged.isEmpty()
                ? "none"
                : others.isEmpty()
                        ? "conforms"
                        : others.stream().anyMatch(s -> s.is(Verdict.DEVIATES)) ? "deviates" : "skipped";
        return new Cell(
                topic,
                judged.isEmpty() ? "–" : judged.size() - others.size() + "/" + judged.size(),
                style,
                Stream.concat(others.stream(), judged.stream())
                        .findFirst()
                        .map(s -> PageMaker.text(s.id()))
                        .orElse(""));
    }

    /** Returns whether both runs judged the same part of the suite on the same host, on any port. */
    private static boolean isComparable(RunRecord before, RunRecord run) {
        return before.complete()
                && before.started().isBefore(run.started())
                && before.selection().equals(run.selection())
                && before.target().kind().equals(run.target().kind())
                && host(before).equals(host(run));
    }

    private static String host(RunRecord run) {
        return run.target().endpoint().replaceFirst("(://[^/?#]*?):\\d+(?=[/?#]|$)", "$1");
    }

    private static Changes changes(RunRecord before, RunRecord run) {
        Progression progression = Progression.between(before, run);
        return new Changes(
                TIME.format(before.started()),
                progression.counts(),
                progression.steps().stream().limit(STEPS).toList());
    }
}
