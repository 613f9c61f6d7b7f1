package dev.lmc.contract.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.contract.ContractHistory;
import dev.lmc.contract.Operation;
import dev.lmc.contract.Operation.Role;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContractDiffTest {
    private static final Predicate<Operation> NINE = operation -> operation.role() == Role.SPECIFIED;
    private static final String STATUS_ADDED = "response Status: WORKFLOW_COMPLETED added\n";
    private static final String TOKEN =
            "request ClientToken: changed: string of up to 2048 characters matching \\S+ (before: string)\n";
    private static final String REASON_ADDED =
            "request StatusReason: added: string of up to 400 characters, not empty\n";

    /** The announcement of 2021-06-23, and what changed in place beside it. */
    @Test
    void showsTheChangesOfJune2021() {
        Map<String, String> expected = new TreeMap<>();
        expected.put("AcceptGrant", STATUS_ADDED);
        expected.put("RejectGrant", STATUS_ADDED);
        expected.put("CreateGrant", TOKEN + STATUS_ADDED);
        expected.put(
                "CreateGrantVersion",
                TOKEN + "request Status: WORKFLOW_COMPLETED added\n" + REASON_ADDED + STATUS_ADDED);
        expected.put("DeleteGrant", REASON_ADDED + STATUS_ADDED);
        expected.put("GetGrant", grantChanged("Grant"));
        expected.put("ListDistributedGrants", grantChanged("Grants[]"));
        expected.put("ListReceivedGrants", grantChanged("Grants[]"));
        expected.put(
                "ListReceivedLicenses",
                "response Licenses[].ReceivedMetadata.ReceivedStatus: WORKFLOW_COMPLETED added\n"
                        + "response Licenses[].ReceivedMetadata.ReceivedStatusReason: "
                        + "added: string of up to 400 characters, not empty\n");

        assertThat(told("2021-05-18", "2021-06-23")).isEqualTo(expected);
    }

    @Test
    void goesBackInTheOtherDirection() {
        assertThat(told("2021-06-23", "2021-05-18"))
                .containsEntry("AcceptGrant", "response Status: WORKFLOW_COMPLETED removed\n")
                .hasEntrySatisfying("DeleteGrant", story -> assertThat(story)
                        .contains("request StatusReason: removed: string of up to 400 characters, not empty\n"));
    }

    @Test
    void tellsLimitsPatternsAndNestedMembers() {
        assertThat(told("2023-04-03", "2025-05-13"))
                .containsEntry(
                        "CreateGrant",
                        "request AllowedOperations: changed: list of 1 to 8 elements (before: list of 1 to 7 elements)\n"
                                + "request Tags: added: list\n"
                                + "request Tags[].Key: added: string\n"
                                + "request Tags[].Value: added: string\n");
        assertThat(told("2021-05-17", "2021-05-18"))
                .containsEntry(
                        "GetGrant",
                        "request GrantArn: pattern ^arn:aws:… became "
                                + "^arn:aws(-(cn|us-gov|iso-b|iso-c|iso-d))?:…\n"
                                + grantArns());
    }

    @Test
    void tellsWhatIsProvisional() {
        assertThat(told("2026-07-10", "2026-11-01"))
                .containsEntry(
                        "CreateGrant",
                        "request AllowedOperations[]: ListReceivedLicenses added\n"
                                + "request GrantType: added: one of BuyerGrant, DelegateGrant\n")
                .containsEntry("GetGrant", "response Grant.GrantedOperations[]: ListReceivedLicenses added\n");
    }

    @Test
    void saysThatNothingHasChanged() {
        ContractDiff none = diff("2022-11-11", "2021-09-24", NINE);

        assertThat(none.changes()).isEmpty();
        assertThat(DiffText.of(none)).isEqualTo("No operation changed between 2022-11-11 and 2021-09-24");
    }

    @Test
    void setUpOperationsAreShownOnRequest() {
        ContractDiff all = diff("2025-06-24", "2025-11-20", operation -> true);

        assertThat(all.changes()).containsOnlyKeys("ListTagsForResource", "TagResource", "UntagResource");
        assertThat(DiffText.of(all)).contains("  errors  ValidationException  added");
    }

    @Test
    void columnsLineUp() {
        assertThat(DiffText.of(diff("2021-05-18", "2021-06-23", NINE)).lines())
                .startsWith(
                        "9 operations changed between 2021-05-18 and 2021-06-23",
                        "",
                        "AcceptGrant",
                        "  response  Status                                            WORKFLOW_COMPLETED added");
    }

    private static ContractDiff diff(String from, String to, Predicate<Operation> filter) {
        ContractHistory history = LicenseManagerContracts.contracts();
        return ContractDiff.between(history.at(from), history.at(to), filter);
    }

    private static Map<String, String> told(String from, String to) {
        return diff(from, to, NINE).changes().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, changes -> changes.getValue().stream()
                        .map(change -> change.side().name().toLowerCase(Locale.ROOT) + " " + change.path() + ": "
                                + change.what() + "\n")
                        .collect(Collectors.joining())));
    }

    private static String grantChanged(String path) {
        return "response " + path + ".GrantStatus: WORKFLOW_COMPLETED added\n" + "response " + path
                + ".StatusReason: changed: string of up to 400 characters, not empty (before: string)\n";
    }

    private static String grantArns() {
        return Stream.of("GrantArn", "GranteePrincipalArn", "LicenseArn", "ParentArn")
                .map(name -> "response Grant." + name
                        + ": pattern ^arn:aws:… became ^arn:aws(-(cn|us-gov|iso-b|iso-c|iso-d))?:…\n")
                .collect(Collectors.joining());
    }
}
