package dev.lmc.suite;

import dev.lmc.known.KnownDeviations;
import dev.lmc.record.ScenarioResult;
import dev.lmc.text.BoundedText;
import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Clauses;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.Evidence;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.verdict.ScenarioDescription;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.verdict.Strength;
import dev.lmc.verdict.Verdict;
import dev.lmc.wire.Curl;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.WireFinding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Derives a scenario's verdict from its evidence. */
public final class Assessment {
    private static final int EXCHANGES = 3;

    private final Clauses clauses;
    private final KnownDeviations known;

    public Assessment(Clauses clauses, KnownDeviations known) {
        this.clauses = clauses;
        this.known = known;
    }

    /** @param error the error that ended the scenario early, if any */
    public ScenarioResult assess(
            ScenarioEvidence evidence, ScenarioDescription description, double seconds, Optional<Throwable> error) {
        Set<Deviation> deviations = new LinkedHashSet<>(evidence.statedDeviations());
        for (Exchange exchange : evidence.journal().exchanges()) {
            for (WireFinding finding : exchange.findings()) {
                deviations.add(deviation(exchange, finding));
            }
        }
        Ending ending = ending(evidence.clause().id(), description.example(), evidence, error, deviations);
        List<Deviation> listed = List.copyOf(deviations);
        Clause clause = evidence.clause();
        return new ScenarioResult(
                clause.id(),
                description.title(),
                description.example(),
                clause.feature(),
                clause.operation(),
                clause.rule(),
                description.topic().word(),
                clause.basis().word(),
                clause.strength().word(),
                ending.verdict.word(),
                BoundedText.text(ending.reason, BoundedText.TEXT),
                ending.blockedBy,
                evidence.remarks(),
                Math.round(seconds * 1000) / 1000.0,
                description.steps(),
                evidence.transitions(),
                listed,
                evidence(evidence, listed),
                ending.verdict == Verdict.CONFORMS
                        ? List.of()
                        : evidence.journal().exchanges().stream()
                                .map(exchange ->
                                        BoundedText.call(Curl.line(exchange)) + ScenarioResult.mark(exchange.number()))
                                .toList());
    }

    private static List<Evidence> evidence(ScenarioEvidence evidence, List<Deviation> deviations) {
        Set<Integer> telling = deviations.stream().map(Deviation::exchange).collect(Collectors.toSet());
        return evidence.journal().exchanges().stream()
                .filter(exchange -> telling.contains(exchange.number()))
                .limit(EXCHANGES)
                .map(Evidence::of)
                .toList();
    }

    private Ending ending(
            String id,
            String example,
            ScenarioEvidence evidence,
            Optional<Throwable> error,
            Set<Deviation> deviations) {
        if (error.filter(Assessment::cutShort).isPresent()
                && !evidence.departed()
                && deviations.stream().noneMatch(d -> d.clause().equals(id) && weighs(id, example, d))) {
            return halted(error.get());
        }
        if (!deviations.isEmpty() || evidence.departed()) {
            return new Ending(
                    known.coversAll(id, example, deviations) ? Verdict.KNOWN : Verdict.DEVIATES,
                    error.filter(e -> !(e instanceof ScenarioAborted aborted
                                    && aborted.kind() == ScenarioAborted.Kind.DEVIATED))
                            .map(Throwable::getMessage)
                            .orElseGet(() -> known.explanation(id, example, deviations)));
        }
        if (error.isPresent()) {
            return halted(error.get());
        }
        if (evidence.journal().exchanges().isEmpty() || evidence.checks() == 0) {
            return new Ending(Verdict.BLOCKED, "a fault of the suite: the scenario made no exchange or judged nothing");
        }
        return new Ending(Verdict.CONFORMS, "");
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

    private boolean weighs(String id, String example, Deviation deviation) {
        boolean must = clauses.clause(deviation.clause())
                .map(clause -> clause.strength() == Strength.MUST)
                .orElse(true);
        return must && !known.coversAll(id, example, Set.of(deviation));
    }

    private static Ending halted(Throwable error) {
        if (error instanceof ScenarioAborted aborted) {
            return switch (aborted.kind()) {
                case BLOCKED -> new Ending(Verdict.BLOCKED, aborted.getMessage(), aborted.blockedBy());
                case UNSUPPORTED -> new Ending(Verdict.UNSUPPORTED, aborted.getMessage());
                case SKIPPED -> new Ending(Verdict.SKIPPED, aborted.getMessage());
                case DEVIATED -> throw new IllegalStateException("aborted for a deviation that was not recorded");
            };
        }
        return new Ending(Verdict.BLOCKED, "a fault of the suite: " + error);
    }

    private Deviation deviation(Exchange exchange, WireFinding finding) {
        return new Deviation(
                clauses.always(finding.aspect(), exchange.operation()).id(),
                exchange.operation(),
                finding.path(),
                finding.expected(),
                finding.observed(),
                exchange.number());
    }

    private record Ending(Verdict verdict, String reason, String blockedBy) {
        Ending(Verdict verdict, String reason) {
            this(verdict, reason, "");
        }
    }
}
