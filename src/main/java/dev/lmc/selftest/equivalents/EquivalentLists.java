package dev.lmc.selftest.equivalents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.facts.DocumentedFilters;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.selftest.equivalents.Equivalent.Liberty;
import dev.lmc.selftest.mutants.JsonPaths;
import dev.lmc.selftest.mutants.RequestFaults;
import dev.lmc.selftest.mutants.ResponseFaults;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Liberties with what lists are asked for, and with operations beside those on grants. */
final class EquivalentLists {
    private static final String LISTS = "ListDistributedGrants ListReceivedGrants ListReceivedLicenses";

    private EquivalentLists() {}

    static List<Equivalent> all() {
        return List.of(
                around(
                        "unknown-filters-are-ignored",
                        "Unknown filters are ignored.",
                        RequestFaults.repaired(
                                "*",
                                body -> JsonPaths.turn(
                                        body,
                                        "Filters[]",
                                        f -> f.path("Name").asText().equals("NoSuchFilter") ? null : f))),
                around(
                        "filters-by-unknown-arns-are-refused",
                        "A filter must name a license or an account that exists.",
                        RequestFaults.refuse("ListDistributedGrants ListReceivedGrants", body -> body.path("Filters")
                                .toString()
                                .matches(".*(999999999999:root|:license:[^,]*0{12}).*"))),
                around(
                        "pages-shorter-than-asked",
                        "A page has half of the requested size.",
                        RequestFaults.repaired(LISTS, body -> {
                            if (body.path("MaxResults").asInt() > 1
                                    && body.path("MaxResults").asInt() <= 100) {
                                body.put("MaxResults", (body.path("MaxResults").asInt() + 1) / 2);
                            }
                        })),
                around(
                        "misspelt-filters-are-ignored",
                        "Filters in another case are ignored.",
                        EquivalentLists::withKnownFilters),
                around(
                        "status-in-lower-case-is-a-filter",
                        "Received licenses can be filtered by status in lower case, as the live service was seen to.",
                        RequestFaults.member(
                                "ListReceivedLicenses",
                                "Filters[].Name",
                                name -> name.asText().equals("status")
                                        ? ResponseFaults.JSON.textNode("Status")
                                        : name)),
                around(
                        "arns-of-nothing-are-refused",
                        "A list for an ARN that names nothing is refused.",
                        RequestFaults.when(
                                LISTS,
                                body -> Stream.of("GrantArns", "LicenseArns").anyMatch(member -> body.path(member)
                                        .path(0)
                                        .asText()
                                        .endsWith("000000000000")),
                                ApiResponse.error(400, "ResourceNotFoundException", "there is no such resource"))),
                around(
                        "no-checkouts-and-no-license-versions",
                        "Operations beside those on grants are missing.",
                        RequestFaults.when(
                                "CheckoutLicense CheckInLicense CreateLicenseVersion",
                                body -> true,
                                ApiResponse.error(400, "UnknownOperationException", null))));
    }

    private static Handler withKnownFilters(Handler next) {
        return call -> {
            ObjectNode body = call.body().deepCopy();
            Set<String> known = DocumentedFilters.current().get(call.operation());
            JsonPaths.turn(
                    body,
                    "Filters[]",
                    filter -> known == null
                                    || !filter.path("Name").isTextual()
                                    || known.contains(filter.path("Name").asText())
                            ? filter
                            : null);
            return next.handle(call.withBody(body));
        };
    }

    private static Equivalent around(String name, String story, UnaryOperator<Handler> around) {
        return new Equivalent(name, story, Liberty.LIST, options -> options.within(around));
    }
}
