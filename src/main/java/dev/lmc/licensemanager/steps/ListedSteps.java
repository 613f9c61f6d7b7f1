package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lmc.target.Party.Role;
import io.cucumber.java.en.Then;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Steps about what a list holds. */
public final class ListedSteps {
    private static final Set<String> OF_ONE_LICENSE =
            Set.of("LicenseArn", "ProductSKU", "LicenseIssuerName", "IssuerName", "Beneficiary");

    private final ScenarioState scenario;
    private final Checks checks;
    private final RefusalChecks refusals;
    private final ListWalk listings;
    private final ListChecks lists;
    private final GrantReader reading;

    public ListedSteps(
            ScenarioState scenario,
            Checks checks,
            RefusalChecks refusals,
            ListWalk listings,
            ListChecks lists,
            GrantReader reading) {
        this.scenario = scenario;
        this.checks = checks;
        this.refusals = refusals;
        this.listings = listings;
        this.lists = lists;
        this.reading = reading;
    }

    @Then("the list contains the grant/license")
    @Then("the list contains the second grant/license")
    public void isAmong() {
        lists.isAmong();
    }

    @Then("the list contains the grant, or the call was refused {refusal}")
    @Then("the list contains the license, or the call was refused {refusal}")
    public void isAmongOrRefused(Refusal refusal) {
        if (scenario.last().succeeded()) {
            isAmong();
        } else {
            refused(refusal, "a response with the grant");
        }
    }

    @Then("the list does not contain the grant/license")
    @Then("the list does not contain the second grant/license")
    public void isNotAmong() {
        checks.succeeded(scenario.last());
        lists.eventually(() -> {
            if (!lists.among() || !refusals.servesEverybody(listings.last())) {
                lists.holds(!lists.among(), listings::whyShown, listings.unlisted(), "it is");
                if (lists.among() && !listings.concernsTheLister(scenario.grant())) {
                    checks.cannotBeLate();
                }
            }
        });
    }

    @Then("the list does not contain the grant, or the call was refused {refusal}")
    @Then("the list does not contain the license, or the call was refused {refusal}")
    @Then("the list does not contain the second grant, or the call was refused {refusal}")
    @Then("the list does not contain the second license, or the call was refused {refusal}")
    public void isNotAmongOrRefused(Refusal refusal) {
        if (scenario.last().succeeded()) {
            isNotAmong();
        } else {
            refused(refusal, "a response without the grant");
        }
    }

    @Then("the call is refused {refusal}, or succeeds")
    public void refusedOrSucceeds(Refusal refusal) {
        if (scenario.last().succeeded()) {
            checks.succeeded(scenario.last());
        } else {
            refused(refusal, "success");
        }
    }

    private void refused(Refusal refusal, String otherwise) {
        refusals.refused(scenario.last(), refusal, otherwise + ", or ");
    }

    @Then("each grant is listed with the status that GetGrant returns to the {party}")
    public void eachAsAlone(Role party) {
        eachWithWhatIsReadAlone(party, "GrantStatus");
    }

    @Then("each grant is listed with the version that GetGrant returns to the {party}")
    public void eachWithItsVersion(Role party) {
        eachWithWhatIsReadAlone(party, "Version");
    }

    private void eachWithWhatIsReadAlone(Role party, String member) {
        lists.eventually(() -> scenario.grants().forEach(grant -> {
            if (lists.holds(
                    lists.among(grant), () -> listings.whyMissing(grant), listings.listed(), GrantViews.ABSENT)) {
                same(member, GrantReader.view(checks.succeeded(reading.get(party, grant))), grant);
            }
        }));
    }

    private void same(String member, JsonNode alone, ScenarioGrant grant) {
        JsonNode listed = GrantReader.element(
                JsonNodeFactory.instance.arrayNode().addAll(listings.found()), "GrantArn", grant.arn());
        // a member that GetGrant leaves out is a fault of GetGrant
        boolean same = !alone.path(member).isTextual() || alone.path(member).equals(listed.path(member));
        if (!same) {
            listings.needsAllowed(listed, member);
        }
        checks.check(
                same,
                listings.last(),
                listings.path() + "." + member,
                "what GetGrant reads: " + Checks.shown(alone.path(member)),
                listed.path(member));
    }

    @Then("the list contains only elements with that {word}")
    public void allMatch(String filter) {
        othersAreNotAmong(filter);
        boolean others = listings.found().stream().anyMatch(each -> listings.showsAnother(filter, each));
        lists.holds(!others, listings::whyShown, "only elements with that " + filter, "one with another");
    }

    /**
     * Checks that grants of other licenses are not listed: they have other values of these filters, even if elements do
     * not show them.
     */
    private void othersAreNotAmong(String filter) {
        if (!OF_ONE_LICENSE.contains(filter)) {
            return;
        }
        scenario.grants().stream()
                .filter(other -> other.license() != scenario.grant().license())
                .forEach(other -> lists.holds(
                        !lists.among(other),
                        listings::whyShown,
                        "only elements with that " + filter,
                        "one with another"));
    }

    /** Of the grants that the scenario made: the list may hold others where what was asked for is ignored. */
    @Then("the list contains only the grant/license")
    @Then("the list contains only the second grant/license")
    public void onlyTheGrant() {
        checks.succeeded(scenario.last());
        lists.eventually(() -> lookForEachOnce(List.of(scenario.grant())));
    }

    @Then("the list contains these two and no others")
    public void theTwo() {
        lists.eventually(() -> lookForEachOnce(scenario.grants().subList(0, 2)));
    }

    @Then("the list contains each grant/license once")
    public void eachOnce() {
        lists.eventually(() -> lookForEachOnce(scenario.grants()));
    }

    private void lookForEachOnce(List<ScenarioGrant> wanted) {
        for (ScenarioGrant grant : scenario.grants()) {
            long times = listings.found().stream()
                    .filter(each -> listings.identity(each).equals(listings.identity(grant)))
                    .count();
            if (wanted.contains(grant)) {
                lists.holds(
                        times == 1,
                        () -> times == 0 ? listings.whyMissing(grant) : Optional.empty(),
                        times == 0 ? listings.listed() : listings.once(),
                        times == 0 ? GrantViews.ABSENT : "one is listed " + times + " times");
            } else {
                lists.holds(times == 0, listings::whyShown, listings.noOthers(), "another one too");
            }
        }
    }
}
