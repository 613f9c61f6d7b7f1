package dev.lmc.report.view;

import dev.lmc.verdict.ReplayedCall;
import java.util.ArrayList;
import java.util.List;

/** Formats calls as lines to copy into a shell. */
public final class Replay {
    private static final int FIRST_CALLS = 5;
    private static final int LAST_CALLS = 20;

    private Replay() {}

    /** Returns the calls without the middle of a long sequence, which results from polling or endless paging. */
    public static List<String> brief(List<ReplayedCall> replay) {
        List<String> lines = replay.stream().map(ReplayedCall::line).toList();
        int left = lines.size() - FIRST_CALLS - LAST_CALLS;
        if (left <= 0) {
            return lines;
        }
        List<String> brief = new ArrayList<>(lines.subList(0, FIRST_CALLS));
        brief.add("# " + left + " calls are omitted here; run.json has all of them");
        brief.addAll(lines.subList(lines.size() - LAST_CALLS, lines.size()));
        return brief;
    }

    /** Returns the last call as a line; empty if there is none. */
    public static String last(List<ReplayedCall> replay) {
        return replay.isEmpty() ? "" : replay.get(replay.size() - 1).line();
    }
}
