package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.facts.DocumentedFilters;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.suite.Session;
import dev.lmc.target.Party.Role;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.wire.Exchange;
import io.cucumber.java.en.When;

/** Steps about whole lists, selection by ARN, and pages. */
public final class ListSteps {
    private final Session session;
    private final ScenarioState scenario;
    private final PartyCalls calls;
    private final Checks checks;
    private final ListWalk listings;
    private final ListQueries queries;
    private final ListChecks lists;
    private final ValidRequests requests;

    public ListSteps(
            Session session,
            ScenarioState scenario,
            PartyCalls calls,
            Checks checks,
            ListWalk listings,
            ListQueries queries,
            ListChecks lists,
            ValidRequests requests) {
        this.session = session;
        this.scenario = scenario;
        this.calls = calls;
        this.checks = checks;
        this.listings = listings;
        this.queries = queries;
        this.lists = lists;
        this.requests = requests;
    }

    @When("the {party} calls {operation} without a filter")
    public void walksAll(Role party, String operation) {
        Role rightful = operation.equals("ListDistributedGrants") ? Parties.GRANTOR : Parties.GRANTEE;
        listings.walk(rightful, operation, JsonNodeFactory.instance.objectNode(), 0);
        if (party != rightful) {
            lists.needsTheGrant();
            listings.walk(party, operation, JsonNodeFactory.instance.objectNode(), 0);
        }
    }

    @When("the {party} calls {operation} with the ARNs of two of them")
    public void narrowedToTwo(Role party, String operation) {
        listings.walk(party, operation, listings.narrowedTo(operation, 2), 0);
    }

    @When("the {party} calls {operation} in pages of {int} with a matching {word} filter")
    public void walks(Role party, String operation, int size, String filter) {
        ObjectNode request = queries.filtering(operation, filter, listings.value(operation, filter));
        listings.walk(party, operation, listings.ownOnly(party, operation, request), size);
    }

    @When("the {party} calls {operation} in pages of {int} with matching {word} and {word} filters")
    public void walksWithTwo(Role party, String operation, int size, String filter, String other) {
        ObjectNode request = queries.filtering(operation, filter, listings.value(operation, filter));
        request.withArray("Filters").add(ListQueries.filter(other, listings.value(operation, other)));
        listings.walk(party, operation, listings.ownOnly(party, operation, request), size);
    }

    @When("the {party} calls {operation} in pages of {int} with the ARNs of two of them")
    public void walksNarrowed(Role party, String operation, int size) {
        listings.walk(party, operation, listings.narrowedTo(operation, 2), size);
    }

    @When("the {party} calls {operation} with the ARN of the grant/license")
    @When("the {party} calls {operation} with the ARN of the second grant/license")
    public void narrowed(Role party, String operation) {
        askedForTheGrant(party, operation, listings.narrowed(operation));
    }

    @When("the {party} calls {operation} with a filter for its license/product")
    public void filteredByLicense(Role party, String operation) {
        String filter = FilterValues.isOfLicenses(operation)
                ? DocumentedFilters.PRODUCT
                : DocumentedFilters.ofLicense(operation, session.contract().date());
        askedForTheGrant(party, operation, queries.filtering(operation, filter, listings.value(operation, filter)));
    }

    /** Asks first as the party that has the grant in its list, because an empty list would pass for everybody. */
    private void askedForTheGrant(Role party, String operation, ObjectNode request) {
        Role rightful = operation.equals("ListDistributedGrants")
                ? Parties.GRANTOR
                : scenario.grant().grantee();
        if (party != rightful) {
            listings.walk(rightful, operation, request, 0);
            lists.needsTheGrant();
        }
        queries.answeredOrRefused(party, operation, request);
    }

    @When("the {party} calls {operation} with the ARN of the grant, filters and a page size")
    @When("the {party} calls {operation} with the ARN of the license, filters and a page size")
    public void narrowedEveryWay(Role party, String operation) {
        ObjectNode request = listings.narrowed(operation);
        request.setAll(requests.full(operation, party));
        listings.walk(party, operation, request, request.path("MaxResults").asInt());
    }

    @When("the {party} calls {operation} with the ARN of a nonexistent grant/license")
    public void narrowedToNothing(Role party, String operation) {
        ObjectNode request = listings.narrowed(operation);
        ArrayNode arns = request.withArray(Trials.arns(operation));
        arns.set(0, MemberChange.otherArn(arns.path(0).asText()));
        queries.answeredOrRefused(party, operation, request);
    }

    @When("the {party} tries to call {operation} with an unknown token")
    public void triesAMadeUpToken(Role party, String operation) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("NextToken", "bG1jLW1hZGUtdXA");
        queries.tries(party, operation, request, JsonNodeFactory.instance.objectNode());
    }

    @When("the {party} tries to continue {operation} with a token from {operation}")
    public void triesAForeignToken(Role party, String operation, String other) {
        ObjectNode first = listings.sameProduct(other);
        // two of three, because a target may refuse pages of one, which is the statement of another clause
        first.put("MaxResults", 2);
        Exchange page = checks.succeeded(calls.typed(party, other, first));
        JsonNode token = page.successBody().orElseThrow().path("NextToken");
        if (!token.isTextual()) {
            throw ScenarioAborted.blockedBy(
                    Premise.pages(other).clause(), other + " returned no NextToken with MaxResults 2");
        }
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("NextToken", token.textValue());
        queries.tries(party, operation, request, JsonNodeFactory.instance.objectNode());
    }
}
