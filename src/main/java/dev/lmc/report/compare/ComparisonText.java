package dev.lmc.report.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.record.RunRecord;
import dev.lmc.report.MarkdownSummary;
import dev.lmc.report.compare.Comparison.Column;
import dev.lmc.report.compare.Comparison.Row;
import dev.lmc.text.PrintableText;
import dev.lmc.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes a comparison as plain text, Markdown or JSON. */
public final class ComparisonText {
    private ComparisonText() {}

    /** Returns a table of counts, then each differing clause with a line for each run. */
    public static String plain(Comparison comparison) {
        StringBuilder text = new StringBuilder();
        int width = comparison.columns().stream()
                .mapToInt(c -> c.name().length())
                .max()
                .orElse(0);
        String name = "%-" + Math.max(width, 6) + "s";
        text.append(String.format(Locale.ROOT, name, "target")).append("  contract  ");
        verdicts().forEach(word -> text.append(String.format(Locale.ROOT, "%12s", word)));
        text.append('\n');
        for (Column column : comparison.columns()) {
            text.append(String.format(Locale.ROOT, name, column.name()))
                    .append("  ")
                    .append(PrintableText.cut(column.run().judgedBy(), 10));
            verdicts().forEach(word -> text.append(String.format(Locale.ROOT, "%12s", count(column.run(), word))));
            text.append('\n');
        }
        text.append('\n');
        int operations = comparison.operations().stream()
                .mapToInt(o -> o.name().length())
                .max()
                .orElse(0);
        comparison.operations().forEach(operation -> text.append(
                        String.format(Locale.ROOT, "%-" + operations + "s", operation.name()))
                .append(operation.cells().stream()
                        .map(cell -> String.format(Locale.ROOT, "%12s", cell))
                        .collect(Collectors.joining()))
                .append('\n'));
        text.append('\n').append(heading(comparison)).append('\n');
        for (Row row : comparison.rows()) {
            text.append('\n')
                    .append(PrintableText.cut(row.clause() + "  " + row.operation() + "  " + row.title(), 110))
                    .append('\n');
            IntStream.range(0, row.cells().size()).forEach(i -> text.append("  ")
                    .append(String.format(
                            Locale.ROOT, name, comparison.columns().get(i).name()))
                    .append("  ")
                    .append(row.cells().get(i))
                    .append('\n'));
        }
        text.append('\n').append(progress(comparison)).append('\n');
        comparison.progression().remarks().forEach(remark -> text.append("  ")
                .append(remark)
                .append('\n'));
        comparison.progression().steps().forEach(step -> text.append("  ")
                .append(String.format(Locale.ROOT, "%-9s", step.direction().word()))
                .append(PrintableText.cut(step.clause() + "  " + step.title(), 100))
                .append("\n           ")
                .append(step.before())
                .append(" -> ")
                .append(step.after())
                .append('\n'));
        return text.toString();
    }

    public static String markdown(Comparison comparison) {
        StringBuilder text = new StringBuilder("# Comparison of targets\n\n| target | contract |");
        verdicts().forEach(word -> text.append(' ').append(word).append(" |"));
        text.append("\n|---|---|")
                .append("---:|".repeat(Verdict.values().length))
                .append('\n');
        for (Column column : comparison.columns()) {
            text.append(row(Stream.concat(
                    Stream.of(column.name(), column.run().judgedBy()),
                    verdicts().map(word -> count(column.run(), word)))));
        }
        text.append("\n## Operations\n\n")
                .append(row(Stream.concat(
                        Stream.of("operation"), comparison.columns().stream().map(Column::name))))
                .append("|---|")
                .append("---:|".repeat(comparison.columns().size()))
                .append('\n');
        comparison
                .operations()
                .forEach(operation ->
                        text.append(row(Stream.concat(Stream.of(operation.name()), operation.cells().stream()))));
        text.append("\n## ").append(heading(comparison)).append('\n');
        if (!comparison.rows().isEmpty()) {
            text.append('\n')
                    .append(row(Stream.concat(
                            Stream.of("clause", "operation", "title"),
                            comparison.columns().stream().map(Column::name))));
            text.append("|---|---|---|")
                    .append("---|".repeat(comparison.columns().size()))
                    .append('\n');
            comparison
                    .rows()
                    .forEach(r -> text.append(
                            row(Stream.concat(Stream.of(r.clause(), r.operation(), r.title()), r.cells().stream()))));
        }
        text.append("\n## ").append(progress(comparison)).append('\n');
        comparison.progression().remarks().forEach(remark -> text.append("\nNote: ")
                .append(remark)
                .append(".\n"));
        if (!comparison.progression().steps().isEmpty()) {
            text.append("\n| | clause | title | before | after |\n|---|---|---|---|---|\n");
            comparison
                    .progression()
                    .steps()
                    .forEach(step -> text.append(row(Stream.of(
                            step.direction().word(), step.clause(), step.title(), step.before(), step.after()))));
        }
        return text.toString();
    }

    public static String json(Comparison comparison) {
        JsonMapper mapper = new JsonMapper();
        ObjectNode root = mapper.createObjectNode().put("schema", "lmc-compare/1");
        comparison.columns().forEach(column -> {
            ObjectNode target = root.withArray("/targets").addObject();
            target.put("name", column.name());
            target.put("endpoint", column.run().target().endpoint());
            target.put("contract", column.run().contract());
            column.run().totals().forEach(target.putObject("totals")::put);
        });
        root.putArray("differences");
        comparison.rows().forEach(row -> {
            ObjectNode difference = root.withArray("/differences").addObject();
            difference.put("id", row.clause());
            difference.put("operation", row.operation());
            difference.put("title", row.title());
            List<Column> columns = comparison.columns();
            ObjectNode verdicts = difference.putObject("verdicts");
            IntStream.range(0, columns.size())
                    .forEach(
                            i -> verdicts.put(columns.get(i).name(), row.cells().get(i)));
        });
        comparison.operations().forEach(operation -> {
            ObjectNode row = root.withArray("/operations").addObject().put("name", operation.name());
            operation.cells().forEach(row.putArray("conform")::add);
        });
        ObjectNode progression = root.putObject("progression");
        comparison.progression().remarks().forEach(progression.putArray("remarks")::add);
        progression.putArray("steps");
        comparison.progression().steps().forEach(step -> progression
                .withArray("/steps")
                .addObject()
                .put("change", step.direction().word())
                .put("way", step.direction().formerWord())
                .put("id", step.clause())
                .put("operation", step.operation())
                .put("title", step.title())
                .put("before", step.before())
                .put("after", step.after()));
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing a tree to a string does not fail", e);
        }
    }

    /** Summarizes the changes from the first run to the last in one line. */
    static String progress(Comparison comparison) {
        List<Column> columns = comparison.columns();
        return "From " + columns.get(0).name() + " to "
                + columns.get(columns.size() - 1).name() + ": "
                + comparison.progression().counts();
    }

    static String heading(Comparison comparison) {
        int rows = comparison.rows().size();
        return rows == 0
                ? "No differences"
                : rows == 1 ? "Differences in 1 clause" : "Differences in " + rows + " clauses";
    }

    private static Stream<String> verdicts() {
        return Stream.of(Verdict.values()).map(Verdict::word);
    }

    private static String count(RunRecord run, String word) {
        return "" + run.totals().getOrDefault(word, 0);
    }

    private static String row(Stream<String> cells) {
        Function<String, String> cell = MarkdownSummary::plain;
        return cells.map(cell).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
