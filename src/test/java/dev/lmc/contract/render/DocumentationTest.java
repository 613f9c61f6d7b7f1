package dev.lmc.contract.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.contract.Contract;
import dev.lmc.contract.render.OperationTable.MemberRow;
import dev.lmc.licensemanager.facts.DocumentedFilters;
import dev.lmc.licensemanager.facts.GrantStatusGraph;
import dev.lmc.licensemanager.facts.GrantStatusGraph.Edge;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

    @Test
    void everyErrorHasARemedy() {
        Contract contract = LicenseManagerContracts.contracts().latest();
        Set<String> codes = new TreeSet<>(contract.commonErrors().keySet());
        OperationTable.of(contract).forEach(operation -> operation.errors().forEach(error -> codes.add(error.code())));
        assertThat(ApiGuide.of(contract).remedies()).containsOnlyKeys(codes);
    }

    @Test
    void theCodesByReasonAreThoseOfTheSpecification() throws IOException {
        List<List<String>> specified = Files.readAllLines(Path.of("features/protocol/json-1-1.feature")).stream()
                .dropWhile(line -> !line.contains("| the call is refused"))
                .takeWhile(line -> line.contains("|"))
                .skip(1)
                .map(line -> Stream.of(line.split("\\|"))
                        .map(String::strip)
                        .filter(cell -> !cell.isEmpty())
                        .toList())
                .toList();
        assertThat(specified).isNotEmpty();
        assertThat(guide().refusals().get(0).rows().stream().skip(1).map(row -> List.of(row.get(0), row.get(2))))
                .isEqualTo(specified);
    }

    @Test
    void whoChangesTheStatusAgreesWithTheGraph() {
        List<List<String>> rows = guide().statuses().get(0).rows();
        List<Edge> calls = GrantStatusGraph.edges(LocalDate.of(2021, 6, 23)).stream()
                .filter(edge -> !edge.operation().equals(GrantStatusGraph.SERVICE))
                .toList();
        assertThat(calls).isNotEmpty().allSatisfy(edge -> assertThat(rows)
                .as(edge.name())
                .anyMatch(row -> row.get(0).split(" ")[0].equals(edge.operation())
                        && names(row.get(2), edge.from())
                        && (names(row.get(3), edge.to())
                                || row.get(3).startsWith("unchanged")
                                        && edge.from().equals(edge.to()))));
    }

    private static boolean names(String cell, String status) {
        return List.of(cell.split("\\W+")).contains(status);
    }

    private static ApiGuide guide() {
        return ApiGuide.of(LicenseManagerContracts.contracts().latest());
    }

    static Stream<LocalDate> dates() {
        return LicenseManagerContracts.contracts().dates().stream();
    }

    private static boolean isNoSentence(String text) {
        return text == null || !text.endsWith(".");
    }
}
