package dev.lmc.verdict;

import dev.lmc.text.BoundedText;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
    /** The places of deviations that are no members of a body. */
    private static final Set<String> NO_MEMBERS = Set.of("", "status", "__type");

    public Deviation {
        path = BoundedText.text(path, BoundedText.TEXT);
        expected = BoundedText.text(expected, BoundedText.TEXT);
        observed = BoundedText.text(marked(expected, observed), BoundedText.TEXT);
    }

    /** Names a difference that a reader cannot see. */
    private static String marked(String expected, String observed) {
        boolean looksTheSame = !expected.contains(observed)
                && Normalizer.normalize(expected, Normalizer.Form.NFC)
                        .contains(Normalizer.normalize(observed, Normalizer.Form.NFC));
        return looksTheSame ? observed + " in another Unicode normalization form" : observed;
    }

    /** Returns a member path without positions in lists: {@code Grants[2].Version} as {@code Grants[].Version}. */
    public static String withoutPositions(String path) {
        return POSITION.matcher(path).replaceAll("[]");
    }

    /** Returns whether a path names a member of a body. */
    static boolean isMember(String path) {
        return !NO_MEMBERS.contains(path) && !path.startsWith("header ");
    }

    /**
     * Returns the member of a resource at a path in a response, which shows one or lists several: {@code VERSION} of
     * {@code Grant.Version} and {@code Grants[].Version}, however it is spelt.
     */
    static String member(String path) {
        String place = withoutPositions(path);
        return place.substring(place.indexOf('.') + 1).replaceAll("[_-]", "").toUpperCase(Locale.ROOT);
    }

    /** Returns whether two paths, with list indexes as {@code []}, are of the same member in different responses. */
    public static boolean sameMember(String one, String other) {
        return one.equals(other)
                || isMember(one) && isMember(other) && member(one).equals(member(other));
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
