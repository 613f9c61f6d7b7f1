package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.upkeep.ResourceDeletion;
import dev.lmc.suite.Session;
import dev.lmc.target.Party.Role;
import dev.lmc.target.Target.Kind;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.wire.Exchange;
import io.cucumber.java.After;
import io.cucumber.java.Scenario;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Deletes the resources of a scenario: the newest first, grants before licenses. Its calls are not judged and change no
 * verdict. Nothing is deleted on the built-in reference, which ends with the run.
 */
public final class ScenarioCleanUp {
    private final Session session;
    private final ScenarioEvidence evidence;
    private final ResourceDeletion deletion;
    private final Situations situations;

    public ScenarioCleanUp(Session session, ScenarioEvidence evidence, PartyCalls calls, Situations situations) {
        this.situations = situations;
        this.session = session;
        this.evidence = evidence;
        this.deletion = calls.deletion();
    }

    @After
    public void takeBack(Scenario ended) {
        takeBack(situations.leave(!ended.isFailed()));
        situations.ending().ifPresent(grant -> {
            if (session.target().kind() == Kind.REFERENCE) {
                Optional<String> version = seen("Grant", "GrantStatus", grant.arn());
                version.ifPresent(each -> deletion.deleteGrant(Parties.GRANTOR, grant.arn(), version));
            }
            situations.leaveLicense(grant);
        });
    }

    /** @param others the ARNs of resources that other scenarios use */
    void takeBack(Set<String> others) {
        if (session.target().kind() != Kind.REFERENCE) {
            takeBack(
                    "Grant",
                    others,
                    (maker, arn) -> deletion.deleteGrant(maker, arn, seen("Grant", "GrantStatus", arn)),
                    deletion::deleteGrant);
            takeBack(
                    "License",
                    others,
                    (maker, arn) -> deletion.deleteLicense(maker, arn, seen("License", "Status", arn)),
                    deletion::deleteLicense);
        }
    }

    /**
     * Deletes the resources created by any call of the scenario, including controls and repeated calls.
     *
     * @param others the ARNs of resources that other scenarios use
     * @param later the deletion to try when all scenarios have ended
     */
    private void takeBack(
            String kind, Set<String> others, BiPredicate<Role, String> way, BiPredicate<Role, String> later) {
        Deque<Exchange> latestFirst = new ArrayDeque<>();
        evidence.journal().exchanges().stream()
                .filter(made -> made.operation().equals("Create" + kind))
                .forEach(latestFirst::push);
        Set<String> seen = new HashSet<>(others);
        for (Exchange made : latestFirst) {
            String arn = made.successBody()
                    .map(body -> body.path(kind + "Arn").asText(""))
                    .orElse("");
            if (!arn.isEmpty() && seen.add(arn)) {
                Role maker = maker(made);
                session.delete(arn, () -> way.test(maker, arn), () -> later.test(maker, arn));
            }
        }
    }

    /** Returns the version of a live resource in the latest response about it; empty if there is none. */
    private Optional<String> seen(String kind, String status, String arn) {
        JsonNode latest = MissingNode.getInstance();
        for (Exchange made : evidence.journal().exchanges()) {
            JsonNode body = made.successBody().orElse(MissingNode.getInstance());
            JsonNode view = body.has(kind) ? body.path(kind) : body;
            boolean older = made.operation().equals("Get" + kind)
                    && made.requestBody().filter(asked -> asked.has("Version")).isPresent();
            if (view.path(kind + "Arn").asText().equals(arn)
                    && view.path("Version").isTextual()
                    && !older) {
                latest = view;
            }
        }
        String state = latest.path(status).asText(latest.path("Status").asText());
        return latest.isMissingNode() || ResourceDeletion.isEnded(state)
                ? Optional.empty()
                : Optional.of(latest.path("Version").asText());
    }

    private static Role maker(Exchange made) {
        return Parties.named(made.context().party());
    }
}
