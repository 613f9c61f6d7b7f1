package dev.lmc.licensemanager.reference.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.domain.GrantRules;
import dev.lmc.licensemanager.reference.domain.LicenseStore;
import dev.lmc.licensemanager.reference.domain.LicenseStore.Remembered;
import dev.lmc.licensemanager.reference.domain.ServiceError;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

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

    /** @param query the digest of the request without its page */
    private record Bookmark(String account, String operation, String query, long after) {}

    Paginator(LicenseStore store, GrantRules rules) {
        this.store = store;
        this.rules = rules;
    }

    /**
     * @param after returns the elements after a place, in the order of their places
     * @param place the place of an element, which never changes and is positive
     */
    <T> ObjectNode cut(
            ApiCall call,
            String member,
            LongFunction<Stream<T>> after,
            ToLongFunction<T> place,
            Function<T, ObjectNode> view) {
        String query = call.digest("NextToken", "MaxResults");
        long from = from(call, query);
        int size = call.body().path("MaxResults").asInt(USUAL);
        List<T> left = after.apply(from).limit(size + 2L).toList();
        List<T> page = rules.page(left, from == 0, size);
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        page.forEach(each -> response.withArray(member).add(view.apply(each)));
        if (page.isEmpty()) {
            response.putArray(member);
            return response;
        }
        long last = place.applyAsLong(page.get(page.size() - 1));
        if (last < place.applyAsLong(left.get(left.size() - 1))) {
            String token = store.id();
            bookmarks.put(token, new Bookmark(call.account(), call.operation(), query, last));
            response.put("NextToken", token);
        }
        return response;
    }

    /** Returns the place after which the page begins. */
    private long from(ApiCall call, String query) {
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
        return mark.after;
    }
}
