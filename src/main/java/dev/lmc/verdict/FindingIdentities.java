package dev.lmc.verdict;

import dev.lmc.verdict.RunFinding.Key;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * Chooses the identity under which each finding is reported, so that one fault is one finding: equal deviations in
 * several operations, and what one operation leaves out that several clauses need. The choice depends on nothing that
 * differs between a whole run and its shards.
 */
public final class FindingIdentities {
    /** The number of operations from which equal deviations from a clause become one finding. */
    private static final int OPERATIONS = 3;

    /** The places of deviations that are no members of a body. */
    private static final Set<String> NO_MEMBERS = Set.of("", "status", "__type");

    /** The order of the clauses of an absence: a must before a should, the operation's own before others. */
    private final Comparator<Key> order;

    public FindingIdentities(Clauses clauses) {
        this.order = Comparator.comparing((Key key) ->
                        clauses.clause(key.clause()).map(Clause::strength).orElse(Strength.MUST) != Strength.MUST)
                .thenComparing(key -> clauses.clause(key.clause())
                        .filter(clause -> clause.operation().equals(key.operation()))
                        .isEmpty())
                .thenComparing(Key::clause)
                .thenComparing(Key::cause);
    }

    /**
     * Returns the identity under which each finding is reported.
     *
     * @param operations the operations that show each finding
     */
    public Map<Key, Key> of(Map<Key, ? extends Collection<String>> operations) {
        Map<Key, Key> identities = inManyOperations(operations);
        Map<Key, Key> absences = new HashMap<>();
        identities.values().stream()
                .filter(FindingIdentities::isAbsence)
                .forEach(key -> absences.merge(place(key), key, BinaryOperator.minBy(order)));
        identities.replaceAll((key, identity) -> absences.getOrDefault(place(identity), identity));
        return identities;
    }

    private static Map<Key, Key> inManyOperations(Map<Key, ? extends Collection<String>> operations) {
        Map<Key, Set<String>> anywhere = new HashMap<>();
        operations.forEach((key, of) -> anywhere.computeIfAbsent(key.inAnyOperation(), any -> new HashSet<>())
                .addAll(of));
        Map<Key, Key> identities = new HashMap<>();
        operations.keySet().forEach(key -> {
            Key any = key.inAnyOperation();
            identities.put(key, anywhere.get(any).size() >= OPERATIONS ? any : key);
        });
        return identities;
    }

    private static Key place(Key key) {
        return isAbsence(key) ? key.withClause("").withCause("") : key;
    }

    /** Returns whether a member or element of the response body is missing. */
    private static boolean isAbsence(Key key) {
        return key.cause().endsWith(", observed absent")
                && !NO_MEMBERS.contains(key.path())
                && !key.path().startsWith("header ");
    }
}
