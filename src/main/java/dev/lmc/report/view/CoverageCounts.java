package dev.lmc.report.view;

import dev.lmc.record.RunRecord.CoverageView;
import dev.lmc.record.RunRecord.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The coverage of one kind of item.
 *
 * @param all the number of items that can be seen; unreachable ones do not count
 */
public record CoverageCounts(String kind, int seen, int all, int unreachable) {
    private static final Map<String, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("request", "request members");
        KINDS.put("response", "response members");
        KINDS.put("enums", "enum values");
        KINDS.put("errors", "errors");
        KINDS.put("filters", "filters");
    }

    /** Returns the kinds by their names in {@code run.json}, with their labels. */
    public static Map<String, String> kinds() {
        return KINDS;
    }

    /** Returns the totals over all operations, then the transitions. */
    public static List<CoverageCounts> of(CoverageView coverage) {
        List<CoverageCounts> counts = new ArrayList<>();
        KINDS.forEach((kind, words) -> counts.add(of(
                words,
                coverage.operations().values().stream()
                        .map(parts -> parts.get(kind))
                        .filter(part -> part != null)
                        .toList())));
        counts.add(of("transitions", List.of(coverage.getTransitions())));
        return counts;
    }

    public static CoverageCounts of(String words, List<Part> parts) {
        int seen = parts.stream().mapToInt(part -> part.seen().size()).sum();
        int unseen = parts.stream().mapToInt(part -> part.unseen().size()).sum();
        int unreachable =
                parts.stream().mapToInt(part -> part.unreachable().size()).sum();
        return new CoverageCounts(words, seen, seen + unseen, unreachable);
    }

    public String fraction() {
        return seen + "/" + all;
    }
}
