package dev.lmc.text;

/** Keeps what a target says within bounds: its head, and how much is missing. */
public final class BoundedText {
    /** What people are told of a value. */
    public static final int TEXT = 1_900;
    /** A call that can be repeated. A longer one is not whole, and says so. */
    static final int CALL = 16_000;

    /** Room for the remark: what has been cut is not cut again. */
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
