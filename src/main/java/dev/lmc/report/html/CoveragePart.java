package dev.lmc.report.html;

import dev.lmc.record.RunRecord.CoverageView;
import dev.lmc.record.RunRecord.Part;
import dev.lmc.report.html.Page.CoverageRow;
import dev.lmc.report.html.Page.Fact;
import dev.lmc.report.html.Page.Missing;
import dev.lmc.report.view.CoverageCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The coverage section of the page. */
final class CoveragePart {
    private CoveragePart() {}

    static List<CoverageRow> rows(CoverageView coverage) {
        List<CoverageRow> rows = new ArrayList<>();
        coverage.operations()
                .forEach((name, parts) -> rows.add(new CoverageRow(
                        PageMaker.text(name),
                        CoverageCounts.kinds().keySet().stream()
                                .map(kind -> CoverageCounts.of(
                                        kind, parts.containsKey(kind) ? List.of(parts.get(kind)) : List.of()))
                                .map(counts -> counts.all() == 0 ? "–" : counts.fraction())
                                .toList())));
        return rows;
    }

    /** Returns only the operations with something missing. */
    static List<Missing> missing(CoverageView coverage) {
        List<Missing> all = new ArrayList<>();
        coverage.operations().forEach((name, parts) -> add(all, name, parts));
        add(all, "Transitions", Map.of("transitions", coverage.getTransitions()));
        return all;
    }

    private static void add(List<Missing> all, String name, Map<String, Part> parts) {
        List<String> unseen = new ArrayList<>();
        List<Fact> unreachable = new ArrayList<>();
        parts.forEach((kind, part) -> {
            String of = kind.equals("transitions") ? "" : CoverageCounts.kinds().getOrDefault(kind, kind) + ": ";
            part.unseen().forEach(what -> unseen.add(PageMaker.text(of + what)));
            part.unreachable()
                    .forEach(what ->
                            unreachable.add(new Fact(PageMaker.text(of + what.name()), PageMaker.text(what.reason()))));
        });
        if (!unseen.isEmpty() || !unreachable.isEmpty()) {
            all.add(new Missing(PageMaker.text(name), unseen, unreachable));
        }
    }
}
