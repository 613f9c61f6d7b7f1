package dev.lmc.selftest.mutants;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Members that work alone, but not in combination. */
final class CombinationMutants {
    private CombinationMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>();
        version("name-lost-beside-operations", "GrantName", "AllowedOperations", "Grant.GrantName", all);
        version("operations-lost-beside-a-name", "AllowedOperations", "GrantName", "Grant.GrantedOperations", all);
        version("name-lost-beside-a-source", "GrantName", "SourceVersion", "Grant.GrantName", all);
        version(
                "operations-lost-beside-a-source",
                "AllowedOperations",
                "SourceVersion",
                "Grant.GrantedOperations",
                all);
        version("status-lost-beside-a-source", "Status", "SourceVersion", "Grant.GrantStatus", all);
        version("reason-lost-beside-a-source", "StatusReason", "SourceVersion", "Grant.StatusReason", all);
        all.add(FaultGroup.VERSION.mutant(
                "source-lost-beside-a-status",
                "LM-CGV-43",
                "__type",
                "The query that activates a grant does not specify a version.",
                () -> Fault.of(ignoring("CreateGrantVersion", "SourceVersion", "Status"))));
        for (String list : List.of("ListDistributedGrants", "ListReceivedGrants", "ListReceivedLicenses")) {
            String arns = list.equals("ListReceivedLicenses") ? "LicenseArns" : "GrantArns";
            list(list, "35", "forgets-the-page-size-beside-arns", "MaxResults", arns, all);
            list(list, "35", "starts-over-beside-arns", "NextToken", arns, all);
            list(list, "36", "forgets-filters-beside-arns", "Filters", arns, all);
        }
        return all;
    }

    private static void version(String name, String lost, String beside, String path, List<Mutant> all) {
        all.add(FaultGroup.VERSION.mutant(
                name,
                "LM-CGV-35",
                path,
                "Each change has its own query, and only the first one is executed.",
                () -> Fault.of(ignoring("CreateGrantVersion", lost, beside))));
    }

    private static void list(String list, String clause, String name, String lost, String beside, List<Mutant> all) {
        all.add(FaultGroup.FILTER.mutant(
                ApiNames.kebab(list) + "-" + name,
                ApiNames.clause(list, clause),
                "",
                "A lookup by key uses different code than a search.",
                () -> Fault.of(ignoring(list, lost, beside))));
    }

    private static UnaryOperator<Handler> ignoring(String operation, String lost, String beside) {
        return RequestFaults.repaired(operation, body -> forget(body, lost, beside));
    }

    private static void forget(ObjectNode body, String lost, String beside) {
        if (body.has(beside)) {
            body.remove(lost);
        }
    }
}
