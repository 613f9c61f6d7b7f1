package dev.lmc.verdict;

import dev.lmc.verdict.FindingInProgress.Role;
import dev.lmc.verdict.RunFinding.Key;
import dev.lmc.wire.Exchange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects the findings of a run. Deviations from the same clause in the same operation, at the same member and with
 * the same cause are one finding. Not thread-safe.
 */
public final class Findings {
    /**
     * The maximum number of causes distinguished at one place, since a target may respond differently each time. More
     * than these are one finding.
     */
    private static final int CAUSES = 3;

    private static final String VARIOUS = "various values";

    /**
     * The maximum number of places distinguished for one clause and operation, since a target may make up members. More
     * than these are one finding.
     */
    private static final int PLACES = 100;

    private static final String FURTHER = "further members";

    private final Clauses clauses;
    private final Map<Key, FindingInProgress> found = new LinkedHashMap<>();
    private final Map<Key, Set<String>> causes = new LinkedHashMap<>();
    private final Map<Key, Set<String>> places = new HashMap<>();

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
        departures.forEach(deviation -> add(scenario, exchanges, deviation, Role.SHOWING));
        for (Deviation stated : evidence.statedDeviations()) {
            departures.stream()
                    .filter(departure -> shows(departure, stated, scenario))
                    .findFirst()
                    .ifPresentOrElse(
                            departure -> found.get(key(departure)).contradicts(stated.clause()),
                            () -> add(
                                    scenario,
                                    exchanges,
                                    stated,
                                    evidence.departedBecauseOf(stated.clause()) ? Role.FAILING : Role.DETOUR));
        }
    }

    /**
     * Returns whether a rule for every exchange, at least as strong, reports the same member in the same response. A
     * scenario names a member of a list without the index, so the value decides which element it is about.
     */
    private boolean shows(Deviation departure, Deviation stated, Scenario scenario) {
        return stated.clause().equals(scenario.id())
                && departure.exchange() == stated.exchange()
                && (departure.path().equals(stated.path())
                        || departure.place().equals(stated.place())
                                && departure.observed().equals(stated.observed()))
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
        found.computeIfAbsent(key(deviation), FindingInProgress::new)
                .add(
                        scenario,
                        deviation,
                        Role.SHOWING,
                        () -> evidence.stream()
                                .filter(one -> one.exchange() == deviation.exchange())
                                .toList(),
                        () -> replay);
    }

    private void add(Scenario scenario, List<Exchange> exchanges, Deviation deviation, Role role) {
        found.computeIfAbsent(key(deviation), FindingInProgress::new)
                .add(
                        scenario,
                        deviation,
                        role,
                        () -> exchanges.stream()
                                .filter(exchange -> exchange.number() == deviation.exchange())
                                .map(Evidence::of)
                                .toList(),
                        () -> ReplayedCall.to(deviation.exchange(), exchanges));
    }

    private Key key(Deviation deviation) {
        Key key = placed(Key.of(deviation));
        Set<String> there = causes.computeIfAbsent(key.withCause(VARIOUS), place -> new HashSet<>());
        if (there.size() <= CAUSES) {
            there.add(key.cause());
        }
        return there.contains(key.cause()) ? key : key.withCause(VARIOUS);
    }

    private Key placed(Key key) {
        Set<String> there = places.computeIfAbsent(key.withCause("").withPath(""), operation -> new HashSet<>());
        if (there.size() < PLACES) {
            there.add(key.path());
        }
        return there.contains(key.path()) ? key : key.withPath(FURTHER);
    }

    /** Returns the findings, none of them marked as known, in an order that the order of the scenarios may affect. */
    public List<RunFinding> list() {
        Map<Key, List<FindingInProgress>> alike = alike();
        Map<Key, Set<String>> operations = new LinkedHashMap<>();
        alike.keySet().forEach(key -> operations.put(key, Set.of(key.operation())));
        Map<Key, Key> identities = new FindingIdentities(clauses).of(operations);
        Map<Key, List<FindingInProgress>> list = new LinkedHashMap<>();
        alike.forEach((key, same) -> list.computeIfAbsent(identities.get(key), k -> new ArrayList<>())
                .addAll(same));
        return list.entrySet().stream()
                .map(entry -> FindingInProgress.finding(entry.getKey(), entry.getValue(), clauses))
                .toList();
    }

    /** Merges the findings at each place that shows too many causes. */
    private Map<Key, List<FindingInProgress>> alike() {
        Map<Key, List<FindingInProgress>> alike = new LinkedHashMap<>();
        found.forEach((key, one) -> {
            Key place = key.withCause(VARIOUS);
            alike.computeIfAbsent(causes.get(place).size() > CAUSES ? place : key, k -> new ArrayList<>())
                    .add(one);
        });
        return alike;
    }
}
