package dev.lmc.verdict;

import dev.lmc.wire.Curl;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.Finding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns what a scenario gathered into its verdict. */
public final class Assessment {
    private static final int EXCHANGES = 3;

    private final Clauses clauses;
    private final KnownDeviations known;

    public Assessment(Clauses clauses, KnownDeviations known) {
        this.clauses = clauses;
        this.known = known;
    }

    /**
     * @param error what ended the scenario before its time, if anything did
     */
    public ScenarioResult assess(Casefile file, Told told, double seconds, Optional<Throwable> error) {
        Set<Deviation> deviations = new LinkedHashSet<>(file.stated());
        for (Exchange exchange : file.journal().exchanges()) {
            for (Finding finding : exchange.findings()) {
                deviations.add(deviation(exchange, finding));
            }
        }
        Ending ending = ending(file.clause().id(), told.example(), file, error, deviations);
        List<Deviation> listed = List.copyOf(deviations);
        Clause clause = file.clause();
        return new ScenarioResult(
                clause.id(),
                told.title(),
                told.example(),
                clause.feature(),
                clause.operation(),
                clause.rule(),
                told.topic().word(),
                clause.basis().word(),
                clause.strength().word(),
                ending.verdict.word(),
                Bounded.text(ending.reason, Bounded.TEXT),
                ending.blockedBy,
                file.remarks(),
                Math.round(seconds * 1000) / 1000.0,
                told.steps(),
                file.transitions(),
                listed,
                evidence(file, listed),
                ending.verdict == Verdict.CONFORMS
                        ? List.of()
                        : file.journal().exchanges().stream()
                                .map(exchange ->
                                        Bounded.call(Curl.line(exchange)) + ScenarioResult.mark(exchange.number()))
                                .toList());
    }

    private static List<Evidence> evidence(Casefile file, List<Deviation> deviations) {
        Set<Integer> telling = deviations.stream().map(Deviation::exchange).collect(Collectors.toSet());
        return file.journal().exchanges().stream()
                .filter(exchange -> telling.contains(exchange.number()))
                .limit(EXCHANGES)
                .map(Evidence::of)
                .toList();
    }

    private Ending ending(
            String id, String example, Casefile file, Optional<Throwable> error, Set<Deviation> deviations) {
        if (error.filter(Assessment::cutShort).isPresent()
                && !file.departed()
                && deviations.stream().noneMatch(d -> d.clause().equals(id) && weighs(id, example, d))) {
            return halted(error.get());
        }
        if (!deviations.isEmpty() || file.departed()) {
            return new Ending(
                    known.coversAll(id, example, deviations) ? Verdict.KNOWN : Verdict.DEVIATES,
                    error.filter(e -> !(e instanceof Halt halt && halt.why() == Halt.Why.DEVIATED))
                            .map(Throwable::getMessage)
                            .orElseGet(() -> known.words(id, example, deviations)));
        }
        if (error.isPresent()) {
            return halted(error.get());
        }
        if (file.journal().exchanges().isEmpty() || file.checks() == 0) {
            return new Ending(Verdict.BLOCKED, "the scenario made no exchange or judged nothing: a fault of the suite");
        }
        return new Ending(Verdict.CONFORMS, "");
    }

    /** What was cut short was not judged: only a departure from a must that nobody knows of says more than that. */
    private static boolean cutShort(Throwable error) {
        return !(error instanceof Halt halt) || halt.why() == Halt.Why.BLOCKED || halt.why() == Halt.Why.UNSUPPORTED;
    }

    private boolean weighs(String id, String example, Deviation deviation) {
        boolean must = clauses.clause(deviation.clause())
                .map(clause -> clause.strength() == Strength.MUST)
                .orElse(true);
        return must && !known.coversAll(id, example, Set.of(deviation));
    }

    private static Ending halted(Throwable error) {
        if (error instanceof Halt halt) {
            return switch (halt.why()) {
                case BLOCKED -> new Ending(Verdict.BLOCKED, halt.getMessage(), halt.blockedBy());
                case UNSUPPORTED -> new Ending(Verdict.UNSUPPORTED, halt.getMessage());
                case SKIPPED -> new Ending(Verdict.SKIPPED, halt.getMessage());
                case DEVIATED -> throw new IllegalStateException("halted for a deviation that was not noted");
            };
        }
        return new Ending(Verdict.BLOCKED, "a fault of the suite: " + error);
    }

    private Deviation deviation(Exchange exchange, Finding finding) {
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
