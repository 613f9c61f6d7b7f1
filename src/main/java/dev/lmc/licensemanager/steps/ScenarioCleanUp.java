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

/**
 * Deletes the resources of a scenario: the newest first, grants before licenses. Its calls are not judged and change no
 * verdict. On the built-in reference, which ends with the run, it only deletes grants whose licenses are used again.
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
        Situations.Left left = situations.leave(!ended.isFailed());
        Set<String> kept = new HashSet<>(left.kept());
        left.toDelete().ifPresent(grant -> {
            kept.add(grant.arn());
            if (delete(grant)) {
                kept.add(grant.license().arn());
                situations.leaveLicense(grant);
            }
        });
        takeBack(kept);
    }

    /** Deletes a grant; returns whether it is deleted. On the built-in reference, none is reported as left behind. */
    private boolean delete(ScenarioGrant grant) {
        if (session.target().kind() != Kind.REFERENCE) {
            return delete("Grant", Parties.GRANTOR, grant.arn());
        }
        JsonNode latest = latest("Grant", grant.arn());
        return hasEnded("Grant", latest)
                || deletion.deleteGrant(Parties.GRANTOR, grant.arn(), version("Grant", latest));
    }

    /** @param others the ARNs of resources that other scenarios use */
    void takeBack(Set<String> others) {
        if (session.target().kind() != Kind.REFERENCE) {
            takeBack("Grant", others);
            takeBack("License", others);
        }
    }

    /**
     * Deletes the resources created by any call of the scenario, including controls and repeated calls.
     *
     * @param others the ARNs of resources that other scenarios use
     */
    private void takeBack(String kind, Set<String> others) {
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
                delete(kind, maker(made), arn);
            }
        }
    }

    /** Deletes a resource, now or when all scenarios have ended; returns whether it is deleted now. */
    private boolean delete(String kind, Role maker, String arn) {
        Optional<String> version = version(kind, latest(kind, arn));
        return kind.equals("Grant")
                ? session.delete(
                        arn, () -> deletion.deleteGrant(maker, arn, version), () -> deletion.deleteGrant(maker, arn))
                : session.delete(
                        arn,
                        () -> deletion.deleteLicense(maker, arn, version),
                        () -> deletion.deleteLicense(maker, arn));
    }

    /** Returns the latest response about a resource; missing if there is none with a version. */
    private JsonNode latest(String kind, String arn) {
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
        return latest;
    }

    /** Returns the version of a live resource; empty if it has ended or its version is unknown. */
    private static Optional<String> version(String kind, JsonNode latest) {
        return latest.isMissingNode() || hasEnded(kind, latest)
                ? Optional.empty()
                : Optional.of(latest.path("Version").asText());
    }

    private static boolean hasEnded(String kind, JsonNode latest) {
        String status = kind.equals("Grant") ? "GrantStatus" : "Status";
        return ResourceDeletion.isEnded(
                latest.path(status).asText(latest.path("Status").asText()));
    }

    private static Role maker(Exchange made) {
        return Parties.named(made.context().party());
    }
}
