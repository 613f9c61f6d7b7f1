package dev.lmc.licensemanager.steps;

import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.upkeep.ResourceDeletion;
import dev.lmc.suite.Session;
import dev.lmc.target.Party.Role;
import dev.lmc.target.Target.Kind;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.ExchangeLog;
import io.cucumber.java.After;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Deletes the resources of a scenario: the newest first, grants before licenses. Its calls are not judged and change no
 * verdict. Nothing is deleted on the built-in reference, which ends with the run.
 */
public final class ScenarioCleanUp {
    private final Session session;
    private final ScenarioEvidence evidence;
    private final ResourceDeletion takingBack;

    public ScenarioCleanUp(Session session, ScenarioEvidence evidence, PartyCalls calls) {
        this.session = session;
        this.evidence = evidence;
        ExchangeLog apart = new ExchangeLog();
        this.takingBack = new ResourceDeletion(
                (party, operation, request) -> calls.callOutsideScenario(apart, party, operation, request));
    }

    @After
    public void takeBack() {
        if (session.target().kind() != Kind.REFERENCE) {
            takeBack("CreateGrant", "GrantArn", takingBack::deleteGrant);
            takeBack("CreateLicense", "LicenseArn", takingBack::deleteLicense);
        }
    }

    /** Deletes the resources created by any call of the scenario, including controls and repeated calls. */
    private void takeBack(String operation, String member, BiPredicate<Role, String> way) {
        Deque<Exchange> latestFirst = new ArrayDeque<>();
        evidence.journal().exchanges().stream()
                .filter(made -> made.operation().equals(operation))
                .forEach(latestFirst::push);
        Set<String> seen = new HashSet<>();
        for (Exchange made : latestFirst) {
            String arn =
                    made.successBody().map(body -> body.path(member).asText("")).orElse("");
            if (!arn.isEmpty() && seen.add(arn)) {
                if (session.lost().isEmpty() && way.test(maker(made), arn)) {
                    session.noteDeleted(arn);
                } else {
                    session.leftBehind(arn);
                }
            }
        }
    }

    private static Role maker(Exchange made) {
        return Parties.named(made.context().party());
    }
}
