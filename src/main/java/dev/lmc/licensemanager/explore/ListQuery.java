package dev.lmc.licensemanager.explore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.facts.DocumentedFilters;
import dev.lmc.target.Party.Role;
import dev.lmc.wire.Exchange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list of the grants or received licenses of one license.
 *
 * @param operation the list operation
 * @param status the status of the grants to list
 * @param principal the principal of the grants to list
 * @param only the ARNs to list; empty for all
 * @param pages the size of a page
 */
record ListQuery(
        String operation,
        KnownLicense license,
        Optional<String> status,
        Optional<String> principal,
        List<String> only,
        Optional<Integer> pages) {

    private static final int MOST_PAGES = 300;
    static final String LICENSES = "ListReceivedLicenses";

    /** An element of a list, and where it is. */
    record Listed(Exchange exchange, String path, JsonNode element) {}

    /** The content of a list, page by page. */
    record Result(List<Exchange> exchanges, List<Listed> elements, boolean complete) {
        Exchange last() {
            return exchanges.get(exchanges.size() - 1);
        }
    }

    boolean isOfLicenses() {
        return operation.equals(LICENSES);
    }

    Result read(WalkCalls calls, Role party) {
        ObjectNode request = request(calls.session().contract().date());
        List<Exchange> exchanges = new ArrayList<>();
        List<Listed> elements = new ArrayList<>();
        String member = isOfLicenses() ? "Licenses" : "Grants";
        for (int page = 0; page < MOST_PAGES; page++) {
            Exchange exchange = calls.call(party, operation, request);
            exchanges.add(exchange);
            JsonNode body = exchange.successBody().orElse(null);
            if (body == null) {
                return new Result(exchanges, elements, false);
            }
            JsonNode listed = body.path(member);
            for (int i = 0; i < listed.size(); i++) {
                elements.add(new Listed(exchange, member + "[" + i + "]", listed.path(i)));
            }
            String token = body.path("NextToken").asText("");
            if (body.path("NextToken").isNull() || token.isEmpty()) {
                return new Result(exchanges, elements, true);
            }
            request = request.deepCopy().put("NextToken", token);
        }
        return new Result(exchanges, elements, false);
    }

    private ObjectNode request(LocalDate date) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        if (isOfLicenses()) {
            filter(request, "ProductSKU", license.request().path("ProductSKU").asText());
        } else {
            filter(request, DocumentedFilters.ofLicense(operation, date), license.arn());
            status.ifPresent(value -> filter(request, statusFilter(date), value));
            principal.ifPresent(value -> filter(request, "GranteePrincipalARN", value));
        }
        only.forEach(arn ->
                request.withArray(isOfLicenses() ? "LicenseArns" : "GrantArns").add(arn));
        pages.ifPresent(size -> request.put("MaxResults", size));
        return request;
    }

    private String statusFilter(LocalDate date) {
        return DocumentedFilters.at(date).get(operation).contains("GrantStatus") ? "GrantStatus" : "Status";
    }

    private static void filter(ObjectNode request, String name, String value) {
        request.withArray("Filters")
                .addObject()
                .put("Name", name)
                .putArray("Values")
                .add(value);
    }

    /** The clauses that say what a list contains. */
    record ListClauses(ListQuery query) {
        private String of(String number) {
            return switch (query.operation()) {
                        case "ListDistributedGrants" -> "LM-LDG-";
                        case "ListReceivedGrants" -> "LM-LRG-";
                        default -> "LM-LRL-";
                    }
                    + number;
        }

        String success() {
            return of("01");
        }

        /** Returns the clause that says that each element is listed once. */
        String once() {
            return of("30");
        }

        /** Returns the clause that says that nothing else is listed. */
        String others(boolean visible) {
            return of(visible ? selection() : "41");
        }

        /** Returns the clause that says that the list has a grant. */
        String complete(KnownGrant grant) {
            if (grant.fromGrant) {
                return query.operation().equals("ListDistributedGrants") ? "LM-LDG-42" : of("42");
            }
            return of(query.pages().isPresent() ? "30" : selection());
        }

        private String selection() {
            if (query.status().isPresent()) {
                return query.principal().isPresent() ? "20" : "29";
            }
            return query.only().isEmpty() ? "21" : "34";
        }
    }
}
