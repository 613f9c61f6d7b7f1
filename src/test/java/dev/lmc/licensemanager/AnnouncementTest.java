package dev.lmc.licensemanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.contract.Contract;
import dev.lmc.contract.Operation;
import dev.lmc.contract.ShapeDoc;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code features/announcement.md} names existing clauses for each sentence, and leaves out no member. */
class AnnouncementTest {
    private static final Path FILE = Path.of("features/announcement.md");
    private static final Contract CONTRACT = LicenseManagerContracts.contracts().at("2021-06-23");

    @Test
    void eachRowNamesClausesInForce() throws IOException {
        List<String[]> rows = rows(Files.readString(FILE, StandardCharsets.UTF_8));
        assertThat(rows).hasSizeGreaterThan(100);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row).as(String.join("|", row)).hasSize(3);
            assertThat(row[2].strip().split(", ")).isNotEmpty().allSatisfy(id -> assertThat(
                            Runs.SUITE.clauses().clause(id).filter(clause -> clause.holdsAt(CONTRACT.date())))
                    .as("clause '" + id + "' of: " + row[1])
                    .isPresent());
        });
    }

    @Test
    void eachMemberHasARow() throws IOException {
        Map<String, String> sections = Arrays.stream(
                        Files.readString(FILE, StandardCharsets.UTF_8).split("(?m)^## "))
                .collect(Collectors.toMap(section -> section.lines().findFirst().orElseThrow(), section -> section));
        List<Operation> specified = CONTRACT.operations().values().stream()
                .filter(operation -> operation.role() == Operation.Role.SPECIFIED)
                .toList();
        assertThat(specified).hasSize(9).allSatisfy(operation -> assertThat(
                        Stream.concat(members(operation.input()), members(operation.output())))
                .as(operation.name())
                .isNotEmpty()
                .allMatch(member -> sections.getOrDefault(operation.name(), "").contains("`" + member + "`")));
    }

    private static Stream<String> members(ShapeDoc shape) {
        return Stream.concat(
                shape.members().keySet().stream(),
                Stream.concat(
                                shape.members().values().stream(),
                                shape.element() == null ? Stream.empty() : Stream.of(shape.element()))
                        .flatMap(AnnouncementTest::members));
    }

    private static List<String[]> rows(String text) {
        return text.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| sentence"))
                .map(line -> line.split("\\|"))
                .toList();
    }
}
