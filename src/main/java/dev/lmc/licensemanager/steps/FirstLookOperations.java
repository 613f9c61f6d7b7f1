package dev.lmc.licensemanager.steps;

import dev.lmc.contract.Operation;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.record.Observation;
import dev.lmc.suite.Session;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.wire.Exchange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Notes during the first look which operations the target knows. */
public final class FirstLookOperations {
    private final Session session;
    private final PartyCalls calls;
    private final Map<String, Boolean> known = new TreeMap<>();

    public FirstLookOperations(Session session, PartyCalls calls) {
        this.session = session;
        this.calls = calls;
    }

    /** Notes the operation of a call. */
    Exchange seen(Exchange exchange) {
        known.merge(exchange.operation(), !exchange.isOperationUnknown(), Boolean::logicalAnd);
        return exchange;
    }

    /** Returns how many of the operations are known, after trying those that no call has tried. */
    Observation observed() {
        List<String> all = session.contract().operations().values().stream()
                .filter(operation ->
                        operation.role() == Operation.Role.SPECIFIED && calls.isSupported(operation.name()))
                .map(Operation::name)
                .toList();
        all.stream().filter(operation -> !known.containsKey(operation)).forEach(this::attempt);
        List<String> missing = all.stream()
                .filter(operation -> Boolean.FALSE.equals(known.get(operation)))
                .toList();
        return new Observation(
                "operations",
                "knows " + (all.size() - missing.size()) + " of " + all.size()
                        + (missing.isEmpty() ? "" : ": not " + String.join(", ", missing)),
                missing.isEmpty());
    }

    /** Sends an empty request, which has no effect. */
    private void attempt(String operation) {
        try {
            seen(calls.send(Optional.of(calls.party(Parties.GRANTEE)), operation, calls.httpRequest(operation, "{}")));
        } catch (ScenarioAborted e) {
            // without a response, the operation may be known
        }
    }
}
