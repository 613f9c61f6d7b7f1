package dev.lmc.verdict;

import dev.lmc.verdict.FindingInProgress.Role;
import dev.lmc.verdict.RunFinding.Key;
import dev.lmc.wire.Exchange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects the findings of a run. Deviations from the same clause in the same operation, at the same member and with
 * the same cause are one finding. Not thread-safe.
 */
public final class Findings {
    /** The maximum number of causes distinguished at one place, since a target may respond differently each time. */
    private static final int CAUSES = 3;

    /** The number of operations from which equal deviations from a common rule become one finding. */
    private static final int OPERATIONS = 3;

    private final Clauses clauses;
    private final Map<Key, FindingInProgress> found = new LinkedHashMap<>();
    private final Map<Key, Set<String>> causes = new LinkedHashMap<>();

    public Findings(Clauses clauses) {
        this.clauses = clauses;
    }

    /**
     * Adds the deviations of a scenario.
     *
     * @param evidence its exchanges, which are judged by the rules for every exchange, and its own deviations
     */
    public void add(Scenario scenario, ScenarioEvidence evidence) {
        List<Exchange> exchanges = evidence.journal().exchanges();
        List<Deviation> departures = clauses.departures(exchanges);
        Role role = evidence.departed() ? Role.FAILING : Role.DETOUR;
        departures.forEach(deviation -> add(scenario, exchanges, deviation, Role.SHOWING));
        for (Deviation stated : evidence.statedDeviations()) {
            departures.stream()
                    .filter(departure -> shows(departure, stated, scenario))
                    .findFirst()
                    .ifPresentOrElse(
                            departure -> found.get(key(departure)).contradicts(stated.clause()),
                            () -> add(scenario, exchanges, stated, role));
        }
    }

    /** Returns whether a rule for every exchange, at least as strong, reports the same member in the same response. */
    private boolean shows(Deviation departure, Deviation stated, Scenario scenario) {
        return stated.clause().equals(scenario.id())
                && departure.exchange() == stated.exchange()
                && departure.path().equals(stated.path())
                && !departure.path().isEmpty()
                && !departure.clause().equals(stated.clause())
                && (isMust(departure.clause()) || !isMust(stated.clause()));
    }

    private boolean isMust(String clause) {
        return clauses.clause(clause).map(Clause::strength).orElse(Strength.MUST) == Strength.MUST;
    }

    /**
     * Adds an exchange outside of any scenario's set-up.
     *
     * @param scenario a scenario that represents the exchange
     */
    public void add(Scenario scenario, Exchange exchange) {
        clauses.departures(List.of(exchange))
                .forEach(deviation -> add(scenario, List.of(exchange), deviation, Role.SHOWING));
    }

    /**
     * Adds a deviation of a scenario of an earlier record.
     *
     * @param evidence the recorded exchanges of the scenario
     * @param replay the calls up to the deviating one
     */
    public void add(Scenario scenario, Deviation deviation, List<Evidence> evidence, List<ReplayedCall> replay) {
        found.computeIfAbsent(
                        key(deviation),
                        key -> new FindingInProgress(
                                key,
                                deviation,
                                evidence.stream()
                                        .filter(one -> one.exchange() == deviation.exchange())
                                        .toList(),
                                replay))
                .add(scenario, deviation.exchange(), Role.SHOWING);
    }

    private void add(Scenario scenario, List<Exchange> exchanges, Deviation deviation, Role role) {
        found.computeIfAbsent(key(deviation), key -> new FindingInProgress(key, deviation, exchanges))
                .add(scenario, deviation.exchange(), role);
    }

    private Key key(Deviation deviation) {
        Key key = Key.of(deviation);
        Set<String> there = causes.computeIfAbsent(key.withCause(""), place -> new LinkedHashSet<>());
        if (there.size() == CAUSES && !there.contains(key.cause())) {
            return key.withCause(List.copyOf(there).get(CAUSES - 1));
        }
        there.add(key.cause());
        return key;
    }

    /** Returns the findings in the order in which they were added, none of them marked as known. */
    public List<RunFinding> list() {
        Map<Key, List<FindingInProgress>> anywhere = new LinkedHashMap<>();
        found.forEach((key, one) -> anywhere.computeIfAbsent(key.inAnyOperation(), k -> new ArrayList<>())
                .add(one));
        Set<Key> folded = new HashSet<>();
        List<RunFinding> list = new ArrayList<>();
        found.forEach((key, one) -> {
            List<FindingInProgress> same = anywhere.get(key.inAnyOperation());
            if (same.size() < OPERATIONS || !isAboutAll(key.clause())) {
                list.add(one.finding(key, List.of(one), clauses));
            } else if (folded.add(key.inAnyOperation())) {
                list.add(one.finding(key.inAnyOperation(), same, clauses));
            }
        });
        return list;
    }

    private boolean isAboutAll(String clause) {
        return clauses.clause(clause)
                .filter(known -> known.operation().equals("-"))
                .isPresent();
    }
}
