package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lmc.wire.Exchange;
import io.cucumber.java.en.Then;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Steps about what the parties read of a grant, alone and in their lists. */
public final class ReadBackSteps {
    private static final List<String> SAME = List.of("GrantArn", "GrantStatus", "GrantName", "StatusReason");
    private static final Set<String> OPTIONAL = Set.of("StatusReason");

    private final ScenarioState scenario;
    private final Checks checks;
    private final RefusalChecks refusals;
    private final StatusSteps statusSteps;
    private final GrantViews views;

    public ReadBackSteps(
            ScenarioState scenario, Checks checks, RefusalChecks refusals, StatusSteps statusSteps, GrantViews views) {
        this.scenario = scenario;
        this.checks = checks;
        this.refusals = refusals;
        this.statusSteps = statusSteps;
        this.views = views;
    }

    @Then("both parties see the grant")
    public void bothReadIt() {
        views.everywhere(this::isIt);
    }

    @Then("both parties see the grant in GetGrant and in their lists")
    public void bothSee() {
        views.seenEverywhere();
    }

    @Then("every operation that returns the grant shows both parties the same status, name and reason")
    public void readTheSameEverywhere() {
        readTheSameEverywhere(SAME);
    }

    private void readTheSameEverywhere(List<String> members) {
        views.everywhere(() -> {
            AtomicReference<JsonNode> first = new AtomicReference<>();
            return (exchange, path, view) -> {
                if (!first.compareAndSet(null, view)) {
                    members.forEach(member -> checks.check(
                            isLeftOut(first.get(), member)
                                    || value(first.get(), member).equals(value(view, member)),
                            exchange,
                            path + "." + member,
                            "what is read elsewhere: "
                                    + Checks.shown(first.get().path(member)),
                            view.path(member)));
                }
            };
        });
    }

    /** Apart from the rest, because AWS has been seen to name another version in a list than in GetGrant. */
    @Then("both parties see the same version everywhere")
    public void readTheSameVersionEverywhere() {
        readTheSameEverywhere(List.of("Version"));
    }

    @Then("both parties see that the parent of the grant is the license")
    public void readTheLicenseAsParent() {
        views.everywhere((exchange, path, view) -> checks.equal(
                exchange, path + ".ParentArn", scenario.grant().license().arn(), view.path("ParentArn")));
    }

    @Then("both parties see ActivationOverrideBehavior {word}, unless the call was refused {refusal}")
    public void readTheOverride(String behavior, Refusal refusal) {
        if (refusals.refusedOrSucceeded(scenario.last(), refusal)) {
            return;
        }
        statusSteps.settlesAs(List.of("ACTIVE"));
        views.everywhere((exchange, path, view) -> checks.equal(
                exchange,
                path + ".Options.ActivationOverrideBehavior",
                behavior,
                view.path("Options").path("ActivationOverrideBehavior")));
    }

    private void isIt(Exchange exchange, String path, JsonNode view) {
        checks.equal(exchange, path + ".GrantArn", scenario.grant().arn(), view.path("GrantArn"));
    }

    /** Returns whether a view has no value for a member that every grant has, which is a fault of that view alone. */
    private static boolean isLeftOut(JsonNode view, String member) {
        return !OPTIONAL.contains(member) && !view.path(member).isTextual();
    }

    /** Returns the member's value; null is treated as absent. */
    private static JsonNode value(JsonNode view, String member) {
        return view.hasNonNull(member) ? view.path(member) : MissingNode.getInstance();
    }
}
