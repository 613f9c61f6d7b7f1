package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.facts.GrantStatusGraph;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.wire.Exchange;
import io.cucumber.java.en.Then;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Steps about the response to a call and what the parties read afterwards. */
public final class ResponseSteps {
    private static final GrantReader.View DISTRIBUTED = new GrantReader.View(Parties.GRANTOR, "ListDistributedGrants");
    private static final List<String> SAME = List.of("GrantArn", "GrantStatus", "GrantName", "StatusReason");
    private static final Set<String> OPTIONAL = Set.of("StatusReason");

    private final ScenarioState scenario;
    private final Checks checks;
    private final GrantReader reading;
    private final StatusSettling settling;
    private final GrantViews views;
    private final AdaptivePolling polling;

    public ResponseSteps(
            ScenarioState scenario,
            Checks checks,
            GrantReader reading,
            GrantViews views,
            StatusSettling settling,
            AdaptivePolling polling) {
        this.views = views;
        this.polling = polling;
        this.scenario = scenario;
        this.checks = checks;
        this.reading = reading;
        this.settling = settling;
    }

    @Then("the call succeeds")
    public void succeeds() {
        checks.succeeded(scenario.last());
    }

    @Then("the response names the grant with status {statuses}")
    public void namesTheGrant(List<String> statuses) {
        JsonNode answer = checks.succeeded(scenario.last()).successBody().orElseThrow();
        checks.equal(scenario.last(), "GrantArn", scenario.grant().arn(), answer.path("GrantArn"));
        checks.oneOf(scenario.last(), "Status", statuses, answer.path("Status"));
    }

    @Then("the response names the grant")
    public void namesTheGrant() {
        JsonNode answer = checks.succeeded(scenario.last()).successBody().orElseThrow();
        checks.equal(scenario.last(), "GrantArn", scenario.grant().arn(), answer.path("GrantArn"));
    }

    @Then("the grant settles as {statuses}")
    public void settlesAs(List<String> statuses) {
        Sight read = settling.await(scenario.grant(), checks.succeeded(scenario.last()), statuses);
        checks.settled(
                scenario.last(),
                read.exchange(),
                read.path() + ".GrantStatus",
                statuses,
                read.grant().path("GrantStatus"));
    }

    @Then("the grant keeps its status")
    public void keepsItsStatus() {
        settlesAs(List.of(scenario.grant().status()));
    }

    @Then("the response names a new grant with status {statuses}")
    public void namesANewGrant(List<String> statuses) {
        namesANewGrant();
        JsonNode answer = scenario.last().successBody().orElseThrow();
        checks.settledNew(scenario.last(), "Status", statuses, answer.path("Status"));
    }

    @Then("the response names a new grant")
    public void namesANewGrant() {
        JsonNode answer = checks.succeeded(scenario.last()).successBody().orElseThrow();
        String arn = answer.path("GrantArn").asText();
        checks.check(
                arn.contains(":grant:"), scenario.last(), "GrantArn", "the ARN of a grant", answer.path("GrantArn"));
        checks.check(
                scenario.grants().stream()
                                .filter(grant -> grant.arn().equals(arn))
                                .count()
                        <= 1,
                scenario.last(),
                "GrantArn",
                "an ARN that no grant had before",
                arn);
        checks.check(
                VersionSteps.number(answer.path("Version")).signum() > 0,
                scenario.last(),
                "Version",
                "a decimal number",
                answer.path("Version"));
    }

    @Then("each grant has an ARN of its own, with the grantor's account")
    public void ownArnOfTheGrantor() {
        String account = reading.account(Parties.GRANTOR);
        Set<String> others = new HashSet<>();
        for (ScenarioGrant grant : scenario.grants()) {
            Exchange read = checks.succeeded(reading.get(Parties.GRANTOR, grant));
            String arn = GrantReader.view(read).path("GrantArn").asText();
            checks.check(
                    arn.matches("arn:aws[a-z-]*:license-manager::" + account + ":grant:g-[0-9A-Za-z-]+"),
                    read,
                    "Grant.GrantArn",
                    "arn:aws:license-manager::" + account + ":grant:g-…",
                    arn);
            checks.check(others.add(arn), read, "Grant.GrantArn", "an ARN that no other grant has", arn);
        }
    }

    @Then("both parties read the license as its parent")
    public void readTheLicenseAsParent() {
        views.everywhere((exchange, path, view) -> checks.equal(
                exchange, path + ".ParentArn", scenario.grant().license().arn(), view.path("ParentArn")));
    }

    @Then("both parties read these reasons")
    public void readTheseReasons() {
        views.everywhere((exchange, path, view) ->
                checks.equal(exchange, path + ".StatusReason", scenario.reason(), view.path("StatusReason")));
    }

