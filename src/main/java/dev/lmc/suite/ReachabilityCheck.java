package dev.lmc.suite;

import dev.lmc.contract.Operation;
import dev.lmc.target.Party;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.Exchange.CallContext;
import dev.lmc.wire.ExchangeLog;
import dev.lmc.wire.ExchangeOutcome.Failure;
import dev.lmc.wire.ExchangeOutcome.NoResponse;
import dev.lmc.wire.WireRequest;
import java.util.Locale;
import java.util.Optional;

/** Calls the target once before the scenarios start, to report an unreachable target at once. */
final class ReachabilityCheck {
    private final Service service;
    private final Session session;

    ReachabilityCheck(Service service, Session session) {
        this.service = service;
        this.session = session;
    }

    /** Returns whether the target responds; if not, every scenario ends blocked. */
    boolean check(ResultCollector results) {
        Optional<String> trouble = problem();
        trouble.ifPresent(reason -> results.cases()
                .forEach(one -> results.ended(
                        one, new ScenarioEvidence(one.clause()), 0, Optional.of(ScenarioAborted.blocked(reason)))));
        return trouble.isEmpty();
    }

    private Optional<String> problem() {
        Exchange first = ask(service.probe());
        if (first.outcome() instanceof NoResponse failure) {
            return failure.failure().unreachable() || failure.failure() == Failure.TIME_OUT
                    ? Optional.of("the target cannot be reached: "
                            + failure.failure().words() + " at "
                            + session.target().endpoint())
                    : Optional.empty();
        }
        boolean spoken = hasResponded(first)
                || session.contract().operations().values().stream()
                        .filter(operation -> operation.role() == Operation.Role.SPECIFIED)
                        .anyMatch(operation -> hasResponded(ask(operation.name())));
        return spoken
                ? Optional.empty()
                : Optional.of(
                        "no AWS JSON 1.1 response at " + session.target().endpoint() + ", but " + first.summary());
    }

    /** Returns whether the response is JSON or an error with a code, so that there is something to judge. */
    private static boolean hasResponded(Exchange exchange) {
        return exchange.succeeded()
                || exchange.errorCode().isPresent()
                || exchange.response()
                        .flatMap(response -> response.header("Content-Type"))
                        .filter(type -> type.toLowerCase(Locale.ROOT).contains("json"))
                        .isPresent();
    }

    /** Sends an empty request, which has no effect; any response shows what kind of server is there. */
    private Exchange ask(String operation) {
        Optional<Party> party = session.target().parties().values().stream().findFirst();
        WireRequest probe = WireRequest.awsJson(
                session.target().endpoint(), session.contract().targetPrefix() + "." + operation, "{}");
        return session.raw()
                .call(
                        new ExchangeLog(),
                        new CallContext(
                                operation, party.map(p -> p.role().words()).orElse("nobody")),
                        probe,
                        party.map(Party::keys));
    }
}
