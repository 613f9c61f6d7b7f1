package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.licensemanager.steps.GrantReader.Sight;
import dev.lmc.licensemanager.steps.GrantReader.View;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.wire.Exchange;
import java.util.Collection;
import java.util.Optional;

/**
 * The checks that a grant has reached a status after a call. A cause that applies to all such calls is reported under its
 * own clause.
 */
public final class StatusChecks {
    private final Checks checks;
    private final ScenarioEvidence evidence;
    private final Capabilities capabilities;
    private final GrantReader reading;

    public StatusChecks(Checks checks, ScenarioEvidence evidence, Capabilities capabilities, GrantReader reading) {
        this.reading = reading;
        this.checks = checks;
        this.evidence = evidence;
        this.capabilities = capabilities;
    }

    /**
     * Checks that a grant has one of the statuses after a call. If such calls never lead to their documented status,
     * that is reported at its own clause.
     */
    void settled(Exchange done, Exchange read, String path, Collection<String> statuses, JsonNode actual) {
        if (read.isUnreadable()) {
            // its own clause tells that, and no status is absent
            checks.succeeded(read);
        }
        Move move = Move.of(done);
        boolean documented = !move.leadsTo().isEmpty() && statuses.containsAll(move.leadsTo());
        if (!statuses.contains(actual.asText())
                && documented
                && !checks.isWaiting()
                && !isAboutOutcomes(Premise.outcome(move.operation()))
                && !capabilities.leads(done, View.of(read))) {
            checks.fails(
                    new Premise(Premise.outcome(move.operation()).clause(), path),
                    read,
                    Checks.anyOf(statuses),
                    actual);
            return;
        }
        Optional<Deviation> reported = statuses.contains(actual.asText()) ? Optional.empty() : reported(done, actual);
        reported.ifPresentOrElse(
                deviation -> checks.departs(read, path, actual, deviation),
                () -> checks.oneOf(read, path, statuses, actual));
    }

    /**
     * Returns whether the grant has kept its status because such calls never lead to their documented one, which is
     * reported at its own clause. Other statements on what follows from the call then prove nothing.
     */
    boolean leadsNowhere(Exchange done, ScenarioGrant grant) {
        Move move = Move.of(done);
        if (checks.isWaiting() || move.leadsTo().contains(grant.status())) {
            return false;
        }
        Sight read = reading.sight(grant);
        if (!read.present()
                || move.leadsTo().contains(read.status())
                || capabilities.leads(done, View.of(read.exchange()))) {
            return false;
        }
        checks.fails(
                new Premise(Premise.outcome(move.operation()).clause(), read.path() + ".GrantStatus"),
                read.exchange(),
                Checks.anyOf(move.leadsTo()),
                read.grant().path("GrantStatus"));
        return true;
    }

    /** Returns the deviation that the response to the call was found to have because it named the same status. */
    private Optional<Deviation> reported(Exchange done, JsonNode status) {
        if (done.successBody()
                .filter(body -> body.path("Status").equals(status))
                .isEmpty()) {
            return Optional.empty();
        }
        return evidence.statedDeviations().stream()
                .filter(deviation -> deviation.exchange() == done.number()
                        && deviation.path().equals("Status"))
                .findFirst();
    }

    /** The clauses of a grant's life are about the outcomes of calls themselves. */
    private boolean isAboutOutcomes(Premise outcome) {
        String own = evidence.clause().id();
        return own.equals(outcome.clause()) || own.startsWith("LM-GL-0");
    }

    /**
     * States that a new grant is in one of the statuses. If none ever settles in a documented status, the deviation is
     * reported under CreateGrant's own clause, and the grant has no other.
     */
    void settledNew(Exchange read, String path, Collection<String> statuses, JsonNode actual) {
        Premise premise = Premise.outcome("CreateGrant");
        if (!statuses.contains(actual.asText())
                && !checks.isWaiting()
                && !premise.clause().equals(evidence.clause().id())
                && !capabilities.settlesNewGrants()) {
            evidence.remark("not judged: the status of a new grant, which never settles (" + premise.clause() + ")");
        } else {
            checks.oneOf(read, path, statuses, actual);
        }
    }
}