    @Then("both parties read the status {statuses} and the reason {string}, unless it was refused {refusal}")
    public void readTheReasonUnlessRefused(List<String> statuses, String reason, Refusal refusal) {
        if (!refused(refusal)) {
            bothReadTheReason(statuses, reason);
        }
    }

    @Then("the grantor reads the reason {string}")
    public void grantorReadsTheReason(String reason) {
        checks.eventually("the reason of a grant", () -> {
            Exchange read = checks.succeeded(reading.get(Parties.GRANTOR, scenario.grant()));
            checks.equal(
                    read, "Grant.StatusReason", reason, GrantReader.view(read).path("StatusReason"));
        });
    }

    /** Returns whether the call was refused; any other error ends the scenario. */
    private boolean refused(Refusal refusal) {
        Exchange last = scenario.last();
        boolean refused = last.errorCode().filter(refusal.codes()::contains).isPresent();
        if (refused) {
            checks.check(true, last, "__type", "a refusal " + refusal.word(), last.summary());
        } else {
            checks.succeeded(last);
        }
        return refused;
    }

    @Then("both parties read the override {word}, unless it was refused {refusal}")
    public void readTheOverride(String behavior, Refusal refusal) {
        if (refused(refusal)) {
            return;
        }
        settlesAs(List.of("ACTIVE"));
        views.everywhere((exchange, path, view) -> checks.equal(
                exchange,
                path + ".Options.ActivationOverrideBehavior",
                behavior,
                view.path("Options").path("ActivationOverrideBehavior")));
    }

    @Then("the grant stays {statuses}")
    public void stays(List<String> statuses) {
        checks.isBelow500(scenario.last());
        scenario.last().successBody().ifPresent(answer -> answeredWith(answer.path("Status"), statuses));
        GrantViews.Statement status = (exchange, path, view) ->
                checks.oneOf(exchange, path + ".GrantStatus", statuses, view.path("GrantStatus"));
        if (GrantStatusGraph.ENDED.containsAll(statuses)) {
            views.whoeverSees(status);
        } else {
            views.everywhere(status);
        }
    }

    /** Waits after a success with a pending workflow, because it may lead to another status. */
    private void answeredWith(JsonNode status, List<String> statuses) {
        Set<String> onTheWay =
                GrantStatusGraph.transientStatuses(scenario.last().operation());
        List<String> fitting = new ArrayList<>(statuses);
        fitting.addAll(onTheWay);
        checks.oneOf(scenario.last(), "Status", fitting, status);
        if (onTheWay.contains(status.asText()) && !statuses.contains(status.asText())) {
            polling.observe(
                    () -> !fitting.contains(reading.sight(scenario.grant()).status()));
        }
    }

    @Then("every party that still sees it reads the status {statuses}")
    public void whoeverSees(List<String> statuses) {
        checks.succeeded(scenario.last());
        settling.await(scenario.grant(), scenario.last(), statuses);
        views.whoeverSees((exchange, path, view) ->
                checks.settled(scenario.last(), exchange, path + ".GrantStatus", statuses, view.path("GrantStatus")));
    }

    @Then("every party that still sees it reads the status {statuses} and the reason {string}")
    public void whoeverSeesTheReason(List<String> statuses, String reason) {
        whoeverSees(statuses);
        boolean seen = views.whoeverSees((exchange, path, view) ->
                checks.equal(exchange, path + ".StatusReason", reason, view.path("StatusReason")));
        if (!seen) {
            throw ScenarioAborted.skipped("nobody sees a grant that has ended here");
        }
    }

    @Then("every party that still sees it reads the status {statuses} and these reasons")
    public void whoeverSeesTheseReasons(List<String> statuses) {
        whoeverSeesTheReason(statuses, scenario.reason());
    }

    @Then("the grantor lists it with status {statuses}")
    public void grantorLists(List<String> statuses) {
        checks.eventually("what the grantor lists", () -> {
            Sight listed = reading.sight(DISTRIBUTED, scenario.grant());
            checks.succeeded(listed.exchange());
            views.needs(DISTRIBUTED, listed);
            if (listed.present()) {
                checks.oneOf(
                        listed.exchange(),
                        "Grants[].GrantStatus",
                        statuses,
                        listed.grant().path("GrantStatus"));
            }
        });
    }

    @Then("both parties read the status {statuses} and the reason {string}")
    public void bothReadTheReason(List<String> statuses, String reason) {
        views.everywhere((exchange, path, view) -> {
            checks.oneOf(exchange, path + ".GrantStatus", statuses, view.path("GrantStatus"));
            checks.equal(exchange, path + ".StatusReason", reason, view.path("StatusReason"));
        });
    }

    @Then("both parties read the status {statuses}")
    public void bothRead(List<String> statuses) {
        views.everywhere((exchange, path, view) ->
                checks.oneOf(exchange, path + ".GrantStatus", statuses, view.path("GrantStatus")));
    }

