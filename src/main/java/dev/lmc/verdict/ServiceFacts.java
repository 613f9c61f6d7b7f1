package dev.lmc.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The documented facts that coverage counts and the service model does not state.
 *
 * @param filters the documented filter names, by operation
 * @param filterMeanings returns the meaning of a documented filter in a sentence
 * @param requestedFilters returns the names of the filters that a request asks for
 * @param transitions the documented transitions, like {@code PENDING_ACCEPT -AcceptGrant-> DISABLED}
 * @param unreachable the names that no caller can cause to be seen, with the reason, by operation; {@code -} for
 *     transitions
 */
public record ServiceFacts(
        Map<String, Set<String>> filters,
        UnaryOperator<String> filterMeanings,
        Function<JsonNode, Set<String>> requestedFilters,
        Set<String> transitions,
        Map<String, Map<String, String>> unreachable) {

    /** Returns no facts, as for a service that only a model describes. */
    public static ServiceFacts none() {
        return new ServiceFacts(Map.of(), UnaryOperator.identity(), request -> Set.of(), Set.of(), Map.of());
    }
}
