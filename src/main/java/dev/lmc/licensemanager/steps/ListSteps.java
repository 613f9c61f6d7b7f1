package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.target.Party.Role;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.wire.Exchange;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Steps about lists: filters, selection by ARN, and pages. */
public final class ListSteps {
    private static final Set<String> OF_ONE_LICENSE =
            Set.of("LicenseArn", "ProductSKU", "LicenseIssuerName", "IssuerName", "Beneficiary");

    private final ScenarioState scenario;
    private final PartyCalls calls;
    private final Checks checks;
    private final RefusalChecks refusals;
    private final ListWalk listings;
    private final ValidRequests requests;
    private final GrantReader reading;

    public ListSteps(
            ScenarioState scenario,
            PartyCalls calls,
            Checks checks,
            RefusalChecks refusals,
            ListWalk listings,
            ValidRequests requests,
            GrantReader reading) {
        this.reading = reading;
        this.requests = requests;
        this.scenario = scenario;
        this.calls = calls;
        this.checks = checks;
        this.refusals = refusals;
        this.listings = listings;
    }

    @When("the {party} calls {operation} with the filter {word} of the grant")
    public void filtered(Role party, String operation, String filter) {
        listings.walk(party, operation, filtering(operation, filter, listings.value(operation, filter)), 0);
    }

    @When("the {party} calls {operation} with the filter {word} of no grant")
    public void filteredByNone(Role party, String operation, String filter) {
        answersByItsOwn(party, operation, filter);
        String other = listings.otherValue(operation, filter);
        ObjectNode request = filtering(operation, filter, other);
        if (other.startsWith("arn:")) {
            // whether an ARN that names nothing is refused is not documented
            answeredOrRefused(party, operation, request);
        } else {
            listings.walk(party, operation, request, 0);
        }
    }

    /** Checks first that the list shows anything, because an empty list would pass as a filtered one. */
    private void answersByItsOwn(Role party, String operation, String filter) {
        listings.walk(party, operation, filtering(operation, filter, listings.value(operation, filter)), 0);
        needsTheGrant();
    }

    /** A list that does not hold the grant where it should tells nothing by not holding it elsewhere. */
    private void needsTheGrant() {
        isAmong();
        if (!among()) {
            throw ScenarioAborted.deviated();
        }
    }

    @When("the {party} calls {operation} with the filter {word} {string}")
    public void filteredBy(Role party, String operation, String filter, String value) {
        listings.walk(party, operation, filtering(operation, filter, value), 0);
    }

    @When("the {party} reads {operation} without a filter")
    public void walksAll(Role party, String operation) {
        Role rightful = operation.equals("ListDistributedGrants") ? Parties.GRANTOR : Parties.GRANTEE;
        listings.walk(rightful, operation, JsonNodeFactory.instance.objectNode(), 0);
        if (party != rightful) {
            needsTheGrant();
            listings.walk(party, operation, JsonNodeFactory.instance.objectNode(), 0);
        }
    }

    @When("the {party} calls {operation} for the ARNs of two of them")
    public void narrowedToTwo(Role party, String operation) {
        listings.walk(party, operation, listings.narrowedTo(operation, 2), 0);
    }

    @When("the {party} calls {operation} with the filter {word} in another case")
    public void filteredInAnotherCase(Role party, String operation, String filter) {
        answersByItsOwn(party, operation, filter);
        String value = listings.value(operation, filter);
        String upper = value.toUpperCase(Locale.ROOT);
        String other = value.equals(upper) ? value.toLowerCase(Locale.ROOT) : upper;
        answeredOrRefused(party, operation, filtering(operation, filter, other));
    }

    @When("the {party} calls {operation} with the filters {word} and {word} of the grant")
    public void filteredByTwo(Role party, String operation, String first, String second) {
        ObjectNode request = filtering(operation, first, listings.value(operation, first));
        request.withArray("Filters").add(filter(second, listings.value(operation, second)));
        listings.walk(party, operation, request, 0);
    }

    @When("the {party} reads {operation} in pages of {int} with the filter {word} of the grant")
    public void walks(Role party, String operation, int size, String filter) {
        ObjectNode request = filtering(operation, filter, listings.value(operation, filter));
        listings.walk(party, operation, listings.ownOnly(party, operation, request), size);
    }

    @When("the {party} reads {operation} in pages of {int} for the ARNs of two of them")
    public void walksNarrowed(Role party, String operation, int size) {
        listings.walk(party, operation, listings.narrowedTo(operation, 2), size);
    }

    @When("the {party} calls {operation} for both ARNs, with the filter {word} of the grant")
    public void narrowedAndFiltered(Role party, String operation, String filter) {
        ObjectNode request = filtering(operation, filter, listings.value(operation, filter));
        listings.walk(party, operation, request.setAll(listings.narrowedTo(operation, 2)), 0);
    }

