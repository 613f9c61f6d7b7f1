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
import java.util.Set;
import java.util.stream.Stream;

/** Calls the target before the scenarios start, to report at once that it cannot be judged. */
final class ReachabilityCheck {
    private static final int NOT_FOUND = 404;
    private static final int REDIRECTION = 3;
    private static final Set<Integer> DENIED = Set.of(401, 403);

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
        Optional<String> reason = reason();
        return session.lost().or(() -> reason).map(why -> new Problem(why, log.exchanges()));
    }

    private Optional<String> reason() {
        Exchange first = ask(service.probe(), mostImportant());
        if (first.isTargetUnreached()) {
            return Optional.of(session.unreached(first));
        }
        if (first.outcome() instanceof NoResponse failure && failure.failure() == Failure.TIME_OUT) {
            return Optional.of(
                    "the target at " + session.target().endpoint() + " does not respond: " + first.explanation());
        }
        if (hasResponded(first) && !isNowhere(first)) {
            return refused();
        }
        List<Exchange> all =
                operations().map(name -> ask(name, mostImportant())).toList();
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
                : refused();
    }

    /** Returns which required party's calls are all refused. The run goes on without any other party whose keys are. */
    private Optional<String> refused() {
        for (Party party : session.target().parties().values()) {
            Optional<Exchange> refusal = refusal(party);
            String name = party.role().words();
            if (refusal.isPresent() && service.requiredParties().contains(party.role())) {
                return Optional.of("the target refuses every call by the " + name + ": "
                        + refusal.get().explanation() + "; check its keys and permissions");
            }
            refusal.filter(Exchange::areKeysRefused)
                    .ifPresent(call -> session.leaveOut(
                            party.role(), "the target refuses the keys of the " + name + ": " + call.explanation()));
        }
        return Optional.empty();
    }

    /** Returns the first of a party's calls if all operations refuse the caller. */
    private Optional<Exchange> refusal(Party party) {
        List<String> all = Stream.concat(Stream.of(service.probe()), operations())
                .distinct()
                .filter(name -> !session.target().excludes(name))
                .toList();
        List<Exchange> refused = all.stream()
                .map(name -> ask(name, Optional.of(party)))
                .takeWhile(ReachabilityCheck::isDenied)
                .toList();
        return refused.size() == all.size() ? refused.stream().findFirst() : Optional.empty();
    }

    /** Returns whether the target refused the caller, whatever it asked for. */
    private static boolean isDenied(Exchange exchange) {
        return exchange.areKeysRefused()
                || exchange.errorCode().filter("AccessDeniedException"::equals).isPresent()
                || exchange.response()
                        .filter(response -> DENIED.contains(response.status()))
                        .isPresent();
    }

    private Stream<String> operations() {
        return session.contract().operations().values().stream()
                .filter(operation -> operation.role() == Operation.Role.SPECIFIED)
                .map(Operation::name);
    }

    private Optional<Party> mostImportant() {
        return session.target().parties().values().stream().findFirst();
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
    private Exchange ask(String operation, Optional<Party> party) {
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
