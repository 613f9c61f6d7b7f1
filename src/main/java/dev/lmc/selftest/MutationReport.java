package dev.lmc.selftest;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lmc.files.AtomicFile;
import dev.lmc.input.IoErrors;
import dev.lmc.input.UsageException;
import dev.lmc.report.html.Templates;
import dev.lmc.selftest.MutationResults.Kill;
import dev.lmc.selftest.MutationResults.Trial;
import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Clauses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The result files of {@code lmc mutants}. */
public final class MutationReport {
    private static final String RECORD = "mutants.json";
    private static final String PAGE = "mutants.html";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path directory;

    private MutationReport(Path directory) {
        this.directory = directory;
    }

    /** A clause and the mutants that it catches. */
    public record Row(String clause, String title, List<Kill> kills) {}

    /** Servers that are not mutants. */
    public record ServerTrials(String title, String note, List<Trial> all) {}

    /** @throws UsageException with a one-line message, if the directory cannot be created */
    public static MutationReport in(Path directory) {
        try {
            Files.createDirectories(directory);
            return new MutationReport(directory);
        } catch (IOException e) {
            throw new UsageException("cannot write results to " + directory + ": " + IoErrors.describe(e));
        }
    }

    /**
     * @return the page
     * @throws UncheckedIOException with a one-line message, if a file could not be written
     */
    public Path write(MutationResults table, Clauses clauses) {
        try {
            AtomicFile.write(directory.resolve(RECORD), JSON.writeValueAsString(table) + "\n");
            AtomicFile.write(directory.resolve(PAGE), page(table, clauses));
            return directory.resolve(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write results to " + directory + ": " + IoErrors.describe(e), e);
        }
    }

    static String page(MutationResults table, Clauses clauses) {
        Map<String, List<Kill>> groups = new LinkedHashMap<>();
        table.mutants().forEach(kill -> groups.computeIfAbsent(kill.group(), group -> new ArrayList<>())
                .add(kill));
        return Templates.filled(
                "selftest/mutants.ftlh",
                Map.of(
                        "table",
                        table,
                        "groups",
                        groups,
                        "rows",
                        rows(table, clauses),
                        "trials",
                        List.of(
                                new ServerTrials(
                                        "Hostile servers",
                                        "Servers that do not implement the API at all: each must fail the gate.",
                                        table.hostile()),
                                new ServerTrials(
                                        "Equivalent servers",
                                        "Servers that differ only where the documentation leaves room: none may fail"
                                                + " the gate.",
                                        table.equivalents()))));
    }

    private static List<Row> rows(MutationResults table, Clauses clauses) {
        Map<String, Kill> kills = table.mutants().stream().collect(Collectors.toMap(Kill::mutant, kill -> kill));
        return new TreeMap<>(table.clauses())
                .entrySet().stream()
                        .map(row -> new Row(
                                row.getKey(),
                                clauses.clause(row.getKey()).map(Clause::title).orElse(""),
                                row.getValue().stream().map(kills::get).toList()))
                        .toList();
    }
}
