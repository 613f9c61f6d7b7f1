package dev.lmc.text;

/** Truncates text from a target, and states how much is missing. */
public final class BoundedText {
    /** The limit of a value shown to people. */
    public static final int TEXT = 1_900;
    /** The limit of a call. A longer one is truncated, and marked as such. */
    static final int CALL = 16_000;

    /** The space for the remark, so that truncated text is not truncated again. */
    private static final int REMARK = 80;

    private BoundedText() {}

    public static String text(String text, int limit) {
        return head(text, limit, "… (%d more characters)");
    }

    public static String call(String call) {
        return head(call, CALL, "…  # %d more characters; exchanges.ndjson has more of them");
    }

    private static String head(String text, int limit, String missing) {
        if (text.length() <= limit + REMARK) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return text.substring(0, end) + String.format(missing, text.length() - end);
    }
}
