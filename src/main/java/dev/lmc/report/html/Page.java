package dev.lmc.report.html;

import dev.lmc.report.view.RunSummary;
import java.util.List;

/**
 * The content of the page, ready to print: the template only loops over it. It is public because the template engine
 * reads only public types.
 *
 * @param state the state of the {@link RunSummary}, which determines the colour
 * @param alike a sentence for each deviation that several clauses share
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
        List<Look> firstLook,
        List<String> alike,
        List<FindingSection> findings,
        List<Reason> reasons,
        List<String> faults,
        List<Chapters.Chapter> chapters,
        List<CoverageRow> coverage,
        List<Missing> missing,
        String repeat,
        String keys) {

    /** A row of the first look, with its style where the documentation says something else. */
    public record Look(String subject, String observed, String documented, String style) {}

    /** A label and its value. */
    public record Fact(String label, String value) {}

    /** An operation and its counts, as text. */
    public record Row(String name, String remark, List<Cell> cells) {}

    /** A count; its style distinguishes zero. */
    public record Cell(String text, String style) {}

    /** An operation by the topics of its scenarios. */
    public record MatrixRow(String name, List<MatrixCell> cells) {}

    /**
     * The number of conforming scenarios of a topic, and their total.
     *
     * @param anchor the clause to look at first: the first that does not conform, otherwise the first
     */
    public record MatrixCell(String topic, String text, String style, String anchor) {}

    /** The deviations with one verdict. */
    public record FindingSection(String title, String note, List<FindingEntry> all, String more) {}

    /**
     * One deviation, its place, and the calls that reproduce it.
     *
     * @param anchor the clause's anchor on the page; empty if its scenarios were not selected
     * @param standing the basis and the strength of the clause
     * @param source the source of the clause
     * @param marked the response with the deviation marked; empty if it has no place to mark
     * @param exchange null if none was kept
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

    /** A request and its response, as text. */
    public record ExchangeEntry(String title, String request, String response) {}

    /** A reason why scenarios were not judged. */
    public record Reason(String verdict, String count, String reason, List<String> titles, List<String> replay) {}

    /** The coverage of an operation. */
    public record CoverageRow(String name, List<String> fractions) {}

    /** The items of an operation that were not seen. */
    public record Missing(String name, List<String> unseen, List<Fact> unreachable) {}
}
