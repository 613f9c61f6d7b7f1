package dev.lmc.report.view;

import dev.lmc.record.RunRecord;
import dev.lmc.verdict.Scenario;
import dev.lmc.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The verdict counts of one operation.
 *
 * @param name the operation, or {@link #ANY} for scenarios without an operation
 * @param omitted whether it was excluded
 */
public record OperationCounts(String name, boolean omitted, Map<Verdict, Integer> counts) {
    static final String ANY = "any operation";

    /**
     * Returns the operations of the contract, then any others that scenarios name. Those without scenarios are left out if
     * scenarios were selected or other clients' calls judged, except excluded operations.
     */
    public static List<OperationCounts> of(RunRecord run) {
        Set<String> specified = new TreeSet<>(run.coverage().operations().keySet());
        Set<String> others = new TreeSet<>(
                Comparator.comparing((String name) -> name.equals("-")).thenComparing(Comparator.naturalOrder()));
        run.scenarios().forEach(scenario -> others.add(scenario.operation()));
        others.addAll(run.omitted());
        others.removeAll(specified);
        List<OperationCounts> all = new ArrayList<>();
        Stream.concat(specified.stream(), others.stream()).forEach(name -> all.add(of(name, run)));
        boolean whole = run.selection().isWhole() && run.isRepeatable();
        all.removeIf(row -> !whole && row.total() == 0 && !row.omitted());
        return all;
    }

    private static OperationCounts of(String name, RunRecord run) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        run.scenarios().stream()
                .filter(scenario -> scenario.operation().equals(name))
                .forEach(scenario -> counts.merge(scenario.verdict(), 1, Integer::sum));
        return new OperationCounts(name.equals("-") ? ANY : name, run.omitted().contains(name), counts);
    }

    /** Returns the operation of a scenario, in words. */
    public static String named(Scenario scenario) {
        return scenario.operation().equals("-") ? ANY : scenario.operation();
    }

    /** Returns the verdicts that need a column: two always, the others only if they occur. */
    public static List<Verdict> columns(RunRecord run) {
        return Stream.of(Verdict.values())
                .filter(v -> v == Verdict.CONFORMS || v == Verdict.DEVIATES || run.total(v) > 0)
                .toList();
    }

    public int count(Verdict verdict) {
        return counts.getOrDefault(verdict, 0);
    }

    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
