package dev.lmc.licensemanager.facts;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The documented status graph of a grant. Sources: the user guide's pages on granted licenses and its table of grant
 * statuses; for rejecting after acceptance, public evidence of the live service.
 */
public final class GrantStatusGraph {
    /** The source of transitions that create a grant. */
    public static final String NEW = "NEW";

    private static final LocalDate JUNE_2021 = LocalDate.of(2021, 6, 23);

    /**
     * A documented transition.
     *
     * @param operation the operation that causes it
     * @param to the status in which the grant settles
     */
    public record Edge(String from, String operation, String to) {
        /** Returns the name used in coverage and reports. */
        public String name() {
            return from + " -" + operation + "-> " + to;
        }
    }

    /** The statuses of a grant that is over: it cannot be used or changed any more. */
    public static final Set<String> ENDED = Set.of("REJECTED", "DELETED");

    private static final List<Edge> EDGES = List.of(
            new Edge(NEW, "CreateGrant", "PENDING_ACCEPT"),
            new Edge("PENDING_ACCEPT", "AcceptGrant", "DISABLED"),
            new Edge("PENDING_ACCEPT", "RejectGrant", "REJECTED"),
            new Edge("PENDING_ACCEPT", "CreateGrantVersion", "PENDING_ACCEPT"),
            new Edge("PENDING_ACCEPT", "DeleteGrant", "DELETED"),
            new Edge("DISABLED", "CreateGrantVersion", "ACTIVE"),
            new Edge("DISABLED", "RejectGrant", "REJECTED"),
            new Edge("DISABLED", "DeleteGrant", "DELETED"),
            new Edge("ACTIVE", "CreateGrantVersion", "DISABLED"),
            new Edge("ACTIVE", "RejectGrant", "REJECTED"),
            new Edge("ACTIVE", "DeleteGrant", "DELETED"));

    private static final List<Edge> OF_ORGANIZATIONS = List.of(
            new Edge(NEW, "CreateGrant", "WORKFLOW_COMPLETED"),
            new Edge("WORKFLOW_COMPLETED", "CreateGrantVersion", "WORKFLOW_COMPLETED"),
            new Edge("WORKFLOW_COMPLETED", "DeleteGrant", "DELETED"));

    private GrantStatusGraph() {}

    /**
     * Returns the edges at a contract date; those of organizations need WORKFLOW_COMPLETED, which was added on
     * 2021-06-23.
     */
    public static List<Edge> edges(LocalDate date) {
        return date.isBefore(JUNE_2021)
                ? EDGES
                : java.util.stream.Stream.concat(EDGES.stream(), OF_ORGANIZATIONS.stream())
                        .toList();
    }

    public static Set<String> names(LocalDate date) {
        Set<String> names = new LinkedHashSet<>();
        edges(date).forEach(edge -> names.add(edge.name()));
        return names;
    }

    /** Returns the intermediate statuses of an operation's transitions. */
    public static Set<String> transientStatuses(String operation) {
        return operation.equals("DeleteGrant")
                ? Set.of("PENDING_WORKFLOW", "PENDING_DELETE")
                : Set.of("PENDING_WORKFLOW");
    }
}
