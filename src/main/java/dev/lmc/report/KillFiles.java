package dev.lmc.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lmc.report.KillTable.Kill;
import dev.lmc.report.KillTable.Trial;
import dev.lmc.verdict.Clause;
import dev.lmc.verdict.Clauses;
import dev.lmc.yaml.UsageException;
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

/** The files that tell what {@code lmc mutants} found. */
public final class KillFiles {
    private static final String RECORD = "mutants.json";
    private static final String PAGE = "mutants.html";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path directory;

    private KillFiles(Path directory) {
        this.directory = directory;
    }

    /** A clause, and the mutants that it catches. */
    public record Row(String clause, String title, List<Kill> kills) {}

    /** Servers that are no mutants. */
    public record Trials(String title, String note, List<Trial> all) {}

    /**
     * @throws UsageException with one line, when the directory cannot be made
     */
    public static KillFiles in(Path directory) {
        try {
            Files.createDirectories(directory);
            return new KillFiles(directory);
        } catch (IOException e) {
            throw new UsageException("cannot write results to " + directory + ": " + PathTrouble.of(e));
        }
    }

    /**
     * @return the page
     * @throws UncheckedIOException with one line, when a file could not be written
     */
    public Path write(KillTable table, Clauses clauses) {
        try {
            WholeFile.write(directory.resolve(RECORD), JSON.writeValueAsString(table) + "\n");
            WholeFile.write(directory.resolve(PAGE), page(table, clauses));
            return directory.resolve(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write results to " + directory + ": " + PathTrouble.of(e), e);
        }
    }

    static String page(KillTable table, Clauses clauses) {
        Map<String, List<Kill>> groups = new LinkedHashMap<>();
        table.mutants().forEach(kill -> groups.computeIfAbsent(kill.group(), group -> new ArrayList<>())
                .add(kill));
        return Templates.filled(
                "mutants.ftlh",
                Map.of(
                        "table",
                        table,
                        "groups",
                        groups,
                        "rows",
                        rows(table, clauses),
                        "trials",
                        List.of(
                                new Trials(
                                        "Hostile servers",
                                        "Not built on the reference, and wrong altogether: each must fail the gate.",
                                        table.hostile()),
                                new Trials(
                                        "Equivalent servers",
                                        "Different only in what the documents leave open: none may fail the gate.",
                                        table.equivalents()))));
    }

    private static List<Row> rows(KillTable table, Clauses clauses) {
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
