package dev.lmc.selftest.mutants;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The API's names, as names of mutants and ids of clauses have them. */
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

    /** {@code GrantArn} as {@code grant-arn}. */
    static String kebab(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT)
                .replace(".", "-");
    }

    /** The clause of an operation with a number: {@code LM-AG-10}. */
    static String clause(String operation, String number) {
        return "LM-" + CLAUSES.get(operation) + "-" + number;
    }

    /** The member that names what a list is narrowed to. */
    static String arns(String list) {
        return list.equals("ListReceivedLicenses") ? "LicenseArns" : "GrantArns";
    }

    /** The member that holds the elements of a list. */
    public static String elements(String list) {
        return list.equals("ListReceivedLicenses") ? "Licenses" : "Grants";
    }
}
