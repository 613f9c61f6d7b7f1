package dev.lmc.verdict;

import dev.lmc.verdict.RunFinding.Key;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;

/**
 * Chooses the identity under which each finding is reported, so that one fault is one finding: equal deviations in
 * several operations, a member that one operation leaves out though several clauses need it, and an equal wrong value
 * of a member. In a list, it is equal whatever the clauses state in its place. The choice depends on nothing that differs between a whole
 * run and its shards.
 */
public final class FindingIdentities {
    /** The number of operations from which equal deviations from a clause become one finding. */
    private static final int OPERATIONS = 3;

    private static final String OBSERVED = ", observed ";

    /** A refusal where the call should succeed, or a server error: the clauses that it was made for do not matter. */
    private static final Pattern FAILURE =
            Pattern.compile("expected 200 .*" + OBSERVED + "4\\d\\d .*|.*" + OBSERVED + "5\\d\\d .*");

    private static final Set<String> STATUS = Set.of("status", "__type");

    /** The places of deviations that are no members of a body. */
    private static final Set<String> NO_MEMBERS = Set.of("", "status", "__type");

    /** The order of the clauses of one fault: a must before a should, the operation's own before others. */
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
        Map<Key, Key> first = new HashMap<>();
        identities.values().forEach(key -> first.merge(fault(key), key, BinaryOperator.minBy(order)));
        identities.replaceAll((key, identity) -> first.get(fault(identity)));
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

    /** Returns the key without what differs between the clauses that one fault contradicts. */
    private static Key fault(Key key) {
        if (STATUS.contains(key.path()) && FAILURE.matcher(key.cause()).matches()) {
            return key.withClause("");
        }
        int observed = key.cause().lastIndexOf(OBSERVED);
        if (observed < 0 || !isMember(key.path())) {
            return key;
        }
        String shown = key.cause().substring(observed);
        Key anyClause = key.withClause("");
        if (shown.equals(OBSERVED + "absent")) {
            return anyClause.withCause("");
        }
        if (key.path().endsWith("[]")) {
            // elements that should not be there may have been wrongly selected in several ways
            return key;
        }
        return key.path().contains("[].") ? anyClause.withCause(shown) : anyClause;
    }

    private static boolean isMember(String path) {
        return !NO_MEMBERS.contains(path) && !path.startsWith("header ");
    }
}