    @When("the {party} calls {operation} for the ARN of the grant")
    public void narrowed(Role party, String operation) {
        Role rightful = operation.equals("ListDistributedGrants")
                ? Parties.GRANTOR
                : scenario.grant().grantee();
        if (party != rightful) {
            listings.walk(rightful, operation, listings.narrowed(operation), 0);
            needsTheGrant();
        }
        answeredOrRefused(party, operation, listings.narrowed(operation));
    }

    @When("the {party} calls {operation} for the ARN of the grant, with filters and a page size")
    public void narrowedEveryWay(Role party, String operation) {
        ObjectNode request = listings.narrowed(operation);
        request.setAll(requests.full(operation, party));
        listings.walk(party, operation, request, request.path("MaxResults").asInt());
    }

    @When("the {party} calls {operation} with the filter {word} of no grant, but named {string}")
    public void filteredByName(Role party, String operation, String filter, String name) {
        String other = listings.otherValue(operation, filter);
        answeredOrRefused(party, operation, ValidRequests.narrowed(JsonNodeFactory.instance.objectNode(), name, other));
    }

    @When("the {party} calls {operation} for an ARN of nothing")
    public void narrowedToNothing(Role party, String operation) {
        ObjectNode request = listings.narrowed(operation);
        ArrayNode arns = request.withArray(Trials.arns(operation));
        arns.set(0, MemberChange.otherArn(arns.path(0).asText()));
        answeredOrRefused(party, operation, request);
    }

    @When("the {party} calls {operation} with the filters ProductSKU of the grant and {word} {string}")
    public void filteredByProductAnd(Role party, String operation, String filter, String value) {
        ObjectNode request = filtering(operation, "ProductSKU", listings.value(operation, "ProductSKU"));
        listings.asks(operation, filter, value);
        request.withArray("Filters").add(filter(filter, value));
        listings.walk(party, operation, request, 0);
    }

    private void answeredOrRefused(Role party, String operation, ObjectNode request) {
        Exchange first = scenario.setLast(calls.typed(party, operation, request));
        listings.forget(first);
        if (first.succeeded()) {
            listings.walk(party, operation, request, 0);
        }
    }

    @When("the {party} tries to call {operation} with the filter {word} set to two values")
    public void triesTwoValues(Role party, String operation, String filter) {
        ObjectNode request = filtering(operation, filter, listings.value(operation, filter));
        request.withArray("/Filters/0/Values").add(listings.otherValue(operation, filter));
        tries(party, operation, request, filtering(operation, filter, listings.value(operation, filter)));
    }

    @When("the {party} tries to call {operation} with the filter {word} twice")
    public void triesTheSameTwice(Role party, String operation, String filter) {
        ObjectNode request = filtering(operation, filter, listings.value(operation, filter));
        request.withArray("Filters").add(filter(filter, listings.otherValue(operation, filter)));
        tries(party, operation, request, filtering(operation, filter, listings.value(operation, filter)));
    }

    @When("the {party} calls {operation} with an undocumented filter")
    public void callsWithAnUnknownFilter(Role party, String operation) {
        ObjectNode request = ValidRequests.narrowed(JsonNodeFactory.instance.objectNode(), "NoSuchFilter", "x");
        scenario.setLast(calls.typed(party, operation, request));
    }

    @Then("the call is refused {refusal}, or succeeds")
    public void refusedOrSucceeds(Refusal refusal) {
        if (scenario.last().succeeded()) {
            checks.succeeded(scenario.last());
        } else {
            refused(refusal, "a response");
        }
    }

