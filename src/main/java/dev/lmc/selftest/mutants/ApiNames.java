package dev.lmc.selftest.mutants;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Converts the API's names for names of mutants and ids of clauses. */
public final class ApiNames {
    static final List<String> GRANTS =
            List.of("AcceptGrant", "RejectGrant", "DeleteGrant", "CreateGrantVersion", "GetGrant");
    public static final List<String> LISTS =
            List.of("ListDistributedGrants", "ListReceivedGrants", "ListReceivedLicenses");

    private static final Map<String, String> CLAUSES = Map.of(
            "AcceptGrant", "AG",
            "RejectGrant", "RG",
            "DeleteGrant", "DG",
            "CreateGrant", "CG",
            "CreateGrantVersion", "CGV",
            "GetGrant", "GG",
            "ListDistributedGrants", "LDG",
            "ListReceivedGrants", "LRG",
            "ListReceivedLicenses", "LRL");

    private ApiNames() {}

    /** Converts {@code GrantArn} to {@code grant-arn}. */
    static String kebab(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT)
                .replace(".", "-");
    }

    /** Returns the clause of an operation with a number: {@code LM-AG-10}. */
    static String clause(String operation, String number) {
        return "LM-" + CLAUSES.get(operation) + "-" + number;
    }

    /** Returns the member with the ARNs that a list is restricted to. */
    static String arns(String list) {
        return list.equals("ListReceivedLicenses") ? "LicenseArns" : "GrantArns";
    }

    /** Returns the member with the elements of a list. */
    public static String elements(String list) {
        return list.equals("ListReceivedLicenses") ? "Licenses" : "Grants";
    }
}
