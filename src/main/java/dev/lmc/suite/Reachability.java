package dev.lmc.suite;

import dev.lmc.contract.Operation;
import dev.lmc.target.Party;
import dev.lmc.verdict.Casefile;
import dev.lmc.verdict.Halt;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.Exchange.Ask;
import dev.lmc.wire.Journal;
import dev.lmc.wire.Outcome.Failed;
import dev.lmc.wire.Outcome.Failure;
import dev.lmc.wire.Sent;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Calls the target once before the scenarios do, so that a target that is not there is told at once. */
final class Reachability {
    private final Service service;
    private final Session session;

    Reachability(Service service, Session session) {
        this.service = service;
        this.session = session;
    }

    /** Whether the target answers; where it does not, every scenario of the tally ends blocked. */
    boolean check(Tally tally) {
        Optional<String> trouble = trouble();
        trouble.ifPresent(reason -> tally.cases()
                .forEach(one -> tally.ended(one, new Casefile(one.clause()), 0, Optional.of(Halt.blocked(reason)))));
        return trouble.isEmpty();
    }

    private Optional<String> trouble() {
        Exchange first = ask(service.probe());
        if (first.outcome() instanceof Failed failed) {
            return failed.failure().unreachable() || failed.failure() == Failure.TIME_OUT
                    ? Optional.of("the target cannot be reached: "
                            + failed.failure().words() + " at "
                            + session.target().endpoint())
                    : Optional.empty();
        }
        boolean spoken = spoken(first)
                || session.contract().operations().values().stream()
                        .filter(operation -> operation.role() == Operation.Role.SPECIFIED)
                        .anyMatch(operation -> spoken(ask(operation.name())));
        return spoken
                ? Optional.empty()
                : Optional.of("no operation is answered in AWS JSON 1.1 at "
                        + session.target().endpoint() + ", but " + first.summary());
    }

    /** Whether an answer is meant as JSON, or as an error with a code: then there is something to judge. */
    private static boolean spoken(Exchange exchange) {
        return exchange.succeeded()
                || exchange.errorCode().isPresent()
                || exchange.answer()
                        .flatMap(answer -> answer.header("Content-Type"))
                        .filter(type -> type.toLowerCase(Locale.ROOT).contains("json"))
                        .isPresent();
    }

    /** An empty request: nothing comes of it, and any answer tells what it is that answers. */
    private Exchange ask(String operation) {
        Optional<Party> party = session.target().parties().values().stream().findFirst();
        Sent probe = Sent.post(
                session.target().endpoint(),
                Map.of(
                        "Content-Type",
                        "application/x-amz-json-1.1",
                        "X-Amz-Target",
                        session.contract().targetPrefix() + "." + operation),
                "{}".getBytes(StandardCharsets.UTF_8));
        return session.raw()
                .call(
                        new Journal(),
                        new Ask(operation, party.map(p -> p.role().words()).orElse("nobody"), true),
                        probe,
                        party.map(Party::keys));
    }
}
