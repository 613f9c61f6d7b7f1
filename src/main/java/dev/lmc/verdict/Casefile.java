package dev.lmc.verdict;

import dev.lmc.wire.Exchange;
import dev.lmc.wire.Journal;
import java.util.ArrayList;
import java.util.List;

/**
 * What one running scenario gathers: its exchanges, the deviations that its steps state, how many checks they made, and
 * the transitions they saw. Safe for several callers at once.
 */
public final class Casefile {
    private final Clause clause;
    private final Journal journal = new Journal();
    private final List<Deviation> stated = new ArrayList<>();
    private final List<Transition> transitions = new ArrayList<>();
    private int checks;

    public Casefile(Clause clause) {
        this.clause = clause;
    }

    public Clause clause() {
        return clause;
    }

    public Journal journal() {
        return journal;
    }

    /** Notes a deviation from the scenario's clause unless the condition holds; returns whether it holds. */
    public synchronized boolean check(boolean holds, Exchange exchange, String path, String expected, String observed) {
        checks++;
        if (!holds) {
            stated.add(new Deviation(clause.id(), exchange.operation(), path, expected, observed, exchange.number()));
        }
        return holds;
    }

    /** Where the notes stand, to go back to. */
    public record Mark(int stated, int checks) {}

    public synchronized Mark mark() {
        return new Mark(stated.size(), checks);
    }

    /** Forgets what has been noted since: only the last of several looks counts. */
    public synchronized void back(Mark mark) {
        stated.subList(mark.stated(), stated.size()).clear();
        checks = mark.checks();
    }

    public synchronized void transition(Transition seen) {
        transitions.add(seen);
    }

    public synchronized List<Deviation> stated() {
        return List.copyOf(stated);
    }

    public synchronized List<Transition> transitions() {
        return List.copyOf(transitions);
    }

    public synchronized int checks() {
        return checks;
    }
}
