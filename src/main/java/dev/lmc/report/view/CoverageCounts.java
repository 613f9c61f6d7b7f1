package dev.lmc.report.view;

import dev.lmc.record.RunRecord.CoverageView;
import dev.lmc.record.RunRecord.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of one kind of things was seen.
 *
 * @param all what can be seen: what no caller can bring about does not count
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

    /** The kinds as {@code run.json} calls them, and in words. */
    public static Map<String, String> kinds() {
        return KINDS;
    }

    /** The sums over all operations, then the transitions. */
    public static List<CoverageCounts> of(CoverageView coverage) {
        List<CoverageCounts> counts = new java.util.ArrayList<>();
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
