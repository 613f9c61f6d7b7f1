package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.licensemanager.facts.GrantStatusGraph;
import dev.lmc.licensemanager.facts.GrantedOperations;
import dev.lmc.licensemanager.steps.AdaptivePolling.Unmet;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.verdict.Strength;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.Exchange.CallContext;
import dev.lmc.wire.WireFinding;
import dev.lmc.wire.WireFinding.Aspect;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The checks that scenarios make on responses. A failed check records a deviation; {@code need} also ends the scenario.
 */
public final class Checks {
    /** The expectation for a call that should succeed. */
    static final String SUCCESS = "200 with a JSON object";

    static final String STATUS = "status";
    static final String ERROR_CODE = "__type";

    /** The members of a grant whose values never change. */
    private static final Set<String> UNCHANGING = Set.of(
            "Grant.GrantArn", "Grant.ParentArn", "Grant.LicenseArn", "Grant.GranteePrincipalArn", "Grant.HomeRegion");

    /** The statuses of server errors that may pass within a moment. */
    private static final Set<Integer> PASSING = Set.of(502, 503, 504);

    /** The members of a grant that show what was requested, and the members of the requests. */
    private static final Map<String, String> REQUESTED =
            Map.of("GrantName", "GrantName", "GrantedOperations", "AllowedOperations");

    private final ScenarioEvidence evidence;
    private final AdaptivePolling polling;
    private final ScenarioState scenario;
    private final Capabilities capabilities;
    private int waiting;
    /** The first statement of the last look that did not hold, and the views whose statements held. */
    private Unmet doubt;

    private final Set<String> upToDate = new LinkedHashSet<>();

    /** Whether the last look found a wrong value that time does not mend, and whether it found one that may be late. */
    private boolean lasting;

    private boolean late;

    public Checks(
            ScenarioEvidence evidence, AdaptivePolling polling, ScenarioState scenario, Capabilities capabilities) {
        this.evidence = evidence;
        this.polling = polling;
        this.scenario = scenario;
        this.capabilities = capabilities;
    }

    /**
     * Repeats the checks until all hold, and records the findings of the last attempt. Because views may lag behind a
     * write, causes are only traced after the wait. The wait ends early if no wrong value can be an older one that
     * a view still shows.
     *
     * @param what the name of what is read, for attempts that end before a check
     */
    void eventually(String what, Runnable look) {
        repeat(what, look, unmet -> Unmet.of(unmet.what()));
    }

    /**
     * Repeats the checks as {@link #eventually} for a change that has been made, so that only views may lag behind. The
     * wait ends earlier if the view was prompt before.
     */
    void eventuallySeen(String what, Runnable look) {
        repeat(what, look, unmet -> unmet);
    }

