package dev.lmc.contract.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.contract.Contract;
import dev.lmc.contract.ContractHistory;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.validation.Severity;

class RenderingTest {
    private static final URL IDL = LicenseManagerContracts.class.getResource("license-manager.smithy");

    @TempDir
    private Path folder;

    @Test
    void theModelPassesSmithysValidators() {
        assertThat(Model.assembler().discoverModels().addImport(IDL).assemble().getValidationEvents())
                .filteredOn(event -> event.getSeverity().compareTo(Severity.NOTE) > 0)
                .isEmpty();
    }

    @Test
    void theCutModelLoadsAgainAsTheSameContract() throws IOException {
        for (LocalDate date : LicenseManagerContracts.contracts().dates()) {
            Contract contract = LicenseManagerContracts.contracts().at(date);
            Path file = folder.resolve(date + ".smithy");
            Files.writeString(file, ContractIdl.of(contract));

            Contract again = ContractHistory.load(file.toUri().toURL()).at(date);

            assertThat(again.date()).isEqualTo(date);
            assertThat(again.operations()).isEqualTo(contract.operations());
            assertThat(again.errata()).isEqualTo(contract.errata());
            assertThat(again.commonErrors()).isEqualTo(contract.commonErrors());
        }
    }

    @Test
    void theCutModelHoldsNothingOfLater() {
        String idl = ContractIdl.of(LicenseManagerContracts.contracts().at("2021-05-18"));
        assertThat(idl.replaceFirst("(?m)^metadata guide = \\{[\\s\\S]*?^}", ""))
                .as("everything but the guide, which is that of today")
                .contains("ClientToken")
                .doesNotContain("WORKFLOW_COMPLETED", "StatusReasonMessage", "Options", "formerly", "2021-06-23");
    }

    @Test
    void aProvisionalRevisionIsMarkedInEveryForm() {
        Contract provisional = LicenseManagerContracts.contracts().at("2026-11-01");

        assertThat(ContractMarkdown.of(provisional, Map.of()))
                .contains("Provisional: the latest changes", "- 2026-11-01 (provisional): ");
        assertThat(ContractJson.of(provisional).path("provisional").asBoolean()).isTrue();
        assertThat(ContractIdl.of(provisional)).contains("provisional: true");
        assertThat(ContractMarkdown.of(LicenseManagerContracts.contracts().latest(), Map.of()))
                .doesNotContain("Provisional:", "(provisional)");
    }

    @Test
    void jsonLeavesOutWhatDoesNotApply() {
        JsonNode json = ContractJson.of(LicenseManagerContracts.contracts().at("2021-06-23"));
        JsonNode request = json.at("/operations/CreateGrantVersion/input/members");

        assertThat(json.fieldNames()).toIterable().containsExactly("contract", "operations", "errata");
        assertThat(json.path("contract").asText()).isEqualTo("2021-06-23");
        assertThat(json.path("operations").size()).isEqualTo(9);
        assertThat(request.path("ClientToken"))
                .hasToString("{\"type\":\"string\",\"required\":true,\"max\":2048,\"pattern\":\"\\\\S+\"}");
        assertThat(request.path("StatusReason"))
                .hasToString("{\"type\":\"string\",\"since\":\"2021-06-23\",\"max\":400,"
                        + "\"pattern\":\"[\\\\s\\\\S]+\"}");
        assertThat(json.at("/operations/GetGrant/errors"))
                .hasToString("{\"AccessDeniedException\":[400,401,403],\"AuthorizationException\":[400,403],"
                        + "\"InvalidParameterValueException\":[400],\"RateLimitExceededException\":[400,429],"
                        + "\"ResourceLimitExceededException\":[400],\"ServerInternalException\":[500],"
                        + "\"ValidationException\":[400]}");
    }

    @Test
    void markdownHasTheTablesOfSetUpAndTheTermsAndNoRowOfTwoLines() {
        String markdown =
                ContractMarkdown.of(LicenseManagerContracts.contracts().latest(), Map.of());

        assertThat(markdown.substring(markdown.indexOf("## CreateLicense"), markdown.indexOf("## DeleteLicense")))
                .contains("| Issuer.Name | string | yes |", "| Status | [LicenseStatus](#licensestatus) |");
        assertThat(markdown).contains("| SourceVersion | string | yes |", "### LicenseDeletionStatus");
        ApiGuide.TERMS.forEach(term -> assertThat(markdown).contains("- " + term.word() + ": " + term.meaning()));
        assertThat(markdown.lines().filter(line -> line.startsWith("|"))).allMatch(line -> line.endsWith("|"));
    }

    @Test
    void markdownIsATableForEachSideOfEachOperation() {
        String markdown =
                ContractMarkdown.of(LicenseManagerContracts.contracts().latest(), Map.of());

        assertThat(markdown.lines())
                .contains(
                        "## CreateGrantVersion",
                        "| ClientToken | ClientToken | yes | up to 2048 characters, at least 1 character (by its pattern) |  | A string of your choice, case-sensitive, that makes the"
                                + " request idempotent: a repeated request with the same token does not create a second version. |",
                        "| StatusReason | StatusReasonMessage |  | up to 400 characters, at least 1 character (by its pattern) | 2021-06-23 | Why the status changes, for"
                                + " the other party to read. Sent with Status; without it, nothing is documented. |",
                        "| AllowedOperations[] | [AllowedOperation](#allowedoperation) |  | one of 7 |  |  |",
                        "| Grant.Options.ActivationOverrideBehavior |"
                                + " [ActivationOverrideBehavior](#activationoverridebehavior) |  | one of 2 |"
                                + " 2023-04-03 | What the activation does to the active grants of the same product. |",
                        "| AccessDeniedException | 400, 401, 403 | The caller's policies do not allow the call, or the account is not"
                                + " set up for it. | Allow the call in the caller's policies. If the message says that the service"
                                + " role was not found, create the service-linked role. | all |",
                        "| RedirectException | 308 | This is not the correct Region for the resource. What Location contains is not"
                                + " documented. Not in the model, see the errata. | Send the call to the home Region of the license. |"
                                + " CreateGrant |",
                        "| Filters[].Values | list |  |  |  | Exactly one value since 2023-04-03; before, the documentation set no"
                                + " number. The model does not require the member; a filter without it has no documented meaning. |",
                        "### Its response",
                        "HTTP/1.1 200 OK",
                        "## Sharing with an organization",
                        "| Grants[] | structure |  |  |  | Its members are those of Grant in the response of"
                                + " [GetGrant](#getgrant). |");
        assertThat(markdown.lines().filter(line -> line.equals("### Request")))
                .as("the nine, CreateLicense and DeleteLicense")
                .hasSize(11);
        assertThat(markdown.lines().filter(line -> line.startsWith("| Filters[].Name |")))
                .as("a small structure is repeated in each table")
                .hasSize(3);
        // an error of every operation is no common error too
        assertThat(markdown.lines().filter(line -> line.startsWith("| AccessDeniedException |")))
                .hasSize(1);
        assertThat(markdown)
                .containsSubsequence("## CreateGrant\n", "## AcceptGrant\n", "## GetGrant\n", "## DeleteGrant\n");
    }
}
