package dev.lmc.licensemanager.reference.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.domain.GrantRules;
import dev.lmc.licensemanager.reference.domain.LicenseStore;
import dev.lmc.licensemanager.reference.domain.LicenseStore.Remembered;
import dev.lmc.licensemanager.reference.domain.ServiceError;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Splits lists into pages. A token identifies a caller, an operation, a query and the place of the last returned element
 * in the order of creation, so it survives what joins and leaves the list, that element included. A bounded number of
 * tokens is remembered.
 */
final class Paginator {
    private static final int USUAL = 50;
    private static final int REMEMBERED = 10_000;

    private final LicenseStore store;
    private final GrantRules rules;
    private final Map<String, Bookmark> bookmarks = new Remembered<>(REMEMBERED);

    private record Bookmark(String account, String operation, JsonNode query, long after) {}

    Paginator(LicenseStore store, GrantRules rules) {
        this.store = store;
        this.rules = rules;
    }

    /**
     * @param all the elements in the order of their places
     * @param place the place of an element, which never changes
     */
    <T> ObjectNode cut(
            ApiCall call, String member, List<T> all, ToLongFunction<T> place, Function<T, ObjectNode> view) {
        ObjectNode query = call.body().deepCopy();
        query.remove(List.of("NextToken", "MaxResults"));
        int from = from(call, query, all, place);
        int size = call.body().path("MaxResults").asInt(USUAL);
        List<T> page = rules.page(all, from, size);
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        page.forEach(each -> response.withArray(member).add(view.apply(each)));
        if (page.isEmpty()) {
            response.putArray(member);
        } else if (from + page.size() < all.size()) {
            String token = store.id();
            long last = place.applyAsLong(page.get(page.size() - 1));
            bookmarks.put(token, new Bookmark(call.account(), call.operation(), query, last));
            response.put("NextToken", token);
        }
        return response;
    }

    private <T> int from(ApiCall call, ObjectNode query, List<T> all, ToLongFunction<T> place) {
        String token = call.body().path("NextToken").asText("");
        if (token.isEmpty()) {
            return 0;
        }
        Bookmark mark = bookmarks.get(token);
        if (mark == null
                || !mark.account.equals(call.account())
                || !mark.operation.equals(call.operation())
                || !mark.query.equals(query)) {
            throw ServiceError.invalid("this NextToken belongs to another list");
        }
        for (int i = 0; i < all.size(); i++) {
            if (place.applyAsLong(all.get(i)) > mark.after) {
                return i;
            }
        }
        return all.size();
    }
}
