package dev.lmc.verdict;

import dev.lmc.verdict.RunFinding.Extent;
import dev.lmc.verdict.RunFinding.Key;
import dev.lmc.verdict.RunFinding.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** A finding during its run. */
final class FindingInProgress {
    /**
     * The order of the deviations that show a finding: those of its own clause come first. The first one represents it,
     * whichever of the parallel scenarios ended first.
     */
    private static final Comparator<Shown> ORDER = Comparator.comparing((Shown shown) ->
                    !shown.scenario().id().equals(shown.deviation().clause()))
            .thenComparing(shown -> shown.scenario().id())
            .thenComparing(shown -> shown.scenario().example())
            .thenComparing(shown -> shown.deviation().exchange());

    /** More than a run has; the numbers in an edited record may be any. */
    private static final int MOST_EXCHANGES = (1 << 26) - 1;

    private final Key key;
    private final BitSet exchanges = new BitSet();
    private final Set<Scenario> scenarios = new HashSet<>();
    private final Set<String> also = new TreeSet<>();
    private final Map<Role, Set<Scenario>> roles = new EnumMap<>(Role.class);
    private Shown first;
    private List<Evidence> evidence = List.of();
    private List<ReplayedCall> replay = List.of();

    private record Shown(Scenario scenario, Deviation deviation) {}

    /** The effect of a finding on a scenario of another clause. */
    enum Role {
        /** Found by a rule for every exchange, without further effect. */
        SHOWING,
        /** Set-up took a detour because of it. */
        DETOUR,
        /** The scenario deviates because of it. */
        FAILING
    }

    FindingInProgress(Key key) {
        this.key = key;
        for (Role role : Role.values()) {
            roles.put(role, new HashSet<>());
        }
    }

    /**
     * Adds a deviation that shows it.
     *
     * @param role its effect on a scenario of another clause
     * @param exchange the exchange that shows it; empty if none was kept
     * @param calls the calls up to that exchange
     */
    void add(
            Scenario scenario,
            Deviation deviation,
            Role role,
            Supplier<List<Evidence>> exchange,
            Supplier<List<ReplayedCall>> calls) {
        exchanges.set(deviation.exchange() & MOST_EXCHANGES);
        scenarios.add(scenario);
        if (!scenario.id().equals(key.clause())) {
            roles.get(role).add(scenario);
            if (role == Role.FAILING) {
                also.add(scenario.id());
            }
        }
        Shown shown = new Shown(scenario, deviation);
        if (first == null || ORDER.compare(shown, first) < 0) {
            first = shown;
            evidence = exchange.get();
            replay = calls.get();
        }
    }

    /** Notes another clause that is contradicted by the same. */
    void contradicts(String clause) {
        also.add(clause);
    }

    /** Returns the finding that those of the same kind are together. */
    static RunFinding finding(Key as, List<FindingInProgress> same, Clauses clauses) {
        BitSet exchanges = new BitSet();
        Set<Scenario> scenarios = new HashSet<>();
        Set<String> operations = new TreeSet<>();
        Set<String> also = new TreeSet<>();
        same.forEach(one -> {
            exchanges.or(one.exchanges);
            scenarios.addAll(one.scenarios);
            operations.add(one.key.operation());
            also.addAll(one.also);
            also.add(one.key.clause());
        });
        also.remove(as.clause());
        Set<String> ids = new TreeSet<>();
        Set<String> examples = new TreeSet<>();
        scenarios.forEach(scenario -> {
            ids.add(scenario.id());
            if (scenario.id().equals(as.clause())) {
                examples.add(scenario.example());
            }
        });
        FindingInProgress shown = Collections.min(
                same,
                Comparator.comparing((FindingInProgress one) -> !one.key.equals(as))
                        .thenComparing(one -> one.first, ORDER));
        Deviation deviation = shown.first.deviation();
        List<String> shownFirst = new ArrayList<>(operations);
        shownFirst.remove(deviation.operation());
        shownFirst.add(0, deviation.operation());
        return new RunFinding(
                as,
                deviation.expected(),
                deviation.observed(),
                deviation.path(),
                clauses.clause(as.clause()).map(Clause::strength).orElse(Strength.MUST),
                clauses.isAlwaysJudged(as.clause()) ? Kind.RULE : Kind.OWN,
                false,
                "",
                new Extent(
                        deviation.exchange(),
                        exchanges.cardinality(),
                        scenarios.size(),
                        List.copyOf(ids),
                        List.copyOf(examples),
                        List.copyOf(shownFirst),
                        List.copyOf(also),
                        0,
                        count(same, Role.DETOUR),
                        count(same, Role.FAILING)),
                shown.evidence,
                shown.replay);
    }

    private static int count(List<FindingInProgress> same, Role role) {
        return (int) same.stream()
                .flatMap(one -> one.roles.get(role).stream())
                .distinct()
                .count();
    }
}
