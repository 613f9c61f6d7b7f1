package dev.lmc.verdict;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Deviations that are expected of a target. One a line: the clause's id, the member path ({@code *} for any, list
 * positions as {@code []}), and after {@code #} why. A listed clause that conforms is reported as fixed and fails the
 * gate, so that the list never rots.
 */
public final class KnownDeviations {
    private final List<Entry> entries;

    private KnownDeviations(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    public static KnownDeviations none() {
        return new KnownDeviations(List.of());
    }

    /**
     * @throws IllegalArgumentException with one line that names the file, the line, and what is wrong with it
     */
    public static KnownDeviations read(Path file, Clauses clauses) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the known deviations in " + file);
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).split("(^|\\s)#", 2)[0].trim();
            if (!text.isEmpty()) {
                entries.add(entry(text, file + ":" + (i + 1), clauses));
            }
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException(file + " lists no known deviation");
        }
        return new KnownDeviations(entries);
    }

    private static Entry entry(String text, String where, Clauses clauses) {
        String[] words = text.split("\\s+", 2);
        if (clauses.clause(words[0]).isEmpty()) {
            throw new IllegalArgumentException(where + ": there is no clause " + words[0] + " (lmc list shows them)");
        }
        if (words.length < 2) {
            throw new IllegalArgumentException(where + ": say which member after " + words[0] + ", or * for any");
        }
        return new Entry(words[0], words[1]);
    }

    boolean coversAll(Collection<Deviation> deviations) {
        return deviations.stream().allMatch(d -> entries.stream().anyMatch(e -> e.matches(d)));
    }

    /**
     * Turns what conforms to fixed, where it is listed and no deviation of the run matches the listing. Only the end of
     * a run can tell: an outline may depart in one example and conform in the next.
     */
    public List<ScenarioResult> markFixed(List<ScenarioResult> results) {
        List<Deviation> all =
                results.stream().flatMap(r -> r.deviations().stream()).toList();
        Set<String> gone = new HashSet<>();
        entries.stream().filter(e -> all.stream().noneMatch(e::matches)).forEach(e -> gone.add(e.clause));
        return results.stream()
                .map(r -> r.is(Verdict.CONFORMS) && gone.contains(r.id()) ? r.with(Verdict.FIXED) : r)
                .toList();
    }

    /** Whether any listed clause is among those. */
    public boolean speaksOf(Collection<Clause> selected) {
        return selected.stream().anyMatch(c -> entries.stream().anyMatch(e -> e.clause.equals(c.id())));
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    private record Entry(String clause, String path) {
        boolean matches(Deviation deviation) {
            return clause.equals(deviation.clause())
                    && (path.equals("*") || path.equals(deviation.path().replaceAll("\\[\\d+]", "[]")));
        }
    }
}
