package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.target.Party.Role;
import io.cucumber.java.en.When;
import java.util.Locale;

/** Steps about the filters of lists. */
public final class FilterSteps {
    private final ScenarioState scenario;
    private final PartyCalls calls;
    private final ListWalk listings;
    private final ListQueries queries;
    private final ListChecks lists;

    public FilterSteps(
            ScenarioState scenario, PartyCalls calls, ListWalk listings, ListQueries queries, ListChecks lists) {
        this.scenario = scenario;
        this.calls = calls;
        this.listings = listings;
        this.queries = queries;
        this.lists = lists;
    }

    @When("the {party} calls {operation} with a matching {word} filter")
    @When("the {party} calls {operation} with the {word} filter set to the value of the second grant/license")
    public void filtered(Role party, String operation, String filter) {
        listings.walk(party, operation, queries.filtering(operation, filter, listings.value(operation, filter)), 0);
    }

    @When("the {party} calls {operation} with the {word} filter set to a value that matches nothing")
    public void filteredByNone(Role party, String operation, String filter) {
        answersByItsOwn(party, operation, filter);
        String other = listings.otherValue(operation, filter);
        matchingNothing(party, operation, filter, other, queries.filtering(operation, filter, other));
    }

    private void matchingNothing(Role party, String operation, String filter, String value, ObjectNode request) {
        if (value.startsWith("arn:") || filter.equals("GranterAccountId")) {
            // whether an ARN or an account that does not exist is refused is not documented
            queries.answeredOrRefused(party, operation, request);
        } else {
            listings.walk(party, operation, request, 0);
        }
    }

    @When("the {party} calls {operation} with the {word} filter set to the start of its value")
    public void filteredByStart(Role party, String operation, String filter) {
        answersByItsOwn(party, operation, filter);
        String value = listings.value(operation, filter);
        listings.walk(
                party, operation, queries.filtering(operation, filter, value.substring(0, value.length() - 1)), 0);
    }

    /** Checks first that the list shows anything, because an empty list would pass as a filtered one. */
    private void answersByItsOwn(Role party, String operation, String filter) {
        listings.walk(party, operation, queries.filtering(operation, filter, listings.value(operation, filter)), 0);
        lists.needsTheGrant();
    }

    @When("the {party} calls {operation} with the {word} filter set to {string}")
    public void filteredBy(Role party, String operation, String filter, String value) {
        listings.walk(party, operation, queries.filtering(operation, filter, value), 0);
    }

    @When("the {party} calls {operation} with the {word} filter set to a value that differs only in case")
    public void filteredInAnotherCase(Role party, String operation, String filter) {
        answersByItsOwn(party, operation, filter);
        String value = listings.value(operation, filter);
        String upper = value.toUpperCase(Locale.ROOT);
        String other = value.equals(upper) ? value.toLowerCase(Locale.ROOT) : upper;
        queries.answeredOrRefused(party, operation, queries.filtering(operation, filter, other));
    }

    @When("the {party} calls {operation} with {word} and {word} filters that match the second grant/license")
    public void filteredByTwo(Role party, String operation, String first, String second) {
        ObjectNode request = queries.filtering(operation, first, listings.value(operation, first));
        request.withArray("Filters").add(ListQueries.filter(second, listings.value(operation, second)));
        listings.walk(party, operation, request, 0);
    }

    /** The filter that matches comes last, because a target may apply only the last one. */
    @When(
            "the {party} calls {operation} with the {word} filter set to a value that matches nothing and a matching {word} filter")
    public void filteredByNoneAnd(Role party, String operation, String filter, String matching) {
        String other = listings.otherValue(operation, filter);
        ObjectNode request = queries.filtering(operation, filter, other);
        request.withArray("Filters").add(ListQueries.filter(matching, listings.value(operation, matching)));
        matchingNothing(party, operation, filter, other, request);
    }

    @When("the {party} calls {operation} with a matching ProductSKU filter and the {word} filter set to {string}")
    public void filteredByProductAnd(Role party, String operation, String filter, String value) {
        ObjectNode request = queries.filtering(operation, "ProductSKU", listings.value(operation, "ProductSKU"));
        listings.asks(operation, filter, value);
        request.withArray("Filters").add(ListQueries.filter(filter, value));
        listings.walk(party, operation, request, 0);
    }

    @When("the {party} calls {operation} with the {word} filter spelled {string} and a value that matches nothing")
    public void filteredByName(Role party, String operation, String filter, String name) {
        String other = listings.otherValue(operation, filter);
        queries.answeredOrRefused(
                party, operation, ValidRequests.narrowed(JsonNodeFactory.instance.objectNode(), name, other));
    }

    @When("the {party} tries to call {operation} with two values for the {word} filter")
    public void triesTwoValues(Role party, String operation, String filter) {
        ObjectNode request = queries.filtering(operation, filter, listings.value(operation, filter));
        request.withArray("/Filters/0/Values").add(listings.otherValue(operation, filter));
        queries.tries(
                party, operation, request, queries.filtering(operation, filter, listings.value(operation, filter)));
    }

    @When("the {party} tries to call {operation} with the {word} filter twice")
    public void triesTheSameTwice(Role party, String operation, String filter) {
        ObjectNode request = queries.filtering(operation, filter, listings.value(operation, filter));
        request.withArray("Filters").add(ListQueries.filter(filter, listings.otherValue(operation, filter)));
        queries.tries(
                party, operation, request, queries.filtering(operation, filter, listings.value(operation, filter)));
    }

    @When("the {party} calls {operation} with an undocumented filter")
    public void callsWithAnUnknownFilter(Role party, String operation) {
        ObjectNode request = ValidRequests.narrowed(JsonNodeFactory.instance.objectNode(), "NoSuchFilter", "x");
        scenario.setLast(calls.typed(party, operation, request));
    }

    @When(
            "the {party} calls {operation} with both ARNs and the {word} filter set to the value of the second grant/license")
    public void narrowedAndFiltered(Role party, String operation, String filter) {
        ObjectNode request = queries.filtering(operation, filter, listings.value(operation, filter));
        listings.walk(party, operation, request.setAll(listings.narrowedTo(operation, 2)), 0);
    }
}
