package dev.lmc.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.contract.Contract;
import dev.lmc.contract.Operation;
import dev.lmc.contract.ShapeDoc;
import dev.lmc.verdict.ScenarioEvidence;
import dev.lmc.verdict.ServiceFacts;
import dev.lmc.verdict.ServiceFacts.StatusEdge;
import dev.lmc.wire.Exchange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Collects the parts of the contract that a run has seen, as scenarios end: members sent and received with a value,
 * enum values by path, error codes, filters and transitions.
 */
public final class Coverage {
    private static final List<String> KINDS = List.of("request", "response", "enums", "errors", "filters");

    private final Contract contract;
    private final ServiceFacts facts;
    private final Map<String, Map<String, Set<String>>> documented = new TreeMap<>();
    private final Map<String, Map<String, Set<String>>> seen = new TreeMap<>();
    private final Set<String> transitions = new LinkedHashSet<>();

    public Coverage(Contract contract, ServiceFacts facts) {
        this.contract = contract;
        this.facts = facts;
        contract.operations().values().stream()
                .filter(operation -> operation.role() == Operation.Role.SPECIFIED)
                .forEach(this::declare);
    }

    private void declare(Operation operation) {
        Map<String, Set<String>> all = new LinkedHashMap<>();
        Map<String, Set<String>> none = new LinkedHashMap<>();
        KINDS.forEach(kind -> {
            all.put(kind, new LinkedHashSet<>());
            none.put(kind, new LinkedHashSet<>());
        });
        declare("", operation.input(), all.get("request"), all.get("enums"));
        declare("", operation.output(), all.get("response"), all.get("enums"));
        operation.errors().values().stream().filter(error -> error.modelled()).forEach(error -> all.get("errors")
                .add(error.code()));
        all.get("filters").addAll(facts.filters().getOrDefault(operation.name(), Set.of()));
        documented.put(operation.name(), all);
        seen.put(operation.name(), none);
    }

    private static void declare(String path, ShapeDoc node, Set<String> members, Set<String> enums) {
        node.members().forEach((name, member) -> {
            String at = path.isEmpty() ? name : path + "." + name;
            members.add(at);
            declare(at, member, members, enums);
        });
        if (node.element() != null) {
            declare(node.elementPath(path), node.element(), members, enums);
        }
        node.enumValues().forEach(value -> enums.add(path + "=" + value));
    }

    /** Adds a scenario's exchanges and transitions. */
    public synchronized void count(ScenarioEvidence evidence) {
        evidence.journal().exchanges().forEach(this::count);
        evidence.transitions().forEach(seen -> transitions.add(seen.way()));
    }

    private void count(Exchange exchange) {
        Map<String, Set<String>> of = seen.get(exchange.operation());
        if (of == null || exchange.response().isEmpty()) {
            return;
        }
        Operation operation = contract.operation(exchange.operation()).orElseThrow();
        JsonNode request = exchange.requestBody().orElse(null);
        if (request != null) {
            see("", operation.input(), request, of.get("request"), of.get("enums"));
            of.get("filters").addAll(facts.requestedFilters().apply(request));
        }
        exchange.successBody()
                .ifPresent(body -> see("", operation.output(), body, of.get("response"), of.get("enums")));
        exchange.errorCode().ifPresent(code -> of.get("errors").add(code));
    }

    private static void see(String path, ShapeDoc node, JsonNode value, Set<String> members, Set<String> enums) {
        node.members().forEach((name, member) -> {
            JsonNode inner = value.path(name);
            if (!inner.isMissingNode() && !inner.isNull()) {
                String at = path.isEmpty() ? name : path + "." + name;
                members.add(at);
                see(at, member, inner, members, enums);
            }
        });
        if (node.element() != null && (node.type() == ShapeDoc.Type.MAP ? value.isObject() : value.isArray())) {
            value.forEach(element -> see(node.elementPath(path), node.element(), element, members, enums));
        }
        if (!node.enumValues().isEmpty() && value.isTextual()) {
            enums.add(path + "=" + value.textValue());
        }
    }

    /** Returns the coverage in the form of the run record. */
    public synchronized RunRecord.CoverageView view() {
        return view(documented.keySet());
    }

    /** Returns the coverage of some operations. */
    public synchronized RunRecord.CoverageView view(Set<String> names) {
        Map<String, Map<String, RunRecord.Part>> operations = new TreeMap<>();
        documented.forEach((name, kinds) -> {
            if (!names.contains(name)) {
                return;
            }
            Map<String, RunRecord.Part> parts = new LinkedHashMap<>();
            kinds.forEach(
                    (kind, all) -> parts.put(kind, part(all, seen.get(name).get(kind), name)));
            operations.put(name, parts);
        });
        return new RunRecord.CoverageView(operations, part(lasting(), transitions, "-"));
    }

    private Set<String> lasting() {
        return facts.transitions().stream()
                .filter(edge -> !edge.passing())
                .map(StatusEdge::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private RunRecord.Part part(Set<String> all, Set<String> met, String operation) {
        Map<String, String> reasons = facts.unreachable().getOrDefault(operation, Map.of());
        Set<String> missed = new TreeSet<>(all);
        missed.removeAll(met);
        List<RunRecord.Unreachable> unreachable = new ArrayList<>();
        missed.stream()
                .filter(reasons::containsKey)
                .forEach(name -> unreachable.add(new RunRecord.Unreachable(name, reasons.get(name))));
        unreachable.forEach(u -> missed.remove(u.name()));
        Set<String> hit = new TreeSet<>(all);
        hit.retainAll(met);
        return new RunRecord.Part(List.copyOf(hit), List.copyOf(missed), List.copyOf(unreachable));
    }
}
