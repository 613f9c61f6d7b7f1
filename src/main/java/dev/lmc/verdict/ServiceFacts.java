package dev.lmc.verdict;

import java.util.Map;
import java.util.Set;

/**
 * The documented facts that coverage counts and the service model does not state.
 *
 * @param filters the documented filter names, by operation
 * @param transitions the documented transitions, like {@code PENDING_ACCEPT -AcceptGrant-> DISABLED}
 * @param unreachable the names that no caller can cause to be seen, with the reason, by operation; {@code -} for
 *     transitions
 */
public record ServiceFacts(
        Map<String, Set<String>> filters, Set<String> transitions, Map<String, Map<String, String>> unreachable) {}
