package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.licensemanager.facts.GrantedOperations;
import dev.lmc.licensemanager.steps.GrantReader.View;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.Exchange.CallContext;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The checks that scenarios make on responses. A failed check records a deviation; {@code need} also ends the scenario.
 */
public final class Checks {
    /** The expectation for a call that should succeed. */
    static final String SUCCESS = "200 with a JSON object";

    private static final String STATUS = "status";

    private final ScenarioEvidence evidence;
    private final AdaptivePolling polling;
    private final ScenarioState scenario;
    private final Capabilities capabilities;
    private int waiting;
    /** The first statement of the last look that did not hold. */
    private String doubt;

    public Checks(
            ScenarioEvidence evidence, AdaptivePolling polling, ScenarioState scenario, Capabilities capabilities) {
        this.evidence = evidence;
        this.polling = polling;
        this.scenario = scenario;
        this.capabilities = capabilities;
    }

    /**
     * Repeats the checks until all hold, and records the findings of the last attempt. Because views may lag behind a
     * write, causes are only traced after the wait.
     *
     * @param what the name of what is looked at, for looks that end before a check
     */
    void eventually(String what, Runnable look) {
        ScenarioEvidence.Mark start = evidence.mark();
        waiting++;
        boolean holds;
        try {
            holds = polling.await(() -> doubt == null ? what : doubt, Duration.ZERO, () -> {
                evidence.rollBack(start);
                doubt = null;
                try {
                    look.run();
                } catch (ScenarioAborted e) {
                    if (e.kind() != ScenarioAborted.Kind.DEVIATED) {
                        throw e;
                    }
                }
                return !evidence.mark().departsSince(start);
            });
        } finally {
            waiting--;
        }
        if (!holds && waiting == 0) {
            evidence.rollBack(start);
            look.run();
        }
    }

    /** Returns whether findings may still change because the check is repeated. */
    boolean isWaiting() {
        return waiting > 0;
    }

    boolean check(boolean holds, Exchange exchange, String path, String expected, Object observed) {
        if (waiting > 0) {
            String statement = statement(exchange.context(), path, expected);
            if (holds) {
                polling.held(statement);
            } else if (doubt == null) {
                doubt = statement;
            }
        }
        return evidence.check(holds, exchange, path, expected, shown(observed));
    }

    /** Returns the name of a statement whose outcome is alike in all scenarios; of a list, by what is expected of it. */
    static String statement(CallContext context, String path, String expected) {
        return context.operation() + " by the " + context.party() + ": " + path
                + (path.endsWith("[]") ? ", " + expected : "");
    }

    void require(boolean holds, Exchange exchange, String path, String expected, Object observed) {
        if (!check(holds, exchange, path, expected, observed)) {
            throw ScenarioAborted.deviated();
        }
    }

    void equal(Exchange exchange, String path, String expected, JsonNode actual) {
        check(actual.isTextual() && actual.textValue().equals(expected), exchange, path, quoted(expected), actual);
    }

    void oneOf(Exchange exchange, String path, Collection<String> expected, JsonNode actual) {
        check(actual.isTextual() && expected.contains(actual.textValue()), exchange, path, anyOf(expected), actual);
    }

    static String anyOf(Collection<String> expected) {
        return expected.size() == 1 ? quoted(expected.iterator().next()) : "one of " + String.join(", ", expected);
    }

    /** Checks that a list has the operations that were asked for, each once. */
    void sameOperations(Exchange exchange, String path, JsonNode expected, JsonNode actual) {
        check(
                actual.isArray()
                        && GrantedOperations.of(expected).equals(GrantedOperations.of(actual))
                        && texts(actual).size() == actual.size(),
                exchange,
                path,
                expected.toString(),
                actual);
    }

    /**
     * Requires a success to continue the scenario. If the target never allows the call, or the response is malformed,
     * that is reported at its own clause.
     */
    Exchange succeeded(Exchange exchange) {
        if (exchange.succeeded()) {
            check(true, exchange, STATUS, SUCCESS, "");
            return exchange;
        }
        Move move = Move.of(exchange);
        boolean answered = exchange.response()
                .filter(response -> response.status() / 100 != 2)
                .isPresent();
        if (!answered) {
            evidence.departs();
        } else if (shortfall(exchange).isPresent()) {
            throw ScenarioAborted.blockedBy(
                    shortfall(exchange).get().clause(),
                    exchange.operation() + " returned " + exchange.summary() + " on a grant that is "
                            + scenario.grant().status());
        } else if (waiting > 0 || capabilities.performs(move)) {
            check(false, exchange, STATUS, SUCCESS, exchange.summary());
        } else {
            fails(move.success(), exchange, SUCCESS, exchange.summary());
        }
        throw ScenarioAborted.deviated();
    }

    /**
     * Checks that a grant has one of the statuses after a call. If such calls never lead to their documented status,
     * that is reported at its own clause.
     */
    void settled(Exchange done, Exchange read, String path, Collection<String> statuses, JsonNode actual) {
        Move move = Move.of(done);
        boolean documented = !move.leadsTo().isEmpty() && statuses.containsAll(move.leadsTo());
        if (!statuses.contains(actual.asText())
                && documented
                && !isWaiting()
                && !isAboutOutcomes(Premise.outcome(move.operation()))
                && !capabilities.leads(move, View.of(read))) {
            fails(new Premise(Premise.outcome(move.operation()).clause(), path), read, anyOf(statuses), actual);
        } else if (!statuses.contains(actual.asText()) && isReported(done, actual)) {
            evidence.departs();
        } else {
            oneOf(read, path, statuses, actual);
        }
    }

