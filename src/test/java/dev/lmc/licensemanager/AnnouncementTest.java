package dev.lmc.licensemanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lmc.contract.Contract;
import dev.lmc.contract.Operation;
import dev.lmc.contract.ShapeDoc;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.record.ScenarioResult;
import dev.lmc.suite.RunListener;
import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Clauses;
import dev.lmc.wire.Exchange;
import dev.lmc.wire.WireFinding.Aspect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code features/announcement.md} names clauses that test each sentence, and leaves out no member. */
class AnnouncementTest {
    private static final Path FILE = Path.of("features/announcement.md");
    private static final Contract CONTRACT = LicenseManagerContracts.contracts().at("2021-06-23");
    private static final Clauses CLAUSES = Runs.SUITE.clauses();
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    private static final List<Row> ROWS = new ArrayList<>();
    /** By clause, what its scenarios check, as operation and member path, and the operations that they call. */
    private static final Map<String, Set<String>> CHECKED = new TreeMap<>();

    private static final Map<String, Set<String>> CALLED = new TreeMap<>();

    /** @param section the operation that the row is about, or the heading of rows about several */
    private record Row(String section, boolean ofResponse, String sentence, List<String> clauses) {
        Set<String> names() {
            return NAME.matcher(sentence)
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .collect(Collectors.toSet());
        }

        /** Returns the paths of the members of the response that it names. */
        List<String> members() {
            return paths("", CONTRACT.operation(section).orElseThrow().output())
                    .filter(path -> names().contains(name(path)))
                    .toList();
        }

        boolean isAboutAnOperation() {
            return CONTRACT.operation(section).isPresent();
        }

        /** Returns the clauses of which only a run shows whether they are about the operation or the member. */
        Stream<String> clausesToTry() {
            return clauses.stream()
                    .filter(id -> ofResponse || !clause(id).operation().equals(section));
        }

        /** Returns the clauses, with the row, that are not as they should be. */
        Stream<String> without(Predicate<String> property) {
            return clauses.stream().filter(property.negate()).map(id -> id + " in " + section + ", " + sentence);
        }
    }

    @BeforeAll
    static void tryTheClauses() throws IOException {
        read();
        String tags = ROWS.stream()
                .flatMap(Row::clausesToTry)
                .distinct()
                .map(id -> "@" + id)
                .collect(Collectors.joining(" or "));
        Runs.onReference(
                ReferenceOptions.defaults().withContract(CONTRACT),
                Runs.tagged(tags),
                OptionalLong.empty(),
                new RunListener() {
                    @Override
                    public void checked(String clause, Set<String> statements) {
                        CHECKED.computeIfAbsent(clause, id -> new TreeSet<>()).addAll(statements);
                    }

                    @Override
                    public void ended(ScenarioResult result, List<Exchange> exchanges) {
                        Set<String> called = CALLED.computeIfAbsent(result.id(), id -> new TreeSet<>());
                        exchanges.forEach(call -> called.add(call.operation()));
                    }
                });
    }

    private static void read() throws IOException {
        String section = "";
        boolean ofResponse = false;
        for (String line : Files.readAllLines(FILE, StandardCharsets.UTF_8)) {
            if (line.startsWith("## ")) {
                section = line.substring("## ".length());
                ofResponse = false;
            } else if (line.startsWith("| ") && !line.startsWith("| sentence")) {
                String[] cells = line.split("\\|");
                assertThat(cells).as(line).hasSize(3);
                ofResponse |= cells[1].startsWith(" response ");
                ROWS.add(new Row(
                        section,
                        ofResponse,
                        cells[1].strip(),
                        List.of(cells[2].strip().split(", "))));
            }
        }
    }

    @Test
    void eachRowNamesClausesInForce() {
        assertThat(ROWS).hasSizeGreaterThan(100);
        assertThat(ROWS.stream().flatMap(row -> row.without(id -> clause(id).holdsAt(CONTRACT.date()))))
                .isEmpty();
    }

    @Test
    void eachMemberHasARow() {
        List<Operation> specified = CONTRACT.operations().values().stream()
                .filter(operation -> operation.role() == Operation.Role.SPECIFIED)
                .toList();
        assertThat(specified).hasSize(9).allSatisfy(operation -> {
            Set<String> named = ROWS.stream()
                    .filter(row -> row.section().equals(operation.name()))
                    .flatMap(row -> row.names().stream())
                    .collect(Collectors.toSet());
            assertThat(Stream.concat(paths("", operation.input()), paths("", operation.output())))
                    .as(operation.name())
                    .isNotEmpty()
                    .allMatch(path -> named.contains(name(path)));
        });
    }

    @Test
    void eachClauseCallsTheOperation() {
        assertThat(ROWS.stream()
                        .filter(Row::isAboutAnOperation)
                        .flatMap(row -> row.without(id -> clause(id).operation().equals(row.section())
                                || CALLED.getOrDefault(id, Set.of()).contains(row.section()))))
                .isEmpty();
    }

    @Test
    void eachClauseOfAResponseMemberJudgesIt() {
        List<Row> rows = ROWS.stream().filter(Row::ofResponse).toList();
        assertThat(rows).hasSizeGreaterThan(50).allMatch(row -> !row.members().isEmpty());
        assertThat(rows.stream()
                        .flatMap(row -> row.without(
                                id -> row.members().stream().anyMatch(member -> judges(id, row.section(), member)))))
                .isEmpty();
    }

    private static boolean judges(String id, String operation, String member) {
        return id.equals(CLAUSES.always(Aspect.SHAPE, operation).id())
                || ReadBackCheckTest.comparedMembers(operation).contains(member)
                        && id.equals(CLAUSES.always(Aspect.ORIGIN, operation).id())
                || CHECKED.getOrDefault(id, Set.of()).stream()
                        .filter(statement -> statement.startsWith(operation + " "))
                        .anyMatch(statement -> covers(statement.substring(operation.length() + 1), member));
    }

    /** Returns whether a check at a path is one of the member, of a part of it, or of the structure that contains it. */
    private static boolean covers(String checked, String member) {
        boolean contained =
                checked.contains(".") && (member.startsWith(checked + ".") || member.startsWith(checked + "[]."));
        return checked.equals(member)
                || checked.startsWith(member + ".")
                || checked.startsWith(member + "[]")
                || contained;
    }

    private static Clause clause(String id) {
        return CLAUSES.clause(id).orElseThrow(() -> new AssertionError("no clause '" + id + "'"));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static Stream<String> paths(String prefix, ShapeDoc shape) {
        Stream<String> elements = shape.element() == null ? Stream.empty() : paths(prefix + "[]", shape.element());
        String start = prefix.isEmpty() ? "" : prefix + ".";
        return Stream.concat(
                elements,
                shape.members().entrySet().stream()
                        .flatMap(member -> Stream.concat(
                                Stream.of(start + member.getKey()),
                                paths(start + member.getKey(), member.getValue()))));
    }
}
