package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.licensemanager.steps.AdaptivePolling.Unmet;
import dev.lmc.target.Party.Role;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.wire.Exchange;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Steps about lists that change while they are walked: grants leave them when they are deleted, and new ones join. */
public final class ChangingListSteps {
    private static final int MOST_JOINING = 2;

    private final ScenarioState scenario;
    private final PartyCalls calls;
    private final Checks checks;
    private final Fixtures fixtures;
    private final FilterValues values;
    private final ListWalk listings;
    private final AdaptivePolling polling;
    private List<ScenarioGrant> before = List.of();
    private ListPages pages;

    public ChangingListSteps(
            ScenarioState scenario,
            PartyCalls calls,
            Checks checks,
            Fixtures fixtures,
            FilterValues values,
            ListWalk listings,
            AdaptivePolling polling) {
        this.scenario = scenario;
        this.calls = calls;
        this.checks = checks;
        this.fixtures = fixtures;
        this.values = values;
        this.listings = listings;
        this.polling = polling;
    }

    @When("the {party} calls {operation} in pages of {int} while the last item of each page leaves the list")
    public void lastLeaves(Role party, String operation, int size) {
        walk(party, operation, size, shown -> delete(shown.get(shown.size() - 1)));
    }

    @When("the {party} calls {operation} in pages of {int} while all items of each page leave the list")
    public void allLeave(Role party, String operation, int size) {
        walk(party, operation, size, shown -> shown.forEach(this::delete));
    }

    @When("the {party} calls {operation} in pages of {int} while other items join the list")
    public void othersJoin(Role party, String operation, int size) {
        walk(party, operation, size, shown -> {
            if (scenario.grants().size() < before.size() + MOST_JOINING) {
                ObjectNode request = fixtures.licenseRequest();
                request.set("ProductSKU", before.get(0).license().request().path("ProductSKU"));
                fixtures.grant(fixtures.ownLicense(request), Parties.GRANTEE);
            }
        });
    }

    @Then("each grant/license that was there from the start is listed once")
    public void eachOnce() {
        pages.all().forEach(checks::succeeded);
        Exchange last = pages.last();
        checks.require(pages.ended(), last, "NextToken", "a last page", "no end, or the token of an earlier page");
        String operation = last.operation();
        String path = FilterValues.isOfLicenses(operation) ? "Licenses[]" : "Grants[]";
        for (ScenarioGrant grant : before) {
            long times = times(pages, operation, grant);
            checks.check(
                    times == 1,
                    last,
                    path,
                    "each of the elements, once",
                    times == 0 ? GrantViews.ABSENT : "one is listed " + times + " times");
        }
    }

    private void walk(Role party, String operation, int size, Consumer<List<ScenarioGrant>> change) {
        before = List.copyOf(scenario.grants());
        ObjectNode request =
                listings.ownOnly(party, operation, request(operation)).put("MaxResults", size);
        GrantReader.View list = new GrantReader.View(party, operation);
        Unmet unlisted = GrantViews.unmet(GrantViews.statement(list), list);
        boolean complete = polling.await(unlisted, Duration.ZERO, () -> {
            ListPages whole = ListPages.look(calls, party, operation, request);
            return whole.ended() && before.stream().allMatch(grant -> times(whole, operation, grant) == 1);
        });
        if (!complete) {
            throw notWalked(
                    operation,
                    " does not list each " + (operation.endsWith("Licenses") ? "license" : "grant")
                            + " exactly once, even though nothing changes");
        }
        pages = ListPages.walk(calls, party, operation, request, page -> {
            // in the order of the page
            List<ScenarioGrant> shown = ListPages.elements(page, operation).stream()
                    .flatMap(element -> before.stream().filter(grant -> isOf(operation, grant, element)))
                    .distinct()
                    .toList();
            if (!shown.isEmpty()) {
                change.accept(shown);
            }
        });
        if (pages.all().size() < 2) {
            throw notWalked(operation, " has only one page of " + size);
        }
    }

    private static ScenarioAborted notWalked(String operation, String reason) {
        return ScenarioAborted.blockedBy(Premise.pages(operation).clause(), operation + reason);
    }

    /** Returns a request for the grants of the scenario that have not changed their status. */
    private ObjectNode request(String operation) {
        ScenarioGrant any = scenario.grant();
        ObjectNode request = ValidRequests.narrowed(
                JsonNodeFactory.instance.objectNode(), "ProductSKU", values.of(any, operation, "ProductSKU"));
        if (!FilterValues.isOfLicenses(operation)) {
            ObjectNode status = request.withArray("Filters").addObject().put("Name", "GrantStatus");
            status.putArray("Values").add(any.status());
        }
        return request;
    }

    private void delete(ScenarioGrant grant) {
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("GrantArn", grant.arn())
                .put("Version", grant.version());
        Exchange deleted = calls.typed(Parties.GRANTOR, "DeleteGrant", request);
        if (!deleted.succeeded()) {
            throw ScenarioAborted.blockedBy(
                    Premise.success("DeleteGrant").clause(),
                    "DeleteGrant, which changes the list, returned " + deleted.explanation());
        }
    }

    private static long times(ListPages pages, String operation, ScenarioGrant grant) {
        return pages.elements(operation).stream()
                .filter(element -> isOf(operation, grant, element))
                .count();
    }

    private static boolean isOf(String operation, ScenarioGrant grant, JsonNode element) {
        return Trials.identity(operation, element).equals(Trials.identity(operation, grant));
    }
}
