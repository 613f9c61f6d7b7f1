package dev.lmc.report.compare;

import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.report.view.FindingGroup;
import dev.lmc.report.view.OperationCounts;
import dev.lmc.report.view.Progression;
import dev.lmc.text.PrintableText;
import dev.lmc.verdict.RunFinding;
import dev.lmc.verdict.Scenario;
import dev.lmc.verdict.Verdict;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A comparison of several runs.
 *
 * @param operations every operation, with the number of its conforming scenarios in each run
 * @param rows the clauses whose verdicts or deviations differ between runs
 * @param progression the changes from the first run to the last
 */
public record Comparison(List<Column> columns, List<OperationRow> operations, List<Row> rows, Progression progression) {

    /**
     * The result of an operation in each run.
     *
     * @param cells one for each column: conforming scenarios and total, like {@code 20/23}; a dash if none was run
     */
    public record OperationRow(String name, List<String> cells) {}

    /** Returns the rows by operation. */
    public Map<String, List<Row>> rowsByOperation() {
        return rows.stream().collect(Collectors.groupingBy(Row::operation, LinkedHashMap::new, Collectors.toList()));
    }

    /** One run under a unique name. */
    public record Column(String name, RunRecord run) {
        /** Returns the number of scenarios with each verdict. */
        public Map<String, Integer> counts() {
            return run.totals();
        }
    }

    /**
     * The result of a clause in each run.
     *
     * @param strength empty if no run has a scenario of the clause
     * @param topic empty if no run has a scenario of the clause
     * @param verdicts the verdicts of its scenarios in all runs, each once, separated by spaces
     * @param cells one for each column, in words
     */
    public record Row(
            String clause,
            String operation,
            String title,
            String strength,
            String topic,
            String verdicts,
            List<String> cells) {}

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Compares runs under the names of their targets. Runs of one target are distinguished by their time. */
    public static Comparison of(List<RunRecord> runs) {
        return of(runs, names(runs));
    }

    /** @param names one for each run */
    public static Comparison of(List<RunRecord> runs, List<String> names) {
        List<Column> columns = named(runs, names);
        Map<String, Row> clauses = new LinkedHashMap<>();
        runs.forEach(run -> run.scenarios().forEach(s -> clauses.putIfAbsent(s.id(), row(s.scenario()))));
        runs.forEach(run -> run.findings().forEach(f -> clauses.putIfAbsent(f.clause(), row(f))));
        List<Row> rows = new ArrayList<>();
        clauses.forEach((id, row) -> {
            Set<Object> views = new LinkedHashSet<>();
            runs.forEach(run -> views.add(view(id, run)));
            if (views.size() > 1) {
                rows.add(new Row(
                        row.clause(),
                        row.operation(),
                        row.title(),
                        row.strength(),
                        row.topic(),
                        verdicts(id, runs),
                        runs.stream().map(run -> cell(id, run)).toList()));
            }
        });
        return new Comparison(
                columns,
                operations(runs),
                List.copyOf(rows),
                Progression.between(runs.get(0), runs.get(runs.size() - 1)));
    }

    private static List<OperationRow> operations(List<RunRecord> runs) {
        Map<String, List<String>> cells = new LinkedHashMap<>();
        runs.forEach(run -> OperationCounts.of(run).forEach(row -> cells.put(row.name(), new ArrayList<>())));
        runs.forEach(run -> {
            Map<String, OperationCounts> counts = OperationCounts.of(run).stream()
                    .collect(Collectors.toMap(OperationCounts::name, Function.identity()));
            cells.forEach((name, row) -> row.add(cell(counts.get(name))));
        });
        return cells.entrySet().stream()
                .map(row -> new OperationRow(PrintableText.cut(row.getKey(), 40), List.copyOf(row.getValue())))
                .toList();
    }

    private static String cell(OperationCounts counts) {
        return counts == null || counts.total() == 0 ? "–" : counts.count(Verdict.CONFORMS) + "/" + counts.total();
    }

    private static List<String> names(List<RunRecord> runs) {
        return runs.stream()
                .map(run -> {
                    String name = run.target().name();
                    boolean alone = runs.stream()
                                    .filter(other -> other.target().name().equals(name))
                                    .count()
                            == 1;
                    return alone ? name : PrintableText.cut(name, 40) + " at " + TIME.format(run.started());
                })
                .toList();
    }

    private static List<Column> named(List<RunRecord> runs, List<String> names) {
        List<Column> columns = new ArrayList<>();
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < runs.size(); i++) {
            String name = PrintableText.cut(names.get(i), 70);
            int place = places.merge(name, 1, Integer::sum);
            columns.add(new Column(name + (place == 1 ? "" : " (" + place + ")"), runs.get(i)));
        }
        return List.copyOf(columns);
    }

    private static String verdicts(String id, List<RunRecord> runs) {
        return runs.stream()
                .flatMap(run -> of(id, run).stream())
                .map(scenario -> scenario.verdict().word())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static List<ScenarioResult> of(String id, RunRecord run) {
        return run.scenarios().stream().filter(s -> s.id().equals(id)).toList();
    }

    private static Row row(Scenario scenario) {
        return new Row(
                PrintableText.cut(scenario.id(), 40),
                PrintableText.cut(OperationCounts.named(scenario), 40),
                PrintableText.cut(scenario.title(), 200),
                scenario.strength().word(),
                scenario.topic().word(),
                "",
                List.of());
    }

    private static Row row(RunFinding finding) {
        return new Row(
                PrintableText.cut(finding.clause(), 40),
                PrintableText.cut(FindingGroup.operation(finding), 40),
                "",
                finding.strength().word(),
                "",
                "",
                List.of());
    }

    /** Returns the properties that must be equal for two runs to agree on a clause. Observed values may differ. */
    private static List<Object> view(String id, RunRecord run) {
        List<Object> view = new ArrayList<>();
        of(id, run).forEach(s -> view.add(List.of(s.title(), s.verdict())));
        view.add(paths(id, run));
        return view;
    }

    private static Set<String> paths(String id, RunRecord run) {
        return run.findings().stream()
                .filter(finding -> finding.clause().equals(id))
                .map(finding -> (finding.clause() + " " + finding.path()).trim())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the verdicts of a clause's scenarios, most severe first, and where they deviate. */
    private static String cell(String id, RunRecord run) {
        List<ScenarioResult> scenarios = of(id, run);
        Map<String, Integer> totals = RunRecord.totals(scenarios);
        String verdicts = totals.entrySet().stream()
                .filter(e -> e.getValue() > 0)
                .sorted(Comparator.comparing(e -> e.getKey().equals("conforms")))
                .map(e -> scenarios.size() == 1 ? e.getKey() : e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
        String words = verdicts.isEmpty() ? Progression.ABSENT : verdicts;
        Set<String> paths = paths(id, run);
        return paths.isEmpty() ? words : words + ": " + PrintableText.cut(String.join(", ", paths), 120);
    }
}
