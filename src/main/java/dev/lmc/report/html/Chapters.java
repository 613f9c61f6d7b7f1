package dev.lmc.report.html;

import dev.lmc.contract.render.OperationTable;
import dev.lmc.contract.render.OperationTable.ErrorRow;
import dev.lmc.contract.render.OperationTable.Example;
import dev.lmc.contract.render.OperationTable.MemberRow;
import dev.lmc.contract.render.OperationTable.ValueRow;
import dev.lmc.record.RunRecord;
import dev.lmc.record.RunRecord.CoverageView;
import dev.lmc.record.RunRecord.Part;
import dev.lmc.record.RunRecord.Unreachable;
import dev.lmc.record.ScenarioResult;
import dev.lmc.report.view.OperationCounts;
import dev.lmc.report.view.RunSummary;
import dev.lmc.verdict.Scenario;
import dev.lmc.verdict.ServiceFacts;
import dev.lmc.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The features as chapters: the operation's request and response as tables, then its scenarios by rule. */
final class Chapters {
    /** The beginning of a step; rows of tables and lines of texts have none. */
    private static final Pattern STEP = Pattern.compile("(Given|When|Then|And|But|\\*) ");

    /** The head of a table that the tables of the operation repeat. */
    private static final Pattern MEMBERS = Pattern.compile("\\| *(member|code) *\\|");

    /** The side of an operation that a step announces. */
    private static final Pattern SIDE = Pattern.compile("(\\w+) (request|response) has");

    private final Map<String, OperationTable> operations;
    private final ServiceFacts facts;
    private final CoverageView coverage;
    private final Set<String> anchored = new HashSet<>();

    /**
     * A feature.
     *
     * @param operation the operation that it specifies; null if there are several
     */
    public record Chapter(String name, String anchor, String counts, Tables operation, List<Section> rules) {}

    /** A rule of a feature; its title is empty for scenarios without a rule. */
    public record Section(String title, List<Line> scenarios) {}

    /**
     * A scenario.
     *
     * @param anchor the clause's id for the first of its scenarios, otherwise empty
     * @param verdict empty if it was not run
     * @param seconds how long it took, in words; empty if it made no calls
     * @param causes the names of the causes of its deviations, separated by spaces
     * @param deviations the anchors of its deviations
     */
    public record Line(
            String id,
            String anchor,
            String title,
            String operation,
            String basis,
            String strength,
            String verdict,
            String topic,
            String seconds,
            String note,
            String causes,
            List<String> deviations,
            List<Step> steps) {}

    /**
     * A step, or a row of its table.
     *
     * @param failed whether the scenario deviates or ended there
     * @param seconds how long a failed step took, in words; otherwise empty
     * @param explained what explains a term of the step, or has the table that the step announces; null if there is none
     */
    public record Step(String text, boolean failed, String seconds, Link explained) {}

    /** A place on the page. */
    public record Link(String anchor, String text) {}

    /** An operation's request, response, errors, filters and examples. */
    public record Tables(
            String name,
            String documentation,
            List<Member> request,
            List<Member> response,
            List<Seen> errors,
            List<Seen> filters,
            List<Example> examples) {}

    /** A member, whether it was seen, and its enum values. */
    public record Member(MemberRow row, Seen seen, List<Seen> values) {}

    /**
     * An item of coverage.
     *
     * @param state {@code seen}, {@code unseen} or {@code unreachable}; empty without a run
     * @param since empty if it was in the first revision
     * @param remark why it is unreachable, or another remark
     */
    public record Seen(String name, String state, String since, String remark) {}

