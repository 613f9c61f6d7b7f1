package dev.lmc.verdict;

import dev.lmc.text.BoundedText;
import java.util.regex.Pattern;

/**
 * One difference between an exchange and the contract.
 *
 * @param clause the id of the clause
 * @param path the member path, {@code status}, {@code header NAME}, or empty for the whole response
 * @param expected truncated if very long
 * @param observed truncated if very long
 * @param exchange the number of the exchange
 */
public record Deviation(String clause, String operation, String path, String expected, String observed, int exchange) {
    private static final Pattern POSITION = Pattern.compile("\\[\\d+]");

    public Deviation {
        path = BoundedText.text(path, BoundedText.TEXT);
        expected = BoundedText.text(expected, BoundedText.TEXT);
        observed = BoundedText.text(observed, BoundedText.TEXT);
    }

    /** Returns a member path without positions in lists: {@code Grants[2].Version} as {@code Grants[].Version}. */
    public static String withoutPositions(String path) {
        return POSITION.matcher(path).replaceAll("[]");
    }

    public Deviation renumbered(int offset) {
        return new Deviation(clause, operation, path, expected, observed, exchange + offset);
    }
}
