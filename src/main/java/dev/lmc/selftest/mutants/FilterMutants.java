package dev.lmc.selftest.mutants;

import static dev.lmc.selftest.mutants.ResponseFaults.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.facts.DocumentedFilters;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Filters that select nothing, too much, or by the wrong member. */
final class FilterMutants {
    private static final Map<String, String> SHOWN = Map.of(
            "ListDistributedGrants", "LicenseArn",
            "ListReceivedGrants", "LicenseArn",
            "ListReceivedLicenses", "ProductSKU");
    /** A filter of each list that people spell with different capitals. */
    private static final Map<String, String> MISSPELT = Map.of(
            "ListDistributedGrants", "GranteePrincipalARN",
            "ListReceivedGrants", "GranterAccountId",
            "ListReceivedLicenses", "Fingerprint");
    /** The filter of each list whose index is always used. */
    private static final Map<String, String> ALONE = Map.of(
            "ListDistributedGrants", "LicenseArn",
            "ListReceivedGrants", "LicenseArn",
            "ListReceivedLicenses", "IssuerName");

    private FilterMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>();
        for (String list : ApiNames.LISTS) {
            String name = ApiNames.kebab(list);
            for (String filter : DocumentedFilters.current().get(list)) {
                byOne(list, name, filter, all);
            }
            for (String filter : DocumentedFilters.former().get(list)) {
                all.add(mutant(
                        name + "-never-knew-" + ApiNames.kebab(filter),
                        ApiNames.clause(list, "24"),
                        "status",
                        "Only the later name of a filter is known.",
                        RequestFaults.refuse(list, body -> body.path("Filters")
                                .path(0)
                                .path("Name")
                                .asText()
                                .equals(filter))));
            }
            together(list, name, all);
        }
        return all;
    }

    private static void byOne(String list, String name, String filter, List<Mutant> all) {
        String path = ApiNames.elements(list) + "[]";
        all.add(mutant(
                name + "-ignores-" + ApiNames.kebab(filter),
                ApiNames.clause(list, "22"),
                path,
                "A filter is accepted but never applied.",
                RequestFaults.repaired(list, without(filter))));
        if (!filter.equals("GranterAccountId")) {
            all.add(FaultGroup.FILTER.mutant(
                    name + "-matches-" + ApiNames.kebab(filter) + "-in-any-case",
                    ApiNames.clause(list, "23"),
                    path,
                    "The database compares text without regard to case.",
                    () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                        @Override
                        public boolean matches(String of, String wanted, String actual) {
                            return of.equals(filter)
                                    ? wanted.equalsIgnoreCase(actual)
                                    : super.matches(of, wanted, actual);
                        }
                    })));
        }
        if (!filter.equals(ALONE.get(list))) {
            all.add(mutant(
                    name + "-ignores-" + ApiNames.kebab(filter) + "-beside-another",
                    ApiNames.clause(list, "20"),
                    path,
                    "Each filter has its own index, and a query uses one index.",
                    RequestFaults.repaired(list, body -> {
                        if (body.path("Filters").size() > 1) {
                            without(filter).accept(body);
                        }
                    })));
        }
        all.add(mutant(
                name + "-does-not-know-" + ApiNames.kebab(filter),
                ApiNames.clause(list, "21"),
                "status",
                "One of the documented filters is missing.",
                RequestFaults.refuse(list, body -> body.path("Filters")
                        .path(0)
                        .path("Name")
                        .asText()
                        .equals(filter))));
    }

    private static void together(String list, String name, List<Mutant> all) {
        String path = ApiNames.elements(list) + "[]";
        String shown = SHOWN.get(list);
        all.add(mutant(
                name + "-answers-what-differs-in-" + ApiNames.kebab(shown),
                ApiNames.clause(list, "21"),
                path,
                "A filter is accepted but never applied.",
                next -> ShapeMutants.twice(list, ApiNames.elements(list))
                        .andThen(other(list, shown))
                        .apply(next)));
        all.add(matching(
                name + "-matches-part-of-a-value",
                list,
                "A filter value matches any part of the text.",
                (wanted, actual) -> actual.contains(wanted)));
        all.add(matching(
                name + "-matches-the-start-of-a-value",
                list,
                "The values of filters are prefixes, as in a search box.",
                (wanted, actual) -> actual.startsWith(wanted)));
        all.add(matching(
                name + "-matches-a-longer-value",
                list,
                "The arguments of a search in the text are swapped.",
                String::contains));
        all.add(mutant(
                name + "-takes-one-filter-only",
                ApiNames.clause(list, "20"),
                "status",
                "Several filters at once are not implemented.",
                RequestFaults.refuse(
                        list,
                        body -> body.path("Filters").size() == 2
                                && !body.path("Filters")
                                        .path(0)
                                        .path("Name")
                                        .equals(body.path("Filters").path(1).path("Name")))));
        all.add(mutant(
                name + "-finds-nothing-by-two-filters",
                ApiNames.clause(list, "20"),
                path,
                "The second filter is applied to the values of the first.",
                next -> call -> call.body().path("Filters").size() == 2
                                && next.handle(call).succeeded()
                        ? ApiResponse.ok(JSON.objectNode().set(ApiNames.elements(list), JSON.arrayNode()))
                        : next.handle(call)));
        all.add(refusal(
                name + "-takes-the-first-of-two-values",
                ApiNames.clause(list, "25"),
                list,
                filters -> filters.forEach(f -> {
                    if (f.path("Values") instanceof ArrayNode values && values.size() > 1) {
                        values.remove(1);
                    }
                })));
        all.add(refusal(name + "-takes-the-last-of-two-filters", ApiNames.clause(list, "26"), list, filters -> {
            Set<JsonNode> names = new HashSet<>();
            for (int i = filters.size() - 1; i >= 0; i--) {
                if (!names.add(filters.get(i).path("Name"))) {
                    filters.remove(i);
                }
            }
        }));
        all.add(mutant(
                name + "-crashes-on-unknown-filters",
                ApiNames.clause(list, "27"),
                "__type",
                "The filter queries a column that does not exist.",
                RequestFaults.crash(
                        list, body -> body.path("Filters").toString().contains("NoSuchFilter"))));
        all.add(mutant(
                name + "-knows-filters-in-any-case",
                ApiNames.clause(list, "28"),
                path,
                "The names of filters are compared without regard to case.",
                RequestFaults.member(
                        list,
                        "Filters[].Name",
                        v -> v.asText().equalsIgnoreCase("ProductSKU") ? JSON.textNode("ProductSKU") : v)));
        all.add(mutant(
                name + "-knows-" + ApiNames.kebab(MISSPELT.get(list)) + "-in-any-case",
                ApiNames.clause(list, "28"),
                path,
                "One filter name is accepted in any case, to support an old client.",
                RequestFaults.member(
                        list,
                        "Filters[].Name",
                        v -> v.asText().equalsIgnoreCase(MISSPELT.get(list)) ? JSON.textNode(MISSPELT.get(list)) : v)));
        all.add(mutant(
                name + "-fails-for-arns-of-nothing",
                ApiNames.clause(list, "38"),
                "__type",
                "An ARN of a resource that does not exist causes a database error.",
                RequestFaults.when(
                        list,
                        body -> body.path(ApiNames.arns(list)).path(0).asText().endsWith("000000000000"),
                        ApiResponse.error(400, "NoSuchElementException", "no value present"))));
        all.add(mutant(
                name + "-is-empty-without-filters",
                ApiNames.clause(list, "19"),
                path,
                "A list without filters returns nothing, to avoid long responses.",
                RequestFaults.when(
                        list,
                        body -> !body.has("Filters") && !body.has(ApiNames.arns(list)),
                        ApiResponse.ok(JSON.objectNode().set(ApiNames.elements(list), JSON.arrayNode())))));
        all.add(mutant(
                name + "-reads-one-arn-only",
                ApiNames.clause(list, "34"),
                path,
                "Of several ARNs, only the first one is used.",
                RequestFaults.repaired(list, body -> {
                    if (body.path(ApiNames.arns(list)) instanceof ArrayNode arns && arns.size() > 1) {
                        arns.remove(1);
                    }
                })));
        if (!list.equals("ListReceivedLicenses")) {
            all.add(mutant(
                    name + "-filters-by-a-former-status",
                    ApiNames.clause(list, "29"),
                    path,
                    "The index of statuses is written when a grant is created, and never updated.",
                    RequestFaults.member(
                            list,
                            "Filters[].Values[]",
                            v -> v.asText().equals("PENDING_ACCEPT") ? JSON.textNode("ACTIVE") : v)));
        }
        all.add(mutant(
                name + "-finds-nothing-by-arn",
                ApiNames.clause(list, "33"),
                path,
                "ARNs are compared with the wrong member.",
                RequestFaults.member(
                        list,
                        ApiNames.arns(list) + "[0]",
                        v -> JSON.textNode(v.asText().replaceAll("[0-9a-f]{4}$", "0000")))));
        all.add(mutant(
                name + "-by-arn-answers-each-twice",
                ApiNames.clause(list, "33"),
                path,
                "Filtering by ARN is a join that duplicates rows.",
                next -> call -> (call.body().has(ApiNames.arns(list))
                                ? ShapeMutants.twice(list, ApiNames.elements(list))
                                        .apply(next)
                                : next)
                        .handle(call)));
    }

    private static Mutant matching(String name, String list, String description, BiPredicate<String, String> match) {
        return FaultGroup.FILTER.mutant(
                name,
                ApiNames.clause(list, "22"),
                ApiNames.elements(list) + "[]",
                description,
                () -> Fault.ofRules(rules -> new DelegatingRules(rules) {
                    @Override
                    public boolean matches(String filter, String wanted, String actual) {
                        return match.test(wanted, actual) || super.matches(filter, wanted, actual);
                    }
                }));
    }

    /** The second element differs. */
    private static UnaryOperator<Handler> other(String list, String member) {
        return ResponseFaults.reword(
                list,
                ApiNames.elements(list) + "[1]." + member,
                value -> value.substring(0, value.length() - 4) + "0000");
    }

    private static Consumer<ObjectNode> without(String filter) {
        return body ->
                JsonPaths.turn(body, "Filters[]", f -> f.path("Name").asText().equals(filter) ? null : f);
    }

    private static Mutant refusal(String name, String clause, String list, Consumer<ArrayNode> repair) {
        return mutant(
                name,
                clause,
                "__type",
                "Several values are accepted where the documentation allows one.",
                RequestFaults.repaired(list, body -> {
                    if (body.path("Filters") instanceof ArrayNode filters) {
                        repair.accept(filters);
                    }
                }));
    }

    private static Mutant mutant(
            String name, String clause, String path, String description, UnaryOperator<Handler> change) {
        return FaultGroup.FILTER.mutant(name, clause, path, description, () -> Fault.of(change));
    }
}
