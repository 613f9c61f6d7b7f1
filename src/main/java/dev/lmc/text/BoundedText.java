package dev.lmc.text;

import java.util.Locale;

/** Truncates text. Limits count characters as people do, so that none is cut in two. */
public final class BoundedText {
    /** The limit of a value shown to people. */
    public static final int TEXT = 1_900;
    /** The limit of a call. A longer one is truncated, and marked as such. */
    static final int CALL = 16_000;

    /** The space for the remark, so that truncated text is not truncated again. */
    private static final int REMARK = 80;

    private BoundedText() {}

    /** Returns the text, or its beginning and how many characters are missing. */
    public static String text(String text, int limit) {
        return head(text, limit, "… (%d more characters)");
    }

    /** Returns the call, or its beginning and how many characters are missing. */
    public static String call(String call) {
        return head(call, CALL, "…  # %d more characters; exchanges.ndjson has more of them");
    }

    /** Returns the text, at most {@code limit} characters long; an ellipsis stands for the rest. */
    public static String excerpt(String text, int limit) {
        return length(text) <= limit ? text : head(text, Math.max(0, limit - 1)) + "…";
    }

    /** Returns an excerpt in which each white space is one space. */
    public static String line(String text, int limit) {
        return excerpt(text.replaceAll("\\s+", " ").trim(), limit);
    }

    /** Returns the beginning of the text, at most {@code limit} characters long. */
    public static String head(String text, int limit) {
        return length(text) <= limit ? text : text.substring(0, text.offsetByCodePoints(0, limit));
    }

    private static String head(String text, int limit, String missing) {
        int length = length(text);
        return length <= limit + REMARK
                ? text
                : head(text, limit) + String.format(Locale.ROOT, missing, length - limit);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
