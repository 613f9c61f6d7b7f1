package dev.lmc.licensemanager.explore;

import dev.lmc.explore.AdaptiveWait;
import dev.lmc.licensemanager.explore.Expected.Outcome;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.wire.Exchange;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Notes what a walk has judged, and what was not as documented. */
final class Judgement {
    private final Predicate<String> inForce;
    private final ScenarioEvidence evidence;
    private final AdaptiveWait wait;
    private final Set<String> judged = new TreeSet<>();

    /** Something that is not as a clause says. */
    record Wrong(String clause, Exchange exchange, String path, String expected, String observed) {
        private Deviation deviation() {
            return new Deviation(clause, exchange.operation(), path, expected, observed, exchange.number());
        }
    }

    /** @param inForce whether the clause with an id is in force */
    Judgement(Predicate<String> inForce, ScenarioEvidence evidence, AdaptiveWait wait) {
        this.inForce = inForce;
        this.evidence = evidence;
        this.wait = wait;
    }

    /** Returns one that judges nothing, to try what calls would change. */
    Judgement silent() {
        return new Judgement(id -> false, evidence, wait);
    }

    /** Returns whether the clause is in force; then it counts as judged. */
    boolean judges(String clause) {
        boolean judges = inForce.test(clause);
        if (judges) {
            judged.add(clause);
        }
        return judges;
    }

    /** Reads, if necessary until everything is as documented, and reports the first deviation; returns whether there is one. */
    boolean deviates(Supplier<List<Wrong>> look) {
        List<Wrong> wrong = wait.settled(look, Wrong::deviation);
        wrong.stream().limit(1).forEach(this::report);
        return !wrong.isEmpty();
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

    /** Makes a call, if it must succeed until it does, since the caller's view may lag, and judges the outcome. */
    Exchange outcome(Expected expected, Supplier<Exchange> made) {
        Exchange[] last = new Exchange[1];
        if (expected.outcome() == Outcome.SUCCEEDS && judges(expected.clause())) {
            deviates(() -> {
                last[0] = made.get();
                return last[0].succeeded()
                        ? List.of()
                        : List.of(new Wrong(expected.clause(), last[0], "status", "200", last[0].summary()));
            });
            return last[0];
        }
        Exchange exchange = made.get();
        if (expected.outcome() == Outcome.REFUSED) {
            require(!exchange.succeeded(), expected.clause(), exchange, "status", "a refusal", exchange.summary());
        }
        return exchange;
    }
}
