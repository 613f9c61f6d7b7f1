package dev.lmc.suite;

import dev.lmc.contract.Operation;
import dev.lmc.target.Party;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.Exchange.CallContext;
import dev.lmc.wire.ExchangeLog;
import dev.lmc.wire.ExchangeOutcome.Failure;
import dev.lmc.wire.ExchangeOutcome.NoResponse;
import dev.lmc.wire.WireRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Calls the target before the scenarios start, to report at once that it cannot be judged. */
final class ReachabilityCheck {
    private static final int NOT_FOUND = 404;
    private static final int REDIRECTION = 3;

    private final Service service;
    private final Session session;
    private final ExchangeLog log = new ExchangeLog();

    ReachabilityCheck(Service service, Session session) {
        this.service = service;
        this.session = session;
    }

    /**
     * The reason why no scenario can be judged.
     *
     * @param exchanges the calls that show it
     */
    record Problem(String reason, List<Exchange> exchanges) {}

    /** Returns why no scenario can be judged, or empty if the target speaks and knows an operation. */
    Optional<Problem> problem() {
        return reason().map(reason -> new Problem(reason, log.exchanges()));
    }

    private Optional<String> reason() {
        Exchange first = ask(service.probe());
        if (first.outcome() instanceof NoResponse failure
                && (failure.failure().unreachable() || failure.failure() == Failure.TIME_OUT)) {
            return Optional.of("the target cannot be reached: "
                    + first.explanation() + " at "
                    + session.target().endpoint());
        }
        if (hasResponded(first) && !isNowhere(first)) {
            return Optional.empty();
        }
        List<Exchange> all = session.contract().operations().values().stream()
                .filter(operation -> operation.role() == Operation.Role.SPECIFIED)
                .map(operation -> ask(operation.name()))
                .toList();
        if (all.stream().noneMatch(ReachabilityCheck::hasResponded) && !hasResponded(first)) {
            return Optional.of(
                    "no AWS JSON 1.1 response at " + session.target().endpoint() + ", but " + first.explanation()
                            + (first.response().isEmpty() && !isEncrypted()
                                    ? "; if the port uses TLS, use https:// in --endpoint"
                                    : ""));
        }
        return all.stream().allMatch(ReachabilityCheck::isNowhere)
                ? Optional.of("the target at " + session.target().endpoint() + " knows none of the " + all.size()
                        + " operations; " + service.probe() + " returned " + first.explanation())
                : Optional.empty();
    }

    private boolean isEncrypted() {
        return session.target().endpoint().getScheme().equalsIgnoreCase("https");
    }

    /** Returns whether there is no such operation: it is unknown, or a server returns 404 without an error code. */
    private static boolean isNowhere(Exchange exchange) {
        return exchange.isOperationUnknown()
                || exchange.errorCode().isEmpty()
                        && exchange.response()
                                .filter(response -> response.status() == NOT_FOUND)
                                .isPresent();
    }

    /** Returns whether the response is JSON or an error with a code, so that there is something to judge. */
    private static boolean hasResponded(Exchange exchange) {
        return exchange.succeeded()
                || exchange.errorCode().isPresent()
                || exchange.response()
                        .filter(response -> response.status() / 100 != REDIRECTION)
                        .flatMap(response -> response.header("Content-Type"))
                        .filter(type -> type.toLowerCase(Locale.ROOT).contains("json"))
                        .isPresent();
    }

    /** Sends an empty request, which has no effect; any response shows what kind of server is there. */
    private Exchange ask(String operation) {
        Optional<Party> party = session.target().parties().values().stream().findFirst();
        WireRequest probe = WireRequest.awsJson(
                session.target().endpoint(), session.contract().targetPrefix() + "." + operation, "{}");
        return session.plain()
                .call(
                        log,
                        new CallContext(
                                operation, party.map(p -> p.role().words()).orElse("nobody")),
                        probe,
                        party.map(Party::keys));
    }
}