    @Then("both parties see the grant, alone and in their lists")
    public void bothSee() {
        views.seenEverywhere();
    }

    @Then("both parties read one and the same of them")
    public void bothReadOneStatus() {
        bothRead(List.of(scenario.grant().status()));
    }

    @Then("both parties read the same grant everywhere")
    public void readTheSameEverywhere() {
        readTheSameEverywhere(SAME);
    }

    /** Apart from the rest, because AWS has been seen to name another version in a list than in GetGrant. */
    @Then("both parties read the same version everywhere")
    public void readTheSameVersionEverywhere() {
        readTheSameEverywhere(List.of("Version"));
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

    @Then("both parties read the name and the operations that it had")
    public void readWhatItHad() {
        JsonNode had = scenario.grant().first().orElseThrow();
        views.everywhere((exchange, path, view) -> {
            checks.equal(exchange, path + ".GrantName", had.path("GrantName").asText(), view.path("GrantName"));
            checks.sameOperations(
                    exchange,
                    path + ".GrantedOperations",
                    had.path("GrantedOperations"),
                    view.path("GrantedOperations"));
        });
    }

    @Then("both parties read that it allows {string}")
    public void readThatItAllows(String operations) {
        views.everywhere((exchange, path, view) -> checks.sameOperations(
                exchange,
                path + ".GrantedOperations",
                ValidRequests.list(List.of(operations.split(", "))),
                view.path("GrantedOperations")));
    }

    @Then("every party that still sees it reads what was requested")
    public void whoeverSeesItAsItWasMade() {
        Exchange last = checks.succeeded(scenario.last());
        String status = last.successBody().orElseThrow().path("Status").asText();
        settling.await(scenario.grant(), last, Set.of(status));
        views.whoeverSees(this::isIt);
    }

    @Then("both parties read it")
    public void bothReadIt() {
        views.everywhere(this::isIt);
    }

    private void isIt(Exchange exchange, String path, JsonNode view) {
        checks.equal(exchange, path + ".GrantArn", scenario.grant().arn(), view.path("GrantArn"));
    }

    @Then("both parties read what was requested")
    public void readWhatWasAskedFor() {
        readBoth(scenario.grant().request());
    }

    @Then("both parties read what was requested, but {word} is {string}")
    public void readWhatWasAskedForBut(String member, String value) {
        ObjectNode asked = scenario.grant().request().deepCopy();
        if (member.equals("GrantedOperations")) {
            asked.set("AllowedOperations", ValidRequests.list(List.of(value.split(", "))));
        } else {
            asked.put(member, value);
        }
        readBoth(asked);
    }

    @Then("both parties read what the version asks for")
    public void readWhatTheVersionAsksFor() {
        JsonNode version = checks.succeeded(scenario.last()).requestBody().orElseThrow();
        ObjectNode asked = scenario.grant().request().deepCopy();
        List.of("GrantName", "AllowedOperations").stream()
                .filter(version::has)
                .forEach(member -> asked.set(member, version.path(member)));
        readBoth(asked);
        views.everywhere((exchange, path, view) -> Map.of("Status", "GrantStatus", "StatusReason", "StatusReason")
                .forEach((member, read) -> {
                    if (version.has(member)) {
                        checks.equal(
                                exchange,
                                path + "." + read,
                                version.path(member).asText(),
                                view.path(read));
                    }
                }));
    }

    private void readBoth(JsonNode asked) {
        views.everywhere((exchange, path, view) -> {
            checks.equal(exchange, path + ".GrantArn", scenario.grant().arn(), view.path("GrantArn"));
            checks.equal(exchange, path + ".GrantName", asked.path("GrantName").asText(), view.path("GrantName"));
            checks.equal(
                    exchange, path + ".LicenseArn", asked.path("LicenseArn").asText(), view.path("LicenseArn"));
            checks.equal(
                    exchange, path + ".HomeRegion", asked.path("HomeRegion").asText(), view.path("HomeRegion"));
            checks.equal(
                    exchange,
                    path + ".GranteePrincipalArn",
                    asked.path("Principals").path(0).asText(),
                    view.path("GranteePrincipalArn"));
            checks.sameOperations(
                    exchange,
                    path + ".GrantedOperations",
                    asked.path("AllowedOperations"),
                    view.path("GrantedOperations"));
        });
    }

    /** Returns whether a view has no value for a member that every grant has, which is a fault of that view alone. */
    private static boolean isLeftOut(JsonNode view, String member) {
        return !OPTIONAL.contains(member) && !view.path(member).isTextual();
    }

    /** Returns the member's value; null counts as absent. */
    private static JsonNode value(JsonNode view, String member) {
        return view.hasNonNull(member) ? view.path(member) : MissingNode.getInstance();
    }
}