    /** Returns whether the response to the call named the same status, and was found to deviate by it. */
    private boolean isReported(Exchange done, JsonNode status) {
        return done.successBody()
                        .filter(body -> body.path("Status").equals(status))
                        .isPresent()
                && evidence.statedDeviations().stream()
                        .anyMatch(deviation -> deviation.exchange() == done.number()
                                && deviation.path().equals("Status"));
    }

    /** The clauses of a grant's life are about the outcomes of calls themselves. */
    private boolean isAboutOutcomes(Premise outcome) {
        String own = evidence.clause().id();
        return own.equals(outcome.clause()) || own.startsWith("LM-GL-0");
    }

    /**
     * States that a new grant is in one of the statuses. Where none ever settles in a documented status, that is told at
     * CreateGrant's own clause, and nothing else is held against the grant.
     */
    void settledNew(Exchange read, String path, Collection<String> statuses, JsonNode actual) {
        Premise premise = Premise.outcome("CreateGrant");
        if (!statuses.contains(actual.asText())
                && !isWaiting()
                && !premise.clause().equals(evidence.clause().id())
                && !capabilities.settlesNewGrants()) {
            evidence.remark("not judged: the status of a new grant, which never settles (" + premise.clause() + ")");
        } else {
            oneOf(read, path, statuses, actual);
        }
    }

    /**
     * Checks that a call was refused with one of the codes, and returns whether it was. If the operation never refuses
     * correctly, that is reported at its own clause.
     *
     * @throws ScenarioAborted as blocked, if another refusal results from the state of the grant
     */
    boolean refused(Exchange exchange, Refusal refusal) {
        return refused(exchange, refusal, "");
    }

    /**
     * @param otherwise what may be answered in place of a refusal, with a comma behind it
     */
    boolean refused(Exchange exchange, Refusal refusal, String otherwise) {
        boolean fits = exchange.errorCode().filter(refusal.codes()::contains).isPresent();
        exchange.unreadByKnownClients().ifPresent(evidence::remark);
        String expected = otherwise + "a refusal: " + String.join(", ", refusal.codes());
        int status = exchange.response().map(answer -> answer.status()).orElse(0);
        Optional<Premise> shortfall = shortfall(exchange);
        if (!fits && status / 100 == 4 && shortfall.isPresent()) {
            throw ScenarioAborted.blockedBy(
                    shortfall.get().clause(),
                    exchange.operation() + " returned " + exchange.summary() + " on a grant that is "
                            + scenario.grant().status());
        }
        if (!fits && ignoresFilters(exchange)) {
            fails(Premise.excludes(exchange.operation()), exchange, expected, exchange.summary());
        } else if (fits || !failsEveryRefusal(exchange, expected)) {
            check(fits, exchange, "__type", expected, exchange.summary());
        }
        return fits;
    }

    /** States that a response is no fault of the target; where the operation fails for all that it should refuse, that is told elsewhere. */
    boolean isBelow500(Exchange exchange) {
        boolean below =
                exchange.response().filter(answer -> answer.status() < 500).isPresent();
        return (below || !failsEveryRefusal(exchange, "an answer below 500"))
                && check(below, exchange, STATUS, "an answer below 500", exchange.summary());
    }

    /** States that a call was refused, whatever the code. */
    boolean refused(Exchange exchange) {
        int status = exchange.response().map(answer -> answer.status()).orElse(0);
        String expected = "a status from 400 to 499";
        return (status / 100 == 4 || !failsEveryRefusal(exchange, expected))
                && check(status / 100 == 4, exchange, STATUS, expected, exchange.summary());
    }

    /** Returns whether a list with filters was returned by an operation that ignores them, so that none is refused. */
    private boolean ignoresFilters(Exchange exchange) {
        boolean filtered =
                exchange.requestBody().filter(body -> body.has("Filters")).isPresent();
        return filtered
                && exchange.succeeded()
                && waiting == 0
                && Move.of(exchange).isRightful()
                && !capabilities.filters(GrantReader.View.of(exchange));
    }

    private boolean failsEveryRefusal(Exchange exchange, String expected) {
        boolean fails =
                exchange.response().filter(answer -> answer.status() >= 500).isPresent()
                        && !isWaiting()
                        && !capabilities.refuses(exchange.operation());
        if (fails) {
            fails(Premise.refusal(exchange.operation()), exchange, expected, exchange.summary());
        }
        return fails;
    }

    /** Notes that the scenario's statement does not hold because a premise does not: the fault is told there. */
    void fails(Premise premise, Exchange exchange, String expected, Object observed) {
        evidence.departs();
        premise(premise, exchange, expected, observed);
    }

    /** Notes that a premise does not hold, of which the scenario states nothing. */
    void premise(Premise premise, Exchange exchange, String expected, Object observed) {
        evidence.found(premise.clause(), exchange, premise.path(), expected, shown(observed));
    }

    /** Returns why the grant in the call is not in the state that the scenario requires. */
    private Optional<Premise> shortfall(Exchange exchange) {
        return scenario.hasGrant()
                        && exchange.requestBody()
                                .map(body -> body.path("GrantArn").asText())
                                .filter(scenario.grant().arn()::equals)
                                .isPresent()
                ? scenario.grant().shortfall()
                : Optional.empty();
    }

    static String quoted(String text) {
        return '"' + text + '"';
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    static String shown(Object observed) {
        if (observed instanceof JsonNode node) {
            return node.isMissingNode() ? "absent" : node.toString();
        }
        return String.valueOf(observed);
    }
}
