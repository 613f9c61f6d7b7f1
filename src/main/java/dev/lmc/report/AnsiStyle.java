package dev.lmc.report;

import dev.lmc.report.view.RunSummary;
import dev.lmc.verdict.Verdict;

/** Colours terminal output, or leaves it plain. */
record AnsiStyle(boolean colour) {
    private static final int RED = 31;
    private static final int GREEN = 32;
    private static final int YELLOW = 33;

    String error(String text) {
        return paint(RED, text);
    }

    /** Returns the text in the colour of a {@link RunSummary} state. */
    String of(String state, String text) {
        return paint(state.equals("conforms") ? GREEN : state.equals("deviates") ? RED : YELLOW, text);
    }

    /** Returns the text in the colour of a verdict, or without colour if the count is zero. */
    String count(Verdict verdict, int count, String text) {
        if (count == 0) {
            return text;
        }
        return switch (verdict) {
            case CONFORMS -> paint(GREEN, text);
            case DEVIATES, FIXED -> paint(RED, text);
            default -> paint(YELLOW, text);
        };
    }

    private String paint(int code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
