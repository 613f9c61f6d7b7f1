package dev.lmc.contract.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.contract.Contract;
import dev.lmc.contract.render.OperationTable.MemberRow;
import dev.lmc.licensemanager.facts.DocumentedFilters;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract teaches the API: everything in it has its meaning. */
class DocumentationTest {
    @ParameterizedTest
    @MethodSource("dates")
    void everyMemberValueErrorAndFilterHasAMeaning(LocalDate date) {
        Contract contract = LicenseManagerContracts.contracts().at(date);
        for (OperationTable operation : OperationTable.of(contract)) {
            assertThat(Stream.concat(operation.request().stream(), operation.response().stream())
                            .filter(member -> !member.path().endsWith("[]")))
                    .as("members of %s without a meaning", operation.name())
                    .filteredOn(member -> isNoSentence(member.documentation()))
                    .extracting(MemberRow::path)
                    .isEmpty();
            assertThat(operation.errors())
                    .as("errors of %s without a meaning", operation.name())
                    .filteredOn(error -> isNoSentence(error.remark()))
                    .isEmpty();
            assertThat(operation.examples())
                    .as("examples of %s", operation.name())
                    .isNotEmpty();
        }
        assertThat(new TypeGlossary(contract).enums())
                .flatExtracting(TypeGlossary::values)
                .isNotEmpty()
                .filteredOn(value -> isNoSentence(value.documentation()))
                .isEmpty();
        assertThat(DocumentedFilters.described(date).values())
                .flatExtracting(filters -> filters.values())
                .isNotEmpty()
                .filteredOn(DocumentationTest::isNoSentence)
                .isEmpty();
    }

    @Test
    void theExamplesOfADateHaveNoLaterMembers() {
        assertThat(ContractMarkdown.of(
                        LicenseManagerContracts.contracts().at("2020-12-03"),
                        DocumentedFilters.described(LocalDate.of(2020, 12, 3))))
                .contains(
                        "### Example: The grantee activates the grant and says why",
                        "| LICENSEARN |",
                        "\"Status\": \"ACTIVE\"\n}")
                .doesNotContain("\"StatusReason\": \"The contract is signed\"\n}");
    }

    static Stream<LocalDate> dates() {
        return LicenseManagerContracts.contracts().dates().stream();
    }

    private static boolean isNoSentence(String text) {
        return text == null || !text.endsWith(".");
    }
}
