package dev.lmc.verdict;

import java.util.List;

/**
 * A change of status observed by a scenario.
 *
 * @param way the name in the coverage: {@code PENDING_ACCEPT -AcceptGrant-> DISABLED}
 * @param seconds from the response to the call until the status was read
 * @param via the intermediate statuses that were read, in order
 */
public record Transition(String way, double seconds, List<String> via) {
    public Transition {
        via = List.copyOf(via);
    }
}
