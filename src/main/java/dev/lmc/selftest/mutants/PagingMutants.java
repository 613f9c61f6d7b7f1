package dev.lmc.selftest.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.api.ApiCall;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Pages that repeat, lose or exceed elements, and tokens that are not checked. */
final class PagingMutants {
    private PagingMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>();
        ApiNames.LISTS.forEach(list -> of(list, all));
        return all;
    }

    private static void of(String list, List<Mutant> all) {
        String name = ApiNames.kebab(list);
        String walk = ApiNames.clause(list, "30");
        String elements = ApiNames.elements(list);
        all.add(mutant(
                name + "-repeats-the-first-page",
                walk,
                "NextToken",
                "The token is returned but never read.",
                () -> Fault.of(repeating(list))));
        all.add(mutant(
                name + "-has-one-page-beside-two-filters",
                walk,
                elements + "[]",
                "A scan with several conditions has no token.",
                () -> Fault.of(RequestFaults.instead(list, (call, next) -> {
                    ApiResponse response = next.handle(call);
                    return call.body().path("Filters").size() > 1 ? withoutToken(response) : response;
                }))));
        all.add(mutant(
                name + "-loses-a-last-page-that-is-full",
                walk,
                elements + "[]",
                "The number of pages is a rounded quotient, less one.",
                () -> Fault.of(RequestFaults.instead(list, (call, next) -> {
                    ApiResponse response = next.handle(call);
                    JsonNode token = response.body().path("NextToken");
                    int size = call.body().path("MaxResults").asInt();
                    if (size < 2 || !token.isTextual()) {
                        return response;
                    }
                    JsonNode following = next.handle(
                                    call.withBody(call.body().deepCopy().set("NextToken", token)))
                            .body();
                    boolean full = !following.has("NextToken")
                            && following.path(elements).size() == size;
                    return full ? withoutToken(response) : response;
                }))));
        all.add(mutant(
                name + "-loses-an-element-between-pages",
                walk,
                elements + "[]",
                "The next page starts one element too late.",
                () -> paged(1)));
        all.add(mutant(
                name + "-loses-an-element-before-the-third-page",
                walk,
                elements + "[]",
                "The cursor of a cursor skips an element, unless it is the last one.",
                () -> Fault.of(losing(list))));
        all.add(mutant(
                name + "-loses-the-filter-on-the-second-page",
                walk,
                elements + "[]",
                "The second page ignores everything but its token.",
                () -> Fault.of(emptySecond(list, elements))));
        all.add(mutant(
                name + "-ignores-max-results",
                walk,
                elements,
                "The page size is chosen by the server.",
                () -> Fault.of(RequestFaults.repaired(list, body -> {
                    if (body.path("MaxResults").asInt() == 2) {
                        body.put("MaxResults", 3);
                    }
                }))));
        all.add(mutant(
                name + "-ends-after-the-first-page",
                walk,
                elements + "[]",
                "The response never has a token.",
                () -> Fault.of(ResponseFaults.drop(list, "NextToken"))));
        all.add(mutant(
                name + "-repeats-the-last-of-a-page",
                walk,
                elements + "[]",
                "The last element of a page is the first of the next.",
                () -> Fault.of(overlapping(list, elements))));
        all.add(mutant(
                name + "-takes-made-up-tokens",
                ApiNames.clause(list, "31"),
                "__type",
                "An unknown token starts from the beginning.",
                () -> Fault.of(new Tokens(list, false).around())));
        all.add(mutant(
                name + "-takes-tokens-of-other-lists",
                ApiNames.clause(list, "32"),
                "__type",
                "A token is an offset that any list accepts.",
                () -> Fault.of(new Tokens(list, true).around())));
    }

    /** Returns a fault whose second page starts too late. */
    private static Fault paged(int skip) {
        return Fault.ofRules(rules -> new DelegatingRules(rules) {
            @Override
            public <T> List<T> page(List<T> left, boolean first, int size) {
                return super.page(first ? left : left.subList(Math.min(skip, left.size()), left.size()), first, size);
            }
        });
    }

    /** Returns a fault whose third page starts one element too late, if more follow. */
    private static UnaryOperator<Handler> losing(String list) {
        Map<String, Integer> pages = new ConcurrentHashMap<>();
        return RequestFaults.instead(list, (call, next) -> {
            int page = pages.getOrDefault(call.body().path("NextToken").asText(), 0);
            ApiResponse response = next.handle(call);
            String token = response.body().path("NextToken").asText();
            if (page == 2 && !token.isEmpty()) {
                response = next.handle(call.withBody(call.body().deepCopy().put("NextToken", token)));
                token = response.body().path("NextToken").asText();
            }
            if (!token.isEmpty()) {
                pages.put(token, page + 1);
            }
            return response;
        });
    }

    private static UnaryOperator<Handler> repeating(String list) {
        Map<String, String> tokens = new ConcurrentHashMap<>();
        return next -> call -> {
            if (!list.equals(call.operation())) {
                return next.handle(call);
            }
            String given = call.body().path("NextToken").asText("");
            ApiResponse response = next.handle(
                    tokens.containsKey(given)
                            ? call.withBody(call.body().deepCopy().without("NextToken"))
                            : call);
            String token = response.body().path("NextToken").asText("");
            if (token.isEmpty()) {
                return response;
            }
            tokens.put("again", token);
            ObjectNode body = response.body().deepCopy();
            return response.withBody(body.put("NextToken", "again"));
        };
    }

    private static UnaryOperator<Handler> emptySecond(String list, String elements) {
        return ResponseFaults.knowing(list, (call, response) -> {
            JsonNode body = response.body().deepCopy();
            if (response.succeeded() && call.body().has("NextToken")) {
                JsonPaths.turn(body, elements, old -> ResponseFaults.JSON.arrayNode());
            }
            return response.withBody(body);
        });
    }

    private static UnaryOperator<Handler> overlapping(String list, String elements) {
        Map<String, JsonNode> lasts = new ConcurrentHashMap<>();
        return ResponseFaults.knowing(list, (call, response) -> {
            if (!response.succeeded()) {
                return response;
            }
            JsonNode body = response.body().deepCopy();
            JsonNode own = response.body().path(elements);
            JsonNode before = lasts.get(call.body().path("NextToken").asText(""));
            if (before != null) {
                JsonPaths.turn(body, elements + "[0]", old -> before);
            }
            if (own.size() > 0 && body.has("NextToken")) {
                lasts.put(body.path("NextToken").asText(), own.path(own.size() - 1));
            }
            return response.withBody(body);
        });
    }

    /** The tokens returned by each list. */
    private static final class Tokens {
        private final Map<String, String> given = new ConcurrentHashMap<>();
        private final String list;
        private final boolean foreign;

        Tokens(String list, boolean foreign) {
            this.list = list;
            this.foreign = foreign;
        }

        UnaryOperator<Handler> around() {
            return next -> call -> {
                ApiResponse response = next.handle(
                        taken(call) ? call.withBody(call.body().deepCopy().without("NextToken")) : call);
                String token = response.body().path("NextToken").asText("");
                if (!token.isEmpty()) {
                    given.put(token, call.operation());
                }
                return response;
            };
        }

        private boolean taken(ApiCall call) {
            if (!list.equals(call.operation()) || !call.body().path("NextToken").isTextual()) {
                return false;
            }
            String of = given.get(call.body().path("NextToken").asText());
            return foreign ? of != null && !of.equals(list) : of == null;
        }
    }

    private static Mutant mutant(String name, String clause, String path, String description, Supplier<Fault> fault) {
        return FaultGroup.PAGING.mutant(name, clause, path, description, fault);
    }

    private static ApiResponse withoutToken(ApiResponse response) {
        return response.withBody(((ObjectNode) response.body().deepCopy()).without("NextToken"));
    }
}
