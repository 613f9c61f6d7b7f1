package dev.lmc.report.html;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a difference.
 *
 * @param kind {@code same}, {@code observed}, {@code expected} or {@code gap}
 */
public record DiffLine(String kind, String text) {
    private static final int AROUND = 3;
    private static final int MOST_MARKED = 12;

    static DiffLine same(String text) {
        return new DiffLine("same", text);
    }

    static DiffLine observed(String text) {
        return new DiffLine("observed", text);
    }

    static DiffLine expected(String text) {
        return new DiffLine("expected", text);
    }

    private static DiffLine gap(int lines) {
        return new DiffLine("gap", lines == 1 ? "1 line" : lines + " lines");
    }

    /** Returns the differences with the lines around them. Distant lines, and the rest of a long difference, are omitted. */
    static List<DiffLine> withoutDistant(List<DiffLine> lines) {
        List<DiffLine> shown = new ArrayList<>();
        int omitted = 0;
        int alike = 0;
        for (int i = 0; i < lines.size(); i++) {
            DiffLine line = lines.get(i);
            alike = i > 0 && lines.get(i - 1).kind().equals(line.kind()) ? alike + 1 : 1;
            if (line.kind().equals("same") ? isNearDifference(lines, i) : alike <= MOST_MARKED) {
                if (omitted > 0) {
                    shown.add(gap(omitted));
                }
                omitted = 0;
                shown.add(line);
            } else {
                omitted++;
            }
        }
        if (omitted > 0) {
            shown.add(gap(omitted));
        }
        return shown;
    }

    private static boolean isNearDifference(List<DiffLine> lines, int line) {
        return lines.subList(Math.max(0, line - AROUND), Math.min(lines.size(), line + AROUND + 1)).stream()
                .anyMatch(near -> !near.kind().equals("same"));
    }
}
