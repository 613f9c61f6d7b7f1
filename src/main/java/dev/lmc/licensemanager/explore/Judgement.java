package dev.lmc.licensemanager.explore;

import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Clauses;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.wire.Exchange;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;

/** Notes what a walk has judged, and what was not as documented. */
final class Judgement {
    private final Clauses clauses;
    private final LocalDate date;
    private final ScenarioEvidence evidence;
    private final Set<String> judged = new TreeSet<>();

    /** Something that is not as a clause says. */
    record Wrong(String clause, Exchange exchange, String path, String expected, String observed) {}

    Judgement(Clauses clauses, LocalDate date, ScenarioEvidence evidence) {
        this.clauses = clauses;
        this.date = date;
        this.evidence = evidence;
    }

    /** Returns whether the clause is in force; then it counts as judged. */
    boolean judges(String clause) {
        boolean inForce =
                clauses.clause(clause).filter((Clause c) -> c.holdsAt(date)).isPresent();
        if (inForce) {
            judged.add(clause);
        }
        return inForce;
    }

    void require(boolean holds, String clause, Exchange exchange, String path, String expected, String observed) {
        if (judges(clause) && !holds) {
            report(new Wrong(clause, exchange, path, expected, observed));
        }
    }

    void report(Wrong wrong) {
        evidence.found(wrong.clause(), wrong.exchange(), wrong.path(), wrong.expected(), wrong.observed());
    }

    Set<String> judged() {
        return Set.copyOf(judged);
    }
}
