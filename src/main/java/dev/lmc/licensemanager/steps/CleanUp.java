package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.suite.Session;
import dev.lmc.target.Party.Role;
import dev.lmc.target.Target.Kind;
import dev.lmc.verdict.Casefile;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.Journal;
import io.cucumber.java.After;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Takes back what a scenario made. Its calls judge nothing and change no verdict. The embedded reference is left as it
 * is: it ends with the run.
 */
public final class CleanUp {
    private static final Set<String> ENDED = Set.of("DELETED", "REJECTED");

    private final Session session;
    private final Casefile file;
    private final Calls calls;
    private final Journal apart = new Journal();

    public CleanUp(Session session, Casefile file, Calls calls) {
        this.session = session;
        this.file = file;
        this.calls = calls;
    }

    @After
    public void takeBack() {
        if (session.target().kind() == Kind.REFERENCE || session.fellSilent()) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (Exchange made : file.journal().exchanges()) {
            made.result().ifPresent(answer -> takeBack(made, answer, seen));
        }
    }

    /** Whatever call of the scenario made it: a twin and a repeated call too. */
    private void takeBack(Exchange made, JsonNode answer, Set<String> seen) {
        String grant = answer.path("GrantArn").asText("");
        String license = answer.path("LicenseArn").asText("");
        if (made.operation().equals("CreateGrant") && !grant.isEmpty() && seen.add(grant)) {
            delete(maker(made), grant);
        } else if (made.operation().equals("CreateLicense") && !license.isEmpty() && seen.add(license)) {
            ObjectNode request = JsonNodeFactory.instance.objectNode().put("LicenseArn", license);
            request.put("SourceVersion", answer.path("Version").asText("1"));
            done(license, call(maker(made), "DeleteLicense", request));
        }
    }

    private void done(String arn, Exchange deleted) {
        if (!deleted.succeeded()) {
            session.leftBehind(arn);
        }
    }

    private static Role maker(Exchange made) {
        return Role.valueOf(made.ask().party().toUpperCase(Locale.ROOT));
    }

    private void delete(Role maker, String grant) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("GrantArn", grant);
        Exchange read = call(maker, "GetGrant", request);
        JsonNode view = Reading.view(read);
        if (!ENDED.contains(view.path("GrantStatus").asText()) && !unknown(read)) {
            request.put("Version", view.path("Version").asText("1"));
            done(grant, call(maker, "DeleteGrant", request));
        }
    }

    private static boolean unknown(Exchange read) {
        return read.errorCode().filter(Refusal.UNKNOWN.codes()::contains).isPresent();
    }

    private Exchange call(Role party, String operation, ObjectNode request) {
        return calls.apart(apart, party, operation, request);
    }
}
