package dev.lmc.selftest.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.api.ApiCall;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Tokens that lose their place when the list changes between two pages. */
final class ChangingListMutants {
    private static final String TOKEN = "NextToken";

    private ChangingListMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>();
        ApiNames.LISTS.forEach(list -> of(list, all));
        return all;
    }

    private static void of(String list, List<Mutant> all) {
        all.add(mutant(
                list,
                "-starts-again-if-its-place-is-gone",
                "A token names the last element of its page, and is ignored when that element is no longer in the list.",
                new Restarting(list).around()));
        all.add(mutant(list, "-pages-by-offset", "A token is an offset.", byOffset(list, false)));
        all.add(mutant(
                list,
                "-pages-by-offset-newest-first",
                "A token is an offset, and new elements come first.",
                byOffset(list, true)));
        all.add(mutant(
                list,
                "-ends-if-its-place-is-gone",
                "The page after an element that is no longer in the list is empty.",
                new Restarting(list) {
                    @Override
                    ApiResponse lost(ApiCall whole, Handler next) {
                        ObjectNode body = ResponseFaults.JSON.objectNode();
                        body.putArray(ApiNames.elements(whole.operation()));
                        return ApiResponse.ok(body);
                    }
                }.around()));
    }

    private static UnaryOperator<Handler> byOffset(String list, boolean newestFirst) {
        return RequestFaults.instead(list, (call, next) -> {
            List<JsonNode> all = elements(call, next);
            if (newestFirst) {
                Collections.reverse(all);
            }
            int from = Math.min(all.size(), call.body().path(TOKEN).asInt());
            int to = Math.min(all.size(), from + call.body().path("MaxResults").asInt(50));
            ObjectNode body = ResponseFaults.JSON.objectNode();
            body.putArray(ApiNames.elements(list)).addAll(all.subList(from, to));
            return ApiResponse.ok(to < all.size() ? body.put(TOKEN, "" + to) : body);
        });
    }

    private static List<JsonNode> elements(ApiCall call, Handler next) {
        List<JsonNode> all = new ArrayList<>();
        ObjectNode request = call.body().deepCopy().put("MaxResults", 100);
        request.remove(TOKEN);
        JsonNode page;
        do {
            page = next.handle(call.withBody(request.deepCopy())).body();
            page.path(ApiNames.elements(call.operation())).forEach(all::add);
            request.set(TOKEN, page.path(TOKEN));
        } while (page.has(TOKEN));
        return all;
    }

    /** Remembers the last element of each page, and looks for it again. */
    private static class Restarting {
        private final Map<String, JsonNode> lasts = new ConcurrentHashMap<>();
        private final String list;

        Restarting(String list) {
            this.list = list;
        }

        UnaryOperator<Handler> around() {
            return RequestFaults.instead(list, (call, next) -> {
                JsonNode last = lasts.get(call.body().path(TOKEN).asText(""));
                boolean gone = last != null
                        && elements(call, next).stream()
                                .noneMatch(element -> arn(element).equals(arn(last)));
                ApiResponse response =
                        gone ? lost(call.withBody(call.body().deepCopy().without(TOKEN)), next) : next.handle(call);
                JsonNode page = response.body().path(ApiNames.elements(list));
                if (page instanceof ArrayNode
                        && !page.isEmpty()
                        && response.body().has(TOKEN)) {
                    lasts.put(response.body().path(TOKEN).asText(), page.get(page.size() - 1));
                }
                return response;
            });
        }

        /** @param whole the call without its token */
        ApiResponse lost(ApiCall whole, Handler next) {
            return next.handle(whole);
        }

        private String arn(JsonNode element) {
            return element.path(list.equals("ListReceivedLicenses") ? "LicenseArn" : "GrantArn")
                    .asText();
        }
    }

    private static Mutant mutant(String list, String name, String description, UnaryOperator<Handler> around) {
        return FaultGroup.PAGING.mutant(
                ApiNames.kebab(list) + name,
                ApiNames.clause(list, "37"),
                ApiNames.elements(list) + "[]",
                description,
                () -> Fault.of(around));
    }
}
