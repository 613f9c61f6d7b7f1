package dev.lmc.verdict;

import dev.lmc.verdict.RunFinding.Extent;
import dev.lmc.verdict.RunFinding.Key;
import dev.lmc.verdict.RunFinding.Kind;
import dev.lmc.wire.Exchange;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A finding during its run. */
final class FindingInProgress {
    private final Key key;
    private final Deviation first;
    private final List<Evidence> evidence;
    private final List<ReplayedCall> replay;
    private final Set<Integer> exchanges = new HashSet<>();
    private final Set<Scenario> scenarios = new LinkedHashSet<>();
    private final Set<String> also = new TreeSet<>();
    private final Map<Role, Set<Scenario>> roles = new EnumMap<>(Role.class);

    /** The effect of a finding on a scenario of another clause. */
    enum Role {
        /** Found by a rule for every exchange, without further effect. */
        SHOWING,
        /** Set-up took a detour because of it. */
        DETOUR,
        /** The scenario deviates because of it. */
        FAILING
    }

    /**
     * @param first the first deviation that shows it
     * @param evidence the first exchange that shows it; empty if none was kept
     * @param replay the calls up to that exchange
     */
    FindingInProgress(Key key, Deviation first, List<Evidence> evidence, List<ReplayedCall> replay) {
        this.key = key;
        this.first = first;
        this.evidence = evidence;
        this.replay = replay;
        for (Role role : Role.values()) {
            roles.put(role, new HashSet<>());
        }
    }

    /**
     * @param first the deviation that shows it first
     * @param calls the exchanges of the first scenario that shows it
     */
    FindingInProgress(Key key, Deviation first, List<Exchange> calls) {
        this(
                key,
                first,
                calls.stream()
                        .filter(exchange -> exchange.number() == first.exchange())
                        .map(Evidence::of)
                        .toList(),
                ReplayedCall.to(first.exchange(), calls));
    }

    /**
     * Adds an exchange that shows it.
     *
     * @param role its effect on a scenario of another clause
     */
    void add(Scenario scenario, int exchange, Role role) {
        exchanges.add(exchange);
        scenarios.add(scenario);
        if (!scenario.id().equals(key.clause())) {
            roles.get(role).add(scenario);
            if (role == Role.FAILING) {
                also.add(scenario.id());
            }
        }
    }

    /** Notes another clause that is contradicted by the same. */
    void contradicts(String clause) {
        also.add(clause);
    }

    /** Returns the finding that this one is together with others of the same kind in other operations. */
    RunFinding finding(Key as, List<FindingInProgress> same, Clauses clauses) {
        Set<Integer> allExchanges = new HashSet<>();
        Set<Scenario> allScenarios = new LinkedHashSet<>();
        same.forEach(one -> {
            allExchanges.addAll(one.exchanges);
            allScenarios.addAll(one.scenarios);
        });
        Set<String> ids = new TreeSet<>();
        Set<String> examples = new LinkedHashSet<>();
        allScenarios.forEach(scenario -> {
            ids.add(scenario.id());
            if (scenario.id().equals(key.clause())) {
                examples.add(scenario.example());
            }
        });
        return new RunFinding(
                as,
                first.expected(),
                first.observed(),
                first.path(),
                clauses.clause(key.clause()).map(Clause::strength).orElse(Strength.MUST),
                clauses.isAlwaysJudged(key.clause()) ? Kind.RULE : Kind.OWN,
                false,
                "",
                new Extent(
                        first.exchange(),
                        allExchanges.size(),
                        allScenarios.size(),
                        List.copyOf(ids),
                        List.copyOf(examples),
                        same.stream().map(one -> one.key.operation()).toList(),
                        same.stream()
                                .flatMap(one -> one.also.stream())
                                .distinct()
                                .toList(),
                        0,
                        count(same, Role.DETOUR),
                        count(same, Role.FAILING)),
                evidence,
                replay);
    }

    private static int count(List<FindingInProgress> same, Role role) {
        return (int) same.stream()
                .flatMap(one -> one.roles.get(role).stream())
                .distinct()
                .count();
    }
}
