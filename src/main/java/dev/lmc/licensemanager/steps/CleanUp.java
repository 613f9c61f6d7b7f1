package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.suite.Session;
import dev.lmc.target.Party.Role;
import dev.lmc.target.Target.Kind;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.Exchange.Ask;
import dev.lmc.wire.Journal;
import io.cucumber.java.After;
import java.util.Optional;

/**
 * Takes back what a scenario made. Its calls judge nothing and change no verdict. The embedded reference is left as it
 * is: it ends with the run.
 */
public final class CleanUp {
    private final Session session;
    private final World world;
    private final Calls calls;
    private final Journal apart = new Journal();

    public CleanUp(Session session, World world, Calls calls) {
        this.session = session;
        this.world = world;
        this.calls = calls;
    }

    @After
    public void takeBack() {
        if (session.target().kind() == Kind.REFERENCE || session.fellSilent()) {
            return;
        }
        world.grants().forEach(this::delete);
        if (session.target().licenseArn().isEmpty()) {
            world.licenses()
                    .forEach(license -> call(
                            "DeleteLicense",
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("LicenseArn", license.arn())
                                    .put("SourceVersion", "1")));
        }
    }

    private void delete(Grant grant) {
        ObjectNode arn = JsonNodeFactory.instance.objectNode().put("GrantArn", grant.arn());
        JsonNode read = call("GetGrant", arn)
                .result()
                .map(body -> body.path("Grant"))
                .orElseGet(JsonNodeFactory.instance::objectNode);
        String status = read.path("GrantStatus").asText("DELETED");
        if (!status.equals("DELETED") && !status.equals("REJECTED")) {
            call("DeleteGrant", arn.put("Version", read.path("Version").asText("1")));
        }
    }

    private Exchange call(String operation, ObjectNode request) {
        return session.raw()
                .call(
                        apart,
                        new Ask(operation, Role.GRANTOR.words(), true),
                        calls.sent(operation, request.toString()),
                        Optional.of(calls.party(Role.GRANTOR).keys()));
    }
}
