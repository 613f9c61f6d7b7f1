package dev.lmc.text;

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

    /** Returns the first {@code width} characters on one line, ending with an ellipsis if there are more. */
    public static String cut(String text, int width) {
        // an escape is never shorter than its character, so text beyond the width does not matter
        String line = line(head(text, width + 1));
        return line.codePointCount(0, line.length()) <= width ? line : head(line, Math.max(0, width - 1)) + "…";
    }

    /** Returns the text, truncated to {@code limit} characters with a remark on how much is missing. */
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
