package dev.lmc.selftest.equivalents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.facts.DocumentedFilters;
import dev.lmc.licensemanager.reference.api.ApiCall;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.selftest.equivalents.Equivalent.Variation;
import dev.lmc.selftest.mutants.JsonPaths;
import dev.lmc.selftest.mutants.RequestFaults;
import dev.lmc.selftest.mutants.ResponseFaults;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Variations in the arguments that lists accept, and in operations other than those on grants. */
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
                        "Filter names that differ only in case are ignored.",
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
                        "arns-of-others-are-refused",
                        "A list for the ARN of a grant that does not belong in it is refused.",
                        RequestFaults.instead(
                                "ListDistributedGrants ListReceivedGrants",
                                (call, next) -> isForeign(call, next)
                                        ? ApiResponse.error(400, "ResourceNotFoundException", "there is no such grant")
                                        : next.handle(call))),
                new Equivalent(
                        "licenses-of-others-are-refused",
                        "A list for the ARN of a license that the caller was not granted is refused.",
                        Variation.LIST,
                        options -> options.within(ungranted())),
                around(
                        "filter-values-are-validated",
                        "A filter value in the wrong case is refused.",
                        RequestFaults.refuse(LISTS, body -> {
                            for (JsonNode filter : body.path("Filters")) {
                                boolean status = filter.path("Name").asText().matches("(Grant)?Status");
                                String value = filter.path("Values").path(0).asText();
                                String upper = value.toUpperCase(Locale.ROOT);
                                if (status ? !value.equals(upper) : value.equals(upper) && value.matches(".*[A-Z].*")) {
                                    return true;
                                }
                            }
                            return false;
                        })),
                around(
                        "no-checkouts-and-no-license-versions",
                        "Operations beside those on grants are missing.",
                        RequestFaults.when(
                                "CheckoutLicense CheckInLicense CreateLicenseVersion",
                                body -> true,
                                ApiResponse.error(400, "UnknownOperationException", null))));
    }

    private static boolean isForeign(ApiCall call, Handler next) {
        String arn = call.body().path("GrantArns").path(0).asText();
        if (!arn.matches(".*:grant:g-\\w+")) {
            return false;
        }
        ObjectNode body = ResponseFaults.JSON.objectNode().put("GrantArn", arn);
        JsonNode grant = RequestFaults.read(call.withBody(body), next);
        String account = call.operation().equals("ListDistributedGrants")
                ? arn
                : grant.path("GranteePrincipalArn").asText();
        return !account.contains(call.account());
    }

    private static UnaryOperator<Handler> ungranted() {
        Set<String> granted = ConcurrentHashMap.newKeySet();
        Map<String, String> grants = new ConcurrentHashMap<>();
        return next -> call -> {
            String license = call.body().path("LicenseArns").path(0).asText();
            if (call.operation().equals("ListReceivedLicenses")
                    && license.matches(".*:license:l-\\w+")
                    && !granted.contains(license + " arn:aws:iam::" + call.account() + ":root")) {
                return ApiResponse.error(400, "ResourceNotFoundException", "there is no such license");
            }
            String grant = call.body().path("LicenseArn").asText() + " "
                    + call.body().path("Principals").path(0).asText();
            if (call.operation().equals("CreateGrant")) {
                // before the response, because the grantee may look for the license at once
                granted.add(grant);
            }
            ApiResponse response = next.handle(call);
            String arn = call.body().path("GrantArn").asText();
            if (response.succeeded() && call.operation().equals("CreateGrant")) {
                grants.put(response.body().path("GrantArn").asText(), grant);
            } else if (response.succeeded()
                    && call.operation().matches("(Reject|Delete)Grant")
                    && grants.containsKey(arn)) {
                granted.remove(grants.get(arn));
            }
            return response;
        };
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

    private static Equivalent around(String name, String description, UnaryOperator<Handler> around) {
        return new Equivalent(name, description, Variation.LIST, options -> options.within(around));
    }
}
