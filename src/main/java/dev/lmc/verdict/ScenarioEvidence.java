package dev.lmc.verdict;

import dev.lmc.text.BoundedText;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.ExchangeLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The evidence of one running scenario: its exchanges, the deviations found by its steps, the number of checks, and the
 * observed transitions. Thread-safe.
 */
public final class ScenarioEvidence {
    /** Stands for the clauses that every exchange is judged by. */
    private static final String JUDGEMENT = "";

    private final Clause clause;
    private final ExchangeLog log = new ExchangeLog();
    private final List<Deviation> statedDeviations = new ArrayList<>();
    private final List<Transition> transitions = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final Set<String> statements = new TreeSet<>();
    private final List<FailedStep.Ended> steps = new ArrayList<>();
    private int checks;
    private final List<String> departures = new ArrayList<>();
    private int earlierDeviations;
    private int earlierExchanges;

    public ScenarioEvidence(Clause clause) {
        this.clause = clause;
    }

    public Clause clause() {
        return clause;
    }

    public ExchangeLog journal() {
        return log;
    }

    /** Records a deviation from the scenario's clause unless the condition holds; returns whether it holds. */
    public synchronized boolean check(boolean holds, Exchange exchange, String path, String expected, String observed) {
        checks++;
        statements.add((exchange.operation() + " " + Deviation.withoutPositions(path)).trim());
        if (!holds) {
            statedDeviations.add(
                    new Deviation(clause.id(), exchange.operation(), path, expected, observed, exchange.number()));
        }
        return holds;
    }

    /**
     * Records a deviation from another clause, found during set-up. It is reported under that clause, does not affect
     * the scenario's own clause, and does not count as a check.
     *
     * @param clauseId the id of the clause that the exchange deviates from
     * @param exchange the exchange that caused it
     */
    public synchronized void found(String clauseId, Exchange exchange, String path, String expected, String observed) {
        statedDeviations.add(
                new Deviation(clauseId, exchange.operation(), path, expected, observed, exchange.number()));
    }

    /** Records that the scenario's statement does not hold, as the judgement of an exchange reports. The scenario deviates. */
    public void departs() {
        departsBecauseOf(JUDGEMENT);
    }

    /**
     * Records that the scenario's statement does not hold for a reason that is a finding of another clause. The scenario
     * deviates.
     */
    public synchronized void departsBecauseOf(String clauseId) {
        checks++;
        departures.add(clauseId);
    }

    /** Returns whether the scenario deviates for a reason that is reported elsewhere. */
    public synchronized boolean departed() {
        return !departures.isEmpty();
    }

    /** Returns whether the scenario deviates because of a finding of another clause. */
    public synchronized boolean departedBecauseOf(String clauseId) {
        return departures.contains(clauseId);
    }

    /** Records how the scenario's state was reached, if not in the documented way; it changes no verdict. */
    public synchronized void remark(String text) {
        remarks.add(BoundedText.text(text, BoundedText.TEXT));
    }

    /** Returns the remarks, each once, in the order in which they were made. */
    public synchronized List<String> remarks() {
        return remarks.stream().distinct().toList();
    }

    /** The evidence of a set-up: its calls, what was found, the transitions, and how the state was reached. */
    public record SetUp(
            List<Exchange> exchanges, List<Deviation> found, List<Transition> transitions, List<String> remarks) {
        public SetUp {
            exchanges = List.copyOf(exchanges);
            found = List.copyOf(found);
            transitions = List.copyOf(transitions);
            remarks = List.copyOf(remarks);
        }
    }

    /** Runs a set-up, and returns its evidence, which other scenarios may inherit. */
    public SetUp of(Runnable setUp) {
        SetUp before = soFar();
        setUp.run();
        SetUp after = soFar();
        return new SetUp(
                rest(after.exchanges(), before.exchanges()),
                rest(after.found(), before.found()),
                rest(after.transitions(), before.transitions()),
                rest(after.remarks(), before.remarks()));
    }

    private synchronized SetUp soFar() {
        return new SetUp(log.exchanges(), statedDeviations, transitions, remarks);
    }

    private static <T> List<T> rest(List<T> all, List<T> first) {
        return all.subList(first.size(), all.size());
    }

    /** Adds the evidence of another scenario's set-up, as if this scenario had made its calls. */
    public synchronized void inherit(SetUp setUp) {
        setUp.exchanges().forEach(log::add);
        statedDeviations.addAll(setUp.found());
        transitions.addAll(setUp.transitions());
        remarks.addAll(setUp.remarks());
    }

    /** A position in the records, to roll back to. */
    public record Mark(int stated, int checks, int departures) {
        /** Returns whether a deviation has been recorded since the other mark. */
        public boolean departsSince(Mark other) {
            return stated != other.stated || departures != other.departures;
        }
    }

    public synchronized Mark mark() {
        return new Mark(statedDeviations.size(), checks, departures.size());
    }

    /** Discards everything recorded since the mark, because only the last of several attempts counts. */
    public synchronized void rollBack(Mark mark) {
        statedDeviations.subList(mark.stated(), statedDeviations.size()).clear();
        checks = mark.checks();
        departures.subList(mark.departures(), departures.size()).clear();
    }

    /** Records that a step has ended. */
    public synchronized void stepEnded(double seconds, boolean passed) {
        List<Exchange> made = log.exchanges();
        int deviations = departures.size()
                + (int) statedDeviations.stream()
                        .filter(deviation -> deviation.clause().equals(clause.id()))
                        .count();
        steps.add(new FailedStep.Ended(
                seconds,
                passed,
                deviations > earlierDeviations,
                made.subList(earlierExchanges, made.size()).stream()
                        .map(Exchange::number)
                        .collect(Collectors.toSet())));
        earlierDeviations = deviations;
        earlierExchanges = made.size();
    }

    public synchronized List<FailedStep.Ended> steps() {
        return List.copyOf(steps);
    }

    public synchronized void transition(Transition seen) {
        transitions.add(seen);
    }

    public synchronized List<Deviation> statedDeviations() {
        return List.copyOf(statedDeviations);
    }

    public synchronized List<Transition> transitions() {
        return List.copyOf(transitions);
    }

    /** Returns what was checked, held or not: operations with member paths, indexes left out, each once. */
    public synchronized Set<String> statements() {
        return Set.copyOf(statements);
    }

    public synchronized int checks() {
        return checks;
    }

    /**
     * A change of status observed by a scenario.
     *
     * @param way the name in the coverage: {@code PENDING_ACCEPT -AcceptGrant-> DISABLED}
     * @param seconds from the response to the call until the status was read
     * @param via the intermediate statuses that were read, in order
     */
    public record Transition(String way, double seconds, List<String> via) {
        public Transition {
            via = List.copyOf(via);
        }
    }
}
