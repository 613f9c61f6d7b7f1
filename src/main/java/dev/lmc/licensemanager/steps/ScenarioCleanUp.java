package dev.lmc.licensemanager.steps;

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
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Takes back what a scenario made: the last first, grants before licenses. Its calls judge nothing and change no
 * verdict. The embedded reference is left as it is: it ends with the run.
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

    /** Whatever call of the scenario made it: a twin and a repeated call too. */
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
                if (!session.isUnresponsive() && way.test(maker(made), arn)) {
                    session.noteDeleted(arn);
                } else {
                    session.leftBehind(arn);
                }
            }
        }
    }

    private static Role maker(Exchange made) {
        return Role.valueOf(made.context().party().toUpperCase(Locale.ROOT));
    }
}
