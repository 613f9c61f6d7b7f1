package dev.lmc.text;

/**
 * A target's text made fit to be looked at: characters that steer a terminal, hide, or turn the direction of reading
 * are written out as escapes.
 */
public final class PrintableText {
    private PrintableText() {}

    /** The text on one line. */
    public static String line(String text) {
        return escape(text, false);
    }

    /** The text with its line breaks and tabs. */
    public static String block(String text) {
        return escape(text, true);
    }

    /** The first {@code width} characters on one line, the last of them an ellipsis where more follow. */
    public static String cut(String text, int width) {
        // an escape is never shorter than what it stands for, so nothing beyond the width can matter
        String line = line(head(text, width + 1));
        return line.codePointCount(0, line.length()) <= width ? line : head(line, Math.max(0, width - 1)) + "…";
    }

    /** The text, and where it is longer than {@code limit} characters, its head and how much is missing. */
    public static String bounded(String text, int limit) {
        String head = head(text, limit);
        return head.length() == text.length()
                ? text
                : head + "… (" + (text.length() - head.length()) + " more characters)";
    }

    private static String head(String text, int codePoints) {
        return text.codePointCount(0, text.length()) <= codePoints
                ? text
                : text.substring(0, text.offsetByCodePoints(0, codePoints));
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
            default -> c > 0xFFFF ? String.format("\\u{%x}", c) : String.format("\\u%04x", c);
        };
    }
}
