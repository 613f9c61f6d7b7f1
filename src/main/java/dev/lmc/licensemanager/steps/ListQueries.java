package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.target.Party.Role;
import dev.lmc.wire.Exchange;
import java.util.List;

/** Makes and sends the requests of lists with filters. */
public final class ListQueries {
    private final ScenarioState scenario;
    private final PartyCalls calls;
    private final ListWalk listings;
    private final PositiveControls controls;

    public ListQueries(ScenarioState scenario, PartyCalls calls, ListWalk listings, PositiveControls controls) {
        this.controls = controls;
        this.scenario = scenario;
        this.calls = calls;
        this.listings = listings;
    }

    ObjectNode filtering(String operation, String filter, String value) {
        listings.asks(operation, filter, value);
        return ValidRequests.narrowed(JsonNodeFactory.instance.objectNode(), filter, value);
    }

    static ObjectNode filter(String name, String value) {
        ObjectNode filter = JsonNodeFactory.instance.objectNode().put("Name", name);
        filter.putArray("Values").add(value);
        return filter;
    }

    void answeredOrRefused(Role party, String operation, ObjectNode request) {
        Exchange first = scenario.setLast(calls.typed(party, operation, request));
        listings.forget(first);
        if (first.succeeded()) {
            listings.walkFrom(first, party, request);
        }
    }

    void tries(Role party, String operation, ObjectNode request, ObjectNode twin) {
        Exchange exchange = calls.raw(party, operation, request);
        List<String> filters = twin.path("Filters").findValuesAsText("Name");
        scenario.setAttempt(new ScenarioState.Attempt(
                exchange,
                List.of(),
                controls.of(
                        operation + " by the " + party.words() + " with the filters " + filters,
                        () -> calls.typed(party, operation, twin))));
    }
}
