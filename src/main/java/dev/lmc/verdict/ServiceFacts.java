package dev.lmc.verdict;

import java.util.Map;
import java.util.Set;

/**
 * What a service's documentation says beside its model, as far as coverage counts it.
 *
 * @param filters the documented filter names, by operation
 * @param transitions the documented transitions, like {@code PENDING_ACCEPT -AcceptGrant-> DISABLED}
 * @param unreachable what no caller can bring about, with the reason, by operation; {@code -} for transitions
 */
public record ServiceFacts(
        Map<String, Set<String>> filters, Set<String> transitions, Map<String, Map<String, String>> unreachable) {}
