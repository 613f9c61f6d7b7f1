package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.wire.Exchange;
import java.util.Optional;

/**
 * The checks that a call was refused. If an operation refuses nothing correctly, the deviation is reported once, under its
 * own clause.
 */
public final class RefusalChecks {
    private final Checks checks;
    private final ScenarioState scenario;
    private final ScenarioEvidence evidence;
    private final Capabilities capabilities;

    public RefusalChecks(Checks checks, ScenarioState scenario, ScenarioEvidence evidence, Capabilities capabilities) {
        this.checks = checks;
        this.scenario = scenario;
        this.evidence = evidence;
        this.capabilities = capabilities;
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
     * @param otherwise the alternative to a refusal, followed by a comma
     */
    boolean refused(Exchange exchange, Refusal refusal, String otherwise) {
        boolean fits = exchange.errorCode().filter(refusal.codes()::contains).isPresent();
        exchange.unreadByKnownClients().ifPresent(evidence::remark);
        String expected = otherwise + "a refusal: " + String.join(", ", refusal.codes());
        int status = exchange.response().map(answer -> answer.status()).orElse(0);
        Optional<Premise> shortfall = scenario.shortfall(exchange);
        if (!fits && status / 100 == 4 && shortfall.isPresent()) {
            throw ScenarioAborted.blockedBy(
                    shortfall.get().clause(),
                    exchange.operation() + " returned " + exchange.summary() + " on a grant that is "
                            + scenario.grant().status());
        }
        if (!fits && exchange.succeeded() && servesEverybody(exchange)) {
            return false;
        }
        if (refusal == Refusal.OUTDATED
                && exchange.succeeded()
                && !checks.isWaiting()
                && !capabilities.takesVersionsAsRead(exchange.operation())) {
            throw ScenarioAborted.skipped(
                    exchange.operation()
                            + " requires another version than GetGrant returns, so none is known to be old",
                    "the latest version");
        }
        if (!fits && ignoresVersion(exchange)) {
            checks.fails(
                    Premise.olderVersions(),
                    exchange,
                    Checks.quoted(requestedVersion(exchange)),
                    GrantReader.view(exchange).path("Version"));
        } else if (!fits && ignoresFilters(exchange)) {
            checks.fails(Premise.excludes(exchange.operation()), exchange, expected, exchange.summary());
        } else if (!fits && isEmptyStub(exchange)) {
            checks.fails(
                    Premise.whole(exchange.operation()),
                    exchange,
                    GrantViews.listed(exchange.operation()),
                    GrantViews.ABSENT);
        } else if (fits || !failsEveryRefusal(exchange, expected)) {
            checks.check(fits, exchange, Checks.ERROR_CODE, expected, exchange.summary());
        }
        return fits;
    }

    /**
     * States that a response is no server error. If the operation fails for everything that it should refuse, the
     * deviation is reported under the operation's own clause.
     */
    boolean isBelow500(Exchange exchange) {
        String expected = "a status below 500";
        boolean below =
                exchange.response().filter(answer -> answer.status() < 500).isPresent();
        return (below || !failsEveryRefusal(exchange, expected))
                && checks.check(below, exchange, Checks.STATUS, expected, exchange.summary());
    }

    /** States that a call was refused with any error code. */
    boolean refused(Exchange exchange) {
        int status = exchange.response().map(answer -> answer.status()).orElse(0);
        String expected = "a status from 400 to 499";
        return (status / 100 == 4 || !failsEveryRefusal(exchange, expected))
                && checks.check(status / 100 == 4, exchange, Checks.STATUS, expected, exchange.summary());
    }

    /** Returns whether an empty list was returned by an operation that lists nothing without filters. */
    private boolean isEmptyStub(Exchange exchange) {
        return exchange.operation().startsWith("List")
                && exchange.succeeded()
                && ListPages.elements(exchange, exchange.operation()).isEmpty()
                && !checks.isWaiting()
                && exchange.requestBody()
                        .filter(body -> body.has("Filters") || body.has(Trials.arns(exchange.operation())))
                        .isEmpty()
                && Move.of(exchange).isRightful()
                && !capabilities.showsWithoutFilters(GrantReader.View.of(exchange));
    }

    /** Returns whether another version than the requested one was returned by a target that always reads the latest. */
    private boolean ignoresVersion(Exchange exchange) {
        return exchange.operation().equals("GetGrant")
                && exchange.succeeded()
                && !requestedVersion(exchange).isEmpty()
                && !requestedVersion(exchange)
                        .equals(GrantReader.view(exchange).path("Version").asText())
                && !checks.isWaiting()
                && Move.of(exchange).isRightful()
                && !capabilities.readsOlderVersions();
    }

    private static String requestedVersion(Exchange exchange) {
        JsonNode version =
                exchange.requestBody().map(body -> body.path("Version")).orElse(MissingNode.getInstance());
        return version.isValueNode() ? version.asText() : version.toString();
    }

    /** Returns whether a list with filters was returned by an operation that ignores them, so that none is refused. */
    private boolean ignoresFilters(Exchange exchange) {
        boolean filtered =
                exchange.requestBody().filter(body -> body.has("Filters")).isPresent();
        return filtered
                && exchange.succeeded()
                && !checks.isWaiting()
                && Move.of(exchange).isRightful()
                && !capabilities.filters(GrantReader.View.of(exchange));
    }

    /**
     * Returns whether an account was served that has nothing to do with the grant, by a target that does not keep
     * accounts apart. That is reported once for all operations.
     */
    boolean servesEverybody(Exchange exchange) {
        boolean serves = !checks.isWaiting() && !Move.of(exchange).isRightful() && !capabilities.separatesAccounts();
        if (serves) {
            checks.fails(Premise.separation(), exchange, "no access to the grants of other accounts", "access");
        }
        return serves;
    }

    /** Returns whether the operation, or the whole target, refuses nothing correctly, which is reported there. */
    private boolean failsEveryRefusal(Exchange exchange, String expected) {
        boolean crashed =
                exchange.response().filter(answer -> answer.status() >= 500).isPresent();
        if (checks.isWaiting()) {
            return false;
        }
        Move usual = Move.by(Parties.GRANTOR, exchange.operation()).rightful();
        if (crashed && !capabilities.performs(usual)) {
            throw ScenarioAborted.blockedBy(
                    usual.success().clause(),
                    exchange.operation() + " returned " + exchange.summary() + ", and never succeeds either");
        }
        if (crashed && !capabilities.refuses()) {
            checks.fails(Premise.anyRefusal(), exchange, "a refusal with a status from 400 to 499", exchange.summary());
            return true;
        }
        boolean fails = crashed
                ? !capabilities.refuses(exchange.operation())
                : exchange.succeeded() && capabilities.takesAnything(exchange.operation());
        if (fails) {
            checks.fails(
                    Premise.refusal(exchange.operation()),
                    exchange,
                    crashed ? expected : "a refusal, as of any other call that must be refused",
                    exchange.summary());
        }
        return fails;
    }

    /** Returns whether a call was refused as described; any other error ends the scenario. */
    boolean refusedOrSucceeded(Exchange exchange, Refusal refusal) {
        boolean refused = exchange.errorCode().filter(refusal.codes()::contains).isPresent();
        if (refused) {
            checks.check(true, exchange, Checks.ERROR_CODE, "a refusal " + refusal.reason(), exchange.summary());
        } else {
            checks.succeeded(exchange);
        }
        return refused;
    }
}
