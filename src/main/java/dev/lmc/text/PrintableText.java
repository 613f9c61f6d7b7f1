package dev.lmc.text;

import java.util.Locale;

/**
 * Makes a target's text safe to print: control characters, invisible characters and changes of text direction are
 * escaped.
 */
public final class PrintableText {
    private PrintableText() {}

    /** Returns the text on one line. */
    public static String line(String text) {
        return escape(text, false);
    }

    /** Returns the text, keeping line breaks and tabs. */
    public static String block(String text) {
        return escape(text, true);
    }

    /** Returns the text on one line, at most {@code width} characters long; an ellipsis stands for the rest. */
    public static String cut(String text, int width) {
        // an escape is never shorter than its character, so text beyond the width does not matter
        return BoundedText.excerpt(line(BoundedText.head(text, width + 1)), width);
    }

    private static String escape(String text, boolean breaks) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (breaks && (c == '\n' || c == '\t') || !steers(c)) {
                out.appendCodePoint(c);
            } else {
                out.append(name(c));
            }
        });
        return out.toString();
    }

    private static boolean steers(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> (c & 0xFFFE) == 0xFFFE;
        };
    }

    private static String name(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> c > 0xFFFF ? String.format(Locale.ROOT, "\\u{%x}", c) : String.format(Locale.ROOT, "\\u%04x", c);
        };
    }
}
