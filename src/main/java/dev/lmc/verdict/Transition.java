package dev.lmc.verdict;

import java.util.List;

/**
 * A change of status that a scenario saw come about.
 *
 * @param way as coverage names it: {@code PENDING_ACCEPT -AcceptGrant-> DISABLED}
 * @param seconds from the answer of the call until the status was read
 * @param via the statuses that were read on the way, in order
 */
public record Transition(String way, double seconds, List<String> via) {
    public Transition {
        via = List.copyOf(via);
    }
}