    @When("the {party} tries to call {operation} with an unknown token")
    public void triesAMadeUpToken(Role party, String operation) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("NextToken", "bG1jLW1hZGUtdXA");
        tries(party, operation, request, JsonNodeFactory.instance.objectNode());
    }

    @When("the {party} tries to continue {operation} with the token of {operation}")
    public void triesAForeignToken(Role party, String operation, String other) {
        ObjectNode first = listings.sameProduct(other);
        first.put("MaxResults", 1);
        Exchange page = checks.succeeded(calls.typed(party, other, first));
        JsonNode token = page.successBody().orElseThrow().path("NextToken");
        if (!token.isTextual()) {
            throw ScenarioAborted.blockedBy(
                    Premise.pages(other).clause(), other + " names no token, though there are more pages");
        }
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("NextToken", token.textValue());
        tries(party, operation, request, JsonNodeFactory.instance.objectNode());
    }

    private void tries(Role party, String operation, ObjectNode request, ObjectNode twin) {
        Exchange exchange = calls.raw(party, operation, request);
        scenario.setAttempt(new ScenarioState.Attempt(exchange, List.of(), () -> calls.typed(party, operation, twin)));
    }

    @Then("the list contains the grant")
    public void isAmong() {
        checks.succeeded(scenario.last());
        eventually(this::holdsTheGrant);
    }

    /** Returns whether the list holds the grant; where it never could, that is told at its own clause. */
    private boolean holdsTheGrant() {
        return holds(among(), () -> listings.whyMissing(scenario.grant()), GrantViews.LISTED, GrantViews.ABSENT);
    }

    private boolean holds(boolean holds, Supplier<Optional<Premise>> cause, String expected, String observed) {
        Optional<Premise> premise = holds || checks.isWaiting() ? Optional.empty() : cause.get();
        if (premise.isPresent()) {
            checks.fails(premise.get(), listings.last(), expected, observed);
            return false;
        }
        return checks.check(holds, listings.last(), listings.path(), expected, observed);
    }

    @Then("the list contains the grant, or the call was refused {refusal}")
    public void isAmongOrRefused(Refusal refusal) {
        if (scenario.last().succeeded()) {
            isAmong();
        } else {
            refused(refusal, "a response with the grant");
        }
    }

    @Then("the list does not contain the grant")
    public void isNotAmong() {
        eventually(() -> {
            if (!among() || !refusals.servesEverybody(listings.last())) {
                holds(!among(), listings::whyShown, "the grant is not listed", "it is");
            }
        });
    }

    @Then("the list does not contain the grant, or the call was refused {refusal}")
    public void isNotAmongOrRefused(Refusal refusal) {
        if (scenario.last().succeeded()) {
            isNotAmong();
        } else {
            refused(refusal, "a response without the grant");
        }
    }

    @Then("each grant is listed as the {party} reads it alone")
    public void eachAsAlone(Role party) {
        eachWithWhatIsReadAlone(party, "GrantStatus");
    }

    @Then("each grant is listed with the version that the {party} reads alone")
    public void eachWithItsVersion(Role party) {
        eachWithWhatIsReadAlone(party, "Version");
    }

    private void eachWithWhatIsReadAlone(Role party, String member) {
        eventually(() -> scenario.grants().forEach(grant -> {
            if (holds(among(grant), () -> listings.whyMissing(grant), GrantViews.LISTED, GrantViews.ABSENT)) {
                same(member, GrantReader.view(checks.succeeded(reading.get(party, grant))), grant);
            }
        }));
    }

    private void same(String member, JsonNode alone, ScenarioGrant grant) {
        JsonNode listed = GrantReader.element(
                JsonNodeFactory.instance.arrayNode().addAll(listings.found()), "GrantArn", grant.arn());
        // what GetGrant leaves out is its own fault
        checks.check(
                !alone.path(member).isTextual() || alone.path(member).equals(listed.path(member)),
                listings.last(),
                listings.path() + "." + member,
                "what GetGrant reads: " + Checks.shown(alone.path(member)),
                listed.path(member));
    }

    private void refused(Refusal refusal, String otherwise) {
        refusals.refused(scenario.last(), refusal, otherwise + ", or ");
    }

    @Then("the list contains only elements with that {word}")
    public void allMatch(String filter) {
        othersAreNotAmong(filter);
        boolean others = listings.found().stream()
                .flatMap(each -> listings.shown(filter, each).stream())
                .anyMatch(value -> !value.equals(listings.asked(filter)));
        holds(!others, listings::whyShown, "only elements with that " + filter, "one with another");
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
                .forEach(other -> holds(
                        !among(other), listings::whyShown, "only elements with that " + filter, "one with another"));
    }

    /** Of the grants that the scenario made: the list may hold others where what was asked for is ignored. */
    @Then("the list contains only the grant")
    public void onlyTheGrant() {
        checks.succeeded(scenario.last());
        eventually(() -> lookForEachOnce(List.of(scenario.grant())));
    }

    @Then("the list contains these two and no others")
    public void theTwo() {
        eventually(() -> lookForEachOnce(scenario.grants().subList(0, 2)));
    }

    @Then("the list contains each grant once")
    public void eachOnce() {
        eventually(() -> lookForEachOnce(scenario.grants()));
    }

    private void eventually(Runnable check) {
        checks.eventually("what is listed", () -> {
            listings.look();
            check.run();
        });
    }

    private void lookForEachOnce(List<ScenarioGrant> wanted) {
        for (ScenarioGrant grant : scenario.grants()) {
            long times = listings.found().stream()
                    .filter(each -> listings.identity(each).equals(listings.identity(grant)))
                    .count();
            if (wanted.contains(grant)) {
                holds(
                        times == 1,
                        () -> times == 0 ? listings.whyMissing(grant) : Optional.empty(),
                        times == 0 ? GrantViews.LISTED : "each grant that was asked for, once",
                        times == 0 ? GrantViews.ABSENT : "one is listed " + times + " times");
            } else {
                holds(times == 0, listings::whyShown, "no grant that was not asked for", "another one too");
            }
        }
    }

    private boolean among() {
        return among(scenario.grant());
    }

    private boolean among(ScenarioGrant grant) {
        return listings.found().stream()
                .anyMatch(each -> listings.identity(each).equals(listings.identity(grant)));
    }

    private ObjectNode filtering(String operation, String filter, String value) {
        listings.asks(operation, filter, value);
        return ValidRequests.narrowed(JsonNodeFactory.instance.objectNode(), filter, value);
    }

    private static ObjectNode filter(String name, String value) {
        ObjectNode filter = JsonNodeFactory.instance.objectNode().put("Name", name);
        filter.putArray("Values").add(value);
        return filter;
    }
}
