package dev.lmc.verdict;

import dev.lmc.verdict.RunFinding.Key;
import dev.lmc.wire.WireFinding.Aspect;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chooses the identity under which each finding is reported, so that one fault is one finding: equal deviations in
 * several operations, a member that one operation leaves out though several clauses need it, an equal wrong value of a
 * member, and the same member in several views. In a list, equal wrong values are one finding, even if the clauses expect
 * different values. The choice depends on nothing that differs between a whole run and its shards.
 */
public final class FindingIdentities {
    /** The number of operations from which equal deviations become one finding. */
    private static final int OPERATIONS = 3;

    private static final String OBSERVED = ", observed ";
    /** A member without a value is absent, as in the SDKs. */
    private static final Pattern ABSENT = Pattern.compile("(?s).*" + OBSERVED + "(absent|null)");

    private static final String UNKNOWN = "expected absent (no such member)";
    private static final String NUMBER = "\"N\"";

    /** A refusal where the call should succeed, or a server error: one finding, whatever clause the call was made for. */
    private static final Pattern FAILURE =
            Pattern.compile("expected 200 .*" + OBSERVED + "4\\d\\d .*|.*" + OBSERVED + "5\\d\\d .*");

    /** An element that is listed twice: one finding, however the list was filtered. */
    private static final Pattern REPEATED = Pattern.compile(".*" + OBSERVED + ".*\\d times");

    /** The status of a server error without any code, such as a page of a proxy. */
    private static final Pattern PAGE =
            Pattern.compile(".*" + OBSERVED + "(5\\d\\d)(, | with a body that is not JSON).*");

    private static final Set<String> STATUS = Set.of("status", "__type");

    private final Clauses clauses;

    /**
     * The order of the clauses of one fault: a must before a should, the operation's own before others; then of the
     * views of one resource.
     */
    private final Comparator<Key> order;

    public FindingIdentities(Clauses clauses) {
        this.clauses = clauses;
        this.order = Comparator.comparing((Key key) ->
                        clauses.clause(key.clause()).map(Clause::strength).orElse(Strength.MUST) != Strength.MUST)
                .thenComparing(key -> clauses.clause(key.clause())
                        .filter(clause -> clause.operation().equals(key.operation()))
                        .isEmpty())
                .thenComparing(Key::clause)
                .thenComparing(Key::operation)
                .thenComparing(Key::path)
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
        inManyViews(operations, identities);
        return identities;
    }

    private Map<Key, Key> inManyOperations(Map<Key, ? extends Collection<String>> operations) {
        Map<Key, Set<String>> anywhere = new HashMap<>();
        operations.forEach((key, of) -> anywhere.computeIfAbsent(key.inAnyOperation(), any -> new HashSet<>())
                .addAll(of));
        Map<Key, Key> shapes = shapes(operations.keySet());
        Map<Key, Key> pages = new HashMap<>();
        operations.keySet().stream()
                .filter(key -> !clauses.states(Aspect.ERROR_FORM, key.clause()))
                .forEach(key -> page(key).ifPresent(page -> pages.merge(page, key, BinaryOperator.minBy(order))));
        Map<Key, Key> identities = new HashMap<>();
        operations.keySet().forEach(key -> {
            Key alone = clauses.states(Aspect.SDK_VIEW, key.clause())
                    ? shapes.getOrDefault(place(key), key)
                    : clauses.states(Aspect.ERROR_FORM, key.clause())
                            ? page(key).map(pages::get).orElse(key)
                            : key;
            Key any = alone.inAnyOperation();
            identities.put(key, anywhere.get(any).size() >= OPERATIONS ? any : alone);
        });
        return identities;
    }

    /** Returns the first deviation from the shape at each place: what an SDK makes of such a value is the same fault. */
    private Map<Key, Key> shapes(Set<Key> keys) {
        Map<Key, Key> shapes = new HashMap<>();
        keys.stream()
                .filter(key -> clauses.states(Aspect.SHAPE, key.clause()))
                .forEach(key -> shapes.merge(place(key), key, BinaryOperator.minBy(order)));
        return shapes;
    }

    /** Returns what the findings of an operation that responds with a page share; empty for others. */
    private static Optional<Key> page(Key key) {
        Matcher page = PAGE.matcher(key.cause());
        return STATUS.contains(key.path()) && page.matches()
                ? Optional.of(new Key("", key.operation(), "", page.group(1)))
                : Optional.empty();
    }

    private static Key place(Key key) {
        return key.withClause("").withCause("");
    }

    /**
     * Merges findings that differ only in the operation, the clause and the structure around the member: a value that is
     * stored wrongly is wrong in each view.
     */
    private void inManyViews(Map<Key, ? extends Collection<String>> operations, Map<Key, Key> identities) {
        Map<Key, Set<String>> shownBy = new HashMap<>();
        operations.forEach((key, of) ->
                shownBy.computeIfAbsent(view(key), any -> new HashSet<>()).addAll(of));
        shownBy.entrySet().stream()
                .filter(view ->
                        !view.getKey().path().isEmpty() && view.getValue().size() >= OPERATIONS)
                .map(Map.Entry::getKey)
                .sorted(order)
                .forEach(view -> {
                    Set<Key> alike = new HashSet<>();
                    identities.forEach((key, identity) -> {
                        if (view(key).equals(view)) {
                            alike.add(identity);
                        }
                    });
                    Key first = Collections.min(alike, order);
                    identities.replaceAll((key, identity) -> alike.contains(identity) ? first : identity);
                });
    }

    /** Returns what the views of one wrong value share; without a path if it is no value of a member. */
    private static Key view(Key key) {
        boolean value = Deviation.isMember(key.path())
                && !key.path().endsWith("[]")
                && (key.path().contains(".") || !key.cause().endsWith(OBSERVED + NUMBER));
        return new Key("", "", value ? Deviation.member(key.path()) : "", numbered(key.cause()));
    }

    /** Returns the key without what differs between the clauses that one fault contradicts. */
    private static Key fault(Key key) {
        Key anyClause = key.withClause("");
        if (STATUS.contains(key.path()) && FAILURE.matcher(key.cause()).matches()) {
            return anyClause;
        }
        if (key.cause().startsWith(UNKNOWN)
                || Deviation.isMember(key.path()) && ABSENT.matcher(key.cause()).matches()) {
            // a member that is spelt in another way is missing in the documented one
            return anyClause.withPath(Deviation.member(key.path())).withCause("");
        }
        int observed = key.cause().lastIndexOf(OBSERVED);
        if (observed < 0 || !Deviation.isMember(key.path())) {
            return key;
        }
        String shown = key.cause().substring(observed);
        if (key.path().endsWith("[]")) {
            // elements that should not be there may have been wrongly selected in several ways
            return REPEATED.matcher(key.cause()).matches() ? anyClause : key;
        }
        return key.path().contains("[].") || shown.equals(OBSERVED + NUMBER)
                ? anyClause.withCause(shown)
                : anyClause.withCause(numbered(key.cause()));
    }

    private static String numbered(String cause) {
        return cause.replaceAll("(?<=" + OBSERVED + ")\\d+$", "N");
    }
}
