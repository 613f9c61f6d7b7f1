package dev.lmc.licensemanager.explore;

import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.wire.Exchange;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Notes what a walk has judged, and what was not as documented. */
final class Judgement {
    private final Predicate<String> inForce;
    private final ScenarioEvidence evidence;
    private final Set<String> judged = new TreeSet<>();

    /** Something that is not as a clause says. */
    record Wrong(String clause, Exchange exchange, String path, String expected, String observed) {}

    /** @param inForce whether the clause with an id is in force */
    Judgement(Predicate<String> inForce, ScenarioEvidence evidence) {
        this.inForce = inForce;
        this.evidence = evidence;
    }

    /** Returns whether the clause is in force; then it counts as judged. */
    boolean judges(String clause) {
        boolean judges = inForce.test(clause);
        if (judges) {
            judged.add(clause);
        }
        return judges;
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