    Chapters(List<OperationTable> operations, ServiceFacts facts, CoverageView coverage) {
        this.operations = operations.stream()
                .collect(Collectors.toMap(OperationTable::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        this.facts = facts;
        this.coverage = coverage;
    }

    /** A scenario and its result, if it was run. */
    private record Shown(
            Scenario scenario,
            Optional<ScenarioResult> result,
            String verdict,
            String causes,
            List<String> deviations) {}

    List<Chapter> of(RunRecord run, DeviationPart deviations, Map<String, String> titles) {
        return chapters(
                run.scenarios().stream()
                        .map(result -> new Shown(
                                result.scenario(),
                                Optional.of(result),
                                Overview.verdict(run, result),
                                deviations.causes(result),
                                deviations.anchors(result)))
                        .toList(),
                titles);
    }

    /** Returns the chapters of scenarios that were not run, in the order of the operations. */
    List<Chapter> ofUnjudged(List<Scenario> scenarios, Map<String, String> titles) {
        List<String> order = List.copyOf(operations.keySet());
        return chapters(
                        scenarios.stream()
                                .map(scenario -> new Shown(scenario, Optional.empty(), "", "", List.of()))
                                .toList(),
                        titles)
                .stream()
                .sorted(Comparator.comparingInt(chapter -> chapter.operation() == null
                        ? order.size()
                        : order.indexOf(chapter.operation().name())))
                .toList();
    }

    private List<Chapter> chapters(List<Shown> scenarios, Map<String, String> titles) {
        Map<String, List<Shown>> byFeature = scenarios.stream()
                .collect(Collectors.groupingBy(
                        shown -> shown.scenario().feature(), LinkedHashMap::new, Collectors.toList()));
        List<Chapter> chapters = new ArrayList<>();
        byFeature.forEach((feature, all) -> {
            Tables tables = tables(all);
            chapters.add(new Chapter(
                    PageMaker.text(titles.getOrDefault(feature, feature)),
                    tables == null ? "feature-" + (chapters.size() + 1) : "operation-" + tables.name(),
                    RunSummary.scenarios(all.size()) + counts(all),
                    tables,
                    sections(all)));
        });
        return chapters;
    }

    private static String counts(List<Shown> scenarios) {
        Map<String, Long> counts = scenarios.stream()
                .map(Shown::verdict)
                .filter(verdict -> !verdict.isEmpty())
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
        if (scenarios.size() > 1 && counts.equals(Map.of(Verdict.CONFORMS.word(), (long) scenarios.size()))) {
            return ", all conform";
        }
        return Stream.concat(Stream.of(Verdict.values()).map(Verdict::word), Stream.of(Overview.EXCLUDED))
                .filter(counts::containsKey)
                .map(verdict -> ", " + counts.get(verdict) + " " + words(verdict, counts.get(verdict)))
                .collect(Collectors.joining());
    }

    /** Returns the verdict as it follows a number: a verb agrees with it, an adjective stays. */
    private static String words(String verdict, long count) {
        boolean verb = verdict.equals(Verdict.CONFORMS.word()) || verdict.equals(Verdict.DEVIATES.word());
        return verb && count > 1 ? verdict.substring(0, verdict.length() - 1) : verdict;
    }

    /** Returns the tables of the operation that all scenarios are about, once per page. */
    private Tables tables(List<Shown> scenarios) {
        Set<String> about =
                scenarios.stream().map(shown -> shown.scenario().operation()).collect(Collectors.toSet());
        OperationTable table =
                about.size() == 1 ? operations.remove(about.iterator().next()) : null;
        if (table == null) {
            return null;
        }
        Map<String, Part> parts = coverage.operations().getOrDefault(table.name(), Map.of());
        return new Tables(
                table.name(),
                table.documentation(),
                members(table.request(), states(parts.get("request")), states(parts.get("enums"))),
                members(table.response(), states(parts.get("response")), states(parts.get("enums"))),
                table.errors().stream()
                        .map(error -> seen(error.code(), states(parts.get("errors")), remark(error)))
                        .toList(),
                facts.filters().getOrDefault(table.name(), Set.of()).stream()
                        .sorted()
                        .map(name -> seen(
                                name,
                                states(parts.get("filters")),
                                facts.filterMeanings().apply(table.name(), name)))
                        .toList(),
                table.examples());
    }

    /** Returns the tables of an operation without scenarios. */
    static Tables ofSetUp(OperationTable table) {
        return new Tables(
                table.name(),
                table.documentation(),
                members(table.request(), Map.of(), Map.of()),
                members(table.response(), Map.of(), Map.of()),
                List.of(),
                List.of(),
                table.examples());
    }

    private static List<Member> members(List<MemberRow> rows, Map<String, Seen> members, Map<String, Seen> values) {
        return rows.stream()
                .filter(row -> !row.path().endsWith("[]")
                        || !row.limits().isEmpty()
                        || !row.documentation().isEmpty()
                        || row.sameAs() != null
                        || !row.values().isEmpty())
                .map(row -> new Member(
                        row,
                        seen(row.path(), members, ""),
                        row.values().stream()
                                .map(value -> value(row, value, values))
                                .toList()))
                .toList();
    }

    private static String remark(ErrorRow error) {
        return error.remark().isEmpty() ? error.statuses() : error.statuses() + ": " + error.remark();
    }

    private static Seen value(MemberRow row, ValueRow value, Map<String, Seen> values) {
        Seen seen = seen(row.path() + "=" + value.value(), values, "");
        return new Seen(
                value.value(),
                seen.state(),
                value.since(),
                seen.remark().isEmpty() ? value.documentation() : seen.remark());
    }

    private static Seen seen(String name, Map<String, Seen> states, String remark) {
        Seen seen = states.getOrDefault(name, new Seen(name, "", "", ""));
        return new Seen(
                PageMaker.text(name),
                seen.state(),
                "",
                Stream.of(remark, seen.remark()).filter(part -> !part.isEmpty()).collect(Collectors.joining("; ")));
    }

    private static Map<String, Seen> states(Part part) {
        Map<String, Seen> states = new HashMap<>();
        if (part != null) {
            part.seen().forEach(name -> states.put(name, new Seen(name, "seen", "", "")));
            part.unseen().forEach(name -> states.put(name, new Seen(name, "unseen", "", "")));
            for (Unreachable one : part.unreachable()) {
                states.put(one.name(), new Seen(one.name(), "unreachable", "", PageMaker.text(one.reason())));
            }
        }
        return states;
    }

    private List<Section> sections(List<Shown> scenarios) {
        Map<String, List<Line>> byRule = scenarios.stream()
                .collect(Collectors.groupingBy(
                        shown -> shown.scenario().rule(),
                        LinkedHashMap::new,
                        Collectors.mapping(this::line, Collectors.toList())));
        return byRule.entrySet().stream()
                .map(rule -> new Section(PageMaker.text(rule.getKey()), rule.getValue()))
                .toList();
    }

    private Line line(Shown shown) {
        Scenario scenario = shown.scenario();
        return new Line(
                PageMaker.text(scenario.id()),
                anchored.add(scenario.id()) ? PageMaker.text(scenario.id()) : "",
                PageMaker.text(scenario.title()),
                PageMaker.text(OperationCounts.named(scenario)),
                scenario.basis().word(),
                scenario.strength().word(),
                shown.verdict(),
                scenario.topic().word(),
                shown.result()
                        .map(ScenarioResult::seconds)
                        .filter(took -> took > 0)
                        .map(Chapters::seconds)
                        .orElse(""),
                PageMaker.text(shown.result().map(Chapters::note).orElse("")),
                shown.causes(),
                shown.deviations(),
                steps(shown));
    }

    private List<Step> steps(Shown shown) {
        int failed = shown.result().map(result -> result.stopped().failedStep()).orElse(0);
        String seconds = shown.result()
                .map(result -> seconds(result.stopped().failedStepSeconds()))
                .orElse("");
        List<Step> steps = new ArrayList<>();
        int number = 0;
        boolean listedAbove = false;
        for (String step : shown.scenario().steps()) {
            boolean begins = STEP.matcher(step).lookingAt();
            listedAbove = !begins
                    && (listedAbove
                            || shown.result().isEmpty() && MEMBERS.matcher(step).lookingAt());
            if (listedAbove) {
                if (MEMBERS.matcher(step).lookingAt()) {
                    String announcement = steps.remove(steps.size() - 1).text();
                    steps.add(new Step(announcement, false, "", tableAbove(announcement)));
                }
                continue;
            }
            number += begins ? 1 : 0;
            boolean here = begins && number == failed;
            steps.add(new Step(PageMaker.text(step), here, here ? seconds : "", begins ? explanation(step) : null));
        }
        return steps;
    }

    private static String seconds(double took) {
        return String.format(Locale.ROOT, "%.3f s", took);
    }

    /** Returns the link to the table that a step announces: that of a request or response, otherwise that of the errors. */
    private static Link tableAbove(String announcement) {
        Matcher side = SIDE.matcher(announcement);
        return side.find()
                ? new Link(side.group(2) + "-of-" + side.group(1), "the table above")
                : new Link("errors", "the errors");
    }

    private Link explanation(String step) {
        return facts.terms().entrySet().stream()
                .filter(term -> step.contains(term.getKey()))
                .map(term -> new Link(term.getValue(), term.getKey()))
                .findFirst()
                .orElse(null);
    }

    private static String note(ScenarioResult result) {
        String deviations = result.deviations().stream()
                .map(d -> d.clause() + " " + d.path())
                .distinct()
                .limit(3)
                .collect(Collectors.joining(", "));
        String blockedBy = result.judged().blockedBy();
        return Stream.concat(
                        Stream.of(deviations, blockedBy.isEmpty() ? "" : "blocked by " + blockedBy, result.reason()),
                        result.remarks().stream())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }
}
