package dev.lmc.report.html;

import dev.lmc.report.view.RunSummary;
import java.util.List;

/**
 * What the page shows, ready to print: the template loops over it and decides nothing. It is public because the
 * template engine reads public types only.
 *
 * @param state the state of the {@link RunSummary}, which gives the colour
 * @param columns the verdicts that the table of operations counts
 */
public record Page(
        String title,
        String state,
        String verdict,
        List<Fact> facts,
        List<String> columns,
        List<Row> operations,
        List<String> total,
        List<String> topics,
        List<MatrixRow> matrix,
        StatusGraph graph,
        List<String> verdicts,
        List<String> operationNames,
        List<FindingSection> findings,
        List<Reason> reasons,
        List<String> faults,
        List<Chapters.Chapter> chapters,
        List<CoverageRow> coverage,
        List<Missing> missing,
        String repeat,
        String keys) {

    /** A label and its value. */
    public record Fact(String label, String value) {}

    /** An operation and its counts, as text. */
    public record Row(String name, String remark, List<Cell> cells) {}

    /** A count; the style tells a zero from the rest. */
    public record Cell(String text, String style) {}

    /** An operation by what its scenarios are about. */
    public record MatrixRow(String name, List<MatrixCell> cells) {}

    /**
     * How many scenarios of a topic conform, of how many.
     *
     * @param anchor the clause to look at first: the first that does not conform, else the first
     */
    public record MatrixCell(String topic, String text, String style, String anchor) {}

    /** Deviations of one verdict. */
    public record FindingSection(String title, String note, List<FindingEntry> all, String more) {}

    /**
     * One deviation with where it shows and how to show it again.
     *
     * @param anchor where on the page the clause stands; empty where its scenarios were not selected
     * @param standing the basis and the strength of the clause
     * @param source where the clause is stated
     * @param marked the answer with the place marked; empty where there is no place
     * @param exchange null where none was kept
     */
    public record FindingEntry(
            String clause,
            String anchor,
            String operation,
            String where,
            String scenarios,
            String expected,
            String observed,
            String standing,
            String source,
            List<MarkedResponse.Line> marked,
            ExchangeEntry exchange,
            List<String> titles,
            List<String> replay) {}

    /** What was sent and what was answered, as text. */
    public record ExchangeEntry(String title, String request, String response) {}

    /** Why scenarios were not judged. */
    public record Reason(String verdict, String count, String reason, List<String> titles, List<String> replay) {}

    /** How much of an operation was seen. */
    public record CoverageRow(String name, List<String> fractions) {}

    /** What of an operation was not seen. */
    public record Missing(String name, List<String> unseen, List<Fact> unreachable) {}
}
