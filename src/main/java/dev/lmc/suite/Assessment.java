package dev.lmc.suite;

import dev.lmc.known.KnownDeviations;
import dev.lmc.record.ScenarioResult;
import dev.lmc.record.ScenarioResult.Timing;
import dev.lmc.verdict.Clauses;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.Evidence;
import dev.lmc.verdict.FailedStep;
import dev.lmc.verdict.Judged;
import dev.lmc.verdict.ReplayedCall;
import dev.lmc.verdict.Scenario;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.verdict.ScenarioDescription;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.verdict.Strength;
import dev.lmc.verdict.Verdict;
import dev.lmc.wire.Exchange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Derives a scenario's verdict from its evidence. */
public final class Assessment {

    private final Clauses clauses;
    private final KnownDeviations known;

    public Assessment(Clauses clauses, KnownDeviations known) {
        this.clauses = clauses;
        this.known = known;
    }

    /**
     * Judges a scenario by its own clause. Deviations of its exchanges from other clauses are findings of those
     * clauses.
     *
     * @param error the error that ended the scenario early, if any
     */
    public ScenarioResult assess(
            ScenarioEvidence evidence, ScenarioDescription description, Timing timing, Optional<Throwable> error) {
        Scenario scenario = Scenario.of(evidence.clause(), description);
        List<Exchange> exchanges = evidence.journal().exchanges();
        List<Deviation> deviations = deviations(evidence, scenario.id());
        Judged judged = judged(scenario, evidence, error, deviations);
        boolean departs = judged.verdict() == Verdict.DEVIATES || judged.verdict() == Verdict.KNOWN;
        List<Deviation> listed = departs ? deviations : List.of();
        return known.judgedGap(new ScenarioResult(
                scenario,
                judged,
                judged.verdict() == Verdict.CONFORMS || judged.verdict() == Verdict.FIXED
                        ? FailedStep.NONE
                        : FailedStep.of(evidence.steps(), deviations),
                timing,
                evidence.remarks(),
                evidence.transitions(),
                listed,
                evidence(exchanges, listed),
                judged.verdict() == Verdict.CONFORMS ? List.of() : ReplayedCall.of(exchanges)));
    }

    /** Returns its own deviations, or those that explain why it deviates for a reason reported elsewhere. */
    private List<Deviation> deviations(ScenarioEvidence evidence, String id) {
        List<Deviation> all = Deviation.distinct(Stream.concat(
                evidence.statedDeviations().stream(),
                clauses.departures(evidence.journal().exchanges()).stream()));
        List<Deviation> own =
                all.stream().filter(deviation -> deviation.clause().equals(id)).toList();
        if (!own.isEmpty() || !evidence.departed()) {
            return own;
        }
        List<Deviation> reasons = all.stream()
                .filter(deviation -> evidence.departedBecauseOf(deviation.clause()))
                .toList();
        return reasons.isEmpty() ? all : reasons;
    }

    private static List<Evidence> evidence(List<Exchange> exchanges, List<Deviation> deviations) {
        Set<Integer> telling = deviations.stream().map(Deviation::exchange).collect(Collectors.toSet());
        return exchanges.stream()
                .filter(exchange -> telling.contains(exchange.number()))
                .limit(Evidence.MOST)
                .map(Evidence::of)
                .toList();
    }

    private Judged judged(
            Scenario scenario, ScenarioEvidence evidence, Optional<Throwable> error, List<Deviation> deviations) {
        boolean known = this.known.coversAll(scenario, deviations);
        if (error.filter(Assessment::cutShort).isPresent()
                && (deviations.isEmpty() || known || scenario.strength() == Strength.SHOULD)) {
            return halted(error.get());
        }
        if (!deviations.isEmpty()) {
            Verdict verdict = known ? Verdict.KNOWN : Verdict.DEVIATES;
            return error.filter(e ->
                            !(e instanceof ScenarioAborted aborted && aborted.kind() == ScenarioAborted.Kind.DEVIATED))
                    .map(e -> Judged.cutShort(verdict, String.valueOf(e.getMessage())))
                    .orElseGet(() -> Judged.ended(verdict, this.known.explanation(scenario, deviations)));
        }
        if (error.isPresent()) {
            return halted(error.get());
        }
        if (evidence.journal().exchanges().isEmpty() || evidence.checks() == 0) {
            return Judged.cutShort(
                    Verdict.BLOCKED, "a fault of the suite: the scenario made no exchange or judged nothing");
        }
        return Judged.ended(Verdict.CONFORMS, "");
    }

    /**
     * Returns whether the scenario ended too early to be judged; only an unknown deviation from a must counts all the
     * same.
     */
    private static boolean cutShort(Throwable error) {
        return !(error instanceof ScenarioAborted aborted)
                || aborted.kind() == ScenarioAborted.Kind.BLOCKED
                || aborted.kind() == ScenarioAborted.Kind.UNSUPPORTED;
    }

    private static Judged halted(Verdict verdict, ScenarioAborted aborted) {
        return new Judged(verdict, false, aborted.getMessage(), aborted.blockedBy(), aborted.needs());
    }

    private static Judged halted(Throwable error) {
        if (error instanceof ScenarioAborted aborted) {
            return switch (aborted.kind()) {
                case BLOCKED -> halted(Verdict.BLOCKED, aborted);
                case UNSUPPORTED -> halted(Verdict.UNSUPPORTED, aborted);
                case SKIPPED -> halted(Verdict.SKIPPED, aborted);
                case DEVIATED ->
                    Judged.cutShort(Verdict.BLOCKED, "a fault of the suite: it deviates without a recorded deviation");
            };
        }
        return Judged.cutShort(Verdict.BLOCKED, "a fault of the suite: " + error);
    }
}
