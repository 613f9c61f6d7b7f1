package dev.lmc.suite;

import dev.lmc.input.UsageException;
import dev.lmc.suite.RunOptions.Shard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Splits scenarios into parts of about the same duration. The scenarios of a clause stay in the same part. */
final class Shards {
    private final Map<String, Double> seconds;
    private final double usual;

    /** @param seconds the duration of each clause; the median is used for missing ones */
    Shards(Map<String, Double> seconds) {
        this.seconds = seconds;
        List<Double> sorted = seconds.values().stream().sorted().toList();
        this.usual = sorted.isEmpty() ? 1 : sorted.get(sorted.size() / 2);
    }

    /**
     * Returns one of the parts. Each scenario is in exactly one part; the same scenarios and durations give the same
     * parts.
     *
     * @throws UsageException if there are fewer clauses than parts
     */
    Set<ScenarioCase> part(List<ScenarioCase> chosen, Shard shard) {
        Map<String, List<ScenarioCase>> clauses = chosen.stream()
                .collect(Collectors.groupingBy(one -> one.clause().id(), LinkedHashMap::new, Collectors.toList()));
        if (clauses.size() < shard.of()) {
            throw new UsageException("--shard " + shard.index() + "/" + shard.of() + ": only " + clauses.size()
                    + (clauses.size() == 1 ? " clause is" : " clauses are") + " selected");
        }
        Set<String> mine = split(clauses.keySet(), shard.of()).get(shard.index() - 1);
        return chosen.stream()
                .filter(one -> mine.contains(one.clause().id()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Assigns the longest clause first, each to the part with the shortest total so far. */
    List<Set<String>> split(Set<String> clauses, int parts) {
        List<Set<String>> split = new ArrayList<>();
        double[] load = new double[parts];
        for (int i = 0; i < parts; i++) {
            split.add(new LinkedHashSet<>());
        }
        clauses.stream()
                .sorted(Comparator.comparingDouble(this::weight).reversed().thenComparing(Comparator.naturalOrder()))
                .forEach(clause -> {
                    int least = 0;
                    for (int i = 1; i < parts; i++) {
                        least = load[i] < load[least] ? i : least;
                    }
                    split.get(least).add(clause);
                    load[least] += weight(clause);
                });
        return split;
    }

    /** Returns a weight above zero, so that clauses without a measurable duration do not all go to one part. */
    private double weight(String clause) {
        return Math.max(seconds.getOrDefault(clause, usual), 0.001);
    }
}
