package dev.lmc.verdict;

import dev.lmc.text.BoundedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    /** Returns the member path with list indexes as {@code []}. */
    public String place() {
        return withoutPositions(path);
    }

    /** Returns the deviations without those of the same kind as an earlier one. */
    public static List<Deviation> distinct(Stream<Deviation> deviations) {
        Map<RunFinding.Key, Deviation> distinct = new LinkedHashMap<>();
        deviations.forEach(deviation -> distinct.putIfAbsent(RunFinding.Key.of(deviation), deviation));
        return List.copyOf(distinct.values());
    }

    public Deviation renumbered(int offset) {
        return new Deviation(clause, operation, path, expected, observed, exchange + offset);
    }
}
