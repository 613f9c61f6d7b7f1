package dev.lmc.licensemanager.steps;

import dev.lmc.licensemanager.upkeep.TakingBack;
import dev.lmc.suite.Session;
import dev.lmc.target.Party.Role;
import dev.lmc.target.Target.Kind;
import dev.lmc.verdict.Casefile;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.Journal;
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
public final class CleanUp {
    private final Session session;
    private final Casefile file;
    private final TakingBack takingBack;

    public CleanUp(Session session, Casefile file, Calls calls) {
        this.session = session;
        this.file = file;
        Journal apart = new Journal();
        this.takingBack = new TakingBack((party, operation, request) -> calls.apart(apart, party, operation, request));
    }

    @After
    public void takeBack() {
        if (session.target().kind() != Kind.REFERENCE) {
            takeBack("CreateGrant", "GrantArn", takingBack::grant);
            takeBack("CreateLicense", "LicenseArn", takingBack::license);
        }
    }

    /** Whatever call of the scenario made it: a twin and a repeated call too. */
    private void takeBack(String operation, String member, BiPredicate<Role, String> way) {
        Deque<Exchange> latestFirst = new ArrayDeque<>();
        file.journal().exchanges().stream()
                .filter(made -> made.operation().equals(operation))
                .forEach(latestFirst::push);
        Set<String> seen = new HashSet<>();
        for (Exchange made : latestFirst) {
            String arn = made.result().map(body -> body.path(member).asText("")).orElse("");
            if (!arn.isEmpty() && seen.add(arn)) {
                if (!session.fellSilent() && way.test(maker(made), arn)) {
                    session.takenBack(arn);
                } else {
                    session.leftBehind(arn);
                }
            }
        }
    }

    private static Role maker(Exchange made) {
        return Role.valueOf(made.ask().party().toUpperCase(Locale.ROOT));
    }
}
