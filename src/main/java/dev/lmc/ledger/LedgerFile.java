package dev.lmc.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lmc.input.IoErrors;
import dev.lmc.input.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A ledger left by a run, read from disk.
 *
 * @param file its path
 * @param prefix the name prefix of the run's resources
 * @param kind the kind of target
 * @param open the resources not known to be deleted, in the order of creation
 */
public record LedgerFile(Path file, String prefix, String kind, String endpoint, String region, List<Entry> open) {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern NAME = Pattern.compile("ledger-(lmc-[0-9a-f]+)\\.ndjson");

    /**
     * A resource that was to be created.
     *
     * @param party the creating party, in words
     * @param name its name in the request, possibly empty
     * @param within the ARN of its parent resource, possibly empty
     * @param arn its ARN; empty if no response returned it
     */
    public record Entry(String operation, String party, String account, String name, String within, String arn) {}

    /** Returns the ledgers in a directory, sorted by name. */
    public static List<Path> in(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UsageException("cannot read " + directory + ": " + IoErrors.describe(e));
        }
    }

    /** @throws UsageException with a one-line message, if it is not a ledger */
    public static LedgerFile read(Path file) {
        List<JsonNode> lines = lines(file);
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (lines.isEmpty() && name.matches()) {
            return new LedgerFile(file, name.group(1), "", "", "", List.of());
        }
        JsonNode run = lines.isEmpty() ? MAPPER.missingNode() : lines.get(0);
        if (!run.path("form").asText().equals(Ledger.FORM)
                || !run.path("prefix").asText().startsWith(Ledger.PREFIX)) {
            throw new UsageException(file + " is not a ledger of lmc");
        }
        Map<Integer, Entry> open = new TreeMap<>();
        lines.subList(1, lines.size()).forEach(line -> apply(line, open));
        return new LedgerFile(
                file,
                run.path("prefix").asText(),
                run.path("kind").asText(),
                run.path("endpoint").asText(),
                run.path("region").asText(),
                List.copyOf(open.values()));
    }

    private static void apply(JsonNode line, Map<Integer, Entry> open) {
        int number = line.path("entry").asInt();
        Entry known = open.get(number);
        if (line.has("operation")) {
            open.put(
                    number,
                    new Entry(
                            line.path("operation").asText(),
                            line.path("party").asText(),
                            line.path("account").asText(),
                            line.path("name").asText(),
                            line.path("within").asText(),
                            ""));
        } else if (line.path("gone").asBoolean()) {
            open.remove(number);
        } else if (known != null) {
            open.put(
                    number,
                    new Entry(
                            known.operation(),
                            known.party(),
                            known.account(),
                            known.name(),
                            known.within(),
                            line.path("arn").asText()));
        }
    }

    /**
     * Returns the lines. A killed run may leave an incomplete last line; the resource that it announces was not yet
     * created.
     */
    private static List<JsonNode> lines(Path file) {
        List<String> texts = texts(file);
        List<JsonNode> lines = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).isBlank()) {
                continue;
            }
            try {
                lines.add(MAPPER.readTree(texts.get(i)));
            } catch (JsonProcessingException e) {
                if (i < texts.size() - 1) {
                    throw new UsageException(
                            "line " + (i + 1) + " of the ledger " + file + " is not JSON: correct or delete it");
                }
            }
        }
        return lines;
    }

    private static List<String> texts(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UsageException("cannot read the ledger " + file + ": " + IoErrors.describe(e));
        }
    }
}
