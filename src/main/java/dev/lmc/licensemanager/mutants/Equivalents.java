package dev.lmc.licensemanager.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.mutants.Equivalent.Liberty;
import dev.lmc.licensemanager.reference.api.Answer;
import dev.lmc.licensemanager.reference.api.Handler;
import dev.lmc.licensemanager.reference.domain.Grant;
import dev.lmc.licensemanager.reference.domain.License;
import dev.lmc.licensemanager.reference.domain.Rules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Liberties in what the API does; those in how it says it are in {@link EquivalentForms}. */
public final class Equivalents {
    private static final List<Equivalent> ALL =
            Stream.concat(behaviours().stream(), EquivalentForms.all().stream()).toList();

    private Equivalents() {}

    public static List<Equivalent> all() {
        return ALL;
    }

    public static Optional<Equivalent> named(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private static List<Equivalent> behaviours() {
        return List.of(
                new Equivalent("the-reference", "Nothing is different.", Liberty.BEHAVIOUR, options -> options),
                new Equivalent(
                        "no-workflow",
                        "A new grant is there at once.",
                        Liberty.BEHAVIOUR,
                        o -> o.withWorkflowDelay(Duration.ZERO)),
                new Equivalent(
                        "slow-workflow",
                        "Work takes a while.",
                        Liberty.BEHAVIOUR,
                        o -> o.withWorkflowDelay(Duration.ofMillis(150))),
                around(
                        "workflow-first",
                        "Every write answers that work has begun.",
                        Answers.text("AcceptGrant RejectGrant DeleteGrant", "Status", "PENDING_WORKFLOW")),
                rules("accept-activates", "Accepting activates at once.", new Rules() {
                    @Override
                    public String afterAccept() {
                        return "ACTIVE";
                    }
                }),
                rules("accepting-twice-is-refused", "What was accepted is not accepted again.", new Rules() {
                    @Override
                    public boolean accepted(String status) {
                        return false;
                    }
                }),
                rules("versions-by-every-write", "Accepting, rejecting and deleting make versions.", new Rules() {
                    @Override
                    public boolean makesVersion(String operation) {
                        return true;
                    }
                }),
                rules("versions-skip-a-number", "A version takes two numbers.", new Rules() {
                    @Override
                    public int nextVersion(Grant grant) {
                        return grant.latest().number() + 2;
                    }
                }),
                rules("duplicates-are-granted", "A second grant to the same principal is made.", new Rules() {
                    @Override
                    public boolean duplicates(Grant existing, License license, String principal) {
                        return false;
                    }
                }),
                rules("grantee-deletes-too", "The grantee may delete a grant.", new Rules() {
                    @Override
                    public boolean mayDelete(Grant grant, String caller) {
                        return mayRead(grant, caller);
                    }
                }),
                rules("no-rejecting-after-accepting", "An accepted grant cannot be rejected.", new Rules() {
                    @Override
                    public boolean rejectable(String status) {
                        return status.equals("PENDING_ACCEPT");
                    }
                }),
                rules("pending-licenses-are-not-received", "A license is received once it is accepted.", new Rules() {
                    @Override
                    public boolean isReceived(Grant grant) {
                        return super.isReceived(grant) && !grant.status().equals("PENDING_ACCEPT");
                    }
                }),
                rules(
                        "deleted-licenses-are-listed",
                        "A received license is listed after its grant ended.",
                        new Rules() {
                            @Override
                            public boolean isReceived(Grant grant) {
                                return true;
                            }
                        }),
                around(
                        "ended-grants-are-not-listed",
                        "Lists hold living grants only.",
                        Answers.turn(
                                "ListDistributedGrants ListReceivedGrants",
                                "Grants[]",
                                grant -> ended(grant) ? null : grant)),
                around("deleted-grants-are-not-found", "What is deleted is gone.", gone()),
                around(
                        "options-need-marketplace",
                        "Options are for licenses of the marketplace.",
                        Calls.refuse(
                                "CreateGrantVersion",
                                body -> body.has("Options")
                                        && body.path("Status").asText().equals("ACTIVE")
                                        && body.path("Options")
                                                .path("ActivationOverrideBehavior")
                                                .asText()
                                                .matches("DISTRIBUTED_GRANTS_ONLY|ALL_GRANTS_PERMITTED_BY_ISSUER"))),
                around(
                        "organizations-settle-as-disabled",
                        "A distributed grant is disabled, and active once it was activated.",
                        next -> Answers.turn("GetGrant", "Grant", Equivalents::settled)
                                .apply(Answers.turn("ListDistributedGrants", "Grants[]", Equivalents::settled)
                                        .apply(next))),
                around(
                        "unknown-filters-are-ignored",
                        "A filter that is not known is passed over.",
                        Calls.repaired(
                                "*",
                                body -> Places.turn(
                                        body,
                                        "Filters[]",
                                        f -> f.path("Name").asText().equals("NoSuchFilter") ? null : f))));
    }

    private static UnaryOperator<Handler> gone() {
        return Answers.successes(
                "GetGrant",
                answer ->
                        answer.body().path("Grant").path("GrantStatus").asText().equals("DELETED")
                                ? Answer.error(400, "ResourceNotFoundException", "there is no such grant")
                                : answer);
    }

    /** The first version of its work is 2. */
    private static JsonNode settled(JsonNode grant) {
        return grant.path("GrantStatus").asText().equals("WORKFLOW_COMPLETED")
                ? ((ObjectNode) grant).put("GrantStatus", grant.path("Version").asInt() > 2 ? "ACTIVE" : "DISABLED")
                : grant;
    }

    private static boolean ended(JsonNode grant) {
        return grant.path("GrantStatus").asText().matches("REJECTED|DELETED");
    }

    private static Equivalent rules(String name, String story, Rules rules) {
        return new Equivalent(name, story, Liberty.BEHAVIOUR, options -> options.with(rules));
    }

    private static Equivalent around(String name, String story, UnaryOperator<Handler> around) {
        return new Equivalent(name, story, Liberty.BEHAVIOUR, options -> options.within(around));
    }
}
