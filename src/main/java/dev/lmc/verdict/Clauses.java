package dev.lmc.verdict;

import dev.lmc.wire.Exchange;
import dev.lmc.wire.WireFinding;
import dev.lmc.wire.WireFinding.Aspect;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The clauses of a suite, in the order of the features, and those that every exchange is judged by. */
public final class Clauses {
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

    /** Returns whether every exchange of a run is judged by the clause. */
    public boolean isAlwaysJudged(String id) {
        return always.values().stream()
                .flatMap(byOperation -> byOperation.values().stream())
                .anyMatch(clause -> clause.id().equals(id));
    }

    /** Returns whether only a response of AWS can deviate from the clause. */
    public boolean isOnlyOfAws(String id) {
        return always.getOrDefault(Aspect.ADDITION, Map.of()).values().stream()
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
        Clause clause = byOperation.getOrDefault(operation, byOperation.get("-"));
        if (clause == null) {
            throw new IllegalStateException("no clause states " + aspect + " of " + operation);
        }
        return clause;
    }
}
