package dev.lmc.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The judged scenarios of an operation.
 *
 * @param operation the operation, or {@code -} for scenarios without one
 * @param judged the number of judged scenarios
 * @param possible the number of scenarios that need nothing that the run leaves out
 * @param scenarios the number of all its scenarios
 */
public record JudgedShare(String operation, int judged, int possible, int scenarios) {

    /**
     * Returns the shares of the operations that are not excluded, in alphabetical order.
     *
     * @param omitted excluded operations
     */
    static List<JudgedShare> of(List<ScenarioResult> results, Collection<String> omitted) {
        Map<String, List<ScenarioResult>> operations = new TreeMap<>();
        results.stream().filter(result -> !omitted.contains(result.operation())).forEach(result -> operations
                .computeIfAbsent(result.operation(), operation -> new ArrayList<>())
                .add(result));
        return operations.entrySet().stream()
                .map(entry -> new JudgedShare(
                        entry.getKey(),
                        (int) entry.getValue().stream()
                                .filter(result -> Gate.wasJudged(result) && isPossible(result))
                                .count(),
                        (int) entry.getValue().stream()
                                .filter(JudgedShare::isPossible)
                                .count(),
                        entry.getValue().size()))
                .toList();
    }

    private static boolean isPossible(ScenarioResult result) {
        return !GatePolicy.lacksOtherOperation(result);
    }
}
