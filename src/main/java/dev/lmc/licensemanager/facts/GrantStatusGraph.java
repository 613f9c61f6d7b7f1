package dev.lmc.licensemanager.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The status graph of a grant. Sources: the user guide's pages on granted licenses and its table of grant statuses; for
 * what no page states, public evidence from the live service.
 */
public final class GrantStatusGraph {
    /** The source of transitions that create a grant. */
    public static final String NEW = "NEW";

    /** Stands for the operation where the service changes the status of a grant by itself. */
    public static final String SERVICE = "service";

    /** The statuses of a grant to an account that is offered or accepted. */
    public static final Set<String> LIVE = Set.of("PENDING_ACCEPT", "DISABLED", "ACTIVE");

    /** The statuses of a grant that its grantee has accepted. */
    public static final Set<String> ACCEPTED = Set.of("DISABLED", "ACTIVE");

    /** The statuses of a grant that is over: it cannot be used or changed any more. */
    public static final Set<String> ENDED = Set.of("REJECTED", "DELETED");

    private static final String COMPLETED = "WORKFLOW_COMPLETED";
    private static final LocalDate JUNE_2021 = LocalDate.of(2021, 6, 23);

    /**
     * A transition between two statuses.
     *
     * @param operation the operation that causes it, or {@link #SERVICE}
     * @param basis {@code docs} or {@code observed}
     * @param passing whether a caller may miss it, because it begins or ends in a status that does not last, or occurs
     *     only in an organization
     */
    public record Edge(String from, String operation, String to, String basis, boolean passing) {
        /** Returns the name used in coverage and reports. */
        public String name() {
            return GrantStatusGraph.name(from, operation, to);
        }
    }

    private static final List<Edge> EDGES = List.of(
            documented(NEW, "CreateGrant", "PENDING_ACCEPT"),
            documented("PENDING_ACCEPT", "AcceptGrant", "DISABLED"),
            documented("PENDING_ACCEPT", "AcceptGrant", "ACTIVE"),
            documented("PENDING_ACCEPT", "RejectGrant", "REJECTED"),
            documented("PENDING_ACCEPT", "CreateGrantVersion", "PENDING_ACCEPT"),
            documented("PENDING_ACCEPT", "CreateGrantVersion", "ACTIVE"),
            documented("PENDING_ACCEPT", "DeleteGrant", "DELETED"),
            documented("DISABLED", "CreateGrantVersion", "DISABLED"),
            documented("DISABLED", "CreateGrantVersion", "ACTIVE"),
            observed("DISABLED", "RejectGrant", "REJECTED"),
            documented("DISABLED", "DeleteGrant", "DELETED"),
            documented("ACTIVE", "CreateGrantVersion", "ACTIVE"),
            documented("ACTIVE", "CreateGrantVersion", "DISABLED"),
            observed("ACTIVE", "RejectGrant", "REJECTED"),
            documented("ACTIVE", "DeleteGrant", "DELETED"),
            documented(NEW, "CreateGrant", COMPLETED),
            observed(COMPLETED, "CreateGrantVersion", COMPLETED),
            documented(COMPLETED, "DeleteGrant", "DELETED"),
            passing(NEW, "CreateGrant", "DISABLED"),
            passing(NEW, "CreateGrant", "PENDING_WORKFLOW"),
            passing("PENDING_ACCEPT", SERVICE, "DISABLED"),
            new Edge("DISABLED", "CreateGrantVersion", COMPLETED, "observed", true),
            passing("PENDING_WORKFLOW", SERVICE, "PENDING_ACCEPT"),
            passing("PENDING_WORKFLOW", SERVICE, "DISABLED"),
            passing("PENDING_WORKFLOW", SERVICE, COMPLETED),
            passing("PENDING_WORKFLOW", SERVICE, "FAILED_WORKFLOW"),
            passing(COMPLETED, "DeleteGrant", COMPLETED),
            passing(COMPLETED, "DeleteGrant", "PENDING_DELETE"),
            passing("PENDING_DELETE", SERVICE, "DELETED"));

    private GrantStatusGraph() {}

    /** Returns the edges at a contract date; WORKFLOW_COMPLETED was added on 2021-06-23. */
    public static List<Edge> edges(LocalDate date) {
        List<Edge> edges = new ArrayList<>(EDGES);
        if (date.isBefore(JUNE_2021)) {
            edges.removeIf(edge -> edge.from().equals(COMPLETED) || edge.to().equals(COMPLETED));
        }
        return edges;
    }

    /** Returns the name of a transition in coverage and reports. */
    public static String name(String from, String operation, String to) {
        return from + " -" + operation + "-> " + to;
    }

    /** Returns the intermediate statuses of an operation's transitions. */
    public static Set<String> transientStatuses(String operation) {
        return operation.equals("DeleteGrant")
                ? Set.of("PENDING_WORKFLOW", "PENDING_DELETE")
                : Set.of("PENDING_WORKFLOW");
    }

    private static Edge documented(String from, String operation, String to) {
        return new Edge(from, operation, to, "docs", false);
    }

    private static Edge observed(String from, String operation, String to) {
        return new Edge(from, operation, to, "observed", false);
    }

    private static Edge passing(String from, String operation, String to) {
        return new Edge(from, operation, to, "docs", true);
    }
}
