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

/** Splits scenarios into parts that take about the same time. The scenarios of a clause stay together. */
final class Shards {
    private final Map<String, Double> seconds;
    private final double usual;

    /**
     * @param seconds how long each clause took; one that is not there is taken for the median
     */
    Shards(Map<String, Double> seconds) {
        this.seconds = seconds;
        List<Double> sorted = seconds.values().stream().sorted().toList();
        this.usual = sorted.isEmpty() ? 1 : sorted.get(sorted.size() / 2);
    }

    /**
     * One of the parts; each scenario is in exactly one. The same scenarios and durations give the same parts.
     *
     * @throws UsageException when there are fewer clauses than parts
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

    /** The longest first, each to the part that has the least so far. */
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

    /** No clause is free, or all that took no time would go to one part. */
    private double weight(String clause) {
        return Math.max(seconds.getOrDefault(clause, usual), 0.001);
    }
}
