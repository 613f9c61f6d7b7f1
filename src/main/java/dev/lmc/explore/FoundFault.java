package dev.lmc.explore;

import dev.lmc.explore.WalkModel.Step;
import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.wire.Exchange;
import java.util.List;

/**
 * A fault that a walk found.
 *
 * @param seed the seed of the walk that met it first
 * @param steps the shortest sequence that shows it
 * @param met the number of steps of the walk until it showed
 * @param scenario the lines of a scenario that makes the steps
 * @param evidence the exchanges of the shortest sequence
 * @param shown how many of the attempts to repeat it showed it
 * @param attempts the number of these attempts
 * @param seconds how long it took to find the shortest sequence
 */
public record FoundFault<S extends Step<S>>(
        long seed,
        List<S> steps,
        int met,
        Deviation deviation,
        List<String> scenario,
        ScenarioEvidence evidence,
        int shown,
        int attempts,
        double seconds) {

    /** Returns whether it did not show each time. */
    public boolean isFlaky() {
        return shown < attempts;
    }

    /** Returns the lines of a shell script that makes the calls again. */
    public List<String> script() {
        return new WalkScript(evidence.journal().exchanges()).lines();
    }

    /** Returns the exchanges of the shortest sequence as the evidence of a scenario of the clause. */
    ScenarioEvidence evidenceOf(Clause clause) {
        ScenarioEvidence own = new ScenarioEvidence(clause);
        List<Exchange> exchanges = evidence.journal().exchanges();
        exchanges.forEach(own.journal()::add);
        boolean stated = evidence.statedDeviations().contains(deviation);
        exchanges.stream()
                .filter(exchange -> exchange.number() == deviation.exchange())
                .forEach(exchange ->
                        own.check(!stated, exchange, deviation.path(), deviation.expected(), deviation.observed()));
        return own;
    }
}
