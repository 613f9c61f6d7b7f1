package dev.lmc.report;

import dev.lmc.report.view.RunSummary;
import dev.lmc.verdict.Verdict;

/** Colours of a terminal, or none. */
record AnsiStyle(boolean colour) {
    private static final int RED = 31;
    private static final int GREEN = 32;
    private static final int YELLOW = 33;

    String error(String text) {
        return paint(RED, text);
    }

    /** By the state of a {@link RunSummary}. */
    String of(String state, String text) {
        return paint(state.equals("conforms") ? GREEN : state.equals("deviates") ? RED : YELLOW, text);
    }

    /** A number of scenarios with that verdict; none has no colour. */
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
