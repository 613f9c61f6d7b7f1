package dev.lmc.selftest.equivalents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.api.ApiCall;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.selftest.equivalents.Equivalent.Variation;
import dev.lmc.selftest.mutants.RequestFaults;
import java.util.List;
import java.util.function.UnaryOperator;

/** Variations in paging: a page may be empty, and only a page without a token is the last. */
final class EquivalentPages {
    private static final String LISTS = "ListDistributedGrants ListReceivedGrants ListReceivedLicenses";
    private static final String TOKEN = "NextToken";

    private EquivalentPages() {}

    static List<Equivalent> all() {
        return List.of(
                around(
                        "a-full-last-page-has-a-token",
                        "A last page with exactly MaxResults elements has a token, which leads to an empty page.",
                        new Bookends("end") {
                            @Override
                            ApiResponse first(ApiCall call, Handler next) {
                                ApiResponse response = next.handle(call);
                                return full(call, response) ? continued(call, response) : response;
                            }

                            @Override
                            ApiResponse second(ApiCall call, Handler next) {
                                return empty(next.handle(call));
                            }
                        }),
                around(
                        "the-first-page-is-empty",
                        "The first page is empty, and its token leads to the elements.",
                        new Bookends("start") {
                            @Override
                            ApiResponse first(ApiCall call, Handler next) {
                                ApiResponse response = next.handle(call);
                                return response.succeeded()
                                                && !call.body().path(TOKEN).isTextual()
                                        ? continued(call, empty(response))
                                        : response;
                            }

                            @Override
                            ApiResponse second(ApiCall call, Handler next) {
                                return next.handle(call);
                            }
                        }));
    }

    private static Equivalent around(String name, String description, Bookends pages) {
        return new Equivalent(name, description, Variation.CONTENT, options -> options.within(pages.around()));
    }

    /** Returns its own token, valid for the operation and the caller, and continues there. */
    private abstract static class Bookends {
        private final String word;

        Bookends(String word) {
            this.word = word;
        }

        abstract ApiResponse first(ApiCall call, Handler next);

        abstract ApiResponse second(ApiCall call, Handler next);

        UnaryOperator<Handler> around() {
            return RequestFaults.instead(LISTS, (call, next) -> {
                boolean own = call.body().path(TOKEN).asText("").equals(token(call));
                return own ? second(call.withBody(call.body().deepCopy().without(TOKEN)), next) : first(call, next);
            });
        }

        private String token(ApiCall call) {
            return word + "-" + call.operation() + "-" + call.account();
        }

        ApiResponse continued(ApiCall call, ApiResponse response) {
            ObjectNode body = response.body().deepCopy();
            return response.withBody(body.put(TOKEN, token(call)));
        }
    }

    private static boolean full(ApiCall call, ApiResponse response) {
        return response.succeeded()
                && !response.body().has(TOKEN)
                && response.body().path(elements(call)).size()
                        == call.body().path("MaxResults").asInt();
    }

    private static ApiResponse empty(ApiResponse response) {
        ObjectNode body = response.body().deepCopy();
        body.remove(TOKEN);
        for (String elements : List.of("Grants", "Licenses")) {
            if (body.has(elements)) {
                body.putArray(elements);
            }
        }
        return response.withBody(body);
    }

    private static String elements(ApiCall call) {
        return call.operation().equals("ListReceivedLicenses") ? "Licenses" : "Grants";
    }
}
