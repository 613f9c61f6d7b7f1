package dev.lmc.report.html;

import dev.lmc.report.view.RunSummary;
import java.util.List;

/**
 * The content of the page, ready to print: the template only loops over it. It is public because the template engine
 * reads only public types.
 *
 * @param state the state of the {@link RunSummary}, which determines the colour
 * @param remarks what else is to be known of the result; empty for nothing
 * @param shared the causes that several clauses share
 * @param deviations grouped by operation and cause
 * @param more how many deviations are only in the record; empty for none
 */
public record Page(
        String title,
        String state,
        String verdict,
        String remarks,
        List<Fact> facts,
        Overview overview,
        StatusGraph graph,
        List<String> verdicts,
        List<String> operationNames,
        List<Look> firstLook,
        List<DeviationPart.Shared> shared,
        List<DeviationPart.Group> deviations,
        String more,
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

    /**
     * A reason why scenarios were not judged.
     *
     * @param exchange null if none was kept
     */
    public record Reason(
            String verdict,
            String count,
            String reason,
            DeviationPart.Exchange exchange,
            List<String> titles,
            List<String> replay) {}

    /** The coverage of an operation. */
    public record CoverageRow(String name, List<String> fractions) {}

    /** The items of an operation that were not seen. */
    public record Missing(String name, List<String> unseen, List<Fact> unreachable) {}
}
