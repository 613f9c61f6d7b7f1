package dev.lmc.report.compare;

import dev.lmc.record.RunRecord;
import dev.lmc.record.ScenarioResult;
import dev.lmc.report.view.OperationCounts;
import dev.lmc.report.view.Progression;
import dev.lmc.text.PrintableText;
import dev.lmc.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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
     * @param cells one for each column, in words
     */
    public record Row(String clause, String operation, String title, List<String> cells) {}

    public static Comparison of(List<RunRecord> runs) {
        List<Column> columns = named(runs);
        Map<String, Row> clauses = new LinkedHashMap<>();
        runs.forEach(run ->
                run.scenarios().forEach(s -> clauses.putIfAbsent(s.id(), row(s.id(), s.operation(), s.title()))));
        runs.forEach(run -> run.findings()
                .forEach(f ->
                        clauses.putIfAbsent(f.clause(), row(f.clause(), f.key().operation(), ""))));
        List<Row> rows = new ArrayList<>();
        clauses.forEach((id, row) -> {
            Set<Object> views = new LinkedHashSet<>();
            runs.forEach(run -> views.add(view(id, run)));
            if (views.size() > 1) {
                rows.add(new Row(
                        row.clause(),
                        row.operation(),
                        row.title(),
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

    private static List<Column> named(List<RunRecord> runs) {
        List<Column> columns = new ArrayList<>();
        Map<String, Integer> names = new LinkedHashMap<>();
        for (RunRecord run : runs) {
            String name = run.target().name();
            int place = names.merge(name, 1, Integer::sum);
            columns.add(new Column(PrintableText.cut(name, 40) + (place == 1 ? "" : " (" + place + ")"), run));
        }
        return List.copyOf(columns);
    }

    private static List<ScenarioResult> of(String id, RunRecord run) {
        return run.scenarios().stream().filter(s -> s.id().equals(id)).toList();
    }

    private static Row row(String clause, String operation, String title) {
        return new Row(
                PrintableText.cut(clause, 40),
                PrintableText.cut(operation, 40),
                PrintableText.cut(title, 200),
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