    private void repeat(String what, Runnable look, UnaryOperator<Unmet> awaited) {
        ScenarioEvidence.Mark start = evidence.mark();
        waiting++;
        boolean holds;
        try {
            holds = polling.await(() -> doubt == null ? Unmet.of(what) : awaited.apply(doubt), Duration.ZERO, () -> {
                evidence.rollBack(start);
                doubt = null;
                upToDate.clear();
                lasting = false;
                late = false;
                try {
                    look.run();
                } catch (ScenarioAborted e) {
                    if (e.kind() != ScenarioAborted.Kind.DEVIATED) {
                        throw e;
                    }
                }
                return isPointless() || !evidence.mark().departsSince(start);
            });
            holds &= !isPointless();
        } finally {
            waiting--;
        }
        if (holds) {
            upToDate.forEach(polling::showed);
        } else if (waiting == 0) {
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
                upToDate.add(view(exchange.context()));
            } else if (doubt == null) {
                doubt = new Unmet(statement, Optional.of(view(exchange.context())));
            }
            note(holds, exchange, path, observed);
        }
        return evidence.check(holds, exchange, path, expected, shown(observed));
    }

    /** Notes that the scenario's statement does not hold because of a value that another clause reports. */
    void departs(Exchange exchange, String path, JsonNode observed, Deviation reported) {
        note(false, exchange, path, observed);
        evidence.departsBecauseOf(reported.clause());
    }

    /**
     * Notes whether a wrong value may be an older one that a view still shows. It is not if the contract does not allow it,
     * if it is the same in all versions of a grant, if nobody requested it, or if it is a server error in place of a refusal.
     */
    private void note(boolean holds, Exchange exchange, String path, Object observed) {
        boolean last = UNCHANGING.contains(path)
                || exchange.findings().stream()
                        .anyMatch(found -> found.aspect() == Aspect.SHAPE && isAbout(found, path, observed))
                || wasNeverRequested(path, observed)
                || path.equals(ERROR_CODE) && failed(exchange);
        lasting |= !holds && last;
        late |= !holds && !last;
    }

    /** Returns whether a finding is about the value. One at the same place in a list may be about another element. */
    private static boolean isAbout(WireFinding found, String path, Object observed) {
        String place = Deviation.withoutPositions(found.path());
        if (place.equals(path)) {
            return !path.contains("[]") || found.observed().equals(shown(observed));
        }
        boolean within = REQUESTED.containsKey(member(path)) && place.equals(path + "[]");
        return within && observed instanceof JsonNode value && value.toString().contains(found.observed());
    }

    /** Returns whether the response is a server error that is unlikely to pass within a moment. */
    static boolean failed(Exchange exchange) {
        return exchange.response()
                .map(response -> response.status())
                .filter(status -> status >= 500 && !PASSING.contains(status))
                .isPresent();
    }

    private static String member(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private boolean wasNeverRequested(String path, Object observed) {
        String member = member(path);
        return REQUESTED.containsKey(member)
                && observed instanceof JsonNode value
                && !(value.isValueNode() ? value.asText().isBlank() : value.isEmpty())
                && evidence.journal().exchanges().stream()
                        .flatMap(sent -> sent.requestBody().stream())
                        .map(request -> request.path(REQUESTED.get(member)))
                        .noneMatch(
                                value.isArray()
                                        ? requested ->
                                                GrantedOperations.of(requested).equals(GrantedOperations.of(value))
                                        : value::equals);
    }

    /** Notes that waiting does not change the failed check, which is the only one of its look. */
    void cannotBeLate() {
        lasting = true;
        late = false;
    }

    private boolean isPointless() {
        return lasting && !late;
    }

    /** Returns the name of a statement whose outcome is alike in all scenarios; of a list, by what is expected of it. */
    static String statement(CallContext context, String path, String expected) {
        return view(context) + ": " + path + (path.endsWith("[]") ? ", " + expected : "");
    }

    /** Returns the name of a view, for the waits for it. */
    static String view(CallContext context) {
        return context.operation() + " by the " + context.party();
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
        } else if (scenario.shortfall(exchange).isPresent()) {
            throw ScenarioAborted.blockedBy(
                    scenario.shortfall(exchange).get().clause(),
                    exchange.operation() + " returned " + exchange.summary() + " on a grant that is "
                            + scenario.grant().status());
        } else if (waiting > 0 || capabilities.performs(move)) {
            check(false, exchange, STATUS, SUCCESS, exchange.summary());
        } else {
            fails(success(move), exchange, SUCCESS, exchange.summary());
        }
        throw ScenarioAborted.deviated();
    }

    /**
     * Returns the premise that fails when no such call succeeds. Edits by the grantor are documented for grants that wait
     * for their grantee, which some targets never show.
     *
     * @throws ScenarioAborted as skipped, if the scenario states more than the premise
     */
    private Premise success(Move move) {
        boolean accepted = move.isEdit()
                && GrantStatusGraph.ACCEPTED.contains(scenario.grant().status());
        if (!accepted || capabilities.leavesAcceptanceToTheGrantee()) {
            return move.success();
        }
        if (evidence.clause().strength() == Strength.MUST) {
            throw ScenarioAborted.skipped("the target lets no grantor edit an accepted grant (LM-CGV-36)");
        }
        return new Premise("LM-CGV-36", STATUS);
    }

    /**
     * Ends a scenario about several accounts, whose statement does not hold, if the target treats all as one.
     *
     * @throws ScenarioAborted as blocked by the clause that keeps accounts apart
     */
    void needsSeparateAccounts() {
        if (waiting == 0 && !capabilities.separatesAccounts()) {
            throw ScenarioAborted.blockedBy(Premise.separation().clause(), "all callers are treated as one account");
        }
    }

    /** Notes that the scenario's statement fails because of a premise, under whose clause the deviation is reported. */
    void fails(Premise premise, Exchange exchange, String expected, Object observed) {
        evidence.departsBecauseOf(premise.clause());
        premise(premise, exchange, expected, observed);
    }

    /** Notes that a premise does not hold, of which the scenario states nothing. */
    void premise(Premise premise, Exchange exchange, String expected, Object observed) {
        evidence.found(premise.clause(), exchange, premise.path(), expected, shown(observed));
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
