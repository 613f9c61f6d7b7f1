package dev.lmc.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.verdict.Clause.Basis;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * The documented facts that coverage counts and the service model does not state.
 *
 * @param filters the documented filter names, by operation
 * @param filterMeanings returns the meaning of an operation's documented filter in a sentence
 * @param requestedFilters returns the names of the filters that a request asks for
 * @param transitions the transitions between the statuses of a resource
 * @param terms phrases in steps, and the clause that explains each
 * @param unreachable the names that no caller can cause to be seen, with the reason, by operation; {@code -} for
 *     transitions
 */
public record ServiceFacts(
        Map<String, Set<String>> filters,
        BinaryOperator<String> filterMeanings,
        Function<JsonNode, Set<String>> requestedFilters,
        List<StatusEdge> transitions,
        Map<String, String> terms,
        Map<String, Map<String, String>> unreachable) {

    /**
     * A transition between two statuses.
     *
     * @param name the name in the coverage: {@code PENDING_ACCEPT -AcceptGrant-> DISABLED}
     * @param cause the operation that causes it; empty if the service does so by itself
     * @param passing whether it begins or ends in a status that does not last; coverage counts no such transition
     */
    public record StatusEdge(String name, String from, String cause, String to, Basis basis, boolean passing) {}

    /** Returns no facts, as for a service that only a model describes. */
    public static ServiceFacts none() {
        return new ServiceFacts(
                Map.of(), (operation, filter) -> filter, request -> Set.of(), List.of(), Map.of(), Map.of());
    }
}
