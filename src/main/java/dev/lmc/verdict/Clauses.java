package dev.lmc.verdict;

import dev.lmc.wire.Exchange;
import dev.lmc.wire.WireFinding;
import dev.lmc.wire.WireFinding.Aspect;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The clauses of a suite, in the order of the features, and those that every exchange is judged by. */
public final class Clauses {
    private static final String ANY = "-";

    private final Map<String, Clause> byId;
    private final Map<Aspect, Map<String, Clause>> always;

    /** @param always the clause of each aspect by operation; the operation {@code -} stands for all others */
    public Clauses(Map<String, Clause> byId, Map<Aspect, Map<String, Clause>> always) {
        this.byId = new LinkedHashMap<>(byId);
        this.always = Map.copyOf(always);
    }

    public static Clauses none() {
        return new Clauses(Map.of(), Map.of());
    }

    /**
     * Returns these clauses for exchanges that are judged by a model file: the shape of every operation is a must.
     *
     * @param other whether the model is that of another service
     */
    public Clauses forModel(boolean other) {
        Map<Aspect, Map<String, Clause>> judged = new EnumMap<>(Aspect.class);
        always.forEach((aspect, byOperation) -> {
            Map<String, Clause> kept = new HashMap<>(byOperation);
            if (other) {
                kept.keySet().retainAll(Set.of(ANY));
            }
            judged.put(aspect, kept);
        });
        Clause shape = always(Aspect.SHAPE, ANY).with(Strength.MUST);
        judged.get(Aspect.SHAPE).put(ANY, shape);
        Map<String, Clause> all = new LinkedHashMap<>(byId);
        all.put(shape.id(), shape);
        return new Clauses(all, judged);
    }

    /** Returns these clauses, of which some more must be met; the clauses of every exchange keep their strength. */
    public Clauses withMusts(Set<String> ids) {
        Map<String, Clause> all = new LinkedHashMap<>(byId);
        all.replaceAll((id, clause) -> ids.contains(id) ? clause.with(Strength.MUST) : clause);
        return new Clauses(all, always);
    }

    /** Returns whether every exchange of a run is judged by the clause. */
    public boolean isAlwaysJudged(String id) {
        return always.values().stream()
                .flatMap(byOperation -> byOperation.values().stream())
                .anyMatch(clause -> clause.id().equals(id));
    }

    /** Returns whether only a response of AWS can deviate from the clause. */
    public boolean isOnlyOfAws(String id) {
        return states(Aspect.ADDITION, id);
    }

    /** Returns whether the clause states an aspect of every exchange. */
    boolean states(Aspect aspect, String id) {
        return always.getOrDefault(aspect, Map.of()).values().stream()
                .anyMatch(clause -> clause.id().equals(id));
    }

    /** Returns the deviations of exchanges from the clauses that every exchange is judged by. */
    public List<Deviation> departures(List<Exchange> exchanges) {
        return exchanges.stream()
                .flatMap(exchange -> exchange.findings().stream().map(finding -> departure(exchange, finding)))
                .toList();
    }

    private Deviation departure(Exchange exchange, WireFinding finding) {
        return new Deviation(
                always(finding.aspect(), exchange.operation()).id(),
                exchange.operation(),
                finding.path(),
                finding.expected(),
                finding.observed(),
                exchange.number());
    }

    public Collection<Clause> all() {
        return byId.values();
    }

    public Optional<Clause> clause(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Returns the clause that states an aspect of an operation. */
    public Clause always(Aspect aspect, String operation) {
        Map<String, Clause> byOperation = always.getOrDefault(aspect, Map.of());
        Clause clause = byOperation.getOrDefault(operation, byOperation.get(ANY));
        if (clause == null) {
            throw new IllegalStateException("no clause states " + aspect + " of " + operation);
        }
        return clause;
    }
}
