package dev.lmc.report;

import dev.lmc.text.PrintableText;

/**
 * The expected and the observed text, each shortened so that their first difference is visible.
 */
record Difference(String expected, String observed) {
    private static final String ELLIPSIS = "…";
    /** The length of the common prefix that is kept before the difference. */
    private static final int CONTEXT = 12;

    static Difference of(String expected, String observed, int width) {
        String one = PrintableText.line(expected);
        String other = PrintableText.line(observed);
        int same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        boolean fits = one.length() <= width && other.length() <= width;
        int start = fits || same <= CONTEXT + ELLIPSIS.length() ? 0 : same - CONTEXT;
        return new Difference(from(one, start, width), from(other, start, width));
    }

    private static String from(String text, int start, int width) {
        return start == 0
                ? PrintableText.cut(text, width)
                : ELLIPSIS + PrintableText.cut(text.substring(start), width - ELLIPSIS.length());
    }
}
